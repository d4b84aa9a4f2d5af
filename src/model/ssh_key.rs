//! Keys for SSH: named, never used.

use serde::Serialize;

use super::BarePublicKey;

/// A public or private key for SSH (RFC 4253 section 6.6, OpenSSH's PROTOCOL.key).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SshKey {
    /// Whether it is the private half.
    pub private: bool,
    /// The format it is written in.
    pub form: SshKeyForm,
    /// The type as SSH writes it, for example `ssh-ed25519`; empty where it cannot be determined.
    pub algorithm: String,
    /// Size in bits, where it is known.
    pub bits: Option<u32>,
    /// The cipher that protects a private key; `None` if it stands in the clear.
    pub cipher: Option<String>,
    /// How the cipher's key is made from the passphrase, where the file says so.
    pub derivation: Option<String>,
    /// The comment, usually a person and a machine.
    pub comment: Option<String>,
    /// The public half as certificates have it, where they may have such a key.
    pub public_key: Option<BarePublicKey>,
}

/// A format of keys for SSH.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SshKeyForm {
    /// A line of an `authorized_keys` or `.pub` file.
    Line,
    /// OpenSSH's private format (PROTOCOL.key).
    Openssh,
    /// A file of PuTTY.
    Putty,
    /// A block as RFC 4716 has it.
    Ssh2,
}

impl SshKeyForm {
    /// The name that people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line => "OpenSSH public key",
            Self::Openssh => "OpenSSH private key",
            Self::Putty => "PuTTY key file",
            Self::Ssh2 => "SSH2 public key (RFC 4716)",
        }
    }
}
