//! The parts of a result.

use super::{Words, same, words};

pub(crate) const TABS: Words = words("Parts of the result", "Teile des Ergebnisses");

pub(crate) const TAB_VERDICT: Words = words("Result", "Ergebnis");
pub(crate) const TAB_CERTIFICATE: Words = words("Certificate", "Zertifikat");
pub(crate) const SECTIONS: Words = words("Sections of the certificate", "Abschnitte des Zertifikats");
pub(crate) const TAB_DETAILS: Words = words("Fields", "Felder");
pub(crate) const TAB_CHAIN: Words = words("Chain", "Kette");
pub(crate) const TAB_FINGERPRINTS: Words = words("Fingerprints", "Fingerabdrücke");
pub(crate) const TAB_ASN1: Words = same("ASN.1");
pub(crate) const TAB_COMPARE: Words = words("Compare", "Vergleich");
pub(crate) const TAB_FILES: Words = words("Save as", "Speichern als");
