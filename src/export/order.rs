//! What is ordered, what is delivered, and why it is not.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::ExportKind;
use crate::input::Password;
use crate::model::Text;

/// Random bytes that a file may need: two salts and two vectors of 16 bytes, and the salt of a MAC.
pub const ENTROPY_BYTES: usize = 80;

/// A file that is wanted.
#[derive(Clone, Debug)]
pub struct ExportOrder {
    /// Which kind of file.
    pub kind: ExportKind,
    /// The certificate, by its number in the report. `None` for files about everything, and where there is only one that can
    /// be meant.
    pub object: Option<u32>,
    /// Whether the user asked for the private key to be in it. No file gets one unasked.
    pub key: bool,
    /// What to put the file under, where it has a password.
    pub password: Option<Password>,
    /// Who is to open a PKCS#12 file.
    pub compatibility: Compatibility,
    /// Random bytes for salts and vectors, never used twice. The core has none of its own; files without encryption do not
    /// look at them.
    pub entropy: [u8; ENTROPY_BYTES],
}

impl ExportOrder {
    /// An order of a file that needs neither key nor password.
    #[must_use]
    pub const fn of(kind: ExportKind, object: Option<u32>) -> Self {
        Self {
            kind,
            object,
            key: false,
            password: None,
            compatibility: Compatibility::Modern,
            entropy: [0; ENTROPY_BYTES],
        }
    }
}

/// Who is to open a PKCS#12 file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compatibility {
    /// AES-256 and SHA-256: Windows 10 1709, Windows Server 2019, OpenSSL 1.1, Java 8u301, or newer.
    #[default]
    Modern,
    /// Triple DES and SHA-1, for systems that are older. The encryption is weak.
    Legacy,
}

impl Compatibility {
    /// Every one.
    pub const ALL: &[Self] = &[Self::Modern, Self::Legacy];

    /// The name used on the command line and by JavaScript.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Modern => "modern",
            Self::Legacy => "legacy",
        }
    }
}

/// A file, ready to be saved.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportedFile {
    /// Its name, harmless on every system.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes; wiped when they are dropped, for there may be a key in them.
    pub bytes: Zeroizing<Vec<u8>>,
    /// What whoever deploys it has to know, one sentence each.
    pub remarks: Vec<Text>,
}

impl fmt::Debug for ExportedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExportedFile({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExportError {
    /// No object has this number.
    NoSuchObject {
        /// The number.
        id: u32,
    },
    /// The object is something else.
    NotACertificate,
    /// Nobody said which certificate, and several can be meant.
    ObjectUnclear {
        /// How many there are.
        certificates: usize,
    },
    /// There is no certificate at all.
    NoCertificate,
    /// The object is no certificate authority that has signed itself.
    NotARoot,
    /// None of the objects is one.
    NoRoot,
    /// The file holds a private key, and nobody asked for that.
    KeyNotAsked,
    /// No private key belongs to the certificate.
    KeyMissing,
    /// What may hold the private key is still locked.
    KeyLocked,
    /// The private key is written in a way that cannot be turned into PKCS#8.
    KeyUnusable,
    /// There is no password, or an empty one.
    PasswordEmpty,
    /// It is made of the report by anyone who has it.
    ReportItself,
}

impl ExportError {
    /// An identifier that programs can rely on.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::NoSuchObject { .. } => "noSuchObject",
            Self::NotACertificate => "notACertificate",
            Self::ObjectUnclear { .. } => "objectUnclear",
            Self::NoCertificate => "noCertificate",
            Self::NotARoot => "notARoot",
            Self::NoRoot => "noRoot",
            Self::KeyNotAsked => "keyNotAsked",
            Self::KeyMissing => "keyMissing",
            Self::KeyLocked => "keyLocked",
            Self::KeyUnusable => "keyUnusable",
            Self::PasswordEmpty => "passwordEmpty",
            Self::ReportItself => "reportItself",
        }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::NoSuchObject { id } => {
                return write!(
                    f,
                    "There is no object with the number {id}: take a number from the list of what was found."
                );
            }
            Self::ObjectUnclear { certificates } => {
                return write!(f, "There are {certificates} certificates: say which one by its number.");
            }
            Self::NotACertificate => "This is not a certificate: choose the certificate for the file.",
            Self::NoCertificate => "Add a certificate first.",
            Self::NotARoot => {
                "This is not a root: the profile needs a self-signed CA. Choose the root of the chain."
            }
            Self::NoRoot => {
                "No root found. Add the root certificate, which is signed by its own key and ends the chain."
            }
            Self::KeyNotAsked => {
                "This file holds the private key in it: confirm that the key is to be in the file."
            }
            Self::KeyMissing => "Add the private key of this certificate, too.",
            Self::KeyLocked => {
                "The private key of this certificate is not there, or still locked: type its password."
            }
            Self::KeyUnusable => {
                "The private key is written in a form that cannot be turned into PKCS#8: convert it with openssl pkcs8 -topk8, and add the result."
            }
            Self::PasswordEmpty => "The file needs a password, and the password must not be empty: type one.",
            Self::ReportItself => "The report for programs is the report itself: write it as JSON.",
        };
        f.write_str(sentence)
    }
}

impl std::error::Error for ExportError {}
