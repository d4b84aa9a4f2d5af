//! Signature algorithms and public keys.

use std::fmt;

use serde::Serialize;

use super::{Bytes, Oid, Span};

/// A signature algorithm with its parameters (RFC 5280 section 4.1.1.2).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SignatureAlgorithm {
    /// Its identifier.
    pub oid: Oid,
    /// The scheme that the identifier stands for.
    pub scheme: SignatureScheme,
    /// The hash that is signed; `None` where the identifier does not tell.
    pub hash: Option<HashAlgorithm>,
    /// The parameters field.
    pub parameters: Parameters,
    /// The parameters of RSASSA-PSS, defaults filled in (RFC 4055 section 3.1).
    pub pss: Option<PssParameters>,
}

/// A family of signature algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SignatureScheme {
    /// DSA (FIPS 186).
    Dsa,
    /// ECDSA (RFC 5758).
    Ecdsa,
    /// Ed25519 (RFC 8410).
    Ed25519,
    /// Ed448 (RFC 8410).
    Ed448,
    /// ML-DSA (FIPS 204).
    MlDsa,
    /// RSASSA-PKCS1-v1_5 (RFC 8017).
    RsaPkcs1,
    /// RSASSA-PSS (RFC 8017).
    RsaPss,
    /// SLH-DSA (FIPS 205).
    SlhDsa,
    /// An identifier that is not known here.
    Unknown,
}

/// A hash algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names say it all")]
pub enum HashAlgorithm {
    Md2,
    Md4,
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    #[serde(rename = "sha512-224")]
    Sha512Truncated224,
    #[serde(rename = "sha512-256")]
    Sha512Truncated256,
    #[serde(rename = "sha3-224")]
    Sha3Bits224,
    #[serde(rename = "sha3-256")]
    Sha3Bits256,
    #[serde(rename = "sha3-384")]
    Sha3Bits384,
    #[serde(rename = "sha3-512")]
    Sha3Bits512,
    Shake256,
    Unknown,
}

impl HashAlgorithm {
    /// Whether the hash belongs to the SHA-2 family (FIPS 180-4).
    #[must_use]
    pub const fn is_sha2(self) -> bool {
        matches!(
            self,
            Self::Sha224
                | Self::Sha256
                | Self::Sha384
                | Self::Sha512
                | Self::Sha512Truncated224
                | Self::Sha512Truncated256
        )
    }

    /// The name that people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Md2 => "MD2",
            Self::Md4 => "MD4",
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha224 => "SHA-224",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
            Self::Sha512Truncated224 => "SHA-512/224",
            Self::Sha512Truncated256 => "SHA-512/256",
            Self::Sha3Bits224 => "SHA3-224",
            Self::Sha3Bits256 => "SHA3-256",
            Self::Sha3Bits384 => "SHA3-384",
            Self::Sha3Bits512 => "SHA3-512",
            Self::Shake256 => "SHAKE256",
            Self::Unknown => "unknown hash",
        }
    }
}

/// The parameters field of an AlgorithmIdentifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "form", content = "der")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Parameters {
    /// There is none.
    Absent,
    /// It is NULL.
    Null,
    /// It is something else.
    Present(Bytes),
}

/// Parameters of RSASSA-PSS; an omitted field stands here as its default (RFC 4055 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PssParameters {
    /// The hash; SHA-1 where omitted.
    pub hash: HashAlgorithm,
    /// The hash of the mask generation function; SHA-1 where omitted.
    pub mask_hash: HashAlgorithm,
    /// Length of the salt in bytes; 20 where omitted.
    pub salt_length: u32,
    /// Whether the encoding leaves the hash to the default.
    pub hash_omitted: bool,
}

/// A subject public key (RFC 5280 section 4.1.2.7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PublicKey {
    /// Identifier of the algorithm.
    pub oid: Oid,
    /// The key, by its kind.
    pub algorithm: PublicKeyAlgorithm,
    /// The parameters field of the algorithm.
    pub parameters: Parameters,
    /// Size of the key in bits, where it is known.
    pub bits: Option<u32>,
    /// The SubjectPublicKeyInfo within the certificate.
    pub spki: Span,
}

/// A public key that is no part of a certificate: on its own, of a request, or of a private key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BarePublicKey {
    /// The key.
    pub key: PublicKey,
    /// SHA-256 of the SubjectPublicKeyInfo: equal exactly where the keys are.
    pub spki_sha256: Bytes,
    /// The SubjectPublicKeyInfo.
    #[serde(skip)]
    pub spki: Vec<u8>,
}

