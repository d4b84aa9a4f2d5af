//! Crates that are not finished. Each is there for a reason, and with a plan to get away from it.

use std::fs;

use semver::Version;
use serde::Deserialize;

use super::crates::Locked;
use crate::outcome::Result;
use crate::paths;

/// A pre-release that is accepted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accepted {
    name: String,
    version: Version,
    reason: String,
    exit: String,
}

pub(super) fn read() -> Result<Vec<Accepted>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "crate")]
        crates: Vec<Accepted>,
    }
    let text = fs::read_to_string(paths::root().join("xtask/data/pre-releases.toml"))?;
    Ok(basic_toml::from_str::<File>(&text).map_err(|error| format!("pre-releases.toml: {error}"))?.crates)
}

/// A fault for each pre-release that is not accepted, and for each that is accepted and not there.
pub(super) fn check(locked: &[Locked], accepted: &[Accepted]) -> Vec<String> {
    let mut faults = Vec::new();
    let is_same =
        |package: &Locked, entry: &Accepted| package.name == entry.name && package.version == entry.version;
    for package in locked.iter().filter(|package| !package.version.pre.is_empty()) {
        if !accepted.iter().any(|entry| is_same(package, entry)) {
            faults.push(format!(
                "{} {} is a pre-release without a reason in xtask/data/pre-releases.toml",
                package.name, package.version
            ));
        }
    }
    for entry in accepted {
        let Accepted { name, version, reason, exit } = entry;
        if reason.trim().is_empty() || exit.trim().is_empty() {
            faults.push(format!(
                "{name} {version} needs a reason and an exit plan in xtask/data/pre-releases.toml"
            ));
        }
        if !locked.iter().any(|package| is_same(package, entry)) {
            faults.push(format!(
                "{name} {version} is in xtask/data/pre-releases.toml, but in no lock file: remove it"
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(version: &str) -> Locked {
        Locked { name: "a".into(), version: Version::parse(version).unwrap(), source: None, checksum: None }
    }

    fn accepted(version: &str, exit: &str) -> Accepted {
        Accepted {
            name: "a".into(),
            version: Version::parse(version).unwrap(),
            reason: "there is no other".into(),
            exit: exit.into(),
        }
    }

    #[test]
    fn a_pre_release_needs_its_own_reason_and_exit_plan() {
        let plan = "when 1.0 is out";
        assert!(check(&[package("1.0.0")], &[]).is_empty());
        assert!(check(&[package("1.0.0-rc.1")], &[accepted("1.0.0-rc.1", plan)]).is_empty());
        assert_eq!(check(&[package("1.0.0-rc.1")], &[]).len(), 1);
        assert_eq!(check(&[package("1.0.0-rc.1")], &[accepted("1.0.0-rc.1", "")]).len(), 1);
        // Another version: one is not accepted, and one is not there.
        assert_eq!(check(&[package("1.0.0-rc.2")], &[accepted("1.0.0-rc.1", plan)]).len(), 2);
    }
}
