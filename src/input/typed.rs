//! What users type beside addresses: the name of an account, and a port.

use std::fmt;

use crate::limits::MAX_USER_NAME;
use crate::safe_text::deceives;

/// The user name of a service account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName(String);

/// Why a user name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UserNameError {
    /// Nothing was typed.
    Empty,
    /// It is longer than [`MAX_USER_NAME`].
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// A control character, or one that reorders or hides text.
    Character(char),
}

impl fmt::Display for UserNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the user name is empty: type the name of the service account as the Admin Portal shows it",
            ),
            Self::TooLong { length } => write!(
                f,
                "the user name has {length} characters, and none has more than {MAX_USER_NAME}: type only the name of the service account"
            ),
            Self::Character(c) => write!(
                f,
                "the user name contains '{}', which cannot be seen: type it by hand instead of pasting it",
                c.escape_unicode()
            ),
        }
    }
}

impl std::error::Error for UserNameError {}

impl UserName {
    /// Reads a user name as typed. Spaces at its ends are kept: they are part of the comparison.
    ///
    /// # Errors
    /// Says what is wrong with the text, in a sentence for the user.
    pub fn parse(text: &str) -> Result<Self, UserNameError> {
        if text.trim().is_empty() {
            return Err(UserNameError::Empty);
        }
        let length = text.chars().count();
        if length > MAX_USER_NAME {
            return Err(UserNameError::TooLong { length });
        }
        match text.chars().find(|c| deceives(*c)) {
            Some(c) => Err(UserNameError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A TCP port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Port(u16);

/// Why a port cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PortError {
    /// It is no number.
    NoNumber,
    /// It is a number, but none of a port.
    OutOfRange,
}

impl fmt::Display for PortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber => f.write_str("the port is not a number: type digits, for example 8444"),
            Self::OutOfRange => f.write_str("there is no such port: ports go from 1 to 65535"),
        }
    }
}

impl std::error::Error for PortError {}

impl Port {
    /// Reads a port as typed.
    ///
    /// # Errors
    /// Says what is wrong with the text, in a sentence for the user.
    pub fn parse(text: &str) -> Result<Self, PortError> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PortError::NoNumber);
        }
        match text.parse() {
            Ok(0) | Err(_) => Err(PortError::OutOfRange),
            Ok(number) => Ok(Self(number)),
        }
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_names_are_read_as_typed() {
        for text in ["demo-bot1", "bot@example.org", "Demo Bot", " bot", "bötchen"] {
            assert_eq!(UserName::parse(text).unwrap().as_str(), text);
        }
        for (text, error) in [
            ("", UserNameError::Empty),
            ("  ", UserNameError::Empty),
            ("bot\u{202E}", UserNameError::Character('\u{202E}')),
            ("bot\n", UserNameError::Character('\n')),
        ] {
            assert_eq!(UserName::parse(text), Err(error), "{text:?}");
        }
        let two_megabytes = "x".repeat(2_000_000);
        assert_eq!(UserName::parse(&two_megabytes), Err(UserNameError::TooLong { length: 2_000_000 }));
    }

    #[test]
    fn ports_are_numbers_from_1_to_65535() {
        for (text, expected) in [
            ("8444", Ok(8444)),
            (" 443 ", Ok(443)),
            ("65535", Ok(65_535)),
            ("0", Err(PortError::OutOfRange)),
            ("65536", Err(PortError::OutOfRange)),
            ("70000", Err(PortError::OutOfRange)),
            ("99999999999999999999", Err(PortError::OutOfRange)),
            ("", Err(PortError::NoNumber)),
            ("https", Err(PortError::NoNumber)),
            ("-1", Err(PortError::NoNumber)),
            ("8444/tcp", Err(PortError::NoNumber)),
        ] {
            assert_eq!(Port::parse(text).map(Port::number), expected, "{text:?}");
        }
    }
}
