//! Certificates pasted without their PEM lines: bare base64 and hexadecimal, as consoles and documents show them.

use super::pem::decode_base64;

/// Fewest bytes worth trying: no certificate is shorter.
const MIN_BYTES: usize = 64;

/// Bytes from hexadecimal digits, with any of the separators in use: `30 82`, `30:82`, `0x30, 0x82`, `\x30\x82`.
pub(super) fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut high: Option<u8> = None;
    let mut characters = text.iter().copied().peekable();
    while let Some(character) = characters.next() {
        match character {
            b'0' if matches!(characters.peek(), Some(b'x' | b'X')) => {
                characters.next();
            }
            b'\\' if matches!(characters.peek(), Some(b'x')) => {
                characters.next();
            }
            b' ' | b'\t' | b'\r' | b'\n' | b':' | b',' | b';' | b'-' | b'{' | b'}' | b'"' => {}
            digit => {
                let digit = u8::try_from(char::from(digit).to_digit(16)?).ok()?;
                match high.take() {
                    Some(high) => bytes.push(high << 4 | digit),
                    None => high = Some(digit),
                }
            }
        }
    }
    (high.is_none() && is_plausible(&bytes)).then_some(bytes)
}

/// Bytes from base64 without PEM lines.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    decode_base64(text).ok().filter(|bytes| is_plausible(bytes))
}

/// An ASN.1 SEQUENCE of a believable size: prose can be base64 by accident, but not that.
fn is_plausible(bytes: &[u8]) -> bool {
    bytes.len() >= MIN_BYTES && bytes.first() == Some(&0x30)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_with_every_separator() {
        let bytes: Vec<u8> = std::iter::once(0x30).chain(0..80).collect();
        let join = |separator: &str, prefix: &str| {
            bytes.iter().map(|byte| format!("{prefix}{byte:02X}")).collect::<Vec<_>>().join(separator)
        };
        for text in
            [join("", ""), join(" ", ""), join(":", ""), join(", ", "0x"), join("", "\\x"), join("\r\n", "")]
        {
            assert_eq!(hexadecimal(text.as_bytes()), Some(bytes.clone()), "{text}");
        }
        assert_eq!(hexadecimal(b"30 82 0"), None);
        assert_eq!(hexadecimal(b"deadbeef"), None);
    }

    #[test]
    fn prose_is_not_base64() {
        assert_eq!(
            base64(b"The certificate is attached to this mail which is long enough to be looked at twice"),
            None
        );
    }
}
