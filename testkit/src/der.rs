//! A small DER writer and reader.
//!
//! The writer hands back plain bytes, so that every part of a certificate can be replaced by bytes of one's
//! own choice: a malformed certificate is made with the same calls as a good one.

use crate::{Result, oid::Oid};

/// Tags of the universal class, as they stand in the encoding.
pub mod tag {
    /// BOOLEAN
    pub const BOOLEAN: u8 = 0x01;
    /// INTEGER
    pub const INTEGER: u8 = 0x02;
    /// BIT STRING
    pub const BIT_STRING: u8 = 0x03;
    /// OCTET STRING
    pub const OCTET_STRING: u8 = 0x04;
    /// NULL
    pub const NULL: u8 = 0x05;
    /// OBJECT IDENTIFIER
    pub const OBJECT_IDENTIFIER: u8 = 0x06;
    /// ENUMERATED
    pub const ENUMERATED: u8 = 0x0a;
    /// UTF8String
    pub const UTF8_STRING: u8 = 0x0c;
    /// NumericString
    pub const NUMERIC_STRING: u8 = 0x12;
    /// PrintableString
    pub const PRINTABLE_STRING: u8 = 0x13;
    /// TeletexString
    pub const TELETEX_STRING: u8 = 0x14;
    /// IA5String
    pub const IA5_STRING: u8 = 0x16;
    /// UTCTime
    pub const UTC_TIME: u8 = 0x17;
    /// GeneralizedTime
    pub const GENERALIZED_TIME: u8 = 0x18;
    /// UniversalString
    pub const UNIVERSAL_STRING: u8 = 0x1c;
    /// BMPString
    pub const BMP_STRING: u8 = 0x1e;
    /// SEQUENCE
    pub const SEQUENCE: u8 = 0x30;
    /// SET
    pub const SET: u8 = 0x31;
}

/// One element: the tag, the shortest length, the content.
pub fn tlv(tag: u8, content: impl AsRef<[u8]>) -> Vec<u8> {
    let content = content.as_ref();
    concat([&[tag], length(content.len()).as_slice(), content])
}

/// The shortest encoding of a length.
pub fn length(length: usize) -> Vec<u8> {
    match u8::try_from(length) {
        Ok(short @ 0..=0x7f) => vec![short],
        _ => {
            let octets = without_leading_zeros(&length.to_be_bytes());
            let count = u8::try_from(octets.len()).unwrap_or(8);
            concat([vec![0x80 | count], octets])
        }
    }
}

/// The parts as one piece.
pub fn concat<Part: AsRef<[u8]>>(parts: impl IntoIterator<Item = Part>) -> Vec<u8> {
    parts.into_iter().fold(Vec::new(), |mut all, part| {
        all.extend_from_slice(part.as_ref());
        all
    })
}

/// A SEQUENCE of parts.
pub fn seq<Part: AsRef<[u8]>>(parts: impl IntoIterator<Item = Part>) -> Vec<u8> {
    tlv(tag::SEQUENCE, concat(parts))
}

/// A SET OF: DER wants the elements sorted by their encoding.
pub fn set(mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    tlv(tag::SET, concat(parts))
}

/// An explicit context-specific tag.
pub fn explicit(number: u8, content: impl AsRef<[u8]>) -> Vec<u8> {
    tlv(0xa0 | number, content)
}

/// An implicit context-specific tag around a primitive value.
pub fn implicit(number: u8, content: impl AsRef<[u8]>) -> Vec<u8> {
    tlv(0x80 | number, content)
}

/// An OBJECT IDENTIFIER.
pub fn oid(oid: &Oid) -> Vec<u8> {
    tlv(tag::OBJECT_IDENTIFIER, oid)
}

/// A BOOLEAN.
pub fn boolean(value: bool) -> Vec<u8> {
    tlv(tag::BOOLEAN, [if value { 0xff } else { 0x00 }])
}

/// NULL.
pub fn null() -> Vec<u8> {
    tlv(tag::NULL, [])
}

/// An INTEGER.
pub fn integer(value: i64) -> Vec<u8> {
    tlv(tag::INTEGER, signed_octets(value))
}

/// The content octets of an INTEGER: two's complement, as short as possible.
pub fn signed_octets(value: i64) -> Vec<u8> {
    let octets = value.to_be_bytes();
    let redundant = octets
        .windows(2)
        .take_while(|pair| matches!(pair, [0x00, 0x00..=0x7f] | [0xff, 0x80..=0xff]))
        .count();
    octets.iter().skip(redundant).copied().collect()
}

/// An INTEGER that is not negative, from its big-endian magnitude.
pub fn unsigned(magnitude: &[u8]) -> Vec<u8> {
    let octets = without_leading_zeros(magnitude);
    match octets.first() {
        Some(0x00..=0x7f) => tlv(tag::INTEGER, octets),
        _ => tlv(tag::INTEGER, concat([vec![0], octets])),
    }
}

/// Big-endian octets without the zeros in front.
pub fn without_leading_zeros(octets: &[u8]) -> Vec<u8> {
    octets.iter().copied().skip_while(|octet| *octet == 0).collect()
}

/// An OCTET STRING.
pub fn octets(content: impl AsRef<[u8]>) -> Vec<u8> {
    tlv(tag::OCTET_STRING, content)
}