/// Whether a signature fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SignatureCheck {
    /// It does not fit the key and the signed bytes.
    Invalid,
    /// It was not verified: the algorithm is not known here, or key and algorithm do not fit each other.
    #[default]
    NotVerified,
    /// It fits.
    Valid,
}

/// The kinds of public key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PublicKeyAlgorithm {
    /// DSA.
    Dsa,
    /// An elliptic-curve key.
    Ec {
        /// Its curve.
        curve: Curve,
        /// The point, as encoded.
        point: Bytes,
    },
    /// Ed25519.
    Ed25519 {
        /// The key, as encoded.
        key: Bytes,
    },
    /// Ed448.
    Ed448 {
        /// The key, as encoded.
        key: Bytes,
    },
    /// A key whose bytes do not fit its algorithm.
    Malformed,
    /// ML-DSA, by its parameter set.
    MlDsa {
        /// 44, 65 or 87.
        set: u32,
        /// The key, as encoded.
        key: Bytes,
    },
    /// RSA.
    #[serde(rename_all = "camelCase")]
    Rsa {
        /// The modulus without leading zeros, big-endian.
        modulus: Bytes,
        /// The public exponent without leading zeros, big-endian.
        exponent: Bytes,
        /// Whether the key may be used for RSASSA-PSS only.
        pss_only: bool,
    },
    /// SLH-DSA, by its parameter set.
    SlhDsa {
        /// What FIPS 205 puts behind "SLH-DSA-", for example `SHA2-128s`.
        set: &'static str,
        /// The key, as encoded.
        key: Bytes,
    },
    /// An algorithm that is not known here.
    Unknown,
    /// X25519, for key agreement only.
    X25519,
    /// X448, for key agreement only.
    X448,
}

/// An elliptic curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "oid")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Curve {
    /// A curve spelled out instead of named, which public TLS forbids (RFC 5480 section 2.1.1).
    Explicit,
    /// A named curve that is none of the others.
    Other(Oid),
    /// The curve of the issuer, or no curve at all.
    Missing,
    /// NIST P-224.
    P224,
    /// NIST P-256.
    P256,
    /// NIST P-384.
    P384,
    /// NIST P-521.
    P521,
    /// secp256k1, the curve of Bitcoin.
    Secp256k1,
}

impl fmt::Display for Curve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Explicit => f.write_str("explicit curve parameters"),
            Self::Other(oid) => match oid.name() {
                Some(name) => f.write_str(name),
                None => write!(f, "curve {oid}"),
            },
            Self::Missing => f.write_str("no curve"),
            Self::P224 => f.write_str("P-224"),
            Self::P256 => f.write_str("P-256"),
            Self::P384 => f.write_str("P-384"),
            Self::P521 => f.write_str("P-521"),
            Self::Secp256k1 => f.write_str("secp256k1"),
        }
    }
}

/// The key in a few words: "RSA 2048", "EC P-256".
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.algorithm {
            PublicKeyAlgorithm::Dsa => f.write_str("DSA")?,
            PublicKeyAlgorithm::Ec { curve, .. } => return write!(f, "EC {curve}"),
            PublicKeyAlgorithm::Ed25519 { .. } => return f.write_str("Ed25519"),
            PublicKeyAlgorithm::Ed448 { .. } => return f.write_str("Ed448"),
            PublicKeyAlgorithm::Malformed => return f.write_str("malformed key"),
            PublicKeyAlgorithm::MlDsa { set, .. } => return write!(f, "ML-DSA-{set}"),
            PublicKeyAlgorithm::Rsa { .. } => f.write_str("RSA")?,
            PublicKeyAlgorithm::SlhDsa { set, .. } => return write!(f, "SLH-DSA-{set}"),
            PublicKeyAlgorithm::Unknown => {
                return match self.oid.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "unknown algorithm {}", self.oid),
                };
            }
            PublicKeyAlgorithm::X25519 => return f.write_str("X25519"),
            PublicKeyAlgorithm::X448 => return f.write_str("X448"),
        }
        match self.bits {
            Some(bits) => write!(f, " {bits}"),
            None => Ok(()),
        }
    }
}

/// The name of the algorithm, with its parameters where they matter.
impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.oid.name(), &self.pss) {
            (_, Some(pss)) => {
                write!(f, "RSASSA-PSS with {}", pss.hash.name())?;
                if pss.mask_hash != pss.hash {
                    write!(f, " and MGF1 over {}", pss.mask_hash.name())?;
                }
                Ok(())
            }
            (Some(name), None) => f.write_str(name),
            (None, None) => write!(f, "{}", self.oid),
        }
    }
}
