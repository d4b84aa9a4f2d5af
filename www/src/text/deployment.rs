//! The Senstar deployment. The steps themselves are the core's words.

use cert_inspector::products::senstar_mobile::{Access, GUIDE, Way};
use cert_inspector::report::SourceReference;
use cert_inspector::report::deployment::{NamedObject, StepState, WayFit, Who};

use crate::shown::shown;

pub(crate) const DEPLOYMENT: &str = "Senstar deployment";
pub(crate) const DEPLOYMENT_NOTE: &str = "From a certificate to phones that connect: what the Senstar guide wants done, in order. What the files here show to be done is ticked.";
pub(crate) const DEPLOYMENT_ASKING: &str = "The checklist is being made.";
pub(crate) const DEPLOYMENT_WAYS: &str = "Obtaining a certificate";
pub(crate) const DEPLOYMENT_CONTRADICTIONS: &str = "Where the guide contradicts itself";
pub(crate) const DEPLOYMENT_OPEN: &str = "What the guide leaves open";
pub(crate) const OPTIONAL: &str = "optional";
pub(crate) const CHOSEN_WAY: &str = "The steps below are for this way.";

pub(crate) const VERSION_LABEL: &str = "Version of the Senstar Symphony Server";
pub(crate) const WAY_LABEL: &str = "Certificate from";
pub(crate) const WAY_RECOMMENDED: &str = "As the guide recommends";
pub(crate) const PHONES_LABEL: &str = "Phones";
pub(crate) const IOS: &str = "iPhones and iPads";
pub(crate) const ANDROID: &str = "Android phones";
pub(crate) const ACCESS_LABEL: &str = "Phones connect over";
pub(crate) const DOMAIN_LABEL: &str = "You own a domain name";
pub(crate) const STATIC_IP_LABEL: &str = "The server has a static IP address";
pub(crate) const MANAGED_LABEL: &str = "Phones are managed centrally";
pub(crate) const NOT_SAID: &str = "Not said";
pub(crate) const YES: &str = "Yes";
pub(crate) const NO: &str = "No";

/// What a version to choose from stands for.
pub(crate) fn version(version: &str) -> &str {
    match version {
        "8.6.1" => "8.6.1 or later",
        "8.5" => "8.5.x",
        "8.4" => "Older than 8.5",
        other => other,
    }
}

pub(crate) const fn way(way: Way) -> &'static str {
    match way {
        Way::SenstarAsCa => "The Senstar Symphony Server itself",
        Way::PublicCa => "A public authority",
        Way::OwnCa => "An authority of your organisation",
    }
}

pub(crate) const fn access(access: Access) -> &'static str {
    match access {
        Access::Internet => "The Internet",
        Access::Vpn => "A VPN",
    }
}

pub(crate) const fn fit(fit: WayFit) -> &'static str {
    match fit {
        WayFit::Recommended => "recommended",
        WayFit::Possible => "possible",
        WayFit::Impossible => "not possible",
    }
}

pub(crate) const fn step_state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Attention => "done, with a note",
        StepState::ToDo => "to do",
        StepState::CannotTell => "cannot tell",
        StepState::NotMet => "not met",
        StepState::Impossible => "not possible",
    }
}

pub(crate) const fn who(who: Who) -> &'static str {
    match who {
        Who::ServerAdministrator => "administrator of the server",
        Who::PublicAuthority => "public authority",
        Who::ItDepartment => "IT department",
        Who::PhoneUser => "on the phone",
    }
}

/// Where it is asked, in a line.
pub(crate) fn step_sources(sources: &[SourceReference]) -> String {
    let sources = sources.iter().map(|source| match source.document.as_ref() {
        GUIDE => format!("Guide, {}", source.section),
        document => format!("{document}, {}", source.section),
    });
    sources.collect::<Vec<_>>().join("; ")
}

/// An object by title and file.
pub(crate) fn named_object(object: &NamedObject) -> String {
    format!("{} ({})", shown(&object.title), shown(&object.file))
}
