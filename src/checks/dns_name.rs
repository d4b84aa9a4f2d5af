//! Names of servers: which entries of the subject alternative name count, and which address they cover.

use std::net::IpAddr;

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::{Judgement, Outcome, Subject, Text};
use crate::input::ServerName;
use crate::model::{Certificate, ExtensionValue, GeneralName};

/// Longest DNS name in characters (RFC 1035 section 2.3.4).
const MAX_NAME: usize = 253;
/// Longest label of a DNS name (RFC 1035 section 2.3.4).
const MAX_LABEL: usize = 63;
/// How many entries a sentence lists before it counts the rest.
const MAX_LISTED: usize = 8;

/// What is wrong with an entry, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It counts, but some software refuses it.
    Doubtful(&'static str),
    /// It does not count.
    Refused(&'static str),
}

/// Judges a dNSName entry as written.
#[must_use]
pub fn flaw(entry: &str) -> Option<Flaw> {
    use Flaw::{Doubtful, Refused};
    if entry.trim().is_empty() {
        return Some(Refused("it is empty"));
    }
    if entry.parse::<IpAddr>().is_ok() {
        return Some(Refused("it is an IP address written as a DNS name: it belongs in an iPAddress entry"));
    }
    if !entry.is_ascii() {
        return Some(Refused(
            "it has characters beyond ASCII, which Android refuses: write it in its xn-- form",
        ));
    }
    if entry.contains("://") || entry.contains('/') {
        return Some(Refused("it is a URL: only the host name counts"));
    }
    if entry.contains(':') {
        return Some(Refused("it has a port: certificates do not name ports"));
    }
    let name = entry.strip_suffix('.').unwrap_or(entry);
    let is_host_character = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '*');
    if !name.chars().all(is_host_character) {
        return Some(Refused("it has a space or another character that no host name has"));
    }
    if name.len() > MAX_NAME || name.split('.').any(|label| label.is_empty() || label.len() > MAX_LABEL) {
        return Some(Refused("it is not a valid DNS name: a part is empty or too long"));
    }
    if let Some(below) = name.strip_prefix("*.") {
        if !below.contains('.') {
            return Some(Refused("it is a wildcard for a whole top-level domain"));
        }
        if below.contains('*') {
            return Some(Refused("a wildcard may stand for the whole left-most part only"));
        }
    } else if name == "*" {
        return Some(Refused("a lone asterisk matches nothing"));
    } else if name.contains('*') {
        return Some(Refused("a wildcard may stand for the whole left-most part only"));
    }
    if entry.ends_with('.') {
        return Some(Doubtful("it ends with a dot, which some devices do not match"));
    }
    if name.contains('_') {
        return Some(Doubtful("it has an underscore, which host names may not have"));
    }
    if name.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Some(Doubtful("a part of it begins or ends with a hyphen, which host names may not do"));
    }
    None
}

/// At least one entry of the subject alternative name is a usable DNS name.
#[must_use]
pub fn has_dns_entry(subject: &Subject<'_>) -> Judgement {
    let names = match alternative_names(subject) {
        Ok(names) => names,
        Err(judgement) => return *judgement,
    };
    let offset = subject.certificate.extension(ID_CE_SUBJECT_ALT_NAME).map(|extension| extension.span.offset);
    let listed = list(names);
    let entries: Vec<(&str, Option<Flaw>)> = names
        .iter()
        .filter_map(|name| match name {
            GeneralName::DnsName(entry) => Some((entry.as_str(), flaw(entry))),
            _ => None,
        })
        .collect();
    // One good entry is enough; the best of the others decides where there is none.
    let severity = |flaw: &Option<Flaw>| match flaw {
        None => Outcome::Pass,
        Some(Flaw::Doubtful(_)) => Outcome::Warn,
        Some(Flaw::Refused(_)) => Outcome::Fail,
    };
    let outcome = entries.iter().map(|(_, flaw)| severity(flaw)).min().unwrap_or(Outcome::Fail);
    let mut judgement = Judgement::new(outcome, listed.clone()).evidence("subjectAltName", listed, offset);
    let flawed = entries.iter().filter_map(|(entry, flaw)| flaw.map(|flaw| (entry, flaw)));
    for (entry, flaw) in flawed.take(MAX_LISTED) {
        let (Flaw::Doubtful(reason) | Flaw::Refused(reason)) = flaw;
        let sentence = format!("The entry '{}': {reason}.", entry.escape_debug());
        judgement = if severity(&Some(flaw)) == outcome {
            judgement.because(outcome, sentence)
        } else {
            judgement.remark(sentence)
        };
    }
    if entries.is_empty() {
        let reason = if names.iter().any(|name| matches!(name, GeneralName::IpAddress(_))) {
            "The subject alternative name has IP addresses only. The guide allows a static IP address for the server but requires a DNS entry: add one, and keep the IP address, too."
        } else {
            "The subject alternative name has no DNS entry."
        };
        judgement = judgement.because(Outcome::Fail, reason);
    }
    if let Some((entry, _)) = entries.iter().find(|(entry, flaw)| flaw.is_none() && entry.starts_with("*.")) {
        judgement =
            judgement.remark(format!("'{entry}' covers one more label on its left, not two and not none."));
    }
    if entries.iter().any(|(entry, flaw)| flaw.is_none() && is_internal(entry)) {
        judgement = judgement.remark(
            "A name without dots, or below .local, .internal or .lan, can come from your own certificate authority only: no public one may issue it.",
        );
    }
    judgement
}

