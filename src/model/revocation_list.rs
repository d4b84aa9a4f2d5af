//! Certificate revocation lists (RFC 5280 section 5).

use serde::{Deserialize, Serialize};

use super::{Bytes, Deviation, Extension, GeneralName, Name, SignatureAlgorithm, Span, Timestamp};

/// A certificate revocation list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RevocationList {
    /// Version, 1 or 2.
    pub version: u32,
    /// The algorithm it is signed with.
    pub signature_algorithm: SignatureAlgorithm,
    /// Who signed it.
    pub issuer: Name,
    /// When it was made.
    pub this_update: Timestamp,
    /// When the next one is due at the latest.
    pub next_update: Option<Timestamp>,
    /// What is revoked, in order; at most [`crate::limits::MAX_REVOKED`].
    pub entries: Vec<RevokedCertificate>,
    /// How many entries the list has in all.
    pub entry_count: u32,
    /// Extensions of the list.
    pub extensions: Vec<Extension>,
    /// The signature.
    pub signature: Span,
    /// SHA-256 of the DER.
    pub sha256: Bytes,
    /// How its encoding strays from DER and RFC 5280.
    pub deviations: Vec<Deviation>,
    /// What the signature covers: `tbsCertList`.
    #[serde(skip)]
    pub signed: Span,
    /// The DER itself.
    #[serde(skip)]
    pub der: Vec<u8>,
}

/// A revoked certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RevokedCertificate {
    /// Serial number: the content bytes of the INTEGER.
    pub serial: Bytes,
    /// When it was revoked.
    pub revocation_date: Timestamp,
    /// Why.
    pub reason: Option<RevocationReason>,
    /// When the key is thought to have been lost.
    pub invalidity_date: Option<Timestamp>,
    /// Who issued it, where that is not who issued the list (indirect lists); holds for the entries that follow too.
    pub certificate_issuer: Vec<GeneralName>,
    /// Whether the entry has a critical extension that is not known here, or one that does not decode.
    pub unknown_critical: bool,
}

/// Why a certificate was revoked (RFC 5280 section 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names are the standard's")]
pub enum RevocationReason {
    Unspecified,
    KeyCompromise,
    CaCompromise,
    AffiliationChanged,
    Superseded,
    CessationOfOperation,
    CertificateHold,
    RemoveFromCrl,
    PrivilegeWithdrawn,
    AaCompromise,
    /// A number that the standard does not define.
    Unknown,
}

/// The names of the reasons for revocation that a list or a distribution point may be limited to, by bit (RFC 5280 section
/// 4.2.1.13).
pub const REASON_FLAGS: [&str; 9] = [
    "unused",
    "keyCompromise",
    "cACompromise",
    "affiliationChanged",
    "superseded",
    "cessationOfOperation",
    "certificateHold",
    "privilegeWithdrawn",
    "aACompromise",
];
