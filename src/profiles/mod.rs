//! Who asks for what: the demands of each product, and what the platforms beside them ask.
//!
//! A requirement is a file here. To add one, write the file and name it in its profile's list; nothing else changes.

/// Declares the modules of a profile and the list of their requirements at once, so that neither can be forgotten.
macro_rules! requirements {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every requirement of this profile, in the order of its source.
        pub static REQUIREMENTS: &[&crate::checks::Requirement] = &[$(&$module::REQUIREMENT,)*];

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

pub mod platform;
pub mod senstar_mobile;

use crate::checks::Requirement;
use crate::input::ProfileId;

/// The demands of a product's guide.
#[must_use]
pub const fn guide_requirements(profile: ProfileId) -> &'static [&'static Requirement] {
    match profile {
        ProfileId::SenstarMobile => senstar_mobile::REQUIREMENTS,
    }
}

/// The title under which a product is known.
#[must_use]
pub const fn product(profile: ProfileId) -> &'static str {
    match profile {
        ProfileId::SenstarMobile => "Senstar Symphony Mobile Application",
    }
}

/// The document that makes the demands, as a scope for verdicts.
#[must_use]
pub const fn guide(profile: ProfileId) -> &'static str {
    match profile {
        ProfileId::SenstarMobile => "the Senstar mobile guide 4.0",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::checks::Outcome;

    #[test]
    fn every_declaration_is_complete() {
        let mut ids = HashSet::new();
        for requirement in senstar_mobile::REQUIREMENTS.iter().chain(platform::REQUIREMENTS) {
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
            assert!(
                requirement.sources.iter().all(|s| !s.document.is_empty() && !s.section.is_empty()),
                "{id}"
            );
            let expects = |wanted: fn(Outcome) -> bool| requirement.examples.iter().any(|e| wanted(e.expect));
            assert!(expects(|outcome| outcome == Outcome::Pass), "{id} has no example that passes");
            assert!(
                expects(|outcome| matches!(outcome, Outcome::Fail | Outcome::Warn)),
                "{id} has no example that breaks it"
            );
        }
    }
}
