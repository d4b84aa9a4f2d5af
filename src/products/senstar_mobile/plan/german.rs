//! What the plan says in German.

use super::draft::CHOICE;
use super::steps::Who;

/// What the plan says, in English and in German. Its steps stay English.
pub(in super::super) const GERMAN: &[(&str, &str)] = &[
    (CHOICE, "Ein Zertifikat beschaffen"),
    (Who::ServerAdministrator.text(), "Administrator des Servers"),
    (Who::ItDepartment.text(), "IT-Abteilung"),
    (Who::PhoneUser.text(), "am Telefon"),
];
