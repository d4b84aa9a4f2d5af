//! ASN.1 strings (X.680 section 41) as text, never refused: what does not fit is replaced and noted.

use std::borrow::Cow;

use crate::formats::Deviations;
use crate::formats::asn1::{Element, tag};
use crate::model::{DeviationKind, StringType, hex_lower};

/// The type and text of a string element.
pub(crate) fn decode(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> (StringType, String) {
    let content = element.content;
    let (string_type, text, fits) = match element.tag {
        tag::UTF8_STRING => {
            let text = String::from_utf8_lossy(content);
            let fits = matches!(text, Cow::Borrowed(_));
            (StringType::Utf8, text.into_owned(), fits)
        }
        tag::PRINTABLE_STRING => ascii(StringType::Printable, content, is_printable),
        tag::IA5_STRING => ascii(StringType::Ia5, content, |byte| byte.is_ascii()),
        tag::NUMERIC_STRING => {
            ascii(StringType::Numeric, content, |byte| byte.is_ascii_digit() || byte == b' ')
        }
        tag::VISIBLE_STRING => ascii(StringType::Visible, content, |byte| (b' '..=b'~').contains(&byte)),
        // T.61 is read by nobody; certificates that use it hold Latin-1, and OpenSSL reads them so.
        tag::TELETEX_STRING => {
            (StringType::Teletex, content.iter().map(|byte| char::from(*byte)).collect(), true)
        }
        tag::BMP_STRING => {
            let (pairs, rest) = content.as_chunks::<2>();
            let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
            let characters: Result<String, _> = char::decode_utf16(units.clone()).collect();
            let fits = rest.is_empty() && characters.is_ok();
            let text = characters.unwrap_or_else(|_| {
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
            });
            (StringType::Bmp, text, fits)
        }
        tag::UNIVERSAL_STRING => {
            let (quads, rest) = content.as_chunks::<4>();
            let characters = quads.iter().map(|quad| char::from_u32(u32::from_be_bytes(*quad)));
            let fits = rest.is_empty() && characters.clone().all(|c| c.is_some());
            let text = characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            (StringType::Universal, text, fits)
        }
        _ => (StringType::Other, format!("#{}", hex_lower(element.whole)), true),
    };
    if !fits {
        deviations.add(DeviationKind::StringCharacters, field, element.at);
    }
    (string_type, text)
}

fn ascii(
    string_type: StringType,
    content: &[u8],
    allowed: impl Fn(u8) -> bool,
) -> (StringType, String, bool) {
    let fits = content.iter().all(|byte| allowed(*byte));
    (string_type, String::from_utf8_lossy(content).into_owned(), fits)
}

/// The characters of PrintableString (X.680 section 41.4).
const fn is_printable(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b' ' | b'\'' | b'(' | b')' | b'+' | b',' | b'-' | b'.' | b'/' | b':' | b'=' | b'?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::asn1::Reader;

    #[test]
    fn every_string_type_is_read_and_strays_are_noted() {
        for (tag, content, string_type, text, strays) in [
            (tag::UTF8_STRING, "Zürich".as_bytes(), StringType::Utf8, "Zürich", false),
            (tag::UTF8_STRING, b"a\xFFb", StringType::Utf8, "a\u{FFFD}b", true),
            (tag::PRINTABLE_STRING, b"Example Ltd.", StringType::Printable, "Example Ltd.", false),
            (tag::PRINTABLE_STRING, b"a@b*", StringType::Printable, "a@b*", true),
            (tag::IA5_STRING, b"a@b", StringType::Ia5, "a@b", false),
            (tag::NUMERIC_STRING, b"12 3", StringType::Numeric, "12 3", false),
            (tag::NUMERIC_STRING, b"12a", StringType::Numeric, "12a", true),
            (tag::TELETEX_STRING, b"Z\xFCrich", StringType::Teletex, "Zürich", false),
            (tag::BMP_STRING, b"\0Z\0\xFC", StringType::Bmp, "Zü", false),
            (tag::BMP_STRING, b"\xD8\x00\0a\0", StringType::Bmp, "\u{FFFD}a", true),
            (tag::UNIVERSAL_STRING, b"\0\0\0Z\0\x01\xF6\x00", StringType::Universal, "Z\u{1F600}", false),
            (tag::UNIVERSAL_STRING, b"\0\x11\0\0", StringType::Universal, "\u{FFFD}", true),
            (tag::INTEGER, b"\x01", StringType::Other, "#020101", false),
        ] {
            let bytes = [&[tag, u8::try_from(content.len()).unwrap()], content].concat();
            let mut deviations = Deviations::default();
            let decoded = decode(&Reader::new(&bytes).any("text").unwrap(), "text", &mut deviations);
            assert_eq!(decoded, (string_type, text.to_owned()));
            assert_eq!(!deviations.0.is_empty(), strays, "{text}");
        }
    }
}