/// A BIT STRING of whole octets.
pub fn bits(content: impl AsRef<[u8]>) -> Vec<u8> {
    tlv(tag::BIT_STRING, concat([&[0], content.as_ref()]))
}

/// The content of a BIT STRING of named bits, without trailing zero bits, as DER wants it.
pub fn named_bits(numbers: &[u8]) -> Vec<u8> {
    let Some(highest) = numbers.iter().max() else { return vec![0] };
    let octets = (0..=highest / 8).map(|index| {
        numbers.iter().filter(|bit| *bit / 8 == index).fold(0_u8, |octet, bit| octet | (0x80 >> (bit % 8)))
    });
    std::iter::once(7 - highest % 8).chain(octets).collect()
}

/// A UTF8String.
pub fn utf8(text: &str) -> Vec<u8> {
    tlv(tag::UTF8_STRING, text)
}

/// A PrintableString.
pub fn printable(text: &str) -> Vec<u8> {
    tlv(tag::PRINTABLE_STRING, text)
}

/// An IA5String.
pub fn ia5(text: &str) -> Vec<u8> {
    tlv(tag::IA5_STRING, text)
}

/// A BMPString.
pub fn bmp(text: &str) -> Vec<u8> {
    tlv(tag::BMP_STRING, concat(text.encode_utf16().map(u16::to_be_bytes)))
}

/// A UniversalString.
pub fn universal(text: &str) -> Vec<u8> {
    tlv(tag::UNIVERSAL_STRING, concat(text.chars().map(|character| u32::from(character).to_be_bytes())))
}

/// An `AlgorithmIdentifier`; `parameters` is empty where the field is left out.
pub fn algorithm(identifier: &Oid, parameters: Vec<u8>) -> Vec<u8> {
    seq([oid(identifier), parameters])
}

/// One element that was read.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    /// The identifier octet.
    pub tag: u8,
    /// Octets of tag and length together.
    pub header: usize,
    /// What follows the length.
    pub content: &'a [u8],
    /// Tag, length and content.
    pub whole: &'a [u8],
}

/// Reads the first element and hands back what follows it.
///
/// # Errors
/// Says what is wrong with tag or length.
pub fn read(bytes: &[u8]) -> Result<(Element<'_>, &[u8])> {
    let (tag, first, after) = match bytes {
        [tag, first, after @ ..] => (*tag, *first, after),
        _ => return Err("the bytes end inside a tag or length".into()),
    };
    let count = if first < 0x80 { 0 } else { usize::from(first & 0x7f) };
    if first == 0x80 {
        return Err("the length is indefinite".into());
    }
    let (octets, after) = after.split_at_checked(count).ok_or("the bytes end inside a length")?;
    let length = match count {
        0 => u64::from(first),
        1..=7 => octets.iter().fold(0, |length, octet| (length << 8) | u64::from(*octet)),
        _ => return Err("the length has too many octets".into()),
    };
    let left = after.len();
    let past_the_end = || format!("the length is {length}, but {left} bytes are left");
    let (content, rest) = usize::try_from(length)
        .ok()
        .and_then(|length| after.split_at_checked(length))
        .ok_or_else(past_the_end)?;
    let header = 2 + count;
    let whole = bytes.get(..header + content.len()).unwrap_or(bytes);
    Ok((Element { tag, header, content, whole }, rest))
}

/// Reads all the elements that stand side by side.
///
/// # Errors
/// Says what is wrong with a tag or length.
pub fn children(mut bytes: &[u8]) -> Result<Vec<Element<'_>>> {
    let mut all = Vec::new();
    while !bytes.is_empty() {
        let (element, rest) = read(bytes)?;
        all.push(element);
        bytes = rest;
    }
    Ok(all)
}

/// The children of a single element that fills all the bytes.
///
/// # Errors
/// Says what is wrong with a tag or length.
pub fn inside(bytes: &[u8]) -> Result<Vec<Element<'_>>> {
    let (element, _) = read(bytes)?;
    children(element.content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_as_short_as_they_can_be() {
        assert_eq!(signed_octets(0), [0x00]);
        assert_eq!(signed_octets(127), [0x7f]);
        assert_eq!(signed_octets(128), [0x00, 0x80]);
        assert_eq!(signed_octets(-128), [0x80]);
        assert_eq!(signed_octets(-129), [0xff, 0x7f]);
        assert_eq!(unsigned(&[]), integer(0));
        assert_eq!(unsigned(&[0, 0xff]), integer(255));
    }

    #[test]
    fn named_bits_end_with_a_bit_that_is_set() {
        assert_eq!(named_bits(&[]), [0]);
        assert_eq!(named_bits(&[0, 2]), [5, 0xa0]);
        assert_eq!(named_bits(&[8]), [7, 0x00, 0x80]);
    }

    #[test]
    fn what_was_written_is_read_back() -> Result<()> {
        for size in [0, 127, 128, 255, 256, 70_000] {
            let written = concat([octets(vec![7; size]), null()]);
            let (element, rest) = read(&written)?;
            assert_eq!((element.content.len(), rest), (size, null().as_slice()));
        }
        Ok(())
    }
}
