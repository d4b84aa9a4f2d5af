//! Private keys: what may be told of them, and the secret, which is not told.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{BarePublicKey, Encryption};

/// A private key, by everything but its secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PrivateKey {
    /// The format it is written in.
    pub form: PrivateKeyForm,
    /// How it is protected; `None` if it stands in the clear.
    pub encryption: Option<Encryption>,
    /// Type and size in words, "RSA 2048"; `None` while it is locked.
    pub description: Option<String>,
    /// The public half, from which "belongs to" is decided; `None` while it is locked or where it cannot be derived here.
    pub public_key: Option<BarePublicKey>,
    /// What is wrong with it, from its own numbers.
    pub faults: Vec<KeyFault>,
    /// Whether its numbers were left alone, because other keys used up what arithmetic on keys may cost: its public half is not
    /// known, nor whether anything is wrong with it.
    pub unchecked: bool,
    /// The secret; `None` while it is locked. It is in no report: only a file to deploy that needs it may have it.
    #[serde(skip)]
    pub secret: Option<SecretKey>,
}

/// A private key in the clear: the DER of its [`PrivateKeyForm`]. It is wiped from memory when it is dropped, and no output
/// shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey(Zeroizing<Vec<u8>>);

impl SecretKey {
    /// The DER.
    #[must_use]
    pub fn new(der: &[u8]) -> Self {
        Self(Zeroizing::new(der.to_vec()))
    }

    /// The DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// A format of private keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PrivateKeyForm {
    /// `DSAPrivateKey` as OpenSSL writes it.
    Dsa,
    /// `RSAPrivateKey` (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// `PrivateKeyInfo` or `OneAsymmetricKey` (RFC 5958).
    Pkcs8,
    /// `ECPrivateKey` (RFC 5915).
    Sec1,
    /// One of the three that OpenSSL wrote before PKCS#8, in PEM; which one cannot be determined while it is locked.
    Traditional,
}

impl PrivateKeyForm {
    /// The name that people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dsa => "DSA, traditional",
            Self::Pkcs1 => "PKCS#1",
            Self::Pkcs8 => "PKCS#8",
            Self::Sec1 => "SEC 1",
            Self::Traditional => "traditional PEM",
        }
    }
}

/// What is wrong with a private key by its own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum KeyFault {
    /// The numbers contradict each other: the modulus is not the product of the primes, or the exponents do not fit.
    Inconsistent,
    /// The public half that stands beside the secret is not the one that follows from it.
    PublicHalfDiffers,
    /// The two primes of an RSA key are so close that the modulus can be factored (Fermat).
    PrimesTooClose,
}
