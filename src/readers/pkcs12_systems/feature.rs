//! What in a file a system may stumble over.

use crate::model::{Cipher, Encryption, HashAlgorithm, KeyDerivation, Mac};

/// Something in a file that a system may stumble over.
#[derive(Clone, Copy)]
pub(super) enum Feature<'a> {
    /// A key without an encryption of its own.
    BareKey,
    /// The password is empty.
    EmptyPassword,
    /// The password has characters beyond ASCII.
    PasswordBeyondAscii,
    /// How a part or a key is encrypted.
    Encryption(&'a Encryption),
    /// The integrity check.
    Mac(&'a Mac),
    /// A part for a recipient's key.
    PublicKey,
    /// Nothing is encrypted.
    Unencrypted,
}

impl Feature<'_> {
    /// Its name in a sentence; `None` for what troubles only systems that have a rule for it.
    pub(super) fn name(self) -> Option<String> {
        Some(match self {
            Self::BareKey | Self::EmptyPassword | Self::PasswordBeyondAscii | Self::Unencrypted => {
                return None;
            }
            Self::Encryption(encryption) => encryption.to_string(),
            Self::Mac(Mac::Absent) => "a file without an integrity check (MAC)".to_owned(),
            Self::Mac(Mac::Damaged) => "a file with a damaged integrity check (MAC)".to_owned(),
            Self::Mac(Mac::Signature) => "a file that is signed instead of having a MAC".to_owned(),
            Self::Mac(mac) => format!("a MAC of the kind {mac}"),
            Self::PublicKey => "a part that is encrypted for a recipient's key".to_owned(),
        })
    }

    /// The cipher and the hash of the HMAC of PBES2 with PBKDF2.
    pub(super) const fn pbkdf2(self) -> Option<(&'static str, HashAlgorithm)> {
        match self {
            Self::Encryption(Encryption { cipher, derivation: KeyDerivation::Pbkdf2 { hash, .. } }) => {
                let cipher = match cipher {
                    Cipher::Aes128 => "AES-128",
                    Cipher::Aes192 => "AES-192",
                    Cipher::Aes256 => "AES-256",
                    Cipher::TripleDes => "3DES",
                    _ => "",
                };
                Some((cipher, *hash))
            }
            _ => None,
        }
    }

    pub(super) const fn is_scrypt(self) -> bool {
        matches!(self, Self::Encryption(Encryption { derivation: KeyDerivation::Scrypt { .. }, .. }))
    }

    /// PBES2 of any kind (RFC 8018 section 6.2).
    pub(super) const fn is_pbes2(self) -> bool {
        self.pbkdf2().is_some() || self.is_scrypt()
    }

    /// PBES2 as Windows, OpenSSL 3 and Java write it today.
    pub(super) fn is_modern(self) -> bool {
        self.pbkdf2() == Some(("AES-256", HashAlgorithm::Sha256))
    }

    /// The cipher of PKCS#12's own encryption (RFC 7292 appendix C).
    pub(super) const fn pkcs12(self) -> Option<&'static str> {
        match self {
            Self::Encryption(Encryption { cipher, derivation: KeyDerivation::Pkcs12 { .. } }) => {
                Some(match cipher {
                    Cipher::TripleDes => "3DES",
                    Cipher::TripleDesTwoKeys => "3DES-2",
                    Cipher::Rc2Bits40 => "RC2-40",
                    Cipher::Rc2Bits128 => "RC2-128",
                    _ => "RC4",
                })
            }
            _ => None,
        }
    }

    /// PKCS#12's own encryption as everybody wrote it for twenty years.
    pub(super) fn is_classic(self) -> bool {
        matches!(self.pkcs12(), Some("3DES" | "RC2-40"))
    }

    /// Rounds of an encryption.
    pub(super) const fn rounds(self) -> u32 {
        match self {
            Self::Encryption(Encryption {
                derivation:
                    KeyDerivation::Pbkdf1 { rounds, .. }
                    | KeyDerivation::Pbkdf2 { rounds, .. }
                    | KeyDerivation::Pkcs12 { rounds, .. },
                ..
            })
            | Self::Mac(Mac::Pkcs12 { rounds, .. }) => *rounds,
            _ => 0,
        }
    }

    /// The hash of PKCS#12's own MAC.
    pub(super) const fn mac(self) -> Option<HashAlgorithm> {
        match self {
            Self::Mac(Mac::Pkcs12 { hash, .. }) => Some(*hash),
            _ => None,
        }
    }

    pub(super) fn is_sha1_mac(self) -> bool {
        self.mac() == Some(HashAlgorithm::Sha1)
    }

    pub(super) fn is_sha2_mac(self) -> bool {
        self.mac().is_some_and(HashAlgorithm::is_sha2)
    }

    pub(super) const fn is_pbmac1(self) -> bool {
        matches!(self, Self::Mac(Mac::Pbmac1 { .. }))
    }

    pub(super) const fn is_without_mac(self) -> bool {
        matches!(self, Self::Mac(Mac::Absent))
    }
}
