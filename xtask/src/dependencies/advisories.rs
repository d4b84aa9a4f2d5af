//! Which crates an advisory is about.

use semver::{Comparator, Op, Version, VersionReq};

use super::crates::Locked;
use super::settings::Ignored;
use super::snapshot::Advisory;

/// A fault for each crate that an advisory affects, unless it is ignored; and for each ignored advisory that affects none, or is
/// ignored without a reason.
pub(super) fn check(locked: &[Locked], advisories: &[Advisory], ignored: &[Ignored]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut used = Vec::new();
    for advisory in advisories {
        for package in locked.iter().filter(|package| is_affected(package, advisory)) {
            let Advisory { id, kind, date, patched, .. } = advisory;
            if ignored.iter().any(|ignored| ignored.id == *id) {
                used.push(id.as_str());
                continue;
            }
            let patched: Vec<String> = patched.iter().map(ToString::to_string).collect();
            let fix =
                if patched.is_empty() { "no version is patched".to_owned() } else { patched.join(" or ") };
            faults.push(format!(
                "{id} of {date} ({kind}): {} {}; patched: {fix}",
                package.name, package.version
            ));
        }
    }
    for Ignored { id, reason } in ignored {
        if reason.trim().is_empty() {
            faults.push(format!("{id} is ignored in deny.toml without a reason"));
        }
        if !used.contains(&id.as_str()) {
            faults.push(format!("{id} is ignored in deny.toml, but affects no crate here: remove it"));
        }
    }
    faults
}

fn is_affected(package: &Locked, advisory: &Advisory) -> bool {
    let mut sound = advisory.patched.iter().chain(&advisory.unaffected);
    package.source.is_some()
        && package.name == advisory.package
        && !sound.any(|versions| contains(versions, &package.version))
}

/// Whether a range contains a version. Cargo's ranges exclude most pre-releases; here `2.0.0-rc.1` is in `>=1.0.0` and not in
/// `>=2.0.0`, by its place among the versions.
fn contains(versions: &VersionReq, version: &Version) -> bool {
    if version.pre.is_empty() {
        return versions.matches(version);
    }
    versions.comparators.iter().all(|comparator| is_in(comparator, version))
}

fn is_in(comparator: &Comparator, version: &Version) -> bool {
    let number = |part: Option<u64>| part.unwrap_or_default();
    let mut from = Version::new(comparator.major, number(comparator.minor), number(comparator.patch));
    from.pre = comparator.pre.clone();
    // The first version that is behind the parts which are written.
    let behind = match (comparator.minor, comparator.patch) {
        (None, _) => Version::new(comparator.major + 1, 0, 0),
        (Some(minor), None) => Version::new(comparator.major, minor + 1, 0),
        (Some(minor), Some(patch)) => Version::new(comparator.major, minor, patch + 1),
    };
    let below = |bound: &Version| {
        // A pre-release of the bound itself does not count as below it.
        let mut first = bound.clone();
        first.pre = semver::Prerelease::new("0").unwrap_or(semver::Prerelease::EMPTY);
        version.cmp_precedence(&first).is_lt()
    };
    match comparator.op {
        Op::Greater => *version > from && (comparator.patch.is_some() || *version >= behind),
        Op::GreaterEq => version.cmp_precedence(&from).is_ge(),
        Op::Less => version.cmp_precedence(&from).is_lt(),
        Op::LessEq => version.cmp_precedence(&from).is_le() || (comparator.patch.is_none() && below(&behind)),
        Op::Tilde => {
            let end = Version::new(comparator.major, comparator.minor.map_or(0, |minor| minor + 1), 0);
            let end = if comparator.minor.is_none() { Version::new(comparator.major + 1, 0, 0) } else { end };
            version.cmp_precedence(&from).is_ge() && below(&end)
        }
        Op::Caret => {
            let end = match (comparator.major, comparator.minor, comparator.patch) {
                (0, Some(0), Some(patch)) => Version::new(0, 0, patch + 1),
                (0, Some(minor), _) => Version::new(0, minor + 1, 0),
                (major, ..) => Version::new(major + 1, 0, 0),
            };
            version.cmp_precedence(&from).is_ge() && below(&end)
        }
        _ => {
            *version >= from
                && *version < behind
                && (comparator.patch.is_none() || version.cmp_precedence(&from).is_eq())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, version: &str) -> Locked {
        Locked {
            name: name.into(),
            version: Version::parse(version).unwrap(),
            source: Some("registry".into()),
            checksum: None,
        }
    }

    fn advisory(patched: &[&str], unaffected: &[&str]) -> Advisory {
        let parse =
            |versions: &[&str]| versions.iter().map(|version| VersionReq::parse(version).unwrap()).collect();
        Advisory {
            id: "RUSTSEC-2020-0001".into(),
            package: "a".into(),
            date: "2020-01-02".into(),
            kind: "vulnerability".into(),
            patched: parse(patched),
            unaffected: parse(unaffected),
        }
    }

    fn ignored(reason: &str) -> Ignored {
        Ignored { id: "RUSTSEC-2020-0001".into(), reason: reason.into() }
    }

    #[test]
    fn an_advisory_is_about_versions_that_are_neither_patched_nor_unaffected() {
        let advisories = [advisory(&[">=1.2.3", ">=1.1.9, <1.2"], &["<0.5"])];
        for (version, is_affected) in [
            ("1.2.2", true),
            ("1.2.3", false),
            ("1.1.9", false),
            ("1.1.8", true),
            ("0.4.9", false),
            ("0.5.0", true),
            ("1.2.3-rc.1", true),
            ("2.0.0-rc.1", false),
            ("0.5.0-rc.1", false),
        ] {
            assert_eq!(
                !check(&[package("a", version)], &advisories, &[]).is_empty(),
                is_affected,
                "{version}"
            );
        }
        assert!(check(&[package("b", "1.0.0")], &advisories, &[]).is_empty());
        let own = Locked { source: None, ..package("a", "1.0.0") };
        assert!(check(&[own], &advisories, &[]).is_empty(), "a crate of our own");
    }

    #[test]
    fn pre_releases_have_their_place_in_every_kind_of_range() {
        for (range, inside, outside) in [
            ("^1.2", "1.3.0-rc.1", "2.0.0-rc.1"),
            ("^0.2.1", "0.2.2-rc.1", "0.3.0-rc.1"),
            ("~1.2", "1.2.9-rc.1", "1.3.0-rc.1"),
            ("=1.2.3-rc.1", "1.2.3-rc.1", "1.2.3-rc.2"),
            (">1.2.3", "1.2.4-rc.1", "1.2.3-rc.1"),
            ("<=1.2.3", "1.2.3-rc.1", "1.2.4-rc.1"),
            ("<1.2.3-rc.2", "1.2.3-rc.1", "1.2.3-rc.2"),
        ] {
            let range = VersionReq::parse(range).unwrap();
            assert!(contains(&range, &Version::parse(inside).unwrap()), "{inside} is in {range}");
            assert!(!contains(&range, &Version::parse(outside).unwrap()), "{outside} is not in {range}");
        }
    }

    #[test]
    fn an_advisory_is_ignored_only_with_a_reason_and_while_it_affects_something() {
        let (advisories, bad, good) =
            ([advisory(&[">=2"], &[])], package("a", "1.0.0"), package("a", "2.0.0"));
        assert!(check(std::slice::from_ref(&bad), &advisories, &[ignored("not reachable")]).is_empty());
        assert_eq!(check(&[bad], &advisories, &[ignored(" ")]).len(), 1);
        assert_eq!(check(&[good], &advisories, &[ignored("not reachable")]).len(), 1);
    }
}
