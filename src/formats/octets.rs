//! OCTET STRINGs in one piece or, as BER allows, in many (X.690 section 8.7.3).

use zeroize::Zeroizing;

use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};

/// An OCTET STRING that BER wrote in pieces.
const IN_PIECES: u8 = tag::OCTET_STRING | 0x20;

/// How deep pieces may stand in pieces. Nobody nests them even once.
const MAX_DEPTH: u8 = 4;

/// The content of an OCTET STRING.
pub(super) struct Octets<'a> {
    content: Content<'a>,
    /// Byte offset of the content in the object; of its first piece where it has several.
    pub(super) at: usize,
}

enum Content<'a> {
    Whole(&'a [u8]),
    /// It may hold an unencrypted key.
    Joined(Zeroizing<Vec<u8>>),
}

impl<'a> Octets<'a> {
    /// Reads an OCTET STRING, also one that is tagged `[0] IMPLICIT`.
    pub(super) fn read(element: &Element<'a>, field: &'static str) -> Result<Self, Asn1Error> {
        let at = element.content_at;
        if element.tag == tag::OCTET_STRING || element.tag == tag::context_primitive(0) {
            return Ok(Self { content: Content::Whole(element.content), at });
        }
        if element.tag != IN_PIECES && element.tag != tag::context_constructed(0) {
            let cause = Asn1Cause::UnexpectedTag { found: element.tag };
            return Err(Asn1Error { cause, field, at: element.at });
        }
        let mut joined = Zeroizing::new(Vec::with_capacity(element.content.len()));
        join(element, field, MAX_DEPTH, &mut joined)?;
        Ok(Self { content: Content::Joined(joined), at })
    }

    /// Bytes that stand where an OCTET STRING usually does.
    pub(super) const fn of(bytes: &'a [u8], at: usize) -> Self {
        Self { content: Content::Whole(bytes), at }
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Whole(bytes) => bytes,
            Content::Joined(bytes) => bytes,
        }
    }
}

fn join(
    element: &Element<'_>,
    field: &'static str,
    depth: u8,
    joined: &mut Vec<u8>,
) -> Result<(), Asn1Error> {
    let mut pieces = element.reader();
    while !pieces.is_empty() {
        let piece = pieces.any(field)?;
        match (piece.tag, depth.checked_sub(1)) {
            (tag::OCTET_STRING, _) => joined.extend_from_slice(piece.content),
            (IN_PIECES, Some(depth)) => join(&piece, field, depth, joined)?,
            (IN_PIECES, None) => {
                return Err(Asn1Error { cause: Asn1Cause::TooDeep, field, at: piece.at });
            }
            (found, _) => {
                let cause = Asn1Cause::UnexpectedTag { found };
                return Err(Asn1Error { cause, field, at: piece.at });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::asn1::Reader;

    #[test]
    fn pieces_are_joined() {
        for (bytes, expected) in [
            (&[0x04, 2, 7, 8][..], Some(&[7, 8][..])),
            (&[0x80, 1, 7], Some(&[7])),
            (&[0x24, 6, 0x04, 1, 7, 0x04, 1, 8], Some(&[7, 8])),
            (&[0x24, 0x80, 0x04, 1, 7, 0x24, 0x80, 0x04, 1, 8, 0, 0, 0, 0], Some(&[7, 8])),
            (&[0xA0, 0x80, 0x04, 1, 7, 0, 0], Some(&[7])),
            (&[0xA0, 3, 0x02, 1, 7], None),
            (&[0x30, 0], None),
            (&[0x24, 12, 0x24, 10, 0x24, 8, 0x24, 6, 0x24, 4, 0x24, 2, 0x04, 0], None),
        ] {
            let element = Reader::new(bytes).any("octets").unwrap();
            let octets = Octets::read(&element, "octets").ok();
            assert_eq!(octets.as_ref().map(Octets::bytes), expected, "{bytes:02X?}");
        }
    }
}
