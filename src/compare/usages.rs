//! What the certificate may be used for: extended key usage and key usage.

use std::collections::HashSet;

use const_oid::db::rfc5280::ANY_EXTENDED_KEY_USAGE;

use super::pair::Pair;
use super::side::Side;
use crate::checks::Outcome;
use crate::checks::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use crate::input::Role;
use crate::model::Text;
use crate::model::{ExtensionValue, KeyUsage, Oid, PublicKeyAlgorithm};
use crate::products::{Difference, renewal};
use crate::report::Consequence;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let role = pair.role;
    all.extend(purposes(pair, role));
    all.extend(key_usage(pair, role));
}

/// The purposes that are listed; `None` where there is no list, and so every purpose is allowed.
fn listed<'a>(side: &Side<'a>) -> Option<&'a [Oid]> {
    side.extension(|value| match value {
        ExtensionValue::ExtendedKeyUsage(purposes) => Some(purposes.as_slice()),
        _ => None,
    })
}

fn allows(purposes: Option<&[Oid]>, wanted: const_oid::ObjectIdentifier) -> bool {
    let is_wanted = |purpose: &Oid| *purpose == wanted || *purpose == ANY_EXTENDED_KEY_USAGE;
    purposes.is_none_or(|purposes| purposes.iter().any(is_wanted))
}

fn named(purposes: &[&Oid]) -> Vec<Text> {
    purposes.iter().map(|oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned).into()).collect()
}

/// The purposes of one list that the other does not allow.
fn without<'a>(purposes: &'a [Oid], others: &[Oid]) -> Vec<&'a Oid> {
    if allows(Some(others), ANY_EXTENDED_KEY_USAGE) {
        return Vec::new();
    }
    let others: HashSet<&Oid> = others.iter().collect();
    purposes.iter().filter(|purpose| !others.contains(purpose)).collect()
}

fn purposes(pair: &Pair<'_>, role: Role) -> Option<Consequence> {
    const ID: &str = "extended-key-usage";
    if pair.leaves_open(|value| matches!(value, ExtensionValue::ExtendedKeyUsage(_))) {
        return None;
    }
    let (older, newer) = (listed(pair.older), listed(pair.newer));
    let gone = |wanted| allows(older, wanted) && !allows(newer, wanted);
    let (server_lost, client_lost) = (gone(SERVER_AUTH), gone(CLIENT_AUTH));
    if server_lost && role == Role::Server {
        return Some(
            Consequence::new(ID, Outcome::Fail, "It is no longer for servers")
                .means("The new certificate lacks the purpose server authentication: phones and clients reject it for a server.")
                .so("Have it reissued with server authentication (serverAuth) in the extended key usage.")
                .by("RFC 5280", "4.2.1.12"),
        );
    }
    if client_lost && role == Role::Client {
        return Some(
            Consequence::new(ID, Outcome::Fail, "It is no longer for clients")
                .means("The new certificate lacks the purpose client authentication: a bot cannot log in with it. Public CAs stop issuing client certificates: subordinate CAs by 2026-06-15, certificates by 2027-03-15 (Chrome Root Program Policy 1.8).")
                .so("Have it reissued with client authentication (clientAuth), by a CA of your own.")
                .by("RFC 5280", "4.2.1.12"),
        );
    }
    let (lost, gained) = older
        .zip(newer)
        .map_or_else(Default::default, |(older, newer)| (without(older, newer), without(newer, older)));
    let differs = older.is_some() != newer.is_some() || !lost.is_empty() || !gained.is_empty();
    if role == Role::Ca && differs {
        return Some(below_authority(newer, server_lost || client_lost));
    }
    Some(match (older, newer) {
        (Some(_), None) if role == Role::Client => {
            Consequence::new(ID, Outcome::Pass, "The list of purposes is gone")
                .means("Without a list it is for any purpose, and so for a bot, too.")
        }
        (None, Some(newer)) => {
            Consequence::new(ID, Outcome::Warn, "The purposes are limited now")
                .means("The old certificate was for any purpose; the new certificate is only for those below.")
                .so("Make sure that nothing else uses the certificate, such as a login to another server.")
                .listing(named(&newer.iter().collect::<Vec<_>>()))
        }
        (Some(_), None) => {
            let consequence = Consequence::new(ID, Outcome::Warn, "The list of purposes is gone")
                .means("Without a list it is for any purpose.")
                .so("Have it reissued with the purposes of the old certificate.");
            renewal(&Difference::PurposesUnlisted, consequence)
        }
        _ if !lost.is_empty() && role == Role::Client => Consequence::new(ID, Outcome::Warn, "Purposes are lost")
            .means("A bot can log in with it as before. It may no longer be used for the purposes below.")
            .so("If it is used for one of them, have it reissued with that purpose, or use another certificate there.")
            .listing(named(&lost)),
        _ if !lost.is_empty() => Consequence::new(ID, Outcome::Warn, "Purposes are lost")
            .means("The new certificate may no longer be used for the purposes below.")
            .so("If a server uses its certificate to log in to another one, it needs client authentication: ask for it, or use another certificate there.")
            .listing(named(&lost)),
        _ if !gained.is_empty() => Consequence::new(ID, Outcome::Pass, "Purposes are new")
            .means("It allows everything that the old certificate allowed, and more.")
            .listing(named(&gained)),
        (Some(_), Some(_)) => Consequence::new(ID, Outcome::Pass, "The purposes stay the same"),
        (None, None) => return None,
    })
}

