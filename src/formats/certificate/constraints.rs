//! Extensions that say what a certificate and its key may be used for.

use x509_parser::extensions as x509;

use super::extensions::{by_library, only};
use super::general_name::convert;
use super::{Asn1Error, DeviationKind, Deviations, Element, oid, tag, time};
use crate::limits::MAX_ENTRIES;
use crate::model::{
    BasicConstraints, ExtensionValue, GeneralName, KeyUsage, NameConstraints, PrivateKeyUsagePeriod,
    Timestamp,
};

/// RFC 5280 section 4.2.1.3.
pub(crate) fn key_usage(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "keyUsage";
    let element = only(octets, tag::BIT_STRING, FIELD, deviations)?;
    let (unused, bytes) = element.bit_string(FIELD)?;
    let last = bytes.last().copied();
    if last.is_some_and(|last| (last >> unused) & 1 == 0) {
        deviations.add(DeviationKind::NamedBitsNotDer, FIELD, element.at);
    }
    if last.is_some_and(|last| last.trailing_zeros() < u32::from(unused)) {
        deviations.add(DeviationKind::BitStringUnused, FIELD, element.at);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        deviations.add(DeviationKind::EmptySequence, FIELD, element.at);
    }
    let bit = |number: usize| is_set(bytes, number);
    Ok(ExtensionValue::KeyUsage(KeyUsage {
        digital_signature: bit(0),
        content_commitment: bit(1),
        key_encipherment: bit(2),
        data_encipherment: bit(3),
        key_agreement: bit(4),
        key_cert_sign: bit(5),
        crl_sign: bit(6),
        encipher_only: bit(7),
        decipher_only: bit(8),
    }))
}

/// Whether a bit of a named bit list is set; bit 0 is the highest of the first byte (X.680 section 22).
fn is_set(bytes: &[u8], number: usize) -> bool {
    bytes.get(number / 8).is_some_and(|byte| byte & (0x80 >> (number % 8)) != 0)
}

/// The names of the bits that are set.
pub(crate) fn named_bits<T: Copy>(bytes: &[u8], names: &[T]) -> Vec<T> {
    names.iter().enumerate().filter(|(number, _)| is_set(bytes, *number)).map(|(_, name)| *name).collect()
}

/// RFC 5280 section 4.2.1.9.
pub(crate) fn basic_constraints(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "basicConstraints";
    let mut reader = only(octets, tag::SEQUENCE, FIELD, deviations)?.reader();
    let ca = match reader.optional(tag::BOOLEAN, FIELD)? {
        Some(boolean) => {
            match boolean.content {
                [0x00] => deviations.add(DeviationKind::DefaultEncoded, FIELD, boolean.at),
                [0xFF] => {}
                _ => deviations.add(DeviationKind::BooleanNotDer, FIELD, boolean.at),
            }
            boolean.content.iter().any(|byte| *byte != 0)
        }
        None => false,
    };
    let path_length = match reader.optional(tag::INTEGER, FIELD)? {
        Some(number) => {
            deviations.check_integer(&number, FIELD);
            Some(number.unsigned(FIELD)?)
        }
        None => None,
    };
    deviations.check_end(&reader, FIELD);
    Ok(ExtensionValue::BasicConstraints(BasicConstraints { ca, path_length }))
}

/// RFC 5280 section 4.2.1.12.
pub(crate) fn extended_key_usage(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "extKeyUsage";
    let sequence = only(octets, tag::SEQUENCE, FIELD, deviations)?;
    let mut reader = sequence.reader();
    let mut purposes = Vec::with_capacity(2);
    while !reader.is_empty() && purposes.len() < MAX_ENTRIES {
        purposes.push(oid(&reader.expect(tag::OBJECT_IDENTIFIER, FIELD)?));
    }
    if purposes.is_empty() {
        deviations.add(DeviationKind::EmptySequence, FIELD, sequence.at);
    }
    Ok(ExtensionValue::ExtendedKeyUsage(purposes))
}

/// RFC 5280 section 4.2.1.10.
pub(crate) fn name_constraints(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "nameConstraints";
    let parsed: x509::NameConstraints<'_> = by_library(octets, FIELD, deviations)?;
    let bases = |subtrees: Option<Vec<x509::GeneralSubtree<'_>>>| -> Vec<GeneralName> {
        subtrees.unwrap_or_default().iter().take(MAX_ENTRIES).map(|subtree| convert(&subtree.base)).collect()
    };
    let constraints = NameConstraints {
        permitted: bases(parsed.permitted_subtrees),
        excluded: bases(parsed.excluded_subtrees),
    };
    if constraints == NameConstraints::default() {
        deviations.add(DeviationKind::EmptySequence, FIELD, octets.content_at);
    }
    Ok(ExtensionValue::NameConstraints(constraints))
}

/// RFC 3280 section 4.2.1.4.
pub(crate) fn private_key_usage_period(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "privateKeyUsagePeriod";
    let mut reader = only(octets, tag::SEQUENCE, FIELD, deviations)?.reader();
    let mut instant = |number: u8| -> Result<Option<Timestamp>, Asn1Error> {
        let Some(element) = reader.optional(tag::context_primitive(number), FIELD)? else { return Ok(None) };
        // Implicitly tagged GeneralizedTime, also for years before 2050.
        let as_generalized = Element { tag: tag::GENERALIZED_TIME, ..element };
        time::decode(&as_generalized, FIELD, &mut Deviations::default()).map(Some)
    };
    let period = PrivateKeyUsagePeriod { not_before: instant(0)?, not_after: instant(1)? };
    deviations.check_end(&reader, FIELD);
    Ok(ExtensionValue::PrivateKeyUsagePeriod(period))
}
