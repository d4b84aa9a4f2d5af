//! Certificate policies and their constraints (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14).

use x509_parser::extensions as x509;

use super::content::{by_library, only};
use super::text;
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::formats::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{
    Bytes, DeviationKind, ExtensionValue, Oid, PolicyConstraints, PolicyInformation, PolicyMapping,
    PolicyQualifier, UserNotice,
};

/// RFC 5280 section 4.2.1.4.
pub(crate) fn certificate_policies(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "certificatePolicies";
    let policies = policies(octets, FIELD, deviations)?;
    // Validation must not take a part of the list for the whole.
    Ok(if policies.len() >= MAX_ENTRIES {
        too_many(FIELD)
    } else {
        ExtensionValue::CertificatePolicies(policies)
    })
}

fn too_many(field: &str) -> ExtensionValue {
    ExtensionValue::Malformed(format!("{field} has {MAX_ENTRIES} entries or more"))
}

/// Microsoft's application policies, which have the same shape.
pub(crate) fn microsoft_application_policies(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    Ok(ExtensionValue::MicrosoftApplicationPolicies(policies(octets, "applicationPolicies", deviations)?))
}

fn policies(
    octets: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Vec<PolicyInformation>, Asn1Error> {
    let sequence = only(octets, tag::SEQUENCE, field, deviations)?;
    let mut reader = sequence.reader();
    let mut policies = Vec::with_capacity(2);
    while !reader.is_empty() && policies.len() < MAX_ENTRIES {
        let mut parts = reader.expect(tag::SEQUENCE, field)?.reader();
        let policy = oid(&parts.expect(tag::OBJECT_IDENTIFIER, field)?);
        let mut qualifiers = Vec::new();
        if let Some(list) = parts.optional(tag::SEQUENCE, field)? {
            let mut list = list.reader();
            while !list.is_empty() && qualifiers.len() < MAX_ENTRIES {
                qualifiers.push(qualifier(&list.expect(tag::SEQUENCE, field)?, field, deviations)?);
            }
        }
        policies.push(PolicyInformation { policy, qualifiers });
    }
    if policies.is_empty() {
        deviations.add(DeviationKind::EmptySequence, field, sequence.at);
    }
    Ok(policies)
}

fn qualifier(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<PolicyQualifier, Asn1Error> {
    let mut parts = element.reader();
    let identifier = oid(&parts.expect(tag::OBJECT_IDENTIFIER, field)?);
    let value = parts.any(field)?;
    Ok(if identifier == const_oid::db::rfc5280::ID_QT_CPS {
        PolicyQualifier::Cps(text::decode(&value, field, deviations).1)
    } else if identifier == const_oid::db::rfc5280::ID_QT_UNOTICE {
        PolicyQualifier::UserNotice(user_notice(&value, field, deviations)?)
    } else {
        PolicyQualifier::Other { oid: identifier, der: Bytes::from(value.whole) }
    })
}

fn user_notice(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<UserNotice, Asn1Error> {
    let mut notice = UserNotice::default();
    let mut reader = element.reader();
    if let Some(reference) = reader.optional(tag::SEQUENCE, field)? {
        let mut parts = reference.reader();
        notice.organization = Some(text::decode(&parts.any(field)?, field, deviations).1);
        let mut numbers = parts.expect(tag::SEQUENCE, field)?.reader();
        while !numbers.is_empty() && notice.numbers.len() < MAX_ENTRIES {
            notice.numbers.push(numbers.expect(tag::INTEGER, field)?.unsigned(field)?);
        }
    }
    if !reader.is_empty() {
        notice.text = Some(text::decode(&reader.any(field)?, field, deviations).1);
    }
    Ok(notice)
}

/// RFC 5280 section 4.2.1.5.
pub(crate) fn policy_mappings(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "policyMappings";
    let parsed: x509::PolicyMappings<'_> = by_library(octets, FIELD, deviations)?;
    if parsed.mappings.len() >= MAX_ENTRIES {
        return Ok(too_many(FIELD));
    }
    let mappings = parsed.mappings.iter().map(|mapping| PolicyMapping {
        issuer_domain: Oid::from_der_content(mapping.issuer_domain_policy.as_bytes()),
        subject_domain: Oid::from_der_content(mapping.subject_domain_policy.as_bytes()),
    });
    Ok(ExtensionValue::PolicyMappings(mappings.collect()))
}

/// RFC 5280 section 4.2.1.11.
pub(crate) fn policy_constraints(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let parsed: x509::PolicyConstraints = by_library(octets, "policyConstraints", deviations)?;
    Ok(ExtensionValue::PolicyConstraints(PolicyConstraints {
        require_explicit_policy: parsed.require_explicit_policy,
        inhibit_policy_mapping: parsed.inhibit_policy_mapping,
    }))
}

/// RFC 5280 section 4.2.1.14.
pub(crate) fn inhibit_any_policy(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "inhibitAnyPolicy";
    let number = only(octets, tag::INTEGER, FIELD, deviations)?;
    Ok(ExtensionValue::InhibitAnyPolicy(number.unsigned(FIELD)?))
}
