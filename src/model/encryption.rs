//! How something is protected by a password: what can be told without knowing it.

use std::fmt;

use serde::Serialize;

use super::{HashAlgorithm, Oid};

/// Password-based encryption of a private key or of a part of a container.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Encryption {
    /// The cipher.
    pub cipher: Cipher,
    /// How the cipher's key is made from the password.
    pub derivation: KeyDerivation,
}

/// A cipher, always in CBC mode where it has blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "oid")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Des,
    /// The stream that Java's JKS makes from SHA-1.
    JavaKeyProtector,
    Rc2Bits40,
    Rc2Bits64,
    Rc2Bits128,
    Rc4Bits40,
    Rc4Bits128,
    TripleDesTwoKeys,
    TripleDes,
    /// A cipher that is not known here.
    Other(Oid),
}

/// How a key is made from a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum KeyDerivation {
    /// MD5, once: OpenSSL's `EVP_BytesToKey`, for traditional PEM.
    OpensslBytesToKey,
    /// A derivation that is not known here.
    Other {
        /// Its identifier.
        oid: Oid,
    },
    /// RFC 8018 section 5.1.
    Pbkdf1 {
        /// The hash.
        hash: HashAlgorithm,
        /// Rounds.
        rounds: u32,
    },
    /// RFC 8018 section 5.2.
    Pbkdf2 {
        /// The hash of its HMAC.
        hash: HashAlgorithm,
        /// Rounds.
        rounds: u32,
    },
    /// RFC 7292 appendix B.
    Pkcs12 {
        /// The hash.
        hash: HashAlgorithm,
        /// Rounds.
        rounds: u32,
    },
    /// RFC 7914.
    Scrypt {
        /// CPU and memory cost N.
        cost: u32,
        /// Block size r.
        block_size: u32,
        /// Parallelisation p.
        parallelization: u32,
    },
    /// SHA-1 over password and salt, as Java's JKS does it.
    Sha1Once,
}

/// Proof that nobody changed a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Mac {
    /// There is none: a wrong password and damage look the same.
    Absent,
    /// One whose encoding is damaged.
    Damaged,
    /// One that is not known here.
    Other {
        /// Its identifier.
        oid: Oid,
    },
    /// RFC 9879, which replaces RFC 9579.
    Pbmac1 {
        /// The hash of the HMAC over the content.
        hash: HashAlgorithm,
        /// How its key is made.
        derivation: KeyDerivation,
    },
    /// RFC 7292 appendix B.4.
    Pkcs12 {
        /// The hash.
        hash: HashAlgorithm,
        /// Rounds.
        rounds: u32,
    },
    /// The content is signed with a key instead (public-key integrity).
    Signature,
}

impl fmt::Display for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Aes128 => "AES-128",
            Self::Aes192 => "AES-192",
            Self::Aes256 => "AES-256",
            Self::Des => "DES",
            Self::JavaKeyProtector => "Java's own SHA-1 stream",
            Self::Rc2Bits40 => "RC2 with 40 bits",
            Self::Rc2Bits64 => "RC2 with 64 bits",
            Self::Rc2Bits128 => "RC2 with 128 bits",
            Self::Rc4Bits40 => "RC4 with 40 bits",
            Self::Rc4Bits128 => "RC4 with 128 bits",
            Self::TripleDesTwoKeys => "3DES with two keys",
            Self::TripleDes => "3DES",
            Self::Other(oid) => {
                return match oid.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "a cipher that is not known here ({oid})"),
                };
            }
        })
    }
}

impl fmt::Display for KeyDerivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpensslBytesToKey => f.write_str("MD5, 1 round"),
            Self::Other { oid } => match oid.name() {
                Some(name) => f.write_str(name),
                None => write!(f, "a key derivation that is not known here ({oid})"),
            },
            Self::Pbkdf1 { hash, rounds } => write!(f, "PBKDF1 with {}, {rounds} rounds", hash.name()),
            Self::Pbkdf2 { hash, rounds } => write!(f, "PBKDF2 with HMAC-{}, {rounds} rounds", hash.name()),
            Self::Pkcs12 { hash, rounds } => write!(f, "PKCS#12 KDF with {}, {rounds} rounds", hash.name()),
            Self::Scrypt { cost, block_size, parallelization } => {
                write!(f, "scrypt with N = {cost}, r = {block_size}, p = {parallelization}")
            }
            Self::Sha1Once => f.write_str("SHA-1, 1 round"),
        }
    }
}

impl fmt::Display for Encryption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, key by {}", self.cipher, self.derivation)
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("none"),
            Self::Damaged => f.write_str("damaged"),
            Self::Other { oid } => write!(f, "one that is not known here ({oid})"),
            Self::Pbmac1 { hash, derivation } => {
                write!(f, "PBMAC1 with HMAC-{}, key by {derivation}", hash.name())
            }
            Self::Pkcs12 { hash, rounds } => write!(f, "HMAC-{}, {rounds} rounds", hash.name()),
            Self::Signature => f.write_str("a signature instead of a password"),
        }
    }
}
