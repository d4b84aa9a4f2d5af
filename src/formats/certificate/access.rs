//! Extensions that name keys, people and places: key identifiers, alternative names, CRLs, services.

use x509_parser::extensions as x509;

use super::constraints::named_bits;
use super::content::{by_library, only};
use super::general_name::{convert, convert_all};
use super::name;
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::formats::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{
    AccessDescription, AuthorityKeyIdentifier, Bytes, DeviationKind, DirectoryAttribute, DistributionPoint,
    ExtensionValue, GeneralName, Name, Oid, REASON_FLAGS,
};

/// RFC 5280 section 4.2.1.2.
pub(crate) fn subject_key_identifier(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let identifier = only(octets, tag::OCTET_STRING, "subjectKeyIdentifier", deviations)?;
    Ok(ExtensionValue::SubjectKeyIdentifier(Bytes::from(identifier.content)))
}

/// RFC 5280 section 4.2.1.1.
pub(crate) fn authority_key_identifier(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let parsed: x509::AuthorityKeyIdentifier<'_> = by_library(octets, "authorityKeyIdentifier", deviations)?;
    Ok(ExtensionValue::AuthorityKeyIdentifier(AuthorityKeyIdentifier {
        key_identifier: parsed.key_identifier.map(|identifier| Bytes::from(identifier.0)),
        issuer: parsed.authority_cert_issuer.as_deref().map(convert_all).unwrap_or_default(),
        serial: parsed.authority_cert_serial.map(Bytes::from),
    }))
}

/// RFC 5280 section 4.2.1.6.
pub(crate) fn subject_alt_name(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "subjectAltName";
    let parsed: x509::SubjectAlternativeName<'_> = by_library(octets, FIELD, deviations)?;
    let names = convert_all(&parsed.general_names);
    check_names(&names, FIELD, octets, deviations);
    Ok(ExtensionValue::SubjectAltName(names))
}

/// RFC 5280 section 4.2.1.7.
pub(crate) fn issuer_alt_name(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "issuerAltName";
    let parsed: x509::IssuerAlternativeName<'_> = by_library(octets, FIELD, deviations)?;
    let names = convert_all(&parsed.general_names);
    check_names(&names, FIELD, octets, deviations);
    Ok(ExtensionValue::IssuerAltName(names))
}

fn check_names(
    names: &[GeneralName],
    field: &'static str,
    octets: &Element<'_>,
    deviations: &mut Deviations,
) {
    if names.is_empty() {
        deviations.add(DeviationKind::EmptySequence, field, octets.content_at);
    }
    let strays = |name: &GeneralName| match name {
        GeneralName::DnsName(text) | GeneralName::Rfc822Name(text) | GeneralName::Uri(text) => {
            !text.is_ascii()
        }
        GeneralName::Malformed { .. } => true,
        _ => false,
    };
    if names.iter().any(strays) {
        deviations.add(DeviationKind::StringCharacters, field, octets.content_at);
    }
}

/// RFC 5280 section 4.2.1.13.
pub(crate) fn crl_distribution_points(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let points = distribution_points(octets, "cRLDistributionPoints", deviations)?;
    Ok(ExtensionValue::CrlDistributionPoints(points))
}

/// RFC 5280 section 4.2.1.15.
pub(crate) fn freshest_crl(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    Ok(ExtensionValue::FreshestCrl(distribution_points(octets, "freshestCRL", deviations)?))
}

