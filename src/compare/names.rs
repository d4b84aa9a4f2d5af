//! The names that are lost and gained, the address that users type, and the common name.

use std::collections::HashSet;

use super::pair::Pair;
use super::side::Side;
use crate::checks::{Outcome, dns_name, user_name};
use crate::input::{Role, ServerName, UserName};
use crate::model::Text;
use crate::model::{ExtensionValue, GeneralName, Name};
use crate::path::name;
use crate::products::{Difference, renewal};
use crate::report::Consequence;
use crate::safe_text::visible;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let (older, newer) = (pair.older.item.names(), pair.newer.item.names());
    let role = pair.role;
    if role == Role::Server {
        all.extend(pair.options.every_address().map(|address| typed_address(pair, address)));
    }
    let lost = missing(older, newer);
    let gained = missing(newer, older);
    if !lost.is_empty() {
        let left = if pair.newer.leaves_open(has_names) {
            Left::Open
        } else if role == Role::Server && !newer.iter().any(is_address) {
            Left::None
        } else {
            Left::Some
        };
        all.push(lost_names(lost, left));
    } else if !older.is_empty() {
        all.push(Consequence::new("names", Outcome::Pass, "No name is lost").means(
            "The new certificate has every name and address of the old one, or covers it by a wildcard.",
        ));
    }
    if !gained.is_empty() {
        let title = match gained.len() {
            1 => "A name is new".to_owned(),
            number => format!("{number} names are new"),
        };
        all.push(
            Consequence::new("names-gained", Outcome::Pass, title)
                .means("The new certificate has more names than the old one. Make sure that all of them are yours.")
                .listing(gained),
        );
    }
    all.extend(subject(pair, role));
}

fn typed_address(pair: &Pair<'_>, host: &ServerName) -> Consequence {
    let use_of_it = if pair.options.host.as_ref() == Some(host) {
        "Users type it in the app"
    } else {
        "You gave it as one at which the server is reached"
    };
    let covers = |side: &Side<'_>| side.item.names().iter().any(|name| dns_name::covers(name, host));
    match (covers(pair.older), covers(pair.newer)) {
        (_, false) if pair.newer.leaves_open(has_names) => {
            Consequence::new("host", Outcome::Warn, format!("The request does not ask for the address '{host}'"))
                .means(format!("{use_of_it}. The request asks for no names at all."))
                .so("Make sure that the CA adds it.")
        }
        (_, true) => Consequence::new("host", Outcome::Pass, format!("The address '{host}' is covered"))
            .means(format!("{use_of_it}.")),
        (true, false) => {
            Consequence::new("host", Outcome::Fail, format!("The address '{host}' is lost"))
                .means(format!("{use_of_it}. The old certificate covers it and the new one does not: apps refuse to connect."))
                .so("Have it reissued with this address among the subject alternative names, or have everybody use one that is covered.")
        }
        (false, false) => {
            Consequence::new("host", Outcome::Warn, format!("Neither covers the address '{host}'"))
                .means(format!("{use_of_it}. No name of either one fits."))
                .so("Have it issued with this address among the subject alternative names.")
        }
    }
}

/// What the newer one is still for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// It is a request without names: the authority adds them, or does not.
    Open,
    /// No server at all.
    None,
    /// Other names.
    Some,
}

fn has_names(value: &ExtensionValue) -> bool {
    matches!(value, ExtensionValue::SubjectAltName(_))
}

fn lost_names(lost: Vec<Text>, left: Left) -> Consequence {
    if left == Left::Open {
        return Consequence::new("names", Outcome::Warn, "The request asks for no names")
            .means("The old certificate is for the names below. Some CAs take the names from their own form, others leave them out.")
            .so("Make sure that the CA adds them, or make a new request with them.")
            .listing(lost);
    }
    let none_left = left == Left::None;
    let title = match lost.len() {
        1 => "A name is lost".to_owned(),
        number => format!("{number} names are lost"),
    };
    let outcome = if none_left { Outcome::Fail } else { Outcome::Warn };
    let meaning = if none_left {
        "The new certificate has neither a DNS name nor an IP address, so it covers no server."
    } else {
        "The new certificate does not cover them: anyone who connects by one of them is warned or refused."
    };
    Consequence::new("names", outcome, title)
        .means(meaning)
        .so("If anybody still uses one of them, have the certificate reissued with it.")
        .listing(lost)
}

fn is_address(name: &GeneralName) -> bool {
    matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_))
}

/// The names of one that the other neither has nor covers by a wildcard, in words.
fn missing(names: &[GeneralName], other: &[GeneralName]) -> Vec<Text> {
    let known: HashSet<String> = other.iter().map(form).collect();
    // By what they cover: to ask every wildcard about every name would grow with the square.
    let wildcards: HashSet<String> = other.iter().filter_map(below_wildcard).collect();
    let mut seen = HashSet::new();
    let lost = names.iter().filter(|name| {
        let form = form(name);
        if known.contains(&form) || !seen.insert(form) {
            return false;
        }
        let GeneralName::DnsName(entry) = name else { return true };
        let Ok(ServerName::Dns(host)) = ServerName::parse(entry) else { return true };
        !host.split_once('.').is_some_and(|(_, rest)| wildcards.contains(rest))
    });
    lost.map(|name| format!("{}: {}", name.form(), visible(&name.to_string())).into()).collect()
}

