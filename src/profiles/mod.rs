//! Who asks for what: the demands of each product, and what the platforms beside them ask.
//!
//! A requirement is a file here. To add one, write the file and name it in its profile's list; nothing else changes.

/// Declares the modules of a profile and the list of their requirements at once, so that neither can be forgotten.
macro_rules! requirements {
    ($($module:ident,)*) => {
        requirements! { crate::checks::OfCertificate: $($module,)* }
    };
    ($kind:path: $($module:ident,)*) => {
        $(mod $module;)*

        /// Every requirement of this profile, in the order of its source.
        pub static REQUIREMENTS: &[&crate::checks::Requirement<$kind>] = &[$(&$module::REQUIREMENT,)*];

        #[cfg(test)]
        mod declarations {
            #[test]
            fn every_file_is_declared_and_named_after_its_requirement() {
                let folder = std::path::Path::new(file!()).parent().unwrap();
                let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
                let profile = folder.file_name().unwrap().to_str().unwrap().replace('_', "-");
                let mut files: Vec<String> = std::fs::read_dir(root.join(folder))
                    .unwrap()
                    .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                    .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
                    .filter(|name| name != "mod")
                    .collect();
                let mut declared: Vec<String> = vec![$(stringify!($module).to_owned(),)*];
                for (module, requirement) in declared.iter().zip(super::REQUIREMENTS) {
                    assert_eq!(requirement.id, format!("{profile}/{}", module.replace('_', "-")));
                }
                files.sort();
                declared.sort();
                assert_eq!(files, declared);
            }
        }
    };
}

pub mod dw_spectrum;
pub mod platform;
pub mod senstar_mobile;
pub mod symphony_messaging;
pub mod symphony_request;

use crate::checks::Requirement;
use crate::input::{Destination, ProfileId};

/// Version of the demands: the day on which one of them last changed. A test holds it to the declarations.
pub const RULE_SET: &str = "2026-11-21";

/// The demands of a product's guide on certificates.
#[must_use]
pub const fn guide_requirements(profile: ProfileId) -> &'static [&'static Requirement] {
    match profile {
        ProfileId::SenstarMobile => senstar_mobile::REQUIREMENTS,
        ProfileId::DwSpectrum => dw_spectrum::REQUIREMENTS,
        ProfileId::SymphonyMessaging => symphony_messaging::REQUIREMENTS,
    }
}

/// The title under which a product is known.
#[must_use]
pub const fn product(profile: ProfileId) -> &'static str {
    match profile {
        ProfileId::SenstarMobile => "Senstar Symphony Mobile Application",
        ProfileId::DwSpectrum => "DW Spectrum",
        ProfileId::SymphonyMessaging => "Symphony Messaging",
    }
}

/// The document that makes the demands, as a scope for verdicts.
#[must_use]
pub const fn guide(profile: ProfileId) -> &'static str {
    match profile {
        ProfileId::SenstarMobile => "the Senstar mobile guide 4.0",
        ProfileId::DwSpectrum => "the DW Spectrum manual",
        ProfileId::SymphonyMessaging => "the Symphony Messaging guide",
    }
}

/// What a destination is called.
#[must_use]
pub const fn destination_title(destination: Destination) -> &'static str {
    match destination {
        Destination::SenstarMobileServer => "Senstar mobile: server",
        Destination::SenstarMobileCa => "Senstar mobile: certificate authority",
        Destination::DwSpectrumServer => "DW Spectrum: server",
        Destination::SymphonyBot => "Symphony Messaging: bot",
        Destination::SymphonyAuthority => "Symphony Messaging: signing or root certificate",
        Destination::SymphonyRequest => "Symphony Messaging: certificate request",
    }
}

/// What to drop so that something is judged for a destination.
#[must_use]
pub const fn destination_wants(destination: Destination) -> &'static str {
    match destination {
        Destination::SenstarMobileServer => {
            "No server certificate is here: drop the SSL certificate of the Senstar Symphony Server."
        }
        Destination::SenstarMobileCa => {
            "No certificate authority is here: drop the CA certificate that the phones are to trust."
        }
        Destination::DwSpectrumServer => {
            "No server certificate is here: drop the cert.pem of the DW Spectrum server, or its parts."
        }
        Destination::SymphonyBot => "No client certificate is here: drop the .p12 or PEM file of the bot.",
        Destination::SymphonyAuthority => {
            "No certificate authority is here: drop the signing or root certificate that is to be uploaded."
        }
        Destination::SymphonyRequest => "No certificate request is here: drop the CSR for the PKI team.",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::checks::{Kind, Outcome};

    /// What is asked of every declaration, whatever it is about.
    fn complete<K: Kind>(requirement: &Requirement<K>, ids: &mut HashSet<&'static str>) {
        let id = requirement.id;
        assert!(ids.insert(id), "{id} stands twice");
        for (field, text) in [
            ("title", requirement.title),
            ("demand", requirement.demand),
            ("required", requirement.required),
            ("effect", requirement.effect),
        ] {
            assert!(!text.trim().is_empty(), "{id} has no {field}");
        }
        assert!(!requirement.sources.is_empty() && !requirement.roles.is_empty(), "{id}");
        assert!(requirement.sources.iter().all(|s| !s.document.is_empty() && !s.section.is_empty()), "{id}");
        let expects = |wanted: fn(Outcome) -> bool| requirement.examples.iter().any(|e| wanted(e.expect));
        assert!(expects(|outcome| outcome == Outcome::Pass), "{id} has no example that passes");
        assert!(
            expects(|outcome| matches!(outcome, Outcome::Fail | Outcome::Warn)),
            "{id} has no example that breaks it"
        );
    }

    #[test]
    fn every_declaration_is_complete() {
        let mut ids = HashSet::new();
        let guides = ProfileId::ALL.iter().flat_map(|profile| guide_requirements(*profile));
        for requirement in guides.chain(platform::REQUIREMENTS) {
            complete(requirement, &mut ids);
        }
        for requirement in symphony_request::REQUIREMENTS {
            complete(requirement, &mut ids);
        }
    }
}
