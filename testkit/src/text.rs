//! Ways of writing bytes as text.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{der::concat, hash::hex};

/// A PEM block by RFC 7468: lines of 64 characters.
pub fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}-----END {label}-----\n", wrapped(der))
}

/// A PEM block with a certificate.
pub fn certificate(der: &[u8]) -> String {
    pem("CERTIFICATE", der)
}

/// Base64 in lines of 64 characters, each ended.
pub fn wrapped(bytes: &[u8]) -> String {
    lines(bytes, 48, |line| STANDARD.encode(line))
}

/// Colon-separated upper-case hexadecimal, as fingerprints are shown.
pub fn hex_colons(bytes: &[u8]) -> String {
    hex_joined(bytes, ":").to_uppercase()
}

/// `0x30, 0x82, …`, as programs hold it.
pub fn hex_0x(bytes: &[u8]) -> String {
    lines(bytes, 12, |line| line.iter().map(|byte| format!("0x{byte:02x},")).collect::<Vec<_>>().join(" "))
}

fn hex_joined(bytes: &[u8], separator: &str) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(separator)
}

/// Hexadecimal in lines of 32 octets.
pub fn hex_lines(bytes: &[u8]) -> String {
    lines(bytes, 32, hex)
}

/// Offset, octets in pairs, characters: the way of `xxd`.
pub fn hex_dump(bytes: &[u8]) -> String {
    let mut offset = 0;
    lines(bytes, 16, |line| {
        let pairs = line.chunks(2).map(hex).collect::<Vec<_>>().join(" ");
        let characters = line.iter().map(|byte| match byte {
            0x20..0x7f => char::from(*byte),
            _ => '.',
        });
        let text = format!("{offset:08x}: {pairs:<39}  {}", characters.collect::<String>());
        offset += line.len();
        text
    })
}

fn lines(bytes: &[u8], width: usize, mut write: impl FnMut(&[u8]) -> String) -> String {
    bytes.chunks(width).map(|line| write(line) + "\n").collect()
}

/// UTF-16, little endian, with its mark at the beginning.
pub fn utf16_little(text: &str) -> Vec<u8> {
    concat(std::iter::once(0xfeff).chain(text.encode_utf16()).map(u16::to_le_bytes))
}

/// UTF-16, big endian, with its mark at the beginning.
pub fn utf16_big(text: &str) -> Vec<u8> {
    concat(std::iter::once(0xfeff).chain(text.encode_utf16()).map(u16::to_be_bytes))
}