fn distribution_points(
    octets: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Vec<DistributionPoint>, Asn1Error> {
    let sequence = only(octets, tag::SEQUENCE, field, deviations)?;
    let mut reader = sequence.reader();
    let mut points = Vec::new();
    while !reader.is_empty() && points.len() < MAX_ENTRIES {
        points.push(distribution_point(&reader.expect(tag::SEQUENCE, field)?, field, deviations)?);
    }
    if points.is_empty() {
        deviations.add(DeviationKind::EmptySequence, field, sequence.at);
    }
    Ok(points)
}

/// The parser crate gives no bytes for a name relative to the issuer, which is why this is read here.
fn distribution_point(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<DistributionPoint, Asn1Error> {
    let mut point = DistributionPoint::default();
    let mut reader = element.reader();
    if let Some(wrapper) = reader.optional(tag::context_constructed(0), field)? {
        (point.full_name, point.relative_name) = distribution_point_name(&wrapper, field, deviations)?;
    }
    if let Some(flags) = reader.optional(tag::context_primitive(1), field)? {
        point.reasons = reasons(&flags, field)?;
    }
    if let Some(issuer) = reader.optional(tag::context_constructed(2), field)? {
        point.crl_issuer = general_names(&issuer, field)?;
    }
    deviations.check_end(&reader, field);
    Ok(point)
}

/// DistributionPointName: names, or one relative to the issuer.
pub(super) fn distribution_point_name(
    wrapper: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<(Vec<GeneralName>, Option<Name>), Asn1Error> {
    let choice = wrapper.reader().any(field)?;
    if choice.tag == tag::context_constructed(1) {
        let rdn = name::relative(&choice, field, deviations)?;
        return Ok((Vec::new(), Some(Name { rdns: vec![rdn], der: Bytes::from(choice.whole) })));
    }
    Ok((general_names(&choice, field)?, None))
}

/// ReasonFlags by name.
pub(super) fn reasons(flags: &Element<'_>, field: &'static str) -> Result<Vec<&'static str>, Asn1Error> {
    let (_, bits) = flags.bit_string(field)?;
    Ok(named_bits(bits, &REASON_FLAGS))
}

/// The general names inside an element, whatever its own tag.
pub(crate) fn general_names(
    element: &Element<'_>,
    field: &'static str,
) -> Result<Vec<GeneralName>, Asn1Error> {
    use x509_parser::prelude::FromDer;

    let mut reader = element.reader();
    let mut names = Vec::new();
    while !reader.is_empty() && names.len() < MAX_ENTRIES {
        let one = reader.any(field)?;
        let (_, parsed) = x509::GeneralName::from_der(one.whole).map_err(|_| Asn1Error {
            cause: Asn1Cause::Content,
            field,
            at: one.at,
        })?;
        names.push(convert(&parsed));
    }
    Ok(names)
}

/// RFC 5280 section 4.2.2.1.
pub(crate) fn authority_info_access(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let parsed: x509::AuthorityInfoAccess<'_> = by_library(octets, "authorityInfoAccess", deviations)?;
    Ok(ExtensionValue::AuthorityInfoAccess(descriptions(&parsed.accessdescs)))
}

/// RFC 5280 section 4.2.2.2.
pub(crate) fn subject_info_access(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let parsed: x509::SubjectInfoAccess<'_> = by_library(octets, "subjectInfoAccess", deviations)?;
    Ok(ExtensionValue::SubjectInfoAccess(descriptions(&parsed.accessdescs)))
}

fn descriptions(parsed: &[x509::AccessDescription<'_>]) -> Vec<AccessDescription> {
    parsed
        .iter()
        .take(MAX_ENTRIES)
        .map(|description| AccessDescription {
            method: Oid::from_der_content(description.access_method.as_bytes()),
            location: convert(&description.access_location),
        })
        .collect()
}

/// RFC 5280 section 4.2.1.8.
pub(crate) fn subject_directory_attributes(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "subjectDirectoryAttributes";
    let mut reader = only(octets, tag::SEQUENCE, FIELD, deviations)?.reader();
    let mut attributes = Vec::new();
    while !reader.is_empty() && attributes.len() < MAX_ENTRIES {
        let mut parts = reader.expect(tag::SEQUENCE, FIELD)?.reader();
        let attribute_type = parts.expect(tag::OBJECT_IDENTIFIER, FIELD)?;
        let values = parts.expect(tag::SET, FIELD)?;
        attributes.push(DirectoryAttribute { oid: oid(&attribute_type), values: Bytes::from(values.whole) });
    }
    Ok(ExtensionValue::SubjectDirectoryAttributes(attributes))
}
