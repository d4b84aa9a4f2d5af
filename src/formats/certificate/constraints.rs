//! Extensions that say what a certificate and its key may be used for.

use super::content::only;
use super::{general_name, time};
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use crate::formats::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{
    BasicConstraints, DeviationKind, ExtensionValue, GeneralName, KeyUsage, NameConstraints,
    PrivateKeyUsagePeriod, Timestamp,
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
///
/// Read to the last byte: a constraint that is passed over would let names through that the authority may not certify.
pub(crate) fn name_constraints(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "nameConstraints";
    let mut reader = only(octets, tag::SEQUENCE, FIELD, deviations)?.reader();
    let mut lists = [Vec::new(), Vec::new()];
    for (number, (list, field)) in (0..).zip(lists.iter_mut().zip(["permittedSubtrees", "excludedSubtrees"]))
    {
        let Some(subtrees) = reader.optional(tag::context_constructed(number), field)? else { continue };
        let mut subtrees = subtrees.reader();
        if subtrees.is_empty() {
            return Ok(ExtensionValue::Malformed(format!("{field} is there, but empty")));
        }
        while !subtrees.is_empty() {
            if list.len() >= MAX_ENTRIES {
                return Ok(ExtensionValue::Malformed(format!("{field} has more than {MAX_ENTRIES} entries")));
            }
            match subtree(&subtrees.expect(tag::SEQUENCE, field)?, field, deviations)? {
                Ok(base) => list.push(base),
                Err(reason) => return Ok(ExtensionValue::Malformed(reason.to_owned())),
            }
        }
    }
    no_more(&reader, FIELD)?;
    let [permitted, excluded] = lists;
    let constraints = NameConstraints { permitted, excluded };
    if constraints == NameConstraints::default() {
        deviations.add(DeviationKind::EmptySequence, FIELD, octets.content_at);
    }
    Ok(ExtensionValue::NameConstraints(constraints))
}

/// The base of a `GeneralSubtree`, or what it has that no subtree of RFC 5280 has.
fn subtree(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Result<GeneralName, &'static str>, Asn1Error> {
    let mut parts = element.reader();
    let base = parts.any(field)?;
    if base.tag & 0xC0 != tag::context_primitive(0) {
        let cause = Asn1Cause::UnexpectedTag { found: base.tag };
        return Err(Asn1Error { cause, field, at: base.at });
    }
    if let Some(minimum) = parts.optional(tag::context_primitive(0), "minimum")? {
        if minimum.content.iter().any(|byte| *byte != 0) {
            return Ok(Err("a subtree has a minimum other than 0, which RFC 5280 forbids"));
        }
        deviations.add(DeviationKind::DefaultEncoded, "minimum", minimum.at);
    }
    if parts.optional(tag::context_primitive(1), "maximum")?.is_some() {
        return Ok(Err("a subtree has a maximum, which RFC 5280 forbids"));
    }
    no_more(&parts, field)?;
    Ok(Ok(general_name::decode(&base)))
}

/// Nothing may follow.
fn no_more(reader: &Reader<'_>, field: &'static str) -> Result<(), Asn1Error> {
    match reader.peek() {
        Some(found) => {
            Err(Asn1Error { cause: Asn1Cause::UnexpectedTag { found }, field, at: reader.offset() })
        }
        None => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bytes;
    use crate::writing::element;

    fn decoded(content: &[u8]) -> (Result<ExtensionValue, Asn1Error>, Vec<DeviationKind>) {
        let octets = element(tag::OCTET_STRING, &[content]);
        let octets = Reader::new(&octets).any("extnValue").unwrap();
        let mut deviations = Deviations::default();
        let value = name_constraints(&octets, &mut deviations);
        (value, deviations.0.into_iter().map(|deviation| deviation.kind).collect())
    }

    #[test]
    fn subtrees_that_rfc_5280_does_not_have_are_not_read_as_others() {
        let dns = element(0x82, &[b"a.example"]);
        let plain = element(0x30, &[&dns]);
        let with = |rest: &[u8]| element(0x30, &[&dns, rest]);
        let constraints = |parts: &[&[u8]]| element(0x30, parts);
        let permitted = |subtree: &[u8]| element(0xA0, &[subtree]);
        let excluded = |subtree: &[u8]| element(0xA1, &[subtree]);
        let name = GeneralName::DnsName("a.example".into());
        let good = |permitted: &[&GeneralName], excluded: &[&GeneralName]| {
            let list = |names: &[&GeneralName]| names.iter().copied().cloned().collect();
            ExtensionValue::NameConstraints(NameConstraints {
                permitted: list(permitted),
                excluded: list(excluded),
            })
        };
        for (content, value, deviates) in [
            (constraints(&[&permitted(&plain)]), good(&[&name], &[]), None),
            (constraints(&[&permitted(&plain), &excluded(&plain)]), good(&[&name], &[&name]), None),
            (
                constraints(&[&permitted(&with(&[0x80, 1, 0]))]),
                good(&[&name], &[]),
                Some(DeviationKind::DefaultEncoded),
            ),
            (constraints(&[]), good(&[], &[]), Some(DeviationKind::EmptySequence)),
            (
                constraints(&[&permitted(&element(0x30, &[&[0x84, 0]]))]),
                good(&[&GeneralName::Malformed { tag: 4, bytes: Bytes::default() }], &[]),
                None,
            ),
        ] {
            assert_eq!(decoded(&content), (Ok(value), Vec::from_iter(deviates)), "{content:02X?}");
        }
        for (content, reason) in [
            (constraints(&[&permitted(&with(&[0x80, 1, 1]))]), "minimum other than 0"),
            (constraints(&[&excluded(&with(&[0x81, 1, 0]))]), "a maximum"),
            (constraints(&[&permitted(&[])]), "permittedSubtrees is there, but empty"),
        ] {
            let (value, _) = decoded(&content);
            assert!(
                matches!(&value, Ok(ExtensionValue::Malformed(text)) if text.contains(reason)),
                "{value:?}"
            );
        }
        for content in [
            // The wrong order: whoever stops after the first list loses the second.
            constraints(&[&excluded(&plain), &permitted(&plain)]),
            constraints(&[&permitted(&plain), &permitted(&plain)]),
            constraints(&[&permitted(&with(&[0x82, 1, 0]))]),
            constraints(&[&permitted(&element(0x30, &[&[0x02, 1, 0]]))]),
            constraints(&[&permitted(&element(0x30, &[]))]),
            constraints(&[&[0x05, 0], &[0x05, 0]]),
        ] {
            assert!(decoded(&content).0.is_err(), "{content:02X?}");
        }
    }
}
