//! Whether the licence of every crate is allowed.

use std::collections::BTreeSet;

use spdx::{Expression, LicenseReq, ParseMode};

use super::crates::{Crate, Metadata};
use super::settings::Licenses;

/// What was found.
pub(super) struct Found {
    pub(super) faults: Vec<String>,
    /// How many crates were looked at.
    pub(super) crates: usize,
    /// How many licences their expressions name.
    pub(super) licences: usize,
}

pub(super) fn check(metadata: &[Metadata], settings: &Licenses) -> Found {
    let (mut faults, mut seen, mut named) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for package in metadata.iter().flat_map(|metadata| &metadata.packages) {
        seen.insert((&package.name, &package.version));
        let expression = match expression(package) {
            Ok(expression) => expression,
            Err(fault) => {
                faults.insert(fault);
                continue;
            }
        };
        named.extend(expression.requirements().map(|requirement| requirement.req.to_string()));
        if !expression.evaluate(|requirement| is_allowed(requirement, package, settings)) {
            faults.insert(format!(
                "{} {}: the licence {expression} is not allowed",
                package.name, package.version
            ));
        }
    }
    let unused = settings.allow.iter().filter(|id| !named.contains(*id));
    faults
        .extend(unused.map(|id| format!("deny.toml allows the licence {id}, which no crate has: remove it")));
    Found { faults: faults.into_iter().collect(), crates: seen.len(), licences: named.len() }
}

/// The licence of a crate. Old manifests write a slash for OR.
fn expression(package: &Crate) -> Result<Expression, String> {
    let Crate { name, version, license, .. } = package;
    let license = license.as_ref().ok_or_else(|| format!("{name} {version} names no licence"))?;
    Expression::parse_mode(license, ParseMode::LAX)
        .map_err(|error| format!("{name} {version}: {license:?} is no licence: {}", error.reason))
}

fn is_allowed(requirement: &LicenseReq, package: &Crate, settings: &Licenses) -> bool {
    let id = requirement.to_string();
    let exceptions = settings.exceptions.iter().filter(|exception| exception.name == package.name);
    settings.allow.contains(&id) || exceptions.into_iter().any(|exception| exception.allow.contains(&id))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::settings::Exception;
    use super::*;

    fn faults(license: Option<&str>) -> Vec<String> {
        let package = json!({
            "id": "a", "name": "a", "version": "1.0.0", "license": license, "authors": [], "manifest_path": "",
            "dependencies": [], "targets": [],
        });
        let metadata =
            serde_json::from_value(json!({"packages": [package], "resolve": {"nodes": []}})).unwrap();
        let exceptions = vec![Exception { name: "a".into(), allow: vec!["NCSA".into()] }];
        let settings = Licenses { allow: vec!["MIT".into()], exceptions };
        check(&[metadata], &settings).faults
    }

    #[test]
    fn a_licence_is_allowed_if_one_of_its_choices_is() {
        for license in ["MIT", "MIT OR GPL-3.0-only", "GPL-2.0-only/MIT", "MIT AND NCSA"] {
            assert!(faults(Some(license)).is_empty(), "{license}: {:?}", faults(Some(license)));
        }
        for license in [Some("GPL-3.0-only"), Some("MIT AND GPL-3.0-only"), Some("my own"), None] {
            assert!(!faults(license).is_empty(), "{license:?}");
        }
    }

    #[test]
    fn an_allowed_licence_that_no_crate_has_is_a_fault() {
        assert_eq!(faults(Some("NCSA")).len(), 1);
    }
}
