//! What reading yields: objects in their places, objects within objects, and what failed.

use super::FormatError;
use super::asn1::Asn1Error;
use super::element::to_u32;
use crate::limits::MAX_KEPT_CONTAINER;
use crate::model::{Content, Encoding, Label, Lock, ObjectKind, PassedOverReason, TextFault};

/// An object and its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The part of the container that it is: `certs/a.pfx` in an archive, `bag 3` in a PKCS#12 file; or the name of the value that it
    /// is in a file of such values: `tls.crt`. Empty for what stands in the file itself.
    pub part: String,
    /// Number of the PEM block, from 1.
    pub block: Option<u32>,
    /// Byte offset of the object or its block.
    pub offset: u32,
    /// The names that its container gives it.
    pub label: Label,
    /// What it is, with what is in it.
    pub decoded: Decoded,
}

/// What an object is, with what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// What it is.
    pub content: Content,
    /// What keeps it locked.
    pub lock: Option<Lock>,
    /// What is in it.
    pub inside: Vec<Found>,
    /// What could not be read in it.
    pub failures: Vec<Failure>,
}

/// A failure and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The way into containers, outermost first, from the object that the failure is filed with.
    pub path: Vec<String>,
    /// Number of the PEM block, from 1.
    pub block: Option<u32>,
    /// Byte offset of the fault: within the decoded object for a damaged object in a PEM block, else in the innermost file.
    pub offset: Option<u32>,
    /// The cause.
    pub error: FormatError,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// How it was read.
    pub encoding: Encoding,
    /// Whether there is text outside the PEM blocks.
    pub stray_text: bool,
    /// What is wrong with the text, although it was read.
    pub text_faults: Vec<TextFault>,
    /// What was found, in order.
    pub found: Vec<Found>,
    /// What could not be read, in order.
    pub failures: Vec<Failure>,
}

impl Reading {
    /// Nothing found yet.
    #[must_use]
    pub const fn of(encoding: Encoding) -> Self {
        Self { encoding, stray_text: false, text_faults: Vec::new(), found: Vec::new(), failures: Vec::new() }
    }

    /// Why a file holds nothing for a certificate inspector; `None` if it holds something, or something that failed.
    ///
    /// Where many files come at once, in an archive or a folder, such a file is no problem: it is passed over.
    #[must_use]
    pub fn holds_nothing(&self) -> Option<PassedOverReason> {
        match (self.found.as_slice(), self.failures.as_slice()) {
            ([], [failure]) => match failure.error {
                FormatError::Empty => Some(PassedOverReason::Empty),
                FormatError::NoCertificateInText => Some(PassedOverReason::NoCertificateInText),
                FormatError::UnknownContent => Some(PassedOverReason::UnknownContent),
                _ => None,
            },
            ([found], []) => found.decoded.holds_nothing(),
            _ => None,
        }
    }
}

impl Decoded {
    fn holds_nothing(&self) -> Option<PassedOverReason> {
        match self.content {
            Content::Archive(..) if self.inside.is_empty() && self.failures.is_empty() => {
                Some(PassedOverReason::ArchiveOfNothing)
            }
            Content::Other(kind) => Some(match kind {
                ObjectKind::Executable => PassedOverReason::Executable,
                ObjectKind::Html => PassedOverReason::Html,
                ObjectKind::Image => PassedOverReason::Image,
                ObjectKind::OfficeDocument => PassedOverReason::OfficeDocument,
                ObjectKind::Pdf => PassedOverReason::Pdf,
                _ => return None,
            }),
            _ => None,
        }
    }

    /// An object with nothing in it.
    pub(crate) const fn leaf(content: Content) -> Self {
        Self { content, lock: None, inside: Vec::new(), failures: Vec::new() }
    }

    /// An object that is locked.
    pub(crate) fn locked(content: Content, lock: Lock) -> Self {
        Self { lock: Some(lock), ..Self::leaf(content) }
    }
}

impl Found {
    /// Something in a container.
    pub(crate) fn part(part: impl Into<String>, offset: u32, decoded: Decoded) -> Self {
        Self { part: part.into(), block: None, offset, label: Label::default(), decoded }
    }
}

impl Failure {
    /// A failure in the object that it is filed with.
    pub(crate) fn at(offset: usize, error: FormatError) -> Self {
        Self { path: Vec::new(), block: None, offset: Some(to_u32(offset)), error }
    }

    /// The same in a value of a file, where it has a name.
    pub(crate) fn in_value(self, name: &str) -> Self {
        if name.is_empty() { self } else { self.below(name) }
    }

    /// The same, one container further out.
    pub(crate) fn below(mut self, part: impl Into<String>) -> Self {
        self.path.insert(0, part.into());
        self
    }
}

impl Asn1Error {
    /// The error as that of an object with a name.
    pub(crate) const fn of(self, what: &'static str) -> FormatError {
        FormatError::Malformed { what, error: self }
    }
}

/// The bytes of a container for its structure; none of one that is very long.
pub(super) fn kept(bytes: &[u8]) -> Vec<u8> {
    if bytes.len() > MAX_KEPT_CONTAINER { Vec::new() } else { bytes.to_vec() }
}
