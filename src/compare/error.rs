//! Why two objects cannot be compared.

use std::fmt;

use crate::model::ObjectKind;
use crate::naming::kind_name;

/// Why two objects cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ComparisonError {
    /// There is no object with that number.
    NoSuchObject {
        /// The number.
        id: u32,
    },
    /// It is neither a certificate nor a request.
    NotComparable {
        /// What it is.
        kind: ObjectKind,
    },
}

impl ComparisonError {
    /// The cause, as an identifier that programs can rely on.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoSuchObject { .. } => "noSuchObject",
            Self::NotComparable { .. } => "notComparable",
        }
    }
}

impl fmt::Display for ComparisonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchObject { id } => write!(f, "there is no object with the number {id}"),
            Self::NotComparable { kind } => {
                write!(
                    f,
                    "{} cannot be compared: only certificates and requests for them can",
                    kind_name(*kind)
                )
            }
        }
    }
}

impl std::error::Error for ComparisonError {}
