//! Bytes that are facts: key identifiers, serial numbers, values nobody decodes.

use std::fmt;

use serde::{Serialize, Serializer};

/// Bytes, written as lower-case hexadecimal.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
pub struct Bytes(pub Vec<u8>);

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex_lower(&self.0))
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex_lower(&self.0))
    }
}

/// A range of bytes within an object's encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Span {
    /// Where it starts.
    pub offset: u32,
    /// How many bytes it has.
    pub length: u32,
}

impl Span {
    /// The bytes that the span names within `whole`; empty if it does not fit.
    #[must_use]
    pub fn of(self, whole: &[u8]) -> &[u8] {
        let range = usize::try_from(self.offset).ok().zip(usize::try_from(self.length).ok());
        range.and_then(|(offset, length)| whole.get(offset..)?.get(..length)).unwrap_or_default()
    }
}

/// Lower-case hexadecimal without separators, as programs write it.
#[must_use]
pub fn hex_lower(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        text.push(hex_digit(byte >> 4, false));
        text.push(hex_digit(byte & 0x0F, false));
    }
    text
}

/// Upper-case hexadecimal with colons, as the products show it.
#[must_use]
pub fn hex_colons(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(3));
    for byte in bytes {
        if !text.is_empty() {
            text.push(':');
        }
        text.push(hex_digit(byte >> 4, true));
        text.push(hex_digit(byte & 0x0F, true));
    }
    text
}

fn hex_digit(nibble: u8, upper: bool) -> char {
    let digit = char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    if upper { digit.to_ascii_uppercase() } else { digit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_written_both_ways() {
        assert_eq!(hex_lower(&[0x00, 0x9F, 0xAB]), "009fab");
        assert_eq!(hex_colons(&[0x00, 0x9F, 0xAB]), "00:9F:AB");
        assert_eq!(hex_colons(&[]), "");
    }

    #[test]
    fn a_span_outside_is_empty() {
        let whole = [1, 2, 3];
        assert_eq!(Span { offset: 1, length: 2 }.of(&whole), [2, 3]);
        assert_eq!(Span { offset: 2, length: 2 }.of(&whole), [0_u8; 0]);
        assert_eq!(Span { offset: u32::MAX, length: u32::MAX }.of(&whole), [0_u8; 0]);
    }
}
