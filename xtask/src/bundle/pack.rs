//! Bytes as text that a script element can hold.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zopfli::{Format, Options};

use crate::Result;

/// Packs in the gzip format, which browsers unpack by themselves. No time and no name go in, so that the same bytes
/// come out. Zopfli takes a second for each module and saves six in a hundred against zlib's best.
///
/// # Errors
/// Fails when memory cannot be written to, which is never.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// The gzip format as well, for no time at all: the bytes as they are.
///
/// # Errors
/// Fails when a portion has more bytes than 16 bits can count, which none has.
pub(super) fn stored(bytes: &[u8]) -> Result<Vec<u8>> {
    // The header of RFC 1952: deflate, no name, no time, an unknown system. The checksum and the length end the file.
    let mut packed = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    for portion in bytes.chunks(usize::from(u16::MAX)) {
        let length = u16::try_from(portion.len())?;
        packed.push(0);
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(portion);
    }
    // An empty last portion.
    packed.extend([1, 0, 0, 0xFF, 0xFF]);
    packed.extend(crc32fast::hash(bytes).to_le_bytes());
    packed.extend(u32::try_from(bytes.len())?.to_le_bytes());
    Ok(packed)
}

/// The way that policies write hashes.
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Printable ASCII, but for what HTML or a string of JavaScript could take for something else.
fn digits() -> Vec<char> {
    ('!'..='~').filter(|character| !['&', '<', '\\'].contains(character)).collect()
}

/// Bytes as text of 91 characters, a thirteenth shorter than base64. Two characters hold 13 bits, the lower part first, as
/// 91 x 91 is a little more than 2^13; where no more than 6 bits are left, one character holds them. `fromText` in
/// `www/static/boot.js` reads it.
pub(super) fn text(bytes: &[u8]) -> Result<String> {
    let digits = digits();
    let digit = |number: u32| -> Result<char> {
        Ok(*digits.get(usize::try_from(number)?).ok_or("a number above 90 is no digit")?)
    };
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let mut write = |number: u32, is_pair: bool| -> Result {
        text.push(digit(number % 91)?);
        if is_pair {
            text.push(digit(number / 91)?);
        }
        Ok(())
    };
    let (mut bits, mut count) = (0, 0);
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            write(bits & 0x1FFF, true)?;
            bits >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        write(bits, count > 6)?;
    }
    Ok(text)
}

#[cfg(test)]
#[allow(clippy::as_conversions, reason = "the numbers are small")]
mod tests {
    use super::*;

    /// What `fromText` of boot.js does.
    fn from_text(text: &str) -> Vec<u8> {
        let digits = digits();
        let numbers: Vec<u32> =
            text.chars().map(|c| digits.iter().position(|digit| *digit == c).unwrap() as u32).collect();
        let mut bits: Vec<bool> = Vec::new();
        for pair in numbers.chunks(2) {
            let (number, length) = match *pair {
                [low, high] => (low + 91 * high, 13),
                _ => (pair[0], 6),
            };
            bits.extend((0..length).map(|bit| number >> bit & 1 == 1));
        }
        bits.chunks_exact(8)
            .map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | u8::from(*bit)))
            .collect()
    }

    #[test]
    fn bytes_come_back_from_text() {
        assert_eq!(digits().len(), 91);
        for length in 0..60_usize {
            for factor in [0_usize, 1, 37, 255] {
                let bytes: Vec<u8> = (0..length).map(|at| (at * factor + factor) as u8).collect();
                let text = text(&bytes).unwrap();
                assert_eq!(from_text(&text), bytes, "{text}");
                assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
                assert!(!text.contains(['&', '<', '\\']), "{text}");
            }
        }
    }

    #[test]
    fn text_is_shorter_than_base64() {
        let bytes = [0xA5; 1_300];
        assert_eq!(text(&bytes).unwrap().len(), 1_600);
    }
}
