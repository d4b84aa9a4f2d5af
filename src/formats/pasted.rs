//! Certificates without their PEM lines: bare base64 and hexadecimal, as consoles show them, and base64 inside XML, JSON
//! or YAML.

use memchr::memmem;

use super::asn1::Reader;
use super::pem::{decode_base64, decode_digits};
use crate::sorting;

/// How many pieces of base64 decide whether a text has to be unescaped first.
const MAX_TRIED: usize = 16;

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

/// Bytes in base64 that stand somewhere in other text, each with its offset; at most `room` of them.
///
/// A certificate's base64 begins with `MI`, as its outer SEQUENCE has a long length, that of BER without a length with `MIA`, and that of
/// PEM with `LS0tLS1C`. Each byte of the text is looked at twice at most for each of them.
pub(super) fn embedded(text: &[u8], room: usize) -> Vec<(usize, Vec<u8>)> {
    let mut found: Vec<(usize, usize, Vec<u8>)> = Vec::new();
    for start in [&b"MII"[..], b"MIG", b"MIA", b"LS0tLS1C"] {
        let mut done = 0;
        for at in memmem::find_iter(text, start) {
            // Within a run that was tried already, or in the middle of a longer word.
            let inside = at < done
                || at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(|c| is_digit(*c));
            if inside || found.len() >= room {
                continue;
            }
            let (digits, end) = run(text, at);
            done = end;
            if let Some(bytes) = decode_digits(&digits).filter(|bytes| is_plausible(bytes)) {
                found.push((at, end, bytes));
            }
        }
    }
    sorting::by_key(&mut found, |(at, ..)| *at);
    // A line of a longer run may begin like another one.
    let mut done = 0;
    found.retain(|(at, end, _)| {
        let is_own = *at >= done;
        done = done.max(*end);
        is_own
    });
    found.into_iter().map(|(at, _, bytes)| (at, bytes)).collect()
}

/// Whether text holds something in base64, and nothing that is cut off.
pub(super) fn is_whole(text: &[u8]) -> bool {
    let is_complete = |bytes: &[u8]| is_pem(bytes) || Reader::new(bytes).any("object").is_ok();
    let found = embedded(text, MAX_TRIED);
    !found.is_empty() && found.iter().all(|(_, bytes)| is_complete(bytes))
}

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// The base64 digits from an offset on, white space left out, and where they end: at padding or at another character.
///
/// Words behind the last line are taken along. They do no harm: the object says itself how long it is.
fn run(text: &[u8], at: usize) -> (Vec<u8>, usize) {
    let mut digits = Vec::new();
    let mut end = at;
    let mut is_line_start = false;
    for byte in text.get(at..).unwrap_or_default() {
        match byte {
            digit if is_digit(*digit) => digits.push(*digit),
            b' ' | b'\t' | b'\r' | b'\n' => {}
            // The mark of a quotation in a mail.
            b'>' | b'|' if is_line_start => {}
            _ => break,
        }
        is_line_start = *byte == b'\n' || (is_line_start && matches!(byte, b'>' | b'|' | b' '));
        end += 1;
    }
    (digits, end)
}

/// PEM, or an ASN.1 SEQUENCE of a believable size: prose can be base64 by accident, but not that.
fn is_plausible(bytes: &[u8]) -> bool {
    // Without a length, only an end tells ASN.1 from a word.
    let is_asn1 = match bytes {
        [0x30, 0x80, ..] => Reader::new(bytes).any("object").is_ok(),
        bytes => bytes.first() == Some(&0x30),
    };
    bytes.len() >= MIN_BYTES && (is_asn1 || is_pem(bytes))
}

/// Whether decoded bytes are PEM themselves: base64 twice, as Kubernetes and others store certificates.
pub(super) fn is_pem(bytes: &[u8]) -> bool {
    bytes.starts_with(b"-----BEGIN ")
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
    fn base64_inside_other_text_is_found() {
        // 30 82 01 00 and zeros: what the start of a certificate looks like.
        let der = [&[0x30, 0x82, 0x01, 0x00][..], &[0; 0x100]].concat();
        let base64 = "MIIBAAAA".to_owned() + &"A".repeat(339);
        for text in [
            format!("<X509Certificate>{base64}=</X509Certificate>"),
            format!("  certificate: {base64}=\n  server: name"),
            format!("{{\"certificate\": \"{base64}\"}}"),
            format!("data:application/x-x509-ca-cert;base64,{base64}="),
        ] {
            let found = embedded(text.as_bytes(), 10);
            let [(at, bytes)] = found.as_slice() else { panic!("{} found in {text}", found.len()) };
            assert_eq!(*at, text.find("MII").unwrap());
            assert_eq!(bytes.get(..der.len()), Some(der.as_slice()), "{text}");
        }
        assert!(embedded(b"xMII MIIx MIGhty LS0tLS1C", 10).is_empty());
        let prose = "MIA is short for missing in action ".repeat(9);
        assert!(embedded(prose.as_bytes(), 10).is_empty());
        // 30 80 04 60 and zeros, with the end of both.
        let ber = format!("> MIAEYAAA\n> {}\n", "A".repeat(128));
        assert_eq!(embedded(ber.as_bytes(), 10).len(), 1);
        assert!(embedded(ber.replace("YAAA", "//AA").as_bytes(), 10).is_empty());
        assert_eq!(embedded(format!("{base64}!{base64}!").as_bytes(), 1).len(), 1);
    }

    #[test]
    fn prose_is_not_base64() {
        assert_eq!(
            base64(b"The certificate is attached to this mail which is long enough to be looked at twice"),
            None
        );
    }
}
