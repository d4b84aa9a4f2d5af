//! The tools of password-based encryption, for reading and for writing: hashes, key derivations, ciphers.
//!
//! Keys and plaintexts are wiped when they are dropped. Nothing here is random: salts and vectors come from outside.

pub(crate) mod cipher;
mod derivation;
mod hash;

pub(crate) use derivation::{Purpose, pkcs12};
pub(crate) use hash::{again_and_again, hmac, pbkdf2, sizes};

use zeroize::Zeroizing;

/// Bytes that are wiped when they are dropped.
pub(crate) type Secret = Zeroizing<Vec<u8>>;

/// Hears how many more rounds of a key derivation are done.
pub(crate) type Rounds<'a> = &'a mut dyn FnMut(u32);

/// Characters as PKCS#12 and Java take them: UTF-16, big-endian. All room is taken at once, so that no copy of a secret is
/// left behind.
pub(crate) fn utf16(units: impl Iterator<Item = u16>) -> Secret {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST_PASSWORD));
    units.for_each(|unit| bytes.extend(unit.to_be_bytes()));
    bytes
}

/// Room for a password that nobody exceeds, in bytes.
const LONGEST_PASSWORD: usize = 512;
