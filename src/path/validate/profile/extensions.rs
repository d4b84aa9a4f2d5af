//! Extensions: which are critical, key identifiers, services, lists and policies (RFC 5280 sections 4.2.1 and 4.2.2).

use std::collections::HashSet;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as id;

use super::subject::Subject;
use crate::input::ValidationPolicy;
use crate::model::{
    AuthorityKeyIdentifier, DistributionPoint, ExtensionValue as Value, GeneralName, Oid, Outcome,
    PolicyConstraints, PolicyInformation, PolicyQualifier,
};
use crate::path::links;

/// What the RFC says of the critical flag of an extension.
#[derive(Clone, Copy, PartialEq)]
enum Critical {
    Must,
    Should,
    ShouldNot,
    MustNot,
    /// It depends, or is left open.
    Open,
}

/// The extensions of the RFC.
const EXTENSIONS: &[(ObjectIdentifier, &str, Critical)] = &[
    (id::ID_CE_AUTHORITY_KEY_IDENTIFIER, "RFC 5280 section 4.2.1.1", Critical::MustNot),
    (id::ID_CE_SUBJECT_KEY_IDENTIFIER, "RFC 5280 section 4.2.1.2", Critical::MustNot),
    (id::ID_CE_KEY_USAGE, "RFC 5280 section 4.2.1.3", Critical::Should),
    (id::ID_CE_CERTIFICATE_POLICIES, "RFC 5280 section 4.2.1.4", Critical::Open),
    (id::ID_CE_POLICY_MAPPINGS, "RFC 5280 section 4.2.1.5", Critical::Should),
    (id::ID_CE_SUBJECT_ALT_NAME, "RFC 5280 section 4.2.1.6", Critical::Open),
    (id::ID_CE_ISSUER_ALT_NAME, "RFC 5280 section 4.2.1.7", Critical::ShouldNot),
    (id::ID_CE_SUBJECT_DIRECTORY_ATTRIBUTES, "RFC 5280 section 4.2.1.8", Critical::MustNot),
    (id::ID_CE_BASIC_CONSTRAINTS, "RFC 5280 section 4.2.1.9", Critical::Open),
    (id::ID_CE_NAME_CONSTRAINTS, "RFC 5280 section 4.2.1.10", Critical::Must),
    (id::ID_CE_POLICY_CONSTRAINTS, "RFC 5280 section 4.2.1.11", Critical::Must),
    (id::ID_CE_EXT_KEY_USAGE, "RFC 5280 section 4.2.1.12", Critical::Open),
    (id::ID_CE_CRL_DISTRIBUTION_POINTS, "RFC 5280 section 4.2.1.13", Critical::ShouldNot),
    (id::ID_CE_INHIBIT_ANY_POLICY, "RFC 5280 section 4.2.1.14", Critical::Must),
    (id::ID_CE_FRESHEST_CRL, "RFC 5280 section 4.2.1.15", Critical::MustNot),
    (id::ID_PE_AUTHORITY_INFO_ACCESS, "RFC 5280 section 4.2.2.1", Critical::MustNot),
    (id::ID_PE_SUBJECT_INFO_ACCESS, "RFC 5280 section 4.2.2.2", Critical::MustNot),
];

/// The section that defines an extension, if the RFC does.
pub(super) fn section(oid: &Oid) -> Option<&'static str> {
    EXTENSIONS.iter().find(|(known, _, _)| oid == known).map(|(_, section, _)| *section)
}

pub(super) fn judge(subject: &mut Subject<'_>) {
    critical_flags(subject);
    authority_key_identifier(subject);
    subject_key_identifier(subject);
    for value in subject.values() {
        match value {
            Value::AuthorityInfoAccess(entries) => {
                access(subject, "RFC 5280 section 4.2.2.1", entries.iter().map(|entry| &entry.location));
            }
            Value::SubjectInfoAccess(entries) => {
                access(subject, "RFC 5280 section 4.2.2.2", entries.iter().map(|entry| &entry.location));
            }
            Value::CrlDistributionPoints(points) => {
                distribution_points(subject, "RFC 5280 section 4.2.1.13", points);
            }
            Value::FreshestCrl(points) => distribution_points(subject, "RFC 5280 section 4.2.1.15", points),
            Value::CertificatePolicies(policies) => certificate_policies(subject, policies),
            Value::PolicyConstraints(constraints) if *constraints == PolicyConstraints::default() => {
                subject.must(
                    "policyConstraintsEmpty",
                    "RFC 5280 section 4.2.1.11",
                    "Its policy constraints say nothing at all.",
                );
            }
            Value::PolicyMappings(mappings) => {
                if mappings.is_empty() {
                    let text = "Its policy mappings are an empty list.";
                    subject.must("policyMappingsEmpty", "RFC 5280 section 4.2.1.5", text);
                }
                let any = |policy: &Oid| *policy == id::ANY_POLICY;
                if mappings.iter().any(|mapping| any(&mapping.issuer_domain) || any(&mapping.subject_domain))
                {
                    let text = "It maps a policy to or from anyPolicy.";
                    subject.must("anyPolicyMapped", "RFC 5280 section 4.2.1.5", text);
                }
            }
            _ => {}
        }
    }
}

