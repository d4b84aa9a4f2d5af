//! Writing what others read: DER, and PEM around it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Identifier octets that certificates use.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0A;
    pub(crate) const UTF8_STRING: u8 = 0x0C;
    pub(crate) const NUMERIC_STRING: u8 = 0x12;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const TELETEX_STRING: u8 = 0x14;
    pub(crate) const IA5_STRING: u8 = 0x16;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const VISIBLE_STRING: u8 = 0x1A;
    pub(crate) const UNIVERSAL_STRING: u8 = 0x1C;
    pub(crate) const BMP_STRING: u8 = 0x1E;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;
    /// The bit of an identifier octet that tells that the content is made of elements.
    pub(crate) const CONSTRUCTED: u8 = 0x20;

    /// The identifier octet of a context-specific, constructed tag.
    pub(crate) const fn context_constructed(number: u8) -> u8 {
        0xA0 | number
    }

    /// The identifier octet of a context-specific, primitive tag.
    pub(crate) const fn context_primitive(number: u8) -> u8 {
        0x80 | number
    }
}

/// An element in DER, of a tag and the parts of its content.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let octets = length.to_be_bytes();
    let leading_zeros = octets.iter().take_while(|octet| **octet == 0).count();
    let significant = octets.get(leading_zeros..).unwrap_or_default();
    let mut element = Vec::with_capacity(length + 2 + significant.len());
    element.push(tag);
    match u8::try_from(length) {
        Ok(short @ ..0x80) => element.push(short),
        _ => {
            element.push(0x80 | u8::try_from(significant.len()).unwrap_or(0));
            element.extend_from_slice(significant);
        }
    }
    parts.iter().for_each(|part| element.extend_from_slice(part));
    element
}

/// A PEM block (RFC 7468): 64 characters a line.
pub(crate) fn pem_block(label: &str, der: &[u8]) -> String {
    const LINE: usize = 64;
    /// Dashes, words and ends of lines around the label, in both lines.
    const FRAME: usize = 32;
    // It may be a private key: nothing is left behind, and the text never moves.
    let base64 = Zeroizing::new(STANDARD.encode(der));
    let mut text =
        String::with_capacity(base64.len() + base64.len().div_ceil(LINE) + 2 * label.len() + FRAME);
    ["-----BEGIN ", label, "-----\n"].iter().for_each(|part| text.push_str(part));
    let mut rest = base64.as_str();
    while let Some((line, behind)) =
        rest.split_at_checked(LINE.min(rest.len())).filter(|(line, _)| !line.is_empty())
    {
        text.push_str(line);
        text.push('\n');
        rest = behind;
    }
    ["-----END ", label, "-----\n"].iter().for_each(|part| text.push_str(part));
    text
}

/// Base64 in one line.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pem_has_lines_of_64_characters_and_takes_its_room_at_once() {
        for (length, lines) in
            [(100, &[27, 64, 64, 8, 25][..]), (96, &[27, 64, 64, 25]), (1, &[27, 4, 25]), (0, &[27, 25])]
        {
            let text = pem_block("CERTIFICATE", &vec![0; length]);
            assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), lines);
        }
        for length in 0..200 {
            let text = pem_block("X", &vec![7; length]);
            let encoded = length.div_ceil(3) * 4;
            assert_eq!(
                text.capacity(),
                encoded + encoded.div_ceil(64) + 2 + 32,
                "it did not grow for {length} bytes"
            );
        }
    }

    #[test]
    fn lengths_are_written_as_der_requires() {
        for (length, header) in
            [(0x7F, &[4_u8, 0x7F][..]), (0x80, &[4, 0x81, 0x80]), (0x1234, &[4, 0x82, 0x12, 0x34])]
        {
            assert!(element(4, &[&vec![0; length]]).starts_with(header));
        }
    }
}