/// The purposes of an authority limit those of everything below it.
fn below_authority(newer: Option<&[Oid]>, breaks: bool) -> Consequence {
    const ID: &str = "extended-key-usage";
    let Some(newer) = newer else {
        return Consequence::new(ID, Outcome::Pass, "The purposes are no longer limited")
            .means("Certificates below it are accepted for every purpose that they name themselves.");
    };
    let title = if breaks { "The purposes below it are limited now" } else { "The purposes below it differ" };
    let consequence = Consequence::new(ID, if breaks { Outcome::Warn } else { Outcome::Pass }, title)
        .means("Certificates below it are accepted only for these purposes.")
        .listing(named(&newer.iter().collect::<Vec<_>>()));
    if breaks {
        consequence
            .so("If servers or bots have certificates below it, have it reissued with server authentication (serverAuth) or client authentication (clientAuth), or without a list.")
            .by("RFC 5280", "4.2.1.12")
    } else {
        consequence
    }
}

fn key_usage(pair: &Pair<'_>, role: Role) -> Option<Consequence> {
    const ID: &str = "key-usage";
    if pair.leaves_open(|value| matches!(value, ExtensionValue::KeyUsage(_))) {
        return None;
    }
    let usage = |side: &Side<'_>| {
        side.extension(|value| match value {
            ExtensionValue::KeyUsage(usage) => Some(*usage),
            _ => None,
        })
    };
    let (older, newer) = (usage(pair.older), usage(pair.newer)?);
    let gone = |has: fn(KeyUsage) -> bool| older.is_none_or(has) && !has(newer);
    if role == Role::Ca && gone(|usage| usage.key_cert_sign) {
        return Some(
            Consequence::new(ID, Outcome::Fail, "The CA may no longer sign certificates")
                .means("Nothing that it issues is accepted.")
                .so("Have it reissued with keyCertSign in the key usage.")
                .by("RFC 5280", "4.2.1.3"),
        );
    }
    if role != Role::Ca && gone(|usage| usage.digital_signature) {
        return Some(
            Consequence::new(ID, Outcome::Fail, "The key may no longer sign")
                .means(
                    "TLS 1.3 and every newer cipher suite prove the key with a signature: connections fail.",
                )
                .so("Have it reissued with digitalSignature in the key usage.")
                .by("RFC 8446", "4.4.2.2"),
        );
    }
    let older = older?;
    let lost: Vec<Text> =
        older.names().into_iter().filter(|name| !newer.names().contains(name)).map(Text::from).collect();
    if lost.is_empty() {
        return None;
    }
    let rsa = matches!(pair.newer.key().algorithm, PublicKeyAlgorithm::Rsa { .. });
    let meaning = if rsa && older.key_encipherment && !newer.key_encipherment {
        "Without keyEncipherment, programs that know only the old key exchange of RSA do not connect; those of the last ten years do."
    } else {
        "The key of the new certificate may no longer be used for certificates below it."
    };
    Some(
        Consequence::new(ID, Outcome::Warn, "Usages of the key are lost")
            .means(meaning)
            .so("If anything old connects, ask for the usages of the old certificate.")
            .listing(lost),
    )
}
