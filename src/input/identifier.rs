//! Identifiers that reports, commands and programs use: short, and copied like a number.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest identifier, in bytes: the longest of ours has 21, and a fixed place makes it cheap to copy.
const MAX_LENGTH: usize = 32;

/// A short identifier in lower-case ASCII, such as `java17`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Identifier {
    bytes: [u8; MAX_LENGTH],
    length: u8,
}

impl Identifier {
    /// An identifier; `None` where the text is empty, longer than 32 bytes, or has other characters than `a`–`z`, digits and
    /// hyphens.
    #[must_use]
    pub(super) const fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; MAX_LENGTH];
        let mut rest = text.as_bytes();
        let mut free: &mut [u8] = &mut bytes;
        let mut length = 0_u8;
        while let [first, others @ ..] = rest {
            if !matches!(first, b'a'..=b'z' | b'0'..=b'9' | b'-') {
                return None;
            }
            let [place, after @ ..] = free else { return None };
            *place = *first;
            (rest, free) = (others, after);
            length += 1;
        }
        if length == 0 { None } else { Some(Self { bytes, length }) }
    }

    /// An identifier that stands in a declaration. Text that is none gives a name that nothing else has.
    #[must_use]
    pub(super) const fn declared(text: &'static str) -> Self {
        match Self::new(text) {
            Some(identifier) => identifier,
            None => Self { bytes: [0; MAX_LENGTH], length: 0 },
        }
    }

    /// The identifier as text.
    #[must_use]
    pub(super) fn as_str(&self) -> &str {
        let text = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Identifier;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "an identifier of at most {MAX_LENGTH} lower-case letters, digits and hyphens")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Identifier, E> {
                Identifier::new(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_short_and_plain() {
        for (text, expected) in [
            ("test-product", true),
            ("a", true),
            ("java17", true),
            ("0123456789012345678901234567890a", true),
            ("0123456789012345678901234567890ab", false),
            ("", false),
            ("DW", false),
            ("dw spectrum", false),
            ("d\u{FC}", false),
        ] {
            let identifier = Identifier::new(text);
            assert_eq!(identifier.is_some(), expected, "{text}");
            assert!(identifier.is_none_or(|identifier| identifier.as_str() == text), "{text}");
        }
    }
}
