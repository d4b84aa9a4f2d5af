//! What binds an authority, under which rules the certificate was issued, and what it promises.

use std::collections::HashSet;

use super::names::form;
use super::pair::Pair;
use super::side::Side;
use crate::checks::Outcome;
use crate::input::Role;
use crate::model::Text;
use crate::model::{BasicConstraints, ExtensionValue, GeneralName, NameConstraints, Oid};
use crate::report::Consequence;
use crate::safe_text::visible;

/// The feature of RFC 7633 that makes stapling a duty: status_request.
const STAPLING: u16 = 5;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    all.extend(authority(pair));
    all.extend(names(pair));
    all.extend(policies(pair));
    all.extend(stapling(pair));
}

fn authority(pair: &Pair<'_>) -> Option<Consequence> {
    const ID: &str = "authority";
    if pair.leaves_open(|value| matches!(value, ExtensionValue::BasicConstraints(_))) {
        return None;
    }
    let basic = |side: &Side<'_>| -> BasicConstraints {
        let found = side.extension(|value| match value {
            ExtensionValue::BasicConstraints(value) => Some(*value),
            _ => None,
        });
        found.unwrap_or_default()
    };
    let (older, newer) = (basic(pair.older), basic(pair.newer));
    match (older.ca, newer.ca) {
        (true, false) => Some(
            Consequence::new(ID, Outcome::Fail, "It is no longer a CA")
                .means("Nothing that it issues is accepted, and phones do not install it as a CA.")
                .so("Have it reissued with basic constraints that say that it is a CA (CA: TRUE).")
                .by("RFC 5280", "4.2.1.9"),
        ),
        // An old root says so nowhere, or in its key usage only.
        (false, true) if pair.role == Role::Ca => Some(
            Consequence::new(ID, Outcome::Pass, "It is marked as a CA now")
                .means("Phones install a CA only if its basic constraints mark it as one.")
                .by("RFC 5280", "4.2.1.9"),
        ),
        (false, true) => Some(
            Consequence::new(ID, Outcome::Warn, "It is a CA now")
                .means(
                    "Anyone who has its key can issue certificates that are accepted wherever it is trusted.",
                )
                .so("A server and a bot need no authority: have it reissued with CA: FALSE."),
        ),
        (true, true) if older.path_length != newer.path_length => {
            let words = |length: Option<u32>| match length {
                Some(length) => length.to_string(),
                None => "no limit".to_owned(),
            };
            let title = format!(
                "The CAs below it: at most {} before, {} now",
                words(older.path_length),
                words(newer.path_length)
            );
            let shorter = newer.path_length.is_some_and(|now| older.path_length.is_none_or(|was| now < was));
            Some(if shorter {
                Consequence::new(ID, Outcome::Warn, title)
                    .means("Chains with more CAs below it than that break.")
                    .so("Count the CAs in the chains below it before the switch.")
                    .by("RFC 5280", "4.2.1.9")
            } else {
                Consequence::new(ID, Outcome::Pass, title)
                    .means("The new certificate allows more than the old one.")
            })
        }
        _ => None,
    }
}

fn names(pair: &Pair<'_>) -> Option<Consequence> {
    if pair.leaves_open(|value| matches!(value, ExtensionValue::NameConstraints(_))) {
        return None;
    }
    let constraints = |side: &Side<'_>| -> NameConstraints {
        let found = side.extension(|value| match value {
            ExtensionValue::NameConstraints(value) => Some(value.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    };
    let (older, newer) = (constraints(pair.older), constraints(pair.newer));
    if older == newer {
        return None;
    }
    let mut lines = Vec::new();
    for (words, names, others) in [
        ("No longer permitted", &older.permitted, &newer.permitted),
        ("Permitted now", &newer.permitted, &older.permitted),
        ("No longer excluded", &older.excluded, &newer.excluded),
        ("Excluded now", &newer.excluded, &older.excluded),
    ] {
        let others: HashSet<String> = others.iter().map(form).collect();
        let differing = names.iter().filter(|name| !others.contains(&form(name)));
        lines.extend(differing.map(|name: &GeneralName| -> Text {
            format!("{words}: {} {}", name.form(), visible(&name.to_string())).into()
        }));
    }
    if lines.is_empty() {
        return None;
    }
    Some(
        Consequence::new("name-constraints", Outcome::Warn, "The names that the CA may certify differ")
            .means(
                "A certificate below it with a name that is not permitted, or that is excluded, is refused.",
            )
            .so("Compare the names of everything below it with the new limits before the switch.")
            .listing(lines)
            .by("RFC 5280", "4.2.1.10"),
    )
}

fn policies(pair: &Pair<'_>) -> Option<Consequence> {
    let policies = |side: &Side<'_>| -> Vec<Oid> {
        let found = side.extension(|value| match value {
            ExtensionValue::CertificatePolicies(value) => {
                Some(value.iter().map(|one| one.policy.clone()).collect())
            }
            _ => None,
        });
        found.unwrap_or_default()
    };
    let older = policies(pair.older);
    let newer: HashSet<Oid> = policies(pair.newer).into_iter().collect();
    let lost: Vec<Text> = older
        .iter()
        .filter(|policy| !newer.contains(*policy))
        .map(|oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned).into())
        .collect();
    (!lost.is_empty() && pair.newer.certificate().is_some()).then(|| {
        Consequence::new("policies", Outcome::Warn, "It is issued under other policies")
            .means("The new certificate no longer names the policies below. Few programs check them, and only if they are configured to.")
            .so("If a program requires one of them, ask the CA for it.")
            .listing(lost)
            .by("RFC 5280", "4.2.1.4")
    })
}

fn stapling(pair: &Pair<'_>) -> Option<Consequence> {
    let requirements = |side: &Side<'_>| {
        let found = side.extension(|value| match value {
            ExtensionValue::TlsFeature(features) => Some(features.contains(&STAPLING)),
            _ => None,
        });
        found.unwrap_or(false)
    };
    (!requirements(pair.older) && requirements(pair.newer)).then(|| {
        Consequence::new("stapling", Outcome::Warn, "The server must staple an OCSP response now")
            .means("The new certificate requires it; programs that check this do not connect without it.")
            .so("Turn stapling on in the server, or have the certificate reissued without the extension.")
            .by("RFC 7633", "4")
    })
}
