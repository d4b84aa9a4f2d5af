//! Why something could not be read. Causes with facts; the sentences tell the reader what to do.

use std::fmt;

use super::asn1::{Asn1Cause, Asn1Error};
use crate::limits::{
    MAX_ARCHIVE_ENTRIES, MAX_CERTIFICATE_BYTES, MAX_ENTRIES, MAX_INPUT_BYTES, MAX_OBJECTS,
    MAX_PIN_LEDGER_BYTES, MAX_PINS, MAX_SCRYPT_BYTES, MAX_UNPACKED_BYTES,
};
use crate::model::{ObjectKind, PIN_LEDGER_VERSION};

/// Why a file, or a part of one, could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// An archive, or an entry of it, is damaged.
    ArchiveDamaged {
        /// What is wrong, in words without a full stop.
        reason: String,
    },
    /// An entry of an archive is under a password; such entries are not opened.
    ArchiveEncrypted,
    /// An entry of an archive has a name that leads out of the folder it is unpacked into.
    ArchiveEntryName,
    /// An entry of an archive is compressed by a method that is not known here.
    ArchiveMethod {
        /// Number of the method (APPNOTE.TXT section 4.4.5).
        method: u16,
    },
    /// An archive has more entries than are looked at.
    ArchiveTooManyEntries,
    /// An archive unpacks to more than is read.
    ArchiveTooLarge,
    /// A PEM block holds a character that base64 does not have.
    Base64Character {
        /// The character.
        character: char,
    },
    /// The base64 of a PEM block has an impossible length.
    Base64Length,
    /// A certificate that does not decode.
    Certificate(Asn1Error),
    /// Something decrypts under the right password, but what comes out is damaged.
    DecryptedDamaged {
        /// What it is, as the subject of a sentence.
        what: &'static str,
    },
    /// The file has no bytes.
    Empty,
    /// Something that is protected in a way that cannot be undone here.
    EncryptionUnsupported {
        /// What is not supported, in words.
        algorithm: String,
    },
    /// The key derivation asks for more memory than is given.
    KeyDerivationMemory,
    /// An entry of a JCEKS key store is a serialised Java object, whose end only Java can tell.
    KeyStoreSecretKey {
        /// Name of the entry.
        alias: String,
    },
    /// The MAC does not fit although the password opens the content.
    MacDiffers,
    /// Another object than a certificate that does not decode.
    Malformed {
        /// What it is, as the subject of a sentence.
        what: &'static str,
        /// What is wrong.
        error: Asn1Error,
    },
    /// The file is text, but none that holds a certificate.
    NoCertificateInText,
    /// A PEM block ends under another label than it began.
    PemLabelsDiffer {
        /// The label it began with.
        begin: String,
        /// The label it ended with.
        end: String,
    },
    /// A PEM block has no end line.
    PemUnfinished {
        /// Its label.
        label: String,
    },
    /// A PEM block under a label that is not known, holding nothing that is recognised.
    PemUnknownLabel {
        /// Its label.
        label: String,
    },
    /// A line of a pin ledger does not decode.
    PinLedgerLine {
        /// Its number, from 1.
        line: u32,
        /// What is wrong with it.
        fault: PinLedgerFault,
    },
    /// A pin ledger is longer, or has more pins, than is read.
    PinLedgerTooLarge,
    /// A pin ledger is of a version that is not known here.
    PinLedgerVersion,
    /// The file is larger than is read.
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// A folder has more files than are read.
    TooManyFiles,
    /// There are more objects than are kept.
    TooManyObjects,
    /// The file could not be read at all.
    Unreadable {
        /// What the system said.
        reason: String,
    },
    /// The file is none of the kinds that are recognised.
    UnknownContent,
}

