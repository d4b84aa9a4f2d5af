//! A PKCS#12 file (RFC 7292): what its clear part tells, and what came out when it was opened.

use serde::{Deserialize, Serialize};

use super::{Deviation, Encryption, Mac};

/// A PKCS#12 file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Pkcs12 {
    /// What proves that nobody changed it.
    pub mac: Mac,
    /// Its parts, in order.
    pub safes: Vec<Safe>,
    /// How it was opened; `None` while it is locked.
    pub opened: Option<Opened>,
    /// The parts that stay locked, as the paths of objects name them: `part 1`, `bag 2`.
    pub locked: Vec<String>,
    /// The Windows account or group that its password is sealed for, as Windows names it: `SID=S-1-5-21-…`.
    pub sealed_for: Option<String>,
    /// How its encoding strays from DER.
    pub deviations: Vec<Deviation>,
    /// The bytes, for its structure; empty where anything in the clear may be a secret, and where it is very long.
    #[serde(skip)]
    pub der: Vec<u8>,
}

/// A part of a PKCS#12 file: a SafeContents, in the clear or encrypted as a whole (RFC 7292 section 4.1).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Safe {
    /// How the whole part is protected.
    pub protection: SafeProtection,
    /// How each of its key bags is encrypted: known before any password where the part itself is in the clear.
    pub key_encryptions: Vec<Encryption>,
    /// Keys in it that have no encryption of their own.
    pub bare_keys: u32,
    /// Certificates in it, as far as they could be read.
    pub certificates: u32,
    /// Bags in it; `None` while it is locked.
    pub bags: Option<u32>,
}

/// How a part of a PKCS#12 file is protected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "encryption")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SafeProtection {
    /// Not at all.
    Clear,
    /// By a password.
    Password(Encryption),
    /// For a recipient's key (EnvelopedData); it cannot be opened without that key.
    PublicKey,
}

/// How a PKCS#12 file was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Opened {
    /// The form of the password that fitted.
    pub password: PasswordForm,
    /// Whether the password is empty or of ASCII characters alone.
    pub password_is_ascii: bool,
    /// Whether the MAC fits; `None` where there is none that can be computed here.
    pub mac_verified: Option<bool>,
    /// Whether its parts, or its MAC and its parts, are under different passwords.
    pub passwords_differ: bool,
}

/// The form of a password that fitted. Tools differ in how they write characters beyond ASCII and "no password".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PasswordForm {
    /// No password at all: zero bytes.
    Absent,
    /// The empty password: its terminating zero alone.
    Empty,
    /// A typed password, written as its standard requires.
    Standard,
    /// A typed password whose UTF-8 bytes were each taken as a character, as OpenSSL did before 1.1.0.
    BytesAsCharacters,
    /// A typed password in Latin-1, as tools with an old locale write it.
    Latin1,
    /// Nothing was protected; no password was used.
    NotUsed,
}

/// The name of [`Label::others`] under which the label of a PEM block stands that does not fit what is in it.
pub const PEM_LABEL: &str = "PEM label";

/// The names that a container gives to an object (RFC 2985 section 5.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Label {
    /// `friendlyName` of PKCS#12, the alias of a Java key store, the comment of an SSH key.
    pub friendly_name: Option<String>,
    /// `localKeyID`, by which a key and its certificate are tied together.
    pub local_key_id: Option<super::Bytes>,
    /// Further attributes by name, such as Microsoft's CSP name.
    pub others: Vec<(String, String)>,
}