/// The domain of a wildcard that counts, in lower case: it covers every name with one more label. See [`dns_name::covers`].
fn below_wildcard(name: &GeneralName) -> Option<String> {
    let GeneralName::DnsName(entry) = name else { return None };
    let below = entry.strip_suffix('.').unwrap_or(entry).strip_prefix("*.")?;
    let counts = !matches!(dns_name::flaw(entry), Some(dns_name::Flaw::Refused(_)));
    counts.then(|| below.to_ascii_lowercase())
}

/// A name as it is compared: DNS names without regard to case and a dot at the end.
pub(super) fn form(name: &GeneralName) -> String {
    match name {
        GeneralName::DnsName(entry) => {
            format!("DNS: {}", entry.strip_suffix('.').unwrap_or(entry).to_ascii_lowercase())
        }
        other => format!("{}: {other}", other.form()),
    }
}

/// The subject: the common name is a bot's user name, and the whole is what an authority is known by.
fn subject(pair: &Pair<'_>, role: Role) -> Option<Consequence> {
    let (older, newer) = (pair.older.item.subject(), pair.newer.item.subject());
    let same_name = older.common_name() == newer.common_name();
    let typed = pair.options.user_name.as_ref().filter(|_| role == Role::Client && !same_name);
    if typed.is_some() && newer.common_name() == typed.map(UserName::as_str) {
        return Some(
            Consequence::new("common-name", Outcome::Pass, "The common name is the user name that you typed")
                .means("It is identical character by character. That of the old certificate differs.")
                .listing(written(older, newer)),
        );
    }
    if name::matches(older, newer) || older.der == newer.der {
        // Names match without regard to case; whether user names do, nobody says.
        return (role == Role::Client && !same_name).then(|| {
            let consequence =
                Consequence::new("common-name", Outcome::Warn, "The common name is written in another way")
                    .means("It differs only in upper and lower case or in spaces.")
                    .so("Have it reissued with the user name as the account has it, character by character.");
            renewal(&Difference::CommonNameRewritten, consequence)
        });
    }
    Some(
        match role {
            Role::Client if !same_name => {
                if typed.is_some_and(|typed| user_name::resembles(newer, typed)) {
                    let consequence = Consequence::new("common-name", Outcome::Warn, "The common name is nearly the user name that you typed")
                        .means("It differs from it only in upper and lower case or in spaces at its ends, or is one of several.")
                        .so("Have it reissued with the user name as the account has it, character by character.");
                    renewal(&Difference::CommonNameResembles, consequence)
                } else {
                    let consequence = Consequence::new("common-name", Outcome::Fail, "The common name is another one")
                        .so("Have it reissued with the user name of the service account as its common name.");
                    renewal(&Difference::CommonNameReplaced, consequence)
                }
            }
            Role::Ca => Consequence::new("subject", Outcome::Warn, "The CA has another name")
                .means("Certificates issued under the old certificate name it as issuer, so they do not lead to the new one.")
                .so("Keep the older certificate wherever it is trusted or sent along, until everything below it is reissued."),
            _ if !same_name => Consequence::new("common-name", Outcome::Pass, "The common name is another one")
                .means("Phones and browsers look at the subject alternative names only."),
            _ => Consequence::new("subject", Outcome::Pass, "The subject differs")
                .means("The common name stays; organization, place or order differ."),
        }
        .listing(written(older, newer)),
    )
}

/// Both subjects, a line for each.
fn written(older: &Name, newer: &Name) -> Vec<Text> {
    let line = |word: &str, name: &Name| format!("{word}: {}", visible(&name.to_string())).into();
    vec![line("Older", older), line("Newer", newer)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dns(entry: impl Into<String>) -> GeneralName {
        GeneralName::DnsName(entry.into())
    }

    #[test]
    fn wildcards_count_as_they_do_for_an_address() {
        let hosts =
            ["vms.example.org", "VMS.Example.org.", "a.vms.example.org", "example.org", "vms.org", "vms"];
        for wildcard in
            ["*.example.org", "*.EXAMPLE.org.", "*.org", "*.*.org", "*", "v*.example.org", "*.a b.org"]
        {
            for host in hosts {
                let covered = dns_name::covers(&dns(wildcard), &ServerName::parse(host).unwrap());
                let lost = missing(&[dns(host)], &[dns(wildcard)]);
                assert_eq!(lost.is_empty(), covered, "{wildcard} {host}");
            }
        }
    }

    /// A square of them would take minutes.
    #[test]
    fn names_and_wildcards_are_many() {
        let count = crate::limits::MAX_ENTRIES;
        let hosts: Vec<GeneralName> = (0..count).map(|n| dns(format!("host.{n}.example.org"))).collect();
        let wildcards: Vec<GeneralName> = (0..count).map(|n| dns(format!("*.{n}.example.com"))).collect();
        let covering: Vec<GeneralName> = (0..count).map(|n| dns(format!("*.{n}.example.org"))).collect();
        assert_eq!(missing(&hosts, &wildcards).len(), count);
        assert_eq!(missing(&hosts, &covering), Vec::<Text>::new());
    }
}
