//! The list of extensions and which decoder each gets (RFC 5280 sections 4.2 and 5.2).

use std::collections::HashSet;

use const_oid::ObjectIdentifier;

use super::{access, constraints, issuer_specific, policies, revocation};
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::formats::element::{content_span, oid};
use crate::limits::MAX_ENTRIES;
use crate::model::{Bytes, DeviationKind, Extension, ExtensionValue};

/// Decodes the extensions of a certificate, a request or a revocation list: a SEQUENCE in a wrapper.
pub(crate) fn decode(
    wrapper: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<Vec<Extension>, Asn1Error> {
    let sequence = wrapper.reader().expect(tag::SEQUENCE, "extensions")?;
    let mut reader = sequence.reader();
    if reader.is_empty() {
        deviations.add(DeviationKind::EmptySequence, "extensions", sequence.at);
    }
    let mut seen = HashSet::new();
    let mut extensions = Vec::with_capacity(10);
    while !reader.is_empty() {
        let at = reader.offset();
        // What is left out might be what forbids: better no certificate than half of one.
        if extensions.len() >= MAX_ENTRIES {
            return Err(Asn1Error { cause: Asn1Cause::TooLarge, field: "extensions", at });
        }
        let extension = extension(&reader.expect(tag::SEQUENCE, "Extension")?, deviations)?;
        if !seen.insert(extension.oid.clone()) {
            deviations.add(DeviationKind::DuplicateExtension, "extensions", at);
        }
        extensions.push(extension);
    }
    Ok(extensions)
}

fn extension(element: &Element<'_>, deviations: &mut Deviations) -> Result<Extension, Asn1Error> {
    deviations.check_length(element, "Extension");
    let mut reader = element.reader();
    let oid = oid(&reader.expect(tag::OBJECT_IDENTIFIER, "extnID")?);
    let critical = match reader.optional(tag::BOOLEAN, "critical")? {
        Some(boolean) => {
            match boolean.content {
                [0x00] => deviations.add(DeviationKind::DefaultEncoded, "critical", boolean.at),
                [0xFF] => {}
                _ => deviations.add(DeviationKind::BooleanNotDer, "critical", boolean.at),
            }
            boolean.content.iter().any(|byte| *byte != 0)
        }
        None => false,
    };
    let octets = reader.expect(tag::OCTET_STRING, "extnValue")?;
    deviations.check_end(&reader, "Extension");
    let decoder = DECODERS.iter().find(|(known, _)| oid == *known).map(|(_, decoder)| *decoder);
    let value = match decoder {
        Some(decoder) => {
            decoder(&octets, deviations).unwrap_or_else(|error| ExtensionValue::Malformed(error.to_string()))
        }
        None => ExtensionValue::Unknown(Bytes::from(octets.content)),
    };
    Ok(Extension { oid, critical, value, span: content_span(&octets) })
}

/// A decoder of the content of an extension. What does not decode is kept as malformed with the error's sentence.
pub(crate) type Decoder = fn(&Element<'_>, &mut Deviations) -> Result<ExtensionValue, Asn1Error>;

const fn decoder(dotted: &str, decoder: Decoder) -> (ObjectIdentifier, Decoder) {
    (ObjectIdentifier::new_unwrap(dotted), decoder)
}

/// Every extension that is decoded, the commonest first.
const DECODERS: &[(ObjectIdentifier, Decoder)] = &[
    decoder("2.5.29.15", constraints::key_usage),
    decoder("2.5.29.19", constraints::basic_constraints),
    decoder("2.5.29.14", access::subject_key_identifier),
    decoder("2.5.29.35", access::authority_key_identifier),
    decoder("2.5.29.17", access::subject_alt_name),
    decoder("2.5.29.37", constraints::extended_key_usage),
    decoder("2.5.29.32", policies::certificate_policies),
    decoder("2.5.29.31", access::crl_distribution_points),
    decoder("1.3.6.1.5.5.7.1.1", access::authority_info_access),
    decoder("1.3.6.1.4.1.11129.2.4.2", issuer_specific::signed_certificate_timestamps),
    decoder("2.5.29.9", access::subject_directory_attributes),
    decoder("2.5.29.16", constraints::private_key_usage_period),
    decoder("2.5.29.18", access::issuer_alt_name),
    decoder("2.5.29.20", revocation::crl_number),
    decoder("2.5.29.27", revocation::delta_crl_indicator),
    decoder("2.5.29.28", revocation::issuing_distribution_point),
    decoder("2.5.29.60", revocation::expired_certificates_on_crl),
    decoder("2.5.29.30", constraints::name_constraints),
    decoder("2.5.29.33", policies::policy_mappings),
    decoder("2.5.29.36", policies::policy_constraints),
    decoder("2.5.29.46", access::freshest_crl),
    decoder("2.5.29.54", policies::inhibit_any_policy),
    decoder("1.3.6.1.5.5.7.1.3", issuer_specific::qc_statements),
    decoder("1.3.6.1.5.5.7.1.11", access::subject_info_access),
    decoder("1.3.6.1.5.5.7.1.24", issuer_specific::tls_feature),
    decoder("1.3.6.1.5.5.7.48.1.5", issuer_specific::ocsp_no_check),
    decoder("1.3.6.1.4.1.11129.2.4.3", issuer_specific::ct_poison),
    decoder("1.3.6.1.4.1.311.20.2", issuer_specific::microsoft_template_name),
    decoder("1.3.6.1.4.1.311.21.1", issuer_specific::microsoft_ca_version),
    decoder("1.3.6.1.4.1.311.21.2", issuer_specific::microsoft_previous_ca_hash),
    decoder("1.3.6.1.4.1.311.21.4", revocation::microsoft_next_publish),
    decoder("1.3.6.1.4.1.311.21.7", issuer_specific::microsoft_template),
    decoder("1.3.6.1.4.1.311.21.10", policies::microsoft_application_policies),
    decoder("2.23.140.3.1", issuer_specific::cabf_organization_identifier),
    decoder("2.16.840.1.113730.1.1", issuer_specific::netscape_cert_type),
    decoder("2.16.840.1.113730.1.2", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.3", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.4", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.7", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.8", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.12", issuer_specific::netscape_text),
    decoder("2.16.840.1.113730.1.13", issuer_specific::netscape_text),
];
