//! Every limit, with the reason for its number. Beyond a limit stands a clear error, never a hang.

/// Largest file that is read, in bytes.
///
/// The largest honest input is a folder's worth of certificates in one PEM; 64 MiB hold about 30 000 of them.
/// A file, its decoded text and the objects must fit together into 512 MiB, the memory a phone's browser gives a page.
pub const MAX_INPUT_BYTES: usize = 64 * 1024 * 1024;

/// Largest single certificate that is decoded, in bytes.
///
/// Real certificates have 0.5 to 10 KiB; those with thousands of names reach 300 KiB. A mebibyte keeps the time for
/// one hostile certificate in the milliseconds.
pub const MAX_CERTIFICATE_BYTES: usize = 1024 * 1024;

/// Most objects that are kept from one inspection.
///
/// Ten thousand certificates are the largest job we are built for; twice that leaves room. At about 10 KiB of facts each
/// they stay under 256 MiB.
pub const MAX_OBJECTS: usize = 20_000;

/// Most problems that are listed for one inspection; further ones are counted.
///
/// A person reads dozens. A file of a million damaged blocks must not become a report of a million sentences.
pub const MAX_PROBLEMS: usize = 200;

/// Deepest nesting that is followed in ASN.1.
///
/// Certificates nest about 12 deep, PKCS#12 files about 20. OpenSSL stops at 30, the `der` crate at 64.
pub const MAX_NESTING: usize = 64;

/// Most attributes of one name, names of one extension, and extensions of one certificate that are kept.
///
/// The largest honest certificates have some thousands of names (content delivery networks have about 500).
pub const MAX_ENTRIES: usize = 10_000;