fn critical_flags(subject: &mut Subject<'_>) {
    for extension in &subject.certificate.extensions {
        let Some((oid, source, flag)) = EXTENSIONS.iter().find(|(known, _, _)| extension.oid == *known)
        else {
            continue;
        };
        let name = extension.oid.name().unwrap_or_default();
        let excepted = *oid == id::ID_CE_NAME_CONSTRAINTS && subject.policy == ValidationPolicy::WebPki;
        match (flag, extension.critical) {
            (Critical::Must, false) if !excepted => subject.must(
                "extensionNotCritical",
                source,
                format!("Its extension {name} is not critical, but must be: clients may pass over it."),
            ),
            (Critical::Should, false) => subject.should(
                "extensionNotCritical",
                source,
                format!("Its extension {name} is not critical, but should be."),
            ),
            (Critical::MustNot, true) => subject.must(
                "extensionCritical",
                source,
                format!("Its extension {name} is critical, but must not be: clients may refuse it."),
            ),
            (Critical::ShouldNot, true) => subject.should(
                "extensionCritical",
                source,
                format!("Its extension {name} is critical, but should not be."),
            ),
            _ => {}
        }
        let any_purpose = |value: &Value| match value {
            Value::ExtendedKeyUsage(purposes) => {
                purposes.iter().any(|purpose| *purpose == id::ANY_EXTENDED_KEY_USAGE)
            }
            _ => false,
        };
        if extension.critical && any_purpose(&extension.value) {
            subject.should(
                "extensionCritical",
                source,
                "It allows any purpose by anyExtendedKeyUsage; the extension should not be critical then.",
            );
        }
    }
}

fn authority_key_identifier(subject: &mut Subject<'_>) {
    const SOURCE: &str = "RFC 5280 section 4.2.1.1";
    let found = subject.values().find_map(|value| match value {
        Value::AuthorityKeyIdentifier(identifier) => Some(identifier),
        _ => None,
    });
    let there = subject.certificate.extension(id::ID_CE_AUTHORITY_KEY_IDENTIFIER).is_some();
    match found {
        // Asked last, as it may take the verification of a signature.
        Some(AuthorityKeyIdentifier { key_identifier: Some(_), .. }) => {}
        None if there => {}
        _ if subject.is_self_signed() => {}
        None => subject.must(
            "authorityKeyIdentifierMissing",
            SOURCE,
            "It has no authority key identifier, which only a self-signed certificate may leave out.",
        ),
        Some(_) => subject.must(
            "keyIdentifierMissing",
            SOURCE,
            "Its authority key identifier names no key: the field keyIdentifier is missing.",
        ),
    }
    if found.is_some_and(|identifier| identifier.issuer.is_empty() != identifier.serial.is_none()) {
        let text = "Its authority key identifier has one of issuer and serial number without the other.";
        subject.must("issuerAndSerialNotPaired", SOURCE, text);
    }
    let named = links::authority_key_identifier(subject.certificate);
    let actual = subject.position.issuer.and_then(links::subject_key_identifier);
    if named.is_some() && actual.is_some() && named != actual {
        subject.should(
            "keyIdentifiersDiffer",
            "RFC 5280 section 4.2.1.2",
            "Its authority key identifier is not the subject key identifier of its issuer; some clients do not find the issuer then.",
        );
    }
}

fn subject_key_identifier(subject: &mut Subject<'_>) {
    if subject.says_authority() && subject.certificate.extension(id::ID_CE_SUBJECT_KEY_IDENTIFIER).is_none() {
        subject.must(
            "subjectKeyIdentifierMissing",
            "RFC 5280 section 4.2.1.2",
            "It is a certificate authority without a subject key identifier.",
        );
    }
}

fn access<'n>(
    subject: &mut Subject<'_>,
    source: &'static str,
    locations: impl ExactSizeIterator<Item = &'n GeneralName>,
) {
    if locations.len() == 0 {
        subject.must("accessEmpty", source, "Its list of services (information access) has no entry.");
    }
    locations_are_read(subject, source, locations);
}

fn locations_are_read<'n>(
    subject: &mut Subject<'_>,
    source: &'static str,
    mut locations: impl Iterator<Item = &'n GeneralName>,
) {
    if let Some(name) = locations.find(|name| matches!(name, GeneralName::Malformed { .. })) {
        subject.must(
            "locationMalformed",
            source,
            format!("It gives a location that cannot be read: {name}."),
        );
    }
}

fn distribution_points(subject: &mut Subject<'_>, source: &'static str, points: &[DistributionPoint]) {
    let nowhere = |point: &DistributionPoint| {
        point.full_name.is_empty() && point.relative_name.is_none() && point.crl_issuer.is_empty()
    };
    if points.iter().any(nowhere) {
        subject.must(
            "distributionPointEmpty",
            source,
            "A distribution point of revocation lists says neither where the list is nor who issues it.",
        );
    }
    let names = points.iter().flat_map(|point| point.full_name.iter().chain(&point.crl_issuer));
    locations_are_read(subject, source, names);
}

fn certificate_policies(subject: &mut Subject<'_>, policies: &[PolicyInformation]) {
    const SOURCE: &str = "RFC 5280 section 4.2.1.4";
    let mut seen = HashSet::new();
    if let Some(twice) = policies.iter().find(|information| !seen.insert(information.policy.der_content())) {
        let text = format!("It names the policy {} more than once.", twice.policy);
        subject.answer.add(Outcome::Fail, "policyTwice", SOURCE, text);
    }
    let other = |qualifier: &PolicyQualifier| matches!(qualifier, PolicyQualifier::Other { .. });
    let any = policies.iter().filter(|information| information.policy == id::ANY_POLICY);
    if any.flat_map(|information| &information.qualifiers).any(other) {
        let text = "It adds a qualifier to anyPolicy other than a notice or a statement's address.";
        subject.must("anyPolicyQualifier", SOURCE, text);
    }
}
