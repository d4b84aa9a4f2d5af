//! PKCS#7 and CMS (RFC 2315, RFC 5652).

use serde::{Deserialize, Serialize};

use super::{Deviation, HashAlgorithm, Oid};

/// A PKCS#7 or CMS message. Its certificates and lists are objects of their own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Pkcs7 {
    /// What kind of message it is, by its identifier.
    pub content_type: Oid,
    /// What kind of message it is.
    pub content: Pkcs7Content,
    /// Certificates in it.
    pub certificates: u32,
    /// Revocation lists in it.
    pub revocation_lists: u32,
    /// Hashes of its signers, one per signer; empty for a bundle that only carries certificates.
    pub signers: Vec<HashAlgorithm>,
    /// Bytes of content that it carries beside the certificates; `None` for none.
    pub content_length: Option<u32>,
    /// How its encoding strays from DER.
    pub deviations: Vec<Deviation>,
    /// The bytes, for its structure; empty where it carries content, which may be a secret, and where it is very long.
    #[serde(skip)]
    pub der: Vec<u8>,
}

/// Kinds of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Pkcs7Content {
    /// Certificates and nothing else, in Netscape's form.
    CertificateSequence,
    /// Encrypted for recipients or under a password; it cannot be opened here.
    Encrypted,
    /// Something else.
    Other,
    /// Signed data, with signers or without (the form of `.p7b` files).
    SignedData,
}
