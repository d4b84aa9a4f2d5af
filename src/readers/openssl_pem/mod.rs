//! A PEM file as a program with OpenSSL reads it that loads its certificates and its private key from one file.
//!
//! Such a program scans the whole file twice: for the first private key (`PEM_read_bio_PrivateKey`, without a password), and for
//! certificates until one fails (`PEM_read_bio_X509_AUX`, then `PEM_read_bio_X509`). Each scan starts at the first byte, and ends
//! at the first block that cannot be read, whatever that block holds. The rules of lines, markers, headers and base64 are those of
//! `crypto/pem/pem_lib.c` and `crypto/evp/encode.c`, in OpenSSL 1.1.1 and in 3.x.
//!
//! It is strict where our own reader is not: the difference is what is wrong with a file. What is inside a block is decoded by
//! `formats`. `cargo test --test judges openssl_pem` compares it with both libraries.

mod base64;
mod block;
mod lines;
mod marker;
mod scan;
mod words;

pub use marker::{MarkerFault, Miss};

/// Largest file that is read this way, in bytes.
///
/// A key and the longest chain have some 40 KiB. Larger files are collections that no server is given.
pub const MAX_SERVER_FILE: usize = 1024 * 1024;

/// A version of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Version {
    /// OpenSSL 1.1.1.
    V1_1_1,
    /// OpenSSL 3.x.
    V3,
}

/// What a program gets from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemReading {
    /// The private key.
    pub key: KeyRead,
    /// The certificates, in order.
    pub certificates: Vec<CertificateRead>,
    /// Where the scan for certificates ended; `None` where it reached the end of the file.
    pub stopped: Option<Stop>,
    /// Lines that look like a marker and are none.
    pub misses: Vec<Miss>,
}

/// What the scan for a private key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRead {
    /// The key of the block whose BEGIN line this is.
    Found {
        /// Number of the line, from 1.
        line: u32,
    },
    /// No block with a key is in the file.
    None,
    /// It ended before a key was found.
    Stopped(Stop),
}

/// A certificate that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateRead {
    /// The BEGIN line of its block, from 1.
    pub line: u32,
    /// SHA-256 of its DER.
    pub sha256: [u8; 32],
    /// Whether it is in OpenSSL's own form with trust settings, which only the first may be.
    pub is_trusted: bool,
}

/// Where a scan ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The line that ended it, from 1.
    pub line: u32,
    /// The BEGIN line of the block, from 1.
    pub block: u32,
    /// Why.
    pub cause: Cause,
}

/// Why a scan ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The file ends before the END line.
    NoEnd,
    /// END and the next BEGIN stand on one line.
    EndAndBegin,
    /// Text stands behind the dashes of the END line.
    TextBehindEnd,
    /// The END line has another label than the BEGIN line, or other dashes.
    EndDiffers,
    /// A blank line stands within the data.
    BlankLine,
    /// A line behind a header or a blank line is shorter than 64 characters, and is not the last.
    ShortLine,
    /// A line behind a header or a blank line is longer than 64 characters.
    LongLine,
    /// Nothing stands between the markers.
    Empty,
    /// A line with a colon makes all of it a header, because no blank line follows.
    HeaderUnfinished,
    /// The block has a header that the library does not know.
    Header,
    /// The data is no base64.
    Base64,
    /// The data is no certificate.
    NotACertificate,
    /// The data is no private key that the label promises.
    NotAKey,
    /// The private key has a password.
    Password,
}

/// Reads a file as a version of the library does.
#[must_use]
pub fn read(bytes: &[u8], version: Version) -> PemReading {
    let (certificates, stopped, misses) = scan::certificates(bytes, version);
    PemReading { key: scan::key(bytes, version), certificates, stopped, misses }
}
