//! The Senstar deployment. The steps themselves are the core's words.

use cert_inspector::deployment::{NamedObject, StepState, WayFit, Who};
use cert_inspector::products::senstar_mobile::{Access, GUIDE, Way};
use cert_inspector::report::SourceReference;

use super::{Words, same, say, words};
use crate::shown::shown;

pub(crate) const DEPLOYMENT: Words = words("Senstar deployment", "Senstar-Einführung");
pub(crate) const DEPLOYMENT_NOTE: Words = words(
    "From a certificate to phones that connect: what the Senstar guide wants done, in order. What the files here show to be done is ticked.",
    "Vom Zertifikat bis zu Telefonen, die sich verbinden: was nach dem Leitfaden von Senstar zu tun ist, der Reihe nach. Was nach den Dateien hier getan ist, ist abgehakt.",
);
pub(crate) const DEPLOYMENT_ASKING: Words =
    words("The checklist is being made.", "Die Checkliste wird erstellt.");
pub(crate) const DEPLOYMENT_WAYS: Words = words("Obtaining a certificate", "Ein Zertifikat beschaffen");
pub(crate) const DEPLOYMENT_CONTRADICTIONS: Words =
    words("Where the guide contradicts itself", "Wo der Leitfaden sich widerspricht");
pub(crate) const DEPLOYMENT_OPEN: Words =
    words("What the guide leaves open", "Was der Leitfaden offen lässt");
pub(crate) const OPTIONAL: Words = words("optional", "freiwillig");
pub(crate) const CHOSEN_WAY: Words =
    words("The steps below are for this way.", "Die Schritte unten gelten für diesen Weg.");

pub(crate) const VERSION_LABEL: Words =
    words("Version of the Senstar Symphony Server", "Version des Senstar Symphony Server");
pub(crate) const WAY_LABEL: Words = words("Certificate from", "Zertifikat von");
pub(crate) const WAY_RECOMMENDED: Words = words("As the guide recommends", "Wie der Leitfaden empfiehlt");
pub(crate) const PHONES_LABEL: Words = words("Phones", "Telefone");
pub(crate) const IOS: Words = words("iPhones and iPads", "iPhones und iPads");
pub(crate) const ANDROID: Words = words("Android phones", "Android-Telefone");
pub(crate) const ACCESS_LABEL: Words = words("Phones connect over", "Telefone verbinden sich über");
pub(crate) const DOMAIN_LABEL: Words = words("You own a domain name", "Sie besitzen einen Domainnamen");
pub(crate) const STATIC_IP_LABEL: Words =
    words("The server has a static IP address", "Der Server hat eine feste IP-Adresse");
pub(crate) const MANAGED_LABEL: Words =
    words("Phones are managed centrally", "Telefone werden zentral verwaltet");
pub(crate) const NOT_SAID: Words = words("Not said", "Keine Angabe");
pub(crate) const YES: Words = words("Yes", "Ja");
pub(crate) const NO: Words = words("No", "Nein");

/// What a version to choose from stands for.
pub(crate) fn version(version: &'static str) -> Words {
    match version {
        "8.6.1" => words("8.6.1 or later", "8.6.1 oder neuer"),
        "8.5" => same("8.5.x"),
        "8.4" => words("Older than 8.5", "Älter als 8.5"),
        other => same(other),
    }
}

pub(crate) const fn way(way: Way) -> Words {
    match way {
        Way::SenstarAsCa => words("The Senstar Symphony Server itself", "Vom Senstar Symphony Server selbst"),
        Way::PublicCa => words("A public authority", "Von einer öffentlichen Zertifizierungsstelle"),
        Way::OwnCa => {
            words("An authority of your organisation", "Von einer Zertifizierungsstelle Ihrer Organisation")
        }
    }
}

pub(crate) const fn access(access: Access) -> Words {
    match access {
        Access::Internet => words("The Internet", "Das Internet"),
        Access::Vpn => words("A VPN", "Ein VPN"),
    }
}

pub(crate) const fn fit(fit: WayFit) -> Words {
    match fit {
        WayFit::Recommended => words("recommended", "empfohlen"),
        WayFit::Possible => words("possible", "möglich"),
        WayFit::Impossible => words("not possible", "nicht möglich"),
    }
}

pub(crate) const fn step_state(state: StepState) -> Words {
    match state {
        StepState::Done => words("done", "erledigt"),
        StepState::Attention => words("done, with a note", "erledigt, mit einem Hinweis"),
        StepState::ToDo => words("to do", "zu tun"),
        StepState::CannotTell => words("cannot tell", "nicht feststellbar"),
        StepState::NotMet => words("not met", "nicht erfüllt"),
        StepState::Impossible => words("not possible", "nicht möglich"),
    }
}

pub(crate) const fn who(who: Who) -> Words {
    match who {
        Who::ServerAdministrator => words("administrator of the server", "Administrator des Servers"),
        Who::PublicAuthority => words("public authority", "öffentliche Zertifizierungsstelle"),
        Who::ItDepartment => words("IT department", "IT-Abteilung"),
        Who::PhoneUser => words("on the phone", "am Telefon"),
    }
}

/// Where it is asked, in a line.
pub(crate) fn step_sources(sources: &[SourceReference]) -> String {
    let sources = sources.iter().map(|source| match source.document.as_ref() {
        GUIDE => say!("Guide, {}", "Leitfaden, {}", source.section),
        document => format!("{document}, {}", source.section),
    });
    sources.collect::<Vec<_>>().join("; ")
}

/// An object by title and file.
pub(crate) fn named_object(object: &NamedObject) -> String {
    format!("{} ({})", shown(&object.title), shown(&object.file))
}
