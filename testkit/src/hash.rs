//! The hash functions that test data is signed with, and fixed noise.

use sha1::Digest;

use crate::oid::{self, Oid};

/// A hash function.
#[derive(Clone, Copy, PartialEq)]
pub enum Hash {
    /// MD5
    Md5,
    /// SHA-1
    Sha1,
    /// SHA-224
    Sha224,
    /// SHA-256
    Sha256,
    /// SHA-384
    Sha384,
    /// SHA-512
    Sha512,
    /// SHA-512/224
    Sha512Of224,
    /// SHA-512/256
    Sha512Of256,
    /// SHA3-256
    Sha3Of256,
}

impl Hash {
    /// The hash of a message.
    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Md5 => md5::Md5::digest(message).to_vec(),
            Self::Sha1 => sha1::Sha1::digest(message).to_vec(),
            Self::Sha224 => sha2::Sha224::digest(message).to_vec(),
            Self::Sha256 => sha2::Sha256::digest(message).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(message).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(message).to_vec(),
            Self::Sha512Of224 => sha2::Sha512_224::digest(message).to_vec(),
            Self::Sha512Of256 => sha2::Sha512_256::digest(message).to_vec(),
            Self::Sha3Of256 => sha3::Sha3_256::digest(message).to_vec(),
        }
    }

    /// Its identifier.
    pub fn oid(self) -> Oid {
        match self {
            Self::Md5 => oid::MD5,
            Self::Sha1 => oid::SHA1,
            Self::Sha224 => oid::SHA224,
            Self::Sha256 => oid::SHA256,
            Self::Sha384 => oid::SHA384,
            Self::Sha512 => oid::SHA512,
            Self::Sha512Of224 => oid::SHA512_224,
            Self::Sha512Of256 => oid::SHA512_256,
            Self::Sha3Of256 => oid::SHA3_256,
        }
    }

    /// The identifier of "this hash with RSA", by RFC 8017 and, for SHA-3, NIST's own arc.
    pub fn with_rsa(self) -> Oid {
        match self {
            Self::Md5 => oid::MD5_WITH_RSA,
            Self::Sha1 => oid::SHA1_WITH_RSA,
            Self::Sha224 => oid::SHA224_WITH_RSA,
            Self::Sha256 => oid::SHA256_WITH_RSA,
            Self::Sha384 => oid::SHA384_WITH_RSA,
            Self::Sha512 => oid::SHA512_WITH_RSA,
            Self::Sha512Of224 => oid::SHA512_224_WITH_RSA,
            Self::Sha512Of256 => oid::SHA512_256_WITH_RSA,
            Self::Sha3Of256 => oid::SHA3_256_WITH_RSA,
        }
    }

    /// The identifier of "ECDSA with this hash"; `None` where no fixture needs one.
    pub fn with_ecdsa(self) -> Option<Oid> {
        match self {
            Self::Sha1 => Some(oid::ECDSA_WITH_SHA1),
            Self::Sha224 => Some(oid::ECDSA_WITH_SHA224),
            Self::Sha256 => Some(oid::ECDSA_WITH_SHA256),
            Self::Sha384 => Some(oid::ECDSA_WITH_SHA384),
            Self::Sha512 => Some(oid::ECDSA_WITH_SHA512),
            Self::Md5 | Self::Sha512Of224 | Self::Sha512Of256 | Self::Sha3Of256 => None,
        }
    }
}

/// Bytes that look random and are always the same for the same label.
pub fn noise(label: &str, length: usize) -> Vec<u8> {
    let block = |counter: u32| Hash::Sha256.digest(format!("{label} {counter}").as_bytes());
    (0..).flat_map(block).take(length).collect()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
