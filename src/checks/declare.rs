//! The macro that declares a list of requirements.

/// Declares the modules of a list and the list of their requirements at once, so that neither can be forgotten. The text is
/// the first part of their identifiers.
macro_rules! requirements {
    ($prefix:literal: $($module:ident,)*) => {
        requirements! { $prefix, crate::checks::OfCertificate: $($module,)* }
    };
    ($prefix:literal, $kind:path: $($module:ident,)*) => {
        $(mod $module;)*

        /// Every requirement of this list, in the order of its source.
        pub static REQUIREMENTS: &[&crate::checks::Requirement<$kind>] = &[$(&$module::REQUIREMENT,)*];

        #[cfg(test)]
        mod declarations {
            #[test]
            fn every_file_is_declared_and_named_after_its_requirement() {
                let folder = std::path::Path::new(file!()).parent().unwrap();
                let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
                let mut files: Vec<String> = std::fs::read_dir(root.join(folder))
                    .unwrap()
                    .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                    .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
                    .filter(|name| name != "mod")
                    .collect();
                let mut declared: Vec<String> = vec![$(stringify!($module).to_owned(),)*];
                for (module, requirement) in declared.iter().zip(super::REQUIREMENTS) {
                    assert_eq!(requirement.id, format!("{}/{}", $prefix, module.replace('_', "-")));
                }
                files.sort();
                declared.sort();
                assert_eq!(files, declared);
            }
        }
    };
}
