//! Distinguished names (RFC 5280 section 4.1.2.4).

use super::text;
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::formats::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{Attribute, Bytes, DeviationKind, Name};

/// Decodes a name.
pub(crate) fn decode(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Name, Asn1Error> {
    deviations.check_length(element, field);
    let mut reader = element.reader();
    let mut rdns = Vec::with_capacity(4);
    while !reader.is_empty() && rdns.len() < MAX_ENTRIES {
        rdns.push(relative(&reader.expect(tag::SET, field)?, field, deviations)?);
    }
    Ok(Name { rdns, der: Bytes::from(element.whole) })
}

/// Decodes the attributes of a relative distinguished name.
pub(crate) fn relative(
    set: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Vec<Attribute>, Asn1Error> {
    let mut reader = set.reader();
    if reader.is_empty() {
        deviations.add(DeviationKind::EmptySequence, field, set.at);
    }
    let mut attributes = Vec::with_capacity(1);
    while !reader.is_empty() && attributes.len() < MAX_ENTRIES {
        let mut parts = reader.expect(tag::SEQUENCE, field)?.reader();
        let attribute_type = parts.expect(tag::OBJECT_IDENTIFIER, field)?;
        let (string_type, text) = text::decode(&parts.any(field)?, field, deviations);
        deviations.check_end(&parts, field);
        attributes.push(Attribute { oid: oid(&attribute_type), string_type, text });
    }
    Ok(attributes)
}
