//! Where crates come from, and which must not come in.

use std::collections::BTreeMap;

use super::crates::{Locked, Metadata};
use super::settings::Bans;

/// How the source of a crate from a registry begins.
const REGISTRY: &str = "registry+";

/// One registry, and a checksum for everything out of it: no repository, no second registry, nothing unchecked.
pub(super) fn check_sources(locked: &[Locked]) -> Vec<String> {
    let foreign: Vec<(&Locked, &str)> =
        locked.iter().filter_map(|package| Some((package, package.source.as_deref()?))).collect();
    let mut registries = BTreeMap::<&str, usize>::new();
    for (_, source) in foreign.iter().filter(|(_, source)| source.starts_with(REGISTRY)) {
        *registries.entry(source).or_default() += 1;
    }
    let registry = registries.iter().max_by_key(|(_, count)| **count).map(|(source, _)| *source);
    let mut faults = Vec::new();
    for (Locked { name, version, checksum, .. }, source) in foreign {
        if Some(source) != registry {
            faults.push(format!("{name} {version} comes from another place than the other crates: {source}"));
        } else if checksum.is_none() {
            faults.push(format!("{name} {version} has no checksum in the lock file"));
        }
    }
    faults
}

/// Crates that must not come in, and dependencies on any version.
pub(super) fn check(locked: &[Locked], metadata: &[Metadata], bans: &Bans) -> Vec<String> {
    let mut faults = Vec::new();
    for denied in &bans.deny {
        for package in locked.iter().filter(|package| package.name == denied.name) {
            faults.push(format!("{} {} is banned: {}", package.name, package.version, denied.reason));
        }
    }
    let own =
        metadata.iter().flat_map(|metadata| &metadata.packages).filter(|package| package.source.is_none());
    for package in own {
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_none()) {
            if dependency.req == "*" {
                faults.push(format!("{} asks for any version of {}", package.name, dependency.name));
            }
        }
    }
    faults
}

/// The crates that are there in several versions, with these.
pub(super) fn several_versions(locked: &[Locked]) -> Vec<String> {
    let mut versions = BTreeMap::<&str, Vec<String>>::new();
    for package in locked {
        versions.entry(&package.name).or_default().push(package.version.to_string());
    }
    let several = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    several.map(|(name, versions)| format!("{name} {}", versions.join(", "))).collect()
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::super::settings::read;
    use super::*;
    use crate::paths;

    fn package(name: &str, source: Option<&str>, checksum: Option<&str>) -> Locked {
        Locked {
            name: name.into(),
            version: Version::new(1, 0, 0),
            source: source.map(str::to_owned),
            checksum: checksum.map(str::to_owned),
        }
    }

    #[test]
    fn everything_comes_from_one_registry_with_a_checksum() {
        let good = package("a", Some("registry+x"), Some("1"));
        let own = package("own", None, None);
        let two = [good.clone(), package("b", Some("registry+x"), Some("2")), own];
        assert!(check_sources(&two).is_empty());
        for bad in [
            package("c", Some("registry+y"), Some("3")),
            package("c", Some("git+x"), None),
            package("c", Some("registry+x"), None),
        ] {
            let faults = check_sources(&[&two[..], &[bad]].concat());
            assert_eq!(faults.len(), 1, "{faults:?}");
        }
    }

    #[test]
    fn a_banned_crate_is_found() {
        let settings = read(&paths::root().join("deny.toml")).unwrap();
        let denied = settings.bans.deny.first().unwrap();
        assert_eq!(check(&[package(&denied.name, Some("registry+x"), None)], &[], &settings.bans).len(), 1);
        assert!(check(&[package("a", None, None)], &[], &settings.bans).is_empty());
    }

    #[test]
    fn several_versions_are_listed_once() {
        let other = Locked { version: Version::new(2, 0, 0), ..package("a", None, None) };
        assert_eq!(
            several_versions(&[package("a", None, None), other, package("b", None, None)]),
            ["a 1.0.0, 2.0.0"]
        );
    }
}
