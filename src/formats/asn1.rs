//! A reader of tag-length-value that tolerates BER and remembers where everything stands (X.690 section 8.1).
//!
//! It finds structure; the libraries decode content. It exists beside them because an inspector must name the byte at
//! which an encoding goes wrong, and must read on where a strict decoder stops.

use std::fmt;

use crate::limits::MAX_NESTING;
pub(crate) use crate::writing::tag;

/// What is wrong with an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Asn1Cause {
    /// An element is missing.
    Missing,
    /// The bytes end inside an element.
    Truncated {
        /// Bytes that the element says it has.
        needs: u64,
        /// Bytes that are there.
        has: u64,
    },
    /// Another element than the structure has at this place.
    UnexpectedTag {
        /// The identifier octet that was found.
        found: u8,
    },
    /// A length of more than four octets, which no certificate needs.
    LengthTooLarge,
    /// A primitive element without end, or a reserved length octet.
    LengthInvalid,
    /// An element that is larger than what is read of its kind; see [`crate::limits`].
    TooLarge,
    /// A tag number of more than 28 bits.
    TagTooLarge,
    /// Elements nested deeper than [`MAX_NESTING`].
    TooDeep,
    /// The content does not fit the element's type.
    Content,
    /// A date that is none.
    Time,
}

/// What is wrong with an encoding, where, and in which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Asn1Error {
    /// What is wrong.
    pub cause: Asn1Cause,
    /// The field, by the name that its standard gives it.
    pub field: &'static str,
    /// Byte offset in the object.
    pub at: usize,
}

impl fmt::Display for Asn1Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field;
        match self.cause {
            Asn1Cause::Missing => write!(f, "{field} is missing"),
            Asn1Cause::Truncated { needs, has } => {
                write!(f, "{field} is cut off: bytes needed {needs}, bytes left {has}")
            }
            Asn1Cause::UnexpectedTag { found } => {
                write!(f, "{field} was expected, but an element with tag 0x{found:02X} was found")
            }
            Asn1Cause::LengthTooLarge => write!(f, "{field} has a length of more than four gibibytes"),
            Asn1Cause::TooLarge => write!(f, "{field} exceeds the limit"),
            Asn1Cause::LengthInvalid => write!(f, "{field} has a length that is not valid"),
            Asn1Cause::TagTooLarge => write!(f, "{field} has a tag number that is too large"),
            Asn1Cause::TooDeep => write!(f, "{field} is nested more than {MAX_NESTING} levels deep"),
            Asn1Cause::Time => write!(f, "{field} is not a date"),
            Asn1Cause::Content => write!(f, "{field} has content that does not fit its type"),
        }
    }
}

/// One element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    /// The first identifier octet: class, form, and the number if it is below 31.
    pub(crate) tag: u8,
    /// The content.
    pub(crate) content: &'a [u8],
    /// The element with its header, and its end-of-contents octets if it has them.
    pub(crate) whole: &'a [u8],
    /// Byte offset of the element in the object.
    pub(crate) at: usize,
    /// Byte offset of the content in the object.
    pub(crate) content_at: usize,
    /// Whether the length is written as DER requires (X.690 section 10.1).
    pub(crate) length_is_der: bool,
}

impl<'a> Element<'a> {
    /// A reader of the content.
    pub(crate) const fn reader(&self) -> Reader<'a> {
        Reader { rest: self.content, at: self.content_at }
    }

    /// A reader of the content from a byte of it on.
    pub(crate) fn reader_from(&self, start: usize) -> Option<Reader<'a>> {
        Some(Reader { rest: self.content.get(start..)?, at: self.content_at + start })
    }

    /// Whether end-of-contents octets stand behind the content.
    pub(crate) fn has_end(&self) -> bool {
        self.content_at - self.at + self.content.len() < self.whole.len()
    }

    /// The bits of a BIT STRING: whether the unused ones are sane, and the bytes.
    pub(crate) fn bit_string(&self, field: &'static str) -> Result<(u8, &'a [u8]), Asn1Error> {
        match self.content.split_first() {
            Some((&unused, bits)) if unused < 8 && (unused == 0 || !bits.is_empty()) => Ok((unused, bits)),
            _ => Err(Asn1Error { cause: Asn1Cause::Content, field, at: self.content_at }),
        }
    }

    /// The value of an INTEGER that is not negative and has at most 32 bits.
    pub(crate) fn unsigned(&self, field: &'static str) -> Result<u32, Asn1Error> {
        let error = Asn1Error { cause: Asn1Cause::Content, field, at: self.content_at };
        let negative = self.content.first().is_none_or(|byte| byte & 0x80 != 0);
        if negative || self.content.len() > 5 {
            return Err(error);
        }
        let value = self.content.iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
        u32::try_from(value).map_err(|_| error)
    }
}

