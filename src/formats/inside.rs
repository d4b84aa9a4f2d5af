//! What a PKCS#7 message or an OCSP response carries: certificates, lists, responses.

use super::asn1::{Asn1Error, Element, tag};
use super::certificate;
use super::element::to_u32;
use super::error::fault_offset;
use super::{Context, Decoded, Failure, FormatError, Found};
use crate::limits::MAX_OBJECTS;
use crate::model::{Content, ObjectKind};

/// What is found in a message, and what is not to be read in it.
#[derive(Default)]
pub(super) struct Inside {
    pub(super) found: Vec<Found>,
    pub(super) failures: Vec<Failure>,
}

impl Inside {
    /// The message with what is in it.
    pub(super) fn of(self, content: Content) -> Decoded {
        Decoded { inside: self.found, failures: self.failures, ..Decoded::leaf(content) }
    }

    /// Reads the certificates of a SET or SEQUENCE (RFC 5652 section 10.2.2), and says how many there are.
    pub(super) fn certificates(&mut self, set: &Element<'_>, context: &mut Context<'_>) -> u32 {
        const EXTENDED_OR_OTHER: [u8; 2] = [tag::context_constructed(0), tag::context_constructed(3)];
        const ATTRIBUTE: [u8; 2] = [tag::context_constructed(1), tag::context_constructed(2)];
        self.each(set, "certificate", FormatError::Certificate, context, |element, _| {
            if ATTRIBUTE.contains(&element.tag) {
                return Ok(Decoded::leaf(Content::Other(ObjectKind::AttributeCertificate)));
            }
            if EXTENDED_OR_OTHER.contains(&element.tag) {
                return Ok(Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1)));
            }
            let (certificate, _) = certificate::decode(element.whole)?;
            Ok(Decoded::leaf(Content::Certificate(Box::new(certificate))))
        })
    }

    /// Reads every element of a set; a damaged one does not stop the others.
    pub(super) fn each(
        &mut self,
        set: &Element<'_>,
        what: &'static str,
        failed: fn(Asn1Error) -> FormatError,
        context: &mut Context<'_>,
        decode: impl Fn(&Element<'_>, &mut Context<'_>) -> Result<Decoded, FormatError>,
    ) -> u32 {
        let mut reader = set.reader();
        let mut number = 0_u32;
        while !reader.is_empty() {
            number = number.saturating_add(1);
            let part = format!("{what} {number}");
            if context.is_full() || self.failures.len() >= MAX_OBJECTS {
                self.failures.push(Failure::at(reader.offset(), FormatError::TooManyObjects));
                break;
            }
            let element = match reader.any(what) {
                Ok(element) => element,
                // Where the next one would start is not known.
                Err(error) => {
                    self.failures.push(Failure::at(error.at, failed(error)).below(part));
                    break;
                }
            };
            match decode(&element, context) {
                Ok(mut decoded) => {
                    context.take(1);
                    shift(&mut decoded.failures, element.at);
                    self.found.push(Found::part(part, to_u32(element.at), decoded));
                }
                Err(error) => {
                    let at = element.at + fault_offset(&error).unwrap_or(0);
                    self.failures.push(Failure::at(at, error).below(part));
                }
            }
        }
        number
    }
}

/// Counts the offsets of failures from the start of the message.
pub(super) fn shift(failures: &mut [Failure], by: usize) {
    for failure in failures {
        failure.offset = failure.offset.map(|offset| offset.saturating_add(to_u32(by)));
    }
}
