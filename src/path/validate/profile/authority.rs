//! What authorities say of themselves, and others must not (RFC 5280 sections 4.2.1.3, 4.2.1.9, 4.2.1.10).

use std::net::IpAddr;

use const_oid::db::rfc5280 as id;

use super::subject::Subject;
use super::syntax;
use super::words::{and_more, shown};
use crate::model::{ExtensionValue as Value, GeneralName, KeyUsage, NameConstraints};

pub(super) fn judge(subject: &mut Subject<'_>) {
    let usage = subject.certificate.key_usage();
    basic_constraints(subject, usage);
    key_usage(subject, usage);
    for value in subject.values() {
        if let Value::NameConstraints(constraints) = value {
            name_constraints(subject, constraints);
        }
    }
    if !subject.says_authority() && subject.certificate.extension(id::ID_CE_NAME_CONSTRAINTS).is_some() {
        subject.must(
            "nameConstraintsWithoutAuthority",
            "RFC 5280 section 4.2.1.10",
            "It has name constraints, which only a certificate authority may have.",
        );
    }
}

fn basic_constraints(subject: &mut Subject<'_>, usage: Option<KeyUsage>) {
    const SOURCE: &str = "RFC 5280 section 4.2.1.9";
    let certificate = subject.certificate;
    let Some(constraints) = certificate.basic_constraints() else { return };
    let signs_certificates =
        constraints.ca && (!subject.position.is_target() || usage.is_none_or(|usage| usage.key_cert_sign));
    let critical = certificate.extension(id::ID_CE_BASIC_CONSTRAINTS).is_some_and(|found| found.critical);
    if signs_certificates && !critical {
        subject.must(
            "basicConstraintsNotCritical",
            SOURCE,
            "It is a certificate authority, but its basic constraints are not critical.",
        );
    }
    let Some(length) = constraints.path_length else { return };
    if !constraints.ca {
        let text = format!("It limits paths to {length} CAs, but is not a CA itself.");
        subject.must("pathLengthWithoutAuthority", SOURCE, text);
    }
    match usage {
        Some(usage) if !usage.key_cert_sign => subject.must(
            "pathLengthWithoutKeyCertSign",
            SOURCE,
            format!(
                "It limits paths to {length} CAs, but its key usage does not allow it to sign certificates."
            ),
        ),
        _ => {}
    }
}

fn key_usage(subject: &mut Subject<'_>, usage: Option<KeyUsage>) {
    let is_there = subject.certificate.extension(id::ID_CE_KEY_USAGE).is_some();
    if subject.is_authority() && !is_there {
        // Section 6.1.4 (n) asks for keyCertSign only where the extension is there: clients take the absence for "anything".
        subject.should(
            "keyUsageMissing",
            "RFC 5280 section 4.2.1.3",
            "It is a certificate authority without key usage: CAs must put it into such certificates, but clients do without.",
        );
    }
    if usage.is_some_and(|usage| usage.key_cert_sign) && !subject.says_authority() {
        subject.must(
            "keyCertSignWithoutAuthority",
            "RFC 5280 section 4.2.1.9",
            "Its key usage allows it to sign certificates (keyCertSign), but it is not a CA.",
        );
    }
}

fn name_constraints(subject: &mut Subject<'_>, constraints: &NameConstraints) {
    let bases = constraints.permitted.iter().chain(&constraints.excluded);
    let mut bad = bases.filter_map(|base| Some((base, constraint_fault(base)?)));
    let Some((base, fault)) = bad.next() else { return };
    let end = and_more(bad.count());
    let text = format!("Its name constraint {} ({}) is malformed: {fault}{end}", shown(base), base.form());
    subject.must("nameConstraintMalformed", "RFC 5280 section 4.2.1.10", text);
}

/// What is wrong with a constraint, if anything.
fn constraint_fault(base: &GeneralName) -> Option<&'static str> {
    Some(match base {
        // An empty constraint covers every name of its form.
        GeneralName::DnsName(text) | GeneralName::Rfc822Name(text) | GeneralName::Uri(text)
            if text.is_empty() =>
        {
            return None;
        }
        GeneralName::DnsName(text) if text.starts_with('.') => "a DNS constraint begins with no dot",
        GeneralName::DnsName(text) => syntax::dns_constraint(text)?,
        GeneralName::Rfc822Name(text) if text.contains('@') => syntax::mailbox(text)?,
        GeneralName::Rfc822Name(text) => syntax::domain(text.strip_prefix('.').unwrap_or(text))?,
        GeneralName::Uri(text) if text.parse::<IpAddr>().is_ok() => {
            "a URI constraint is the name of a host or domain"
        }
        GeneralName::Uri(text) => syntax::domain(text.strip_prefix('.').unwrap_or(text))?,
        GeneralName::IpAddress(_) => "an IP constraint is an address and a mask, 8 or 32 bytes",
        GeneralName::IpNetwork { mask, .. } if !is_prefix(*mask) => {
            "the ones of the mask do not stand together at its start"
        }
        GeneralName::Malformed { .. } => "it cannot be read",
        _ => return None,
    })
}

/// Whether a mask is ones, then zeros (RFC 4632 section 3.1).
fn is_prefix(mask: IpAddr) -> bool {
    match mask {
        IpAddr::V4(mask) => mask.to_bits().count_ones() == mask.to_bits().leading_ones(),
        IpAddr::V6(mask) => mask.to_bits().count_ones() == mask.to_bits().leading_ones(),
    }
}
