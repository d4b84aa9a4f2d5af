//! How characters are stored: byte order marks and UTF-16, as Windows tools write them.

use std::borrow::Cow;

/// How many bytes are looked at to tell text from binary.
const SAMPLE: usize = 4096;

/// The bytes as UTF-8 or ASCII, and whether they were UTF-16.
///
/// Offsets that are reported later count in the decoded bytes.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Cow::Borrowed(rest), false),
        [0xFF, 0xFE, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_le_bytes)), true),
        [0xFE, 0xFF, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_be_bytes)), true),
        // Without a mark: ASCII letters leave every other byte zero.
        [first, 0, second, 0, ..] if is_letter(*first) && is_letter(*second) => {
            (Cow::Owned(utf16(bytes, u16::from_le_bytes)), true)
        }
        [0, first, 0, second, ..] if is_letter(*first) && is_letter(*second) => {
            (Cow::Owned(utf16(bytes, u16::from_be_bytes)), true)
        }
        _ => (Cow::Borrowed(bytes), false),
    }
}

/// A character that text with a certificate may start with.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text: String =
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.into_bytes()
}

/// Whether bytes look like text: no control characters but those that lay text out.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(SAMPLE)
        .all(|byte| *byte >= 0x20 && *byte != 0x7F || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_and_marks_become_plain_bytes() {
        let little: Vec<u8> = "-----BEGIN".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "-----BEGIN".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, was_utf16) in [
            (b"\xEF\xBB\xBF-----BEGIN".to_vec(), false),
            ([&[0xFF, 0xFE], little.as_slice()].concat(), true),
            ([&[0xFE, 0xFF], big.as_slice()].concat(), true),
            (little, true),
            (big, true),
        ] {
            let (decoded, utf16) = decode(&bytes);
            assert_eq!(decoded, b"-----BEGIN".as_slice());
            assert_eq!(utf16, was_utf16);
        }
    }

    #[test]
    fn der_is_not_text() {
        assert!(!is_text(&[0x30, 0x82, 0x01, 0x0A, 0x02]));
        assert!(is_text("Zürich\r\n\t".as_bytes()));
    }
}
