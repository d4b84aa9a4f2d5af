//! The content of an extension: one element, read here or by the parser crate.

use x509_parser::error::X509Error;
use x509_parser::prelude::FromDer;

use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader};
use crate::model::DeviationKind;

/// The one element that the content of an extension has to be.
pub(crate) fn only<'a>(
    octets: &Element<'a>,
    tag: u8,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Element<'a>, Asn1Error> {
    let mut reader: Reader<'a> = octets.reader();
    let element = reader.expect(tag, field)?;
    deviations.check_length(&element, field);
    deviations.check_end(&reader, field);
    Ok(element)
}

/// Decodes the content of an extension by the parser crate; bytes behind the value are a deviation.
pub(crate) fn by_library<'a, T: FromDer<'a, X509Error>>(
    octets: &Element<'a>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<T, Asn1Error> {
    let content = octets.content;
    let (rest, value) = T::from_der(content).map_err(|_| Asn1Error {
        cause: Asn1Cause::Content,
        field,
        at: octets.content_at,
    })?;
    if !rest.is_empty() {
        let at = octets.content_at + content.len() - rest.len();
        deviations.add(DeviationKind::TrailingBytes, field, at);
    }
    Ok(value)
}
