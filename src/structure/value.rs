//! Types and values in words.

use std::borrow::Cow;

use crate::formats::Deviations;
use crate::formats::asn1::{Element, Reader, tag};
use crate::formats::certificate::{text, time};
use crate::limits::{MAX_NESTING, MAX_STRUCTURE_VALUE};
use crate::model::{Oid, hex_colons};

/// So many bytes of a long value are written out.
const BEGINNING: usize = 16;

/// From this length on, bytes that can all be printed are text: of random ones, one in three thousand strings would be.
const SURELY_TEXT: usize = 8;

/// Universal types by their number (X.680 section 8.4).
const TYPES: [&str; 31] = [
    "END OF CONTENTS",
    "BOOLEAN",
    "INTEGER",
    "BIT STRING",
    "OCTET STRING",
    "NULL",
    "OBJECT IDENTIFIER",
    "ObjectDescriptor",
    "EXTERNAL",
    "REAL",
    "ENUMERATED",
    "EMBEDDED PDV",
    "UTF8String",
    "RELATIVE-OID",
    "TIME",
    "universal 15",
    "SEQUENCE",
    "SET",
    "NumericString",
    "PrintableString",
    "TeletexString",
    "VideotexString",
    "IA5String",
    "UTCTime",
    "GeneralizedTime",
    "GraphicString",
    "VisibleString",
    "GeneralString",
    "UniversalString",
    "CHARACTER STRING",
    "BMPString",
];

/// The type of an element in words.
pub(super) fn tag(element: &Element<'_>) -> Cow<'static, str> {
    let low = element.tag & 0x1F;
    if element.tag & 0xC0 == 0
        && let Some(name) = TYPES.get(usize::from(low))
    {
        return (*name).into();
    }
    let number = if low < 0x1F { u32::from(low) } else { high_number(element.whole) };
    match element.tag >> 6 {
        0 => format!("universal {number}"),
        1 => format!("[APPLICATION {number}]"),
        2 => format!("[{number}]"),
        _ => format!("[PRIVATE {number}]"),
    }
    .into()
}

/// A tag number that stands in octets of its own; the reader has made sure that it has at most 28 bits.
fn high_number(whole: &[u8]) -> u32 {
    let mut number = 0_u32;
    for octet in whole.iter().skip(1) {
        number = (number << 7) | u32::from(octet & 0x7F);
        if octet & 0x80 == 0 {
            break;
        }
    }
    number
}

/// Whether a tag is that of a string of characters.
pub(super) const fn is_string(tag: u8) -> bool {
    matches!(
        tag,
        tag::UTF8_STRING
            | tag::NUMERIC_STRING
            | tag::PRINTABLE_STRING
            | tag::TELETEX_STRING
            | tag::IA5_STRING
            | tag::VISIBLE_STRING
            | tag::UNIVERSAL_STRING
            | tag::BMP_STRING
    )
}

/// What is told of an element that is only a frame around others.
pub(super) fn frame(element: &Element<'_>) -> String {
    match element.tag {
        tag::OCTET_STRING | tag::BIT_STRING => counted(element.content.len()),
        _ => String::new(),
    }
}

/// So many bytes, in words.
fn counted(bytes: usize) -> String {
    if bytes == 1 { "1 byte".to_owned() } else { format!("{bytes} bytes") }
}

/// The value of an element, short.
pub(super) fn value(element: &Element<'_>, name: &str) -> String {
    let content = element.content;
    match element.tag {
        tag::BOOLEAN => if content == [0] { "FALSE" } else { "TRUE" }.to_owned(),
        tag::INTEGER | tag::ENUMERATED => integer(content),
        tag::BIT_STRING => bits(content),
        tag::NULL if content.is_empty() => String::new(),
        tag::OBJECT_IDENTIFIER => identifier(content),
        tag::UTC_TIME | tag::GENERALIZED_TIME => {
            match time::decode(element, "", &mut Deviations::default()) {
                Ok(instant) => instant.to_string(),
                Err(_) => cut(&String::from_utf8_lossy(content)),
            }
        }
        string if is_string(string) => cut(&text::decode(element, "", &mut Deviations::default()).1),
        context if context & 0xC0 == 0x80 => match (name, content) {
            ("registeredID", _) => identifier(content),
            ("iPAddress", [a, b, c, d]) => format!("{a}.{b}.{c}.{d}"),
            ("iPAddress", _) => octets(content),
            _ => readable(content, 1),
        },
        tag::OCTET_STRING => readable(content, SURELY_TEXT),
        _ => octets(content),
    }
}

/// What stands in a string of bytes, if all of it is ASN.1. Short strings that only look so by chance are not opened:
/// outside extensions, only what starts as a SEQUENCE or SET does.
pub(super) fn encapsulated<'a>(element: &Element<'a>, name: &str) -> Option<Reader<'a>> {
    let start = match (element.tag, element.content.first()) {
        (tag::OCTET_STRING, Some(_)) => 0,
        (tag::BIT_STRING, Some(0)) => 1,
        _ => return None,
    };
    let inside = element.reader_from(start)?;
    let first = inside.peek()?;
    let may_open = matches!(first, tag::SEQUENCE | tag::SET) || (name == "extnValue" && first & 0xC0 == 0);
    let mut whole = inside.clone();
    let element = whole.any("element").ok()?;
    (may_open && whole.is_empty() && divides(&element, MAX_NESTING)).then_some(inside)
}

/// Whether an element can be divided down to its last byte.
fn divides(element: &Element<'_>, depth: usize) -> bool {
    if element.tag & tag::CONSTRUCTED == 0 {
        return true;
    }
    let mut reader = element.reader();
    while !reader.is_empty() {
        match reader.any("element") {
            Ok(element) if depth > 0 && divides(&element, depth - 1) => {}
            _ => return false,
        }
    }
    true
}

/// A number in decimal where it is small, else in hexadecimal.
fn integer(content: &[u8]) -> String {
    const FITS: usize = 8;
    if content.is_empty() || content.len() > FITS {
        return octets(content);
    }
    let sign = if content.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    content.iter().fold(sign, |number: i128, byte| (number << 8) | i128::from(*byte)).to_string()
}

/// Few bits one by one, more by their number.
fn bits(content: &[u8]) -> String {
    const FEW: usize = 2;
    let Some((unused, bytes)) = content.split_first() else { return String::new() };
    let count = (bytes.len() * 8).saturating_sub(usize::from(*unused));
    if bytes.len() > FEW {
        return format!("{count} bits: {}", beginning(bytes));
    }
    let digits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    format!("{count} bits: {}", digits.get(..count).unwrap_or(&digits))
}

/// Text where all of it can be printed and it is not too short to be text by chance, else bytes.
fn readable(content: &[u8], shortest: usize) -> String {
    let prints = content.len() >= shortest && content.iter().all(|byte| (b' '..=b'~').contains(byte));
    if prints { cut(&String::from_utf8_lossy(content)) } else { octets(content) }
}

fn identifier(content: &[u8]) -> String {
    let oid = Oid::from_der_content(content);
    cut(&oid.name().map_or_else(|| oid.to_string(), |name| format!("{name} ({oid})")))
}

/// Bytes by their number, with the first ones.
pub(super) fn octets(content: &[u8]) -> String {
    format!("{}: {}", counted(content.len()), beginning(content))
}

fn beginning(content: &[u8]) -> String {
    let shown = content.get(..BEGINNING).unwrap_or(content);
    let more = if shown.len() < content.len() { "…" } else { "" };
    format!("{}{more}", hex_colons(shown))
}

/// A text that is cut where it is long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_STRUCTURE_VALUE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
