//! OCSP responses (RFC 6960), in summary.

use serde::{Deserialize, Serialize};

use super::{Bytes, Deviation, Name, Oid, RevocationReason, SignatureAlgorithm, Timestamp};

/// An OCSP response. Certificates that it carries are objects of their own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OcspResponse {
    /// Its status: "successful" or why there is no answer.
    pub status: String,
    /// Who answered, by name.
    pub responder_name: Option<Name>,
    /// Who answered, by SHA-1 of the key.
    pub responder_key_hash: Option<Bytes>,
    /// When it was made.
    pub produced_at: Option<Timestamp>,
    /// The answers, one per certificate.
    pub answers: Vec<OcspAnswer>,
    /// The algorithm it is signed with.
    pub signature_algorithm: Option<SignatureAlgorithm>,
    /// How its encoding strays from DER and RFC 6960.
    pub deviations: Vec<Deviation>,
    /// The bytes, for its structure; empty where it is very long.
    #[serde(skip)]
    pub der: Vec<u8>,
}

/// What is said of one certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OcspAnswer {
    /// The hash that the issuer is named by.
    pub hash: Oid,
    /// Hash of the issuer's name.
    pub issuer_name_hash: Bytes,
    /// Hash of the issuer's key.
    pub issuer_key_hash: Bytes,
    /// Serial number: the content bytes of the INTEGER.
    pub serial: Bytes,
    /// What is said of it.
    pub status: OcspStatus,
    /// When it was revoked.
    pub revocation_date: Option<Timestamp>,
    /// Why.
    pub reason: Option<RevocationReason>,
    /// From when on the answer holds.
    pub this_update: Timestamp,
    /// Until when.
    pub next_update: Option<Timestamp>,
}

/// Status of a certificate (RFC 6960 section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names are the standard's")]
pub enum OcspStatus {
    Good,
    Revoked,
    Unknown,
}