impl FormatError {
    /// The cause, as an identifier that programs can rely on.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ArchiveDamaged { .. } => "archiveDamaged",
            Self::ArchiveEncrypted => "archiveEncrypted",
            Self::ArchiveEntryName => "archiveEntryName",
            Self::ArchiveMethod { .. } => "archiveMethod",
            Self::ArchiveTooManyEntries => "archiveTooManyEntries",
            Self::ArchiveTooLarge => "archiveTooLarge",
            Self::Base64Character { .. } => "base64Character",
            Self::Base64Length => "base64Length",
            Self::Certificate(error) | Self::Malformed { error, .. } if error.cause == Asn1Cause::Time => {
                "dateMalformed"
            }
            Self::Certificate(error) | Self::Malformed { error, .. }
                if error.cause == Asn1Cause::TooLarge =>
            {
                "objectTooLarge"
            }
            Self::Certificate(_) => "certificateMalformed",
            Self::DecryptedDamaged { .. } => "decryptedDamaged",
            Self::Empty => "empty",
            Self::EncryptionUnsupported { .. } => "encryptionUnsupported",
            Self::KeyDerivationMemory => "keyDerivationMemory",
            Self::KeyStoreSecretKey { .. } => "keyStoreSecretKey",
            Self::MacDiffers => "macDiffers",
            Self::Malformed { .. } => "malformed",
            Self::NoCertificateInText => "noCertificateInText",
            Self::PemLabelsDiffer { .. } => "pemLabelsDiffer",
            Self::PemUnfinished { .. } => "pemUnfinished",
            Self::PemUnknownLabel { .. } => "pemUnknownLabel",
            Self::PinLedgerLine { .. } => "pinLedgerLine",
            Self::PinLedgerTooLarge => "pinLedgerTooLarge",
            Self::PinLedgerVersion => "pinLedgerVersion",
            Self::TooLarge { .. } => "tooLarge",
            Self::TooManyFiles => "tooManyFiles",
            Self::TooManyObjects => "tooManyObjects",
            Self::Unreadable { .. } => "unreadable",
            Self::UnknownContent => "unknownContent",
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ArchiveDamaged { reason } => write!(
                f,
                "The archive is damaged: {reason}. Download or copy it again, or unpack it and add the files."
            ),
            Self::ArchiveEncrypted => f.write_str(
                "This file of the archive is under a password, and such files are not opened here. Unpack the archive with its password and add the files.",
            ),
            Self::ArchiveEntryName => f.write_str(
                "This file of the archive has a name that would write outside the folder it is unpacked into, as harmful archives have. It was not read. Ask the person who sent the archive.",
            ),
            Self::ArchiveMethod { method } => write!(
                f,
                "This file of the archive is compressed by a method that is not known here (number {method}). Unpack the archive and add the files."
            ),
            Self::ArchiveTooManyEntries => write!(
                f,
                "The archive has more than {MAX_ARCHIVE_ENTRIES} files; what follows was not read. Unpack it and add only the files that hold certificates."
            ),
            Self::ArchiveTooLarge => write!(
                f,
                "The archive unpacks to more than {MAX_UNPACKED_BYTES} bytes; what follows was not read. Unpack it and add only the files that hold certificates."
            ),
            Self::Base64Character { character } => write!(
                f,
                "The block holds the character '{}', which base64 does not have; it was damaged on the way. Copy it again from the original file.",
                character.escape_default()
            ),
            Self::Base64Length => f.write_str(
                "The block is cut off: its base64 ends in the middle of a byte. Copy it again, from the BEGIN line to the END line.",
            ),
            Self::Certificate(error) => out_of_bounds(f, ObjectKind::Certificate.subject(), *error).unwrap_or_else(|| write!(
                f,
                "The certificate is damaged: {error}. Export it again, or ask its issuer for an intact copy."
            )),
            Self::DecryptedDamaged { what } => write!(
                f,
                "The password is right, but {what} is damaged: what was decrypted is not whole. Export or copy the file again from the original."
            ),
            Self::Empty => f.write_str("The file is empty. Export or download it again."),
            Self::EncryptionUnsupported { algorithm } => write!(
                f,
                "It is protected by {algorithm}, which cannot be opened here. The password may well be right. Export it again with AES-256, or with 3DES for old systems."
            ),
            Self::KeyDerivationMemory => write!(
                f,
                "Its key derivation asks for more than {MAX_SCRYPT_BYTES} bytes of memory, more than is given here. The password may well be right. Export it again with the settings that your tool proposes."
            ),
            Self::KeyStoreSecretKey { alias } => write!(
                f,
                "The entry '{}' is a secret key that only Java can read; the entries behind it were not read. Turn the store into PKCS#12: keytool -importkeystore -srckeystore FILE -srcstoretype JCEKS -destkeystore NEW.p12 -deststoretype PKCS12",
                alias.escape_default()
            ),
            Self::MacDiffers => f.write_str(
                "The password opens the file, but its integrity check (MAC) does not fit: the file was changed or damaged after it was made, or the check was made with another password. Programs will refuse it. Export it again from the original.",
            ),
            Self::Malformed { what, error } => out_of_bounds(f, what, *error).unwrap_or_else(|| write!(
                f,
                "{what} is damaged: {error}. Export it again, or ask the person who made it for an intact copy."
            )),
            Self::NoCertificateInText => f.write_str(
                "The file is text without a certificate. A PEM certificate starts with a line -----BEGIN CERTIFICATE-----.",
            ),
            Self::PemLabelsDiffer { begin, end } => write!(
                f,
                "The block begins as '{}' but ends as '{}': two blocks were pasted into each other. Copy each whole, from its BEGIN line to its END line.",
                begin.escape_default(),
                end.escape_default()
            ),
            Self::PemUnfinished { label } => write!(
                f,
                "The block '{0}' has no line -----END {0}-----; it was cut off. Copy it again with its last line.",
                label.escape_default()
            ),
            Self::PemUnknownLabel { label } => write!(
                f,
                "The block is labelled '{}', which is not a kind that is known here. If it is a certificate, export it again as PEM or DER.",
                label.escape_default()
            ),
            Self::PinLedgerLine { line, fault } => write!(
                f,
                "Line {line} of the pin ledger was not read: {}. Save the ledger again, or correct the line.",
                fault.text()
            ),
            Self::PinLedgerTooLarge => write!(
                f,
                "The pin ledger has more than {MAX_PINS} pins or {MAX_PIN_LEDGER_BYTES} bytes; what follows was not read. Add one with the pins of these servers only."
            ),
            Self::PinLedgerVersion => write!(
                f,
                "The pin ledger is of a version that is not known here: version {PIN_LEDGER_VERSION} is read. Save it again with this version of the program."
            ),
            Self::TooLarge { size } => write!(
                f,
                "The file has {size} bytes; at most {MAX_INPUT_BYTES} are read. Split it, or add only the files that hold certificates."
            ),
            Self::TooManyFiles => write!(
                f,
                "The folder has more than {MAX_ARCHIVE_ENTRIES} files; what follows was not read. Inspect the folders in it one by one."
            ),
            Self::TooManyObjects => write!(
                f,
                "There are more than {MAX_OBJECTS} objects; what follows was not read. Inspect the files in smaller groups."
            ),
            Self::Unreadable { reason } => write!(
                f,
                "The file could not be read: {reason}. Check that it still exists and that you may open it."
            ),
            Self::UnknownContent => f.write_str(
                "The file is of no kind that is known here. Add the certificate itself: a .pem, .crt, .cer or .der file.",
            ),
        }
    }
}

