//! Issuer, subject and alternative names (RFC 5280 sections 4.1.2.4, 4.1.2.6, 4.2.1.6, 4.2.1.7).

use const_oid::db::rfc5280 as id;

use super::subject::Subject;
use super::syntax;
use super::words::{and_more, shown};
use crate::model::{ExtensionValue as Value, GeneralName, Name};

pub(super) fn judge(subject: &mut Subject<'_>) {
    distinguished_names(subject);
    for value in subject.values() {
        match value {
            Value::SubjectAltName(names) => alternative_names(subject, "RFC 5280 section 4.2.1.6", names),
            Value::IssuerAltName(names) => alternative_names(subject, "RFC 5280 section 4.2.1.7", names),
            _ => {}
        }
    }
}

fn distinguished_names(subject: &mut Subject<'_>) {
    const SUBJECT: &str = "RFC 5280 section 4.1.2.6";
    let certificate = subject.certificate;
    if certificate.issuer.is_empty() {
        let text = "It does not say who issued it: the name of the issuer is empty.";
        subject.must("issuerEmpty", "RFC 5280 section 4.1.2.4", text);
    }
    let alternative_names = certificate.extension(id::ID_CE_SUBJECT_ALT_NAME);
    if !certificate.subject.is_empty() {
        if alternative_names.is_some_and(|names| names.critical) {
            subject.should(
                "subjectAltNameCritical",
                "RFC 5280 section 4.2.1.6",
                "Its alternative names are critical, but should not be, as it has a subject.",
            );
        }
    } else if subject.is_authority() {
        subject.must(
            "subjectEmpty",
            SUBJECT,
            "It is a certificate authority without a name: the subject is empty.",
        );
    } else if certificate.key_usage().is_some_and(|usage| usage.crl_sign) {
        subject.must(
            "subjectEmpty",
            SUBJECT,
            "It may sign revocation lists, but has no name: the subject is empty.",
        );
    } else {
        match alternative_names {
            None => subject.must(
                "noNameAtAll",
                SUBJECT,
                "It has no name at all: the subject is empty, and there are no alternative names.",
            ),
            Some(names) if !names.critical => subject.must(
                "subjectAltNameNotCritical",
                "RFC 5280 section 4.2.1.6",
                "Its subject is empty, so its alternative names must be critical, but are not.",
            ),
            Some(_) => {}
        }
    }
    too_long(subject, &certificate.issuer, "issuer");
    too_long(subject, &certificate.subject, "subject");
}

/// Most characters of an attribute by its short name (RFC 5280 appendix A.1, the upper bounds).
const UPPER_BOUNDS: &[(&str, usize)] =
    &[("CN", 64), ("O", 64), ("OU", 64), ("L", 128), ("ST", 128), ("C", 2), ("serialNumber", 64)];

fn too_long(subject: &mut Subject<'_>, name: &Name, field: &str) {
    for attribute in name.attributes() {
        let Some(short) = attribute.short_name() else { continue };
        let Some((_, most)) = UPPER_BOUNDS.iter().find(|(bounded, _)| *bounded == short) else { continue };
        let length = attribute.text.chars().count();
        if length > *most {
            // Public authorities keep to it, clients do not mind.
            subject.should(
                "attributeTooLong",
                "RFC 5280 appendix A.1",
                format!("The attribute {short} of its {field} has {length} characters; at most {most} are allowed."),
            );
            return;
        }
    }
}

fn alternative_names(subject: &mut Subject<'_>, source: &'static str, names: &[GeneralName]) {
    let underscored = |name: &&GeneralName| matches!(name, GeneralName::DnsName(text) if text.contains('_'));
    if let Some(name) = names.iter().find(underscored) {
        let text = format!(
            "Its alternative name '{}' has an underscore, which the names of hosts do not have (RFC 1123 section 2.1). OpenSSL, Go and browsers accept it all the same.",
            shown(name)
        );
        subject.must("underscore", source, text);
    }
    let mut bad = names.iter().filter_map(|name| Some((name, fault(name)?)));
    let Some((name, fault)) = bad.next() else { return };
    let end = and_more(bad.count());
    let text = format!("Its alternative name '{}' ({}) is malformed: {fault}{end}", shown(name), name.form());
    subject.must("alternativeNameMalformed", source, text);
}

/// What is wrong with an alternative name, if anything.
fn fault(name: &GeneralName) -> Option<&'static str> {
    Some(match name {
        GeneralName::DnsName(text) => syntax::dns(text)?,
        GeneralName::Rfc822Name(text) => syntax::mailbox(text)?,
        GeneralName::Uri(text) => syntax::uri(text)?,
        GeneralName::DirectoryName(name) if name.is_empty() => "it is empty",
        GeneralName::IpNetwork { .. } => "an address has 4 or 16 bytes, and these are 8 or 32",
        GeneralName::Malformed { tag: 7, .. } => "an address has 4 or 16 bytes",
        GeneralName::Malformed { .. } => "it cannot be read",
        _ => return None,
    })
}