/// Whether a name exists only inside a network.
fn is_internal(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    !name.contains('.')
        || ["local", "internal", "lan", "home", "corp", "localdomain"]
            .contains(&last.to_ascii_lowercase().as_str())
}

/// The typed address is covered by the subject alternative name.
///
/// RFC 9525: DNS names without regard to case, one wildcard for one label; IP addresses only against iPAddress; the common
/// name never counts.
#[must_use]
pub fn covers_address(subject: &Subject<'_>) -> Judgement {
    let Some(host) = subject.asked.host else {
        return Judgement::new(Outcome::NotApplicable, "no address was given")
            .remark("Enter the address that is typed in the app to have it compared with the certificate.");
    };
    let names = match alternative_names(subject) {
        Ok(names) => names,
        Err(judgement) => return *judgement,
    };
    let offset = subject.certificate.extension(ID_CE_SUBJECT_ALT_NAME).map(|extension| extension.span.offset);
    let judgement = Judgement::pass(list(names)).evidence("subjectAltName", list(names), offset);
    if let Some(matching) = names.iter().find(|name| covers(name, host)) {
        return judgement
            .remark(format!("'{host}' is covered by the entry {}: {matching}.", matching.form()));
    }
    let judgement = judgement.because(Outcome::Fail, format!("No entry covers the address '{host}'."));
    match near_miss(subject.certificate, names, host) {
        Some(remark) => judgement.remark(remark),
        None => judgement,
    }
}

/// Why something that looks like an address does not cover it.
#[must_use]
pub fn near_miss(
    certificate: &Certificate,
    names: &[GeneralName],
    host: &ServerName,
) -> Option<&'static str> {
    let text = host.to_string();
    let has = |matches: &dyn Fn(&str) -> bool| {
        names.iter().any(|name| matches!(name, GeneralName::DnsName(entry) if matches(entry)))
    };
    let is_below = |entry: &str| {
        let is_refused = matches!(flaw(entry), Some(Flaw::Refused(_)));
        let domain = entry.strip_prefix("*.").filter(|_| !is_refused).map(str::to_ascii_lowercase);
        domain.is_some_and(|domain| text == domain || text.ends_with(&format!(".{domain}")))
    };
    let common_name = certificate.subject.common_name();
    if matches!(host, ServerName::Ip(_)) && has(&|entry| entry == text) {
        return Some(
            "The address is listed as a DNS name; devices look for IP addresses only among iPAddress entries.",
        );
    }
    if matches!(host, ServerName::Dns(_)) && has(&is_below) {
        return Some("A wildcard covers exactly one more label on its left, not two and not none.");
    }
    common_name
        .is_some_and(|name| name.eq_ignore_ascii_case(&text))
        .then_some("The common name has it, but neither iOS nor Android looks there.")
}

/// Whether the subject alternative name covers an address, by the rules of [`covers_address`].
#[must_use]
pub fn is_covered(certificate: &Certificate, host: &ServerName) -> bool {
    certificate.subject_alt_names().unwrap_or_default().iter().any(|name| covers(name, host))
}

