//! Certification requests (PKCS#10, RFC 2986).

use serde::Serialize;

use super::{
    BarePublicKey, Bytes, Deviation, Extension, Name, Oid, SignatureAlgorithm, SignatureCheck, Span,
};

/// A certification request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CertificateRequest {
    /// Version; 0 is the only one that RFC 2986 defines.
    pub version: u32,
    /// For whom a certificate is asked.
    pub subject: Name,
    /// The key that it is asked for.
    pub public_key: BarePublicKey,
    /// Attributes other than the requested extensions, in order.
    pub attributes: Vec<RequestAttribute>,
    /// The extensions that are asked for (RFC 2985 section 5.4.2, or Microsoft's identifier).
    pub extensions: Vec<Extension>,
    /// The algorithm it is signed with.
    pub signature_algorithm: SignatureAlgorithm,
    /// The signature.
    pub signature: Span,
    /// Whether the signature proves that the asker holds the key.
    pub self_signature: SignatureCheck,
    /// SHA-256 of the DER.
    pub sha256: Bytes,
    /// How its encoding strays from DER and RFC 2986.
    pub deviations: Vec<Deviation>,
    /// What the signature covers: `certificationRequestInfo`.
    #[serde(skip)]
    pub signed: Span,
    /// The DER itself.
    #[serde(skip)]
    pub der: Vec<u8>,
}

/// An attribute of a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequestAttribute {
    /// Its identifier.
    pub oid: Oid,
    /// Its values in words where they are text or known structures, else in hexadecimal. The value of a challenge
    /// password (RFC 2985 section 5.4.1) is a secret and is left out.
    pub values: Vec<String>,
}