/// What is whole and is not read all the same: exporting it again cannot help.
fn out_of_bounds(f: &mut fmt::Formatter<'_>, what: &str, error: Asn1Error) -> Option<fmt::Result> {
    match error.cause {
        Asn1Cause::Time => Some(write!(
            f,
            "{what} cannot be used: {error}. No program accepts it, and exporting it again cannot help. Have it issued again."
        )),
        Asn1Cause::TooLarge => Some(write!(
            f,
            "{what} is too large to be read, although it may be intact: {error}. At most {MAX_CERTIFICATE_BYTES} bytes and {MAX_ENTRIES} extensions are read. Have one issued with fewer names, or look at it with OpenSSL."
        )),
        _ => None,
    }
}

impl std::error::Error for FormatError {}

impl From<Asn1Error> for FormatError {
    fn from(error: Asn1Error) -> Self {
        Self::Certificate(error)
    }
}

/// What is wrong with a line of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PinLedgerFault {
    /// It has another number of fields.
    Fields,
    /// A hash is no SHA-256 in hexadecimal.
    Hash,
    /// An instant is not RFC 3339.
    Instant,
    /// It is not UTF-8, or a text in it is too long.
    Text,
}

impl PinLedgerFault {
    /// What is wrong, as the end of a sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Fields => "it does not have six parts with tabs between them",
            Self::Hash => "a hash is not 64 hexadecimal digits",
            Self::Instant => "a time is not written as 2026-11-20T14:02:00Z",
            Self::Text => "a text in it is too long, or is not UTF-8",
        }
    }
}

pub(super) fn fault_offset(error: &FormatError) -> Option<usize> {
    match error {
        FormatError::Certificate(error) | FormatError::Malformed { error, .. } => Some(error.at),
        _ => None,
    }
}
