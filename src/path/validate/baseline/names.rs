//! Names of servers (Baseline Requirements sections 3.2.2.6, 7.1.2.7.12 and 7.1.4.3).

use const_oid::db::{rfc4519, rfc5280 as id};

use super::super::profile::{and_more, shown, syntax};
use super::subject::Subject;
use super::{labels, reserved};
use crate::model::GeneralName;
use crate::path::public_suffix;

const NAMES: &str = "Baseline Requirements section 7.1.2.7.12";

pub(super) fn judge(subject: &mut Subject<'_>) {
    let names = subject.certificate.subject_alt_names();
    if subject.certificate.extension(id::ID_CE_SUBJECT_ALT_NAME).is_none() {
        let text =
            "It has no subject alternative names: clients look for the server's name there and nowhere else.";
        subject.must("subjectAltNameMissing", NAMES, text);
    }
    let is_critical = subject.is_critical(id::ID_CE_SUBJECT_ALT_NAME) == Some(true);
    if is_critical && !subject.certificate.subject.is_empty() {
        let text = "Its alternative names are critical, but must not be, as it has a subject.";
        subject.must_lately("subjectAltNameCritical", NAMES, text);
    }
    let names = names.unwrap_or_default();
    alternative_names(subject, names);
    common_names(subject, names);
}

/// What may be wrong with a name. One sentence is said for each, however many names it is wrong with.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    Form,
    Syntax,
    Wildcard,
    Suffix,
    Internal,
    Reserved,
}

fn alternative_names(subject: &mut Subject<'_>, names: &[GeneralName]) {
    let faults: Vec<(Fault, &GeneralName)> =
        names.iter().filter_map(|name| Some((fault(name)?, name))).collect();
    let all = [Fault::Form, Fault::Syntax, Fault::Wildcard, Fault::Suffix, Fault::Internal, Fault::Reserved];
    for fault in all {
        let mut with = faults.iter().filter(|(found, _)| *found == fault).map(|(_, name)| *name);
        let Some(first) = with.next() else { continue };
        say(subject, fault, first, and_more(with.count()));
    }
}

fn say(subject: &mut Subject<'_>, fault: Fault, name: &GeneralName, end: &str) {
    let shown = shown(name);
    match fault {
        Fault::Form => subject.must(
            "nameFormNotAllowed",
            NAMES,
            format!("Its alternative name '{shown}' is neither a DNS name nor an address ({}){end}", name.form()),
        ),
        Fault::Syntax => subject.must(
            "nameMalformed",
            NAMES,
            format!("Its alternative name '{shown}' is not a host name of letters, digits and hyphens{end}"),
        ),
        Fault::Wildcard => subject.must(
            "wildcardNotAllowed",
            NAMES,
            format!("In its alternative name '{shown}' the asterisk is not the whole left-most label{end}"),
        ),
        Fault::Suffix => subject.must(
            "wildcardOverPublicSuffix",
            "Baseline Requirements section 3.2.2.6",
            format!("Its wildcard '{shown}' covers the domains of everybody who registers under that suffix{end}"),
        ),
        Fault::Internal => subject.should(
            "internalName",
            NAMES,
            format!(
                "Its alternative name '{shown}' ends in no public top-level domain; no public CA may certify it{end}"
            ),
        ),
        Fault::Reserved => subject.should(
            "reservedAddress",
            NAMES,
            format!("Its address {shown} is reserved for private or special use; no public CA may certify it{end}"),
        ),
    }
}

fn fault(name: &GeneralName) -> Option<Fault> {
    let text = match name {
        GeneralName::DnsName(text) => text,
        GeneralName::IpAddress(address) => return reserved::is_reserved(*address).then_some(Fault::Reserved),
        // The profile says of an address of a wrong length what is wrong.
        GeneralName::IpNetwork { .. } | GeneralName::Malformed { .. } => return Some(Fault::Syntax),
        _ => return Some(Fault::Form),
    };
    fault_of_host(text)
}

/// Whether a name is one of private networks.
pub(super) fn is_private(name: &GeneralName) -> bool {
    matches!(fault(name), Some(Fault::Internal | Fault::Reserved))
}

/// Whether every name is one of private networks, beyond what public authorities certify.
fn is_beyond(names: &[GeneralName]) -> bool {
    names.iter().all(is_private)
}

fn fault_of_host(text: &str) -> Option<Fault> {
    let domain = text.strip_prefix("*.");
    let host = domain.unwrap_or(text);
    if host.contains('*') {
        return Some(Fault::Wildcard);
    }
    if syntax::domain(host).is_some() || !host.split('.').all(labels::is_allowed) {
        return Some(Fault::Syntax);
    }
    if domain.is_some_and(public_suffix::is_public_suffix) {
        return Some(Fault::Suffix);
    }
    (!host.contains('.') || !public_suffix::has_known_top_level(host)).then_some(Fault::Internal)
}

/// A common name repeats one of the alternative names, character for character.
fn common_names(subject: &mut Subject<'_>, names: &[GeneralName]) {
    const SOURCE: &str = "Baseline Requirements section 7.1.4.3";
    let mut found = subject.certificate.subject.attributes().filter(|a| a.oid == rfc4519::COMMON_NAME);
    let Some(first) = found.next() else { return };
    let is_among = |text: &str| {
        names.iter().any(|name| match name {
            GeneralName::DnsName(dns) => dns == text,
            // Rust writes addresses as RFC 3986 section 3.2.2 and RFC 5952 section 4 require.
            GeneralName::IpAddress(address) => address.to_string() == text,
            _ => false,
        })
    };
    let others = found.count();
    let text = |what: &str| format!("Its common name '{}' {what}", shown(&first.text));
    if is_among(&format!("*.{}", first.text)) && !is_among(&first.text) {
        // The same domain was validated for the wildcard: nothing is claimed that the issuer did not look at.
        let text = text("is none of its alternative names, but the domain of a wildcard among them.");
        subject.should("commonNameNotAmongNames", SOURCE, text);
    } else if !is_among(&first.text) && is_beyond(names) && fault_of_host(&first.text).is_none() {
        // No public authority may certify the names at all, which is said already; the common name contradicts none of them.
        let text = text("is none of its alternative names.");
        subject.should("commonNameNotAmongNames", SOURCE, text);
    } else if !is_among(&first.text) {
        let text = text("is none of its alternative names, character for character.");
        subject.must("commonNameNotAmongNames", SOURCE, text);
    }
    if others > 0 {
        subject.must("commonNames", SOURCE, "It has more than one common name.");
    }
}
