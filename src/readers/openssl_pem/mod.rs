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
mod reading;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use crate::budget::Budget;

pub use reading::{Cause, CertificateRead, KeyRead, MarkerFault, Miss, PemReading, Stop, Version};

/// Largest file that is read this way, in bytes.
///
/// A key and the longest chain have some 40 KiB. Larger files are collections that no server is given.
pub const MAX_SERVER_FILE: usize = 1024 * 1024;

/// A file as both versions read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// As OpenSSL 1.1.1 reads it.
    pub old: PemReading,
    /// As OpenSSL 3 reads it.
    pub new: PemReading,
}

impl Readings {
    /// Reads a file that may be meant for a server; `None` where nothing in it looks like a block, or where it is too large. The
    /// arithmetic on its keys counts against the budget.
    #[must_use]
    pub fn of(bytes: &[u8], budget: &mut Budget) -> Option<Self> {
        let is_candidate = bytes.len() <= MAX_SERVER_FILE && memchr::memmem::find(bytes, b"BEGIN").is_some();
        is_candidate.then(|| Self {
            old: read(bytes, Version::V1_1_1, budget),
            new: read(bytes, Version::V3, budget),
        })
    }
}

/// Reads a file as a version of the library does.
#[must_use]
pub fn read(bytes: &[u8], version: Version, budget: &mut Budget) -> PemReading {
    let (certificates, stopped, misses) = scan::certificates(bytes, version);
    PemReading { key: scan::key(bytes, version, budget), certificates, stopped, misses }
}
