//! Keys for SSH: named, never used.

use serde::Serialize;

/// A public or private key for SSH (RFC 4253 section 6.6, OpenSSH's PROTOCOL.key).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SshKey {
    /// Whether it is the private half.
    pub private: bool,
    /// The type as SSH writes it, for example `ssh-ed25519`; empty where it cannot be told.
    pub algorithm: String,
    /// Size in bits, where it is known.
    pub bits: Option<u32>,
    /// The cipher that protects a private key; `None` if it stands in the clear.
    pub cipher: Option<String>,
    /// The comment, usually a person and a machine.
    pub comment: Option<String>,
}
