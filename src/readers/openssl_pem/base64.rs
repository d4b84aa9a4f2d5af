//! Base64 as `EVP_DecodeUpdate` and `EVP_DecodeFinal` decode it (`crypto/evp/encode.c`).

use zeroize::Zeroizing;

/// How many digits are decoded at once.
const GROUP: usize = 64;

/// Decodes the lines of a block; `None` where the library reports `bad base64 decode`.
pub(super) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut decoded = Zeroizing::new(Vec::with_capacity(text.len() / 4 * 3));
    let mut digits = Zeroizing::new(Vec::with_capacity(GROUP));
    let mut padding = 0;
    for byte in text {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            // A dash ends the data.
            b'-' => break,
            b'=' => {
                padding += 1;
                digits.push(0);
            }
            _ => {
                digits.push(value(*byte)?);
                if padding > 0 {
                    return None;
                }
            }
        }
        if padding > 2 {
            return None;
        }
        if digits.len() == GROUP {
            decode_digits(&digits, padding, &mut decoded);
            digits.clear();
        }
    }
    if digits.len() % 4 != 0 {
        return None;
    }
    if !digits.is_empty() {
        decode_digits(&digits, padding, &mut decoded);
    }
    Some(decoded)
}

const fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Appends the bytes of whole groups of four digits, without those that padding stands for.
fn decode_digits(digits: &[u8], padding: usize, decoded: &mut Vec<u8>) {
    for four in digits.chunks_exact(4) {
        let bits = four.iter().fold(0_u32, |bits, digit| (bits << 6) | u32::from(*digit));
        let [_, bytes @ ..] = bits.to_be_bytes();
        decoded.extend_from_slice(&bytes);
    }
    decoded.truncate(decoded.len().saturating_sub(padding));
}