/// Reads elements one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// A reader of a whole object.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, at: 0 }
    }

    /// Whether nothing is left.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is not read yet.
    pub(crate) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Byte offset of the next element.
    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    /// The identifier octet of the next element.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// The next element, whatever it is.
    pub(crate) fn any(&mut self, field: &'static str) -> Result<Element<'a>, Asn1Error> {
        let error = |cause| Asn1Error { cause, field, at: self.at };
        let header = Header::read(self.rest).map_err(error)?;
        let (content_length, trailer) = match header.length {
            Some(length) => (length, 0),
            None => (indefinite_length(self.rest.get(header.size..).unwrap_or_default()).map_err(error)?, 2),
        };
        let available = self.rest.len() - header.size;
        let truncated = || {
            error(Asn1Cause::Truncated {
                needs: u64::try_from(content_length).unwrap_or(u64::MAX),
                has: u64::try_from(available).unwrap_or(u64::MAX),
            })
        };
        let whole_length = header.size.saturating_add(content_length).saturating_add(trailer);
        let (whole, rest) = self.rest.split_at_checked(whole_length).ok_or_else(truncated)?;
        let content = whole.get(header.size..header.size + content_length).ok_or_else(truncated)?;
        let element = Element {
            tag: header.tag,
            content,
            whole,
            at: self.at,
            content_at: self.at + header.size,
            length_is_der: header.length_is_der,
        };
        self.at += whole_length;
        self.rest = rest;
        Ok(element)
    }

    /// The next element; one that is cut off with what is left of it.
    pub(crate) fn clipped(&mut self) -> Option<Element<'a>> {
        if let Ok(element) = self.any("element") {
            return Some(element);
        }
        let header = Header::read(self.rest).ok()?;
        let element = Element {
            tag: header.tag,
            content: self.rest.get(header.size..)?,
            whole: self.rest,
            at: self.at,
            content_at: self.at + header.size,
            length_is_der: header.length_is_der,
        };
        self.at += self.rest.len();
        self.rest = &[];
        Some(element)
    }

    /// The next element, which must have a tag.
    pub(crate) fn expect(&mut self, tag: u8, field: &'static str) -> Result<Element<'a>, Asn1Error> {
        match self.peek() {
            Some(found) if found == tag => self.any(field),
            Some(found) => Err(Asn1Error { cause: Asn1Cause::UnexpectedTag { found }, field, at: self.at }),
            None => Err(Asn1Error { cause: Asn1Cause::Missing, field, at: self.at }),
        }
    }

    /// The next element, which must have a tag; one that is cut off with what is left of it, and with the error.
    pub(crate) fn expect_clipped(
        &mut self,
        tag: u8,
        field: &'static str,
    ) -> Result<(Element<'a>, Option<Asn1Error>), Asn1Error> {
        match self.expect(tag, field) {
            Ok(element) => Ok((element, None)),
            Err(error) if self.peek() == Some(tag) => {
                self.clipped().map(|element| (element, Some(error))).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// The next element if it has a tag.
    pub(crate) fn optional(
        &mut self,
        tag: u8,
        field: &'static str,
    ) -> Result<Option<Element<'a>>, Asn1Error> {
        if self.peek() == Some(tag) { self.any(field).map(Some) } else { Ok(None) }
    }
}

/// Identifier and length octets.
struct Header {
    tag: u8,
    size: usize,
    /// `None` for the indefinite form.
    length: Option<usize>,
    length_is_der: bool,
}

impl Header {
    fn read(bytes: &[u8]) -> Result<Self, Asn1Cause> {
        let truncated =
            Asn1Cause::Truncated { needs: 2, has: u64::try_from(bytes.len()).unwrap_or(u64::MAX) };
        let tag = *bytes.first().ok_or(Asn1Cause::Missing)?;
        let mut size = 1;
        if tag & 0x1F == 0x1F {
            // At most four further octets: 28 bits are more than any standard uses.
            loop {
                let octet = *bytes.get(size).ok_or(truncated)?;
                size += 1;
                if octet & 0x80 == 0 {
                    break;
                }
                if size > 4 {
                    return Err(Asn1Cause::TagTooLarge);
                }
            }
        }
        let first = *bytes.get(size).ok_or(truncated)?;
        size += 1;
        if first < 0x80 {
            return Ok(Self { tag, size, length: Some(usize::from(first)), length_is_der: true });
        }
        if first == 0x80 {
            let constructed = tag & 0x20 != 0;
            let header = Self { tag, size, length: None, length_is_der: false };
            return if constructed { Ok(header) } else { Err(Asn1Cause::LengthInvalid) };
        }
        if first == 0xFF {
            return Err(Asn1Cause::LengthInvalid);
        }
        let octets = bytes.get(size..size + usize::from(first & 0x7F)).ok_or(truncated)?;
        size += octets.len();
        let leading_zeros = octets.iter().take_while(|octet| **octet == 0).count();
        let significant = octets.get(leading_zeros..).unwrap_or_default();
        if significant.len() > 4 {
            return Err(Asn1Cause::LengthTooLarge);
        }
        let length = significant.iter().fold(0_u64, |length, octet| (length << 8) | u64::from(*octet));
        let length_is_der = leading_zeros == 0 && length >= 0x80;
        let length = usize::try_from(length).map_err(|_| Asn1Cause::LengthTooLarge)?;
        Ok(Self { tag, size, length: Some(length), length_is_der })
    }
}

/// Length of content that ends with end-of-contents octets (X.690 section 8.1.5), found without recursion.
fn indefinite_length(bytes: &[u8]) -> Result<usize, Asn1Cause> {
    let mut open = 1_usize;
    let mut at = 0_usize;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(&[0, 0]) {
            open -= 1;
            if open == 0 {
                return Ok(at);
            }
            at += 2;
            continue;
        }
        let header = Header::read(rest)?;
        at += header.size;
        match header.length {
            Some(length) => {
                let has = rest.len() - header.size;
                if length > has {
                    return Err(Asn1Cause::Truncated {
                        needs: u64::try_from(length).unwrap_or(u64::MAX),
                        has: u64::try_from(has).unwrap_or(u64::MAX),
                    });
                }
                at += length;
            }
            None => open += 1,
        }
        if open > MAX_NESTING {
            return Err(Asn1Cause::TooDeep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Element<'_>, Asn1Cause> {
        Reader::new(bytes).any("element").map_err(|error| error.cause)
    }

    #[test]
    fn lengths_in_every_form_are_read() {
        let long = [[0x04, 0x81, 0x80].as_slice(), &[7; 0x80]].concat();
        for (bytes, content, is_der) in [
            (&[0x04, 0x01, 0x07][..], &[7_u8][..], true),
            (&[0x04, 0x81, 0x01, 0x07], &[7], false),
            (&[0x04, 0x84, 0, 0, 0, 1, 0x07], &[7], false),
            (&[0x04, 0x88, 0, 0, 0, 0, 0, 0, 0, 1, 0x07], &[7], false),
            (&long, &[7; 0x80], true),
            (&[0x30, 0x80, 0x04, 0x01, 0x07, 0, 0], &[4, 1, 7], false),
            (&[0x30, 0x80, 0x30, 0x80, 0, 0, 0, 0], &[0x30, 0x80, 0, 0], false),
        ] {
            let element = read(bytes).unwrap();
            assert_eq!((element.content, element.length_is_der), (content, is_der), "{bytes:02X?}");
            assert_eq!(element.whole, bytes);
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (bytes, cause) in [
            (&[][..], Asn1Cause::Missing),
            (&[0x30], Asn1Cause::Truncated { needs: 2, has: 1 }),
            (&[0x30, 0x05, 1], Asn1Cause::Truncated { needs: 5, has: 1 }),
            (&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], Asn1Cause::Truncated { needs: 0xFFFF_FFFF, has: 0 }),
            (&[0x30, 0x85, 1, 0, 0, 0, 0], Asn1Cause::LengthTooLarge),
            (&[0x04, 0x80, 0, 0], Asn1Cause::LengthInvalid),
            (&[0x30, 0xFF], Asn1Cause::LengthInvalid),
            (&[0x1F, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0], Asn1Cause::TagTooLarge),
            (&[0x30, 0x80, 0x04, 0x09, 0, 0], Asn1Cause::Truncated { needs: 9, has: 2 }),
        ] {
            assert_eq!(read(bytes).unwrap_err(), cause, "{bytes:02X?}");
        }
        assert_eq!(read(&[0x30, 0x80].repeat(10_000)).unwrap_err(), Asn1Cause::TooDeep);
    }

    #[test]
    fn offsets_count_from_the_start_of_the_object() {
        let mut outer = Reader::new(&[0x30, 0x05, 0x02, 0x01, 0x09, 0x05, 0x00]);
        let mut inner = outer.expect(tag::SEQUENCE, "outer").unwrap().reader();
        let number = inner.expect(tag::INTEGER, "number").unwrap();
        assert_eq!((number.at, number.content_at, number.unsigned("number")), (2, 4, Ok(9)));
        let error = inner.expect(tag::INTEGER, "second").unwrap_err();
        assert_eq!(error.at, 5);
        assert_eq!(error.to_string(), "second was expected, but an element with tag 0x05 was found");
        assert_eq!(inner.optional(tag::INTEGER, "second"), Ok(None));
    }

    #[test]
    fn unsigned_numbers_have_32_bits() {
        for (content, value) in [
            (&[0x00][..], Some(0)),
            (&[0x00, 0xFF, 0xFF, 0xFF, 0xFF], Some(u32::MAX)),
            (&[0x01, 0x00, 0x00, 0x00, 0x00], None),
            (&[0x80], None),
            (&[], None),
        ] {
            let bytes = [&[0x02, u8::try_from(content.len()).unwrap()], content].concat();
            assert_eq!(Reader::new(&bytes).any("n").unwrap().unsigned("n").ok(), value, "{content:02X?}");
        }
    }
}
