//! Versions of the Senstar Symphony Server, as far as the guide tells them apart.

use std::fmt;

/// Longest text that is read as a version, in characters. Four numbers of five digits with dots have 23; anything longer is
/// something else that was pasted.
const MAX_TEXT: usize = 32;

/// Most numbers of a version: Windows programs have four.
const MAX_NUMBERS: usize = 4;

/// A version of the Senstar Symphony Server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ServerVersion {
    major: u16,
    minor: u16,
    /// The third number; `None` where it was not given or written as `x`.
    patch: Option<u16>,
}

/// The versions between which the guide makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Release {
    /// 8.6.1 and later.
    From861,
    /// 8.6.0 alone.
    Only860,
    /// 8.5.x, and whatever is older.
    Line85,
}

impl Release {
    /// Every release, the newest first.
    pub(super) const ALL: &[Self] = &[Self::From861, Self::Only860, Self::Line85];

    /// The name used in plans.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::From861 => "8.6.1",
            Self::Only860 => "8.6.0",
            Self::Line85 => "8.5",
        }
    }
}

/// Why a text is no version of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServerVersionError {
    /// Nothing was typed.
    Empty,
    /// It is longer than any version.
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// It is not two to four numbers with dots between them.
    NotNumbers,
    /// It is 8.6 without the third number, and the guide treats 8.6.0 and 8.6.1 differently.
    Undecided,
}

impl fmt::Display for ServerVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the version is empty: type that of the Senstar Symphony Server, for example 8.6.1",
            ),
            Self::TooLong { length } => write!(
                f,
                "the version has {length} characters, and none has more than {MAX_TEXT}: type only the numbers, for example 8.6.1"
            ),
            Self::NotNumbers => {
                f.write_str("not a version: type two or three numbers with dots, for example 8.6.1 or 8.5")
            }
            Self::Undecided => {
                f.write_str("8.6.0 and 8.6.1 are set up differently: type the third number, too")
            }
        }
    }
}

impl std::error::Error for ServerVersionError {}

impl ServerVersion {
    /// Reads a version as typed: "8.6.2", "8.5", "8.5.x", also with the build as a fourth number.
    ///
    /// # Errors
    /// Says what is wrong with the text, in a sentence for the user.
    pub(super) fn parse(text: &str) -> Result<Self, ServerVersionError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ServerVersionError::Empty);
        }
        let length = text.chars().count();
        if length > MAX_TEXT {
            return Err(ServerVersionError::TooLong { length });
        }
        let mut numbers = Vec::new();
        for part in text.split('.') {
            let is_open = matches!(part, "x" | "X") && numbers.len() >= 2;
            numbers.push(if is_open { None } else { Some(number(part)?) });
        }
        let (Some(Some(major)), Some(Some(minor)), true) =
            (numbers.first(), numbers.get(1), numbers.len() <= MAX_NUMBERS)
        else {
            return Err(ServerVersionError::NotNumbers);
        };
        let version = Self { major: *major, minor: *minor, patch: numbers.get(2).copied().flatten() };
        if (version.major, version.minor, version.patch) == (8, 6, None) {
            return Err(ServerVersionError::Undecided);
        }
        Ok(version)
    }

    /// The release whose steps it has.
    pub(super) const fn release(self) -> Release {
        match (self.major, self.minor, self.patch) {
            (8, 6, Some(0)) => Release::Only860,
            (0..=7, ..) | (8, 0..=5, _) => Release::Line85,
            _ => Release::From861,
        }
    }

    /// Whether it is older than any version that the guide describes.
    pub(super) const fn precedes_guide(self) -> bool {
        matches!((self.major, self.minor), (0..=7, _) | (8, 0..=4))
    }
}

impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        match self.patch {
            Some(patch) => write!(f, ".{patch}"),
            None => Ok(()),
        }
    }
}

fn number(part: &str) -> Result<u16, ServerVersionError> {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| digits).ok_or(ServerVersionError::NotNumbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Release::{From861, Line85, Only860};

    #[test]
    fn versions_are_read_as_people_write_them() {
        for (text, release, precedes) in [
            ("8.6.1", From861, false),
            (" 8.6.2 ", From861, false),
            ("8.6.1.1234", From861, false),
            ("8.7", From861, false),
            ("8.10", From861, false),
            ("9.0", From861, false),
            ("10.0.0", From861, false),
            ("8.6.0", Only860, false),
            ("8.6.0.7", Only860, false),
            ("8.06.00", Only860, false),
            ("8.5", Line85, false),
            ("8.5.x", Line85, false),
            ("8.5.1", Line85, false),
            ("8.4", Line85, true),
            ("8.4.9", Line85, true),
            ("7.3", Line85, true),
        ] {
            let version = ServerVersion::parse(text).unwrap();
            assert_eq!((version.release(), version.precedes_guide()), (release, precedes), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["8.6.1", "8.5", "8.6.0", "9.0"] {
            assert_eq!(ServerVersion::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_version_is_refused_with_a_sentence() {
        let two_megabytes = "8.".repeat(1_000_000);
        for (text, error) in [
            ("", ServerVersionError::Empty),
            (" \t", ServerVersionError::Empty),
            ("8", ServerVersionError::NotNumbers),
            ("9x", ServerVersionError::NotNumbers),
            ("8.x", ServerVersionError::NotNumbers),
            ("8,6,1", ServerVersionError::NotNumbers),
            ("8.6.", ServerVersionError::NotNumbers),
            (".8.6", ServerVersionError::NotNumbers),
            ("8.-5", ServerVersionError::NotNumbers),
            ("8.+5", ServerVersionError::NotNumbers),
            ("8.70000", ServerVersionError::NotNumbers),
            ("8.6.1.2.3", ServerVersionError::NotNumbers),
            ("8.6.1\u{202E}", ServerVersionError::NotNumbers),
            ("８.６.１", ServerVersionError::NotNumbers),
            ("8.6", ServerVersionError::Undecided),
            ("8.6.x", ServerVersionError::Undecided),
            (&two_megabytes, ServerVersionError::TooLong { length: 2_000_000 }),
        ] {
            assert_eq!(ServerVersion::parse(text), Err(error));
            let sentence = error.to_string();
            assert!(sentence.contains(' ') && sentence.len() < 200, "{sentence}");
        }
    }
}