/// Whether one entry covers an address.
#[must_use]
pub fn covers(name: &GeneralName, host: &ServerName) -> bool {
    match (name, host) {
        (GeneralName::IpAddress(entry), ServerName::Ip(address)) => entry == address,
        (GeneralName::DnsName(entry), ServerName::Dns(host)) => {
            if matches!(flaw(entry), Some(Flaw::Refused(_))) {
                return false;
            }
            let entry = entry.strip_suffix('.').unwrap_or(entry);
            match entry.strip_prefix("*.") {
                Some(below) => host.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(below)),
                None => entry.eq_ignore_ascii_case(host),
            }
        }
        _ => false,
    }
}

/// The entries of the subject alternative name, or the failure where there is none to look at.
fn alternative_names<'a>(subject: &Subject<'a>) -> Result<&'a [GeneralName], Box<Judgement>> {
    let Some(extension) = subject.certificate.extension(ID_CE_SUBJECT_ALT_NAME) else {
        let judgement = Judgement::new(Outcome::Fail, "no subject alternative name")
            .because(Outcome::Fail, "The extension is absent.")
            .evidence("subjectAltName", "absent", None);
        return Err(Box::new(match subject.certificate.subject.common_name() {
            Some(name) => judgement.remark(format!(
                "The common name '{}' does not help: neither iOS nor Android looks there.",
                name.escape_debug()
            )),
            None => judgement,
        }));
    };
    match &extension.value {
        ExtensionValue::SubjectAltName(names) => Ok(names),
        _ => Err(Box::new(
            Judgement::new(Outcome::Fail, "unreadable extension")
                .because(Outcome::Fail, "The subject alternative name does not decode.")
                .evidence("subjectAltName", "malformed", Some(extension.span.offset)),
        )),
    }
}

/// The entries in one line, characters that lie escaped.
#[must_use]
pub fn list(names: &[GeneralName]) -> Text {
    if names.is_empty() {
        return "an empty list".into();
    }
    let shown = names.iter().take(MAX_LISTED).map(|name| {
        let value = name.to_string();
        format!("{}: {}", name.form(), value.escape_debug())
    });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if names.len() > MAX_LISTED {
        text.push_str(&format!(" and {} more", names.len() - MAX_LISTED));
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_count_by_the_table() {
        for name in
            ["vms.example.org", "VMS.Example.ORG", "vms", "*.example.org", "xn--bcher-kva.example.org", "a.1"]
        {
            assert_eq!(flaw(name), None, "{name}");
        }
        for name in ["vms_1.example.org", "vms.example.org.", "-vms.example.org"] {
            assert!(matches!(flaw(name), Some(Flaw::Doubtful(_))), "{name}");
        }
        let long = format!("{}.org", "a".repeat(64));
        for name in [
            "",
            " ",
            "*",
            "*.org",
            "10.0.0.5",
            "2001:db8::5",
            "https://vms.example.org/",
            "vms.example.org:8443",
            "vms example",
            "bücher.example.org",
            "vms*.example.org",
            "a.*.example.org",
            "*.*.example.org",
            "a..b",
            ".",
            "vms\0.example.org",
            "vms/path",
            &long,
        ] {
            assert!(matches!(flaw(name), Some(Flaw::Refused(_))), "{name:?}");
        }
    }

    #[test]
    fn addresses_match_by_rfc_9525() {
        let dns = |entry: &str| GeneralName::DnsName(entry.into());
        let ip = |entry: &str| GeneralName::IpAddress(entry.parse().unwrap());
        for (entry, host, covered) in [
            (dns("VMS.example.org"), "vms.EXAMPLE.org", true),
            (dns("vms.example.org."), "vms.example.org", true),
            (dns("*.example.org"), "vms.example.org", true),
            (dns("*.example.org"), "a.vms.example.org", false),
            (dns("*.example.org"), "example.org", false),
            (dns("*.org"), "example.org", false),
            (dns("10.0.0.5"), "10.0.0.5", false),
            (ip("10.0.0.5"), "10.0.0.5", true),
            (ip("2001:db8::5"), "2001:0db8:0:0:0:0:0:5", true),
            (ip("10.0.0.5"), "10.0.0.6", false),
            (GeneralName::Uri("vms.example.org".into()), "vms.example.org", false),
        ] {
            assert_eq!(covers(&entry, &ServerName::parse(host).unwrap()), covered, "{entry:?} {host}");
        }
    }
}
