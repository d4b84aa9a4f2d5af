//! Java key stores of the older kinds.

use serde::{Deserialize, Serialize};

/// A Java key store: JKS, or JCEKS, which is named only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct KeyStore {
    /// Version of the format, 1 or 2.
    pub version: u32,
    /// Entries with a private key.
    pub keys: u32,
    /// Entries with a certificate only.
    pub trusted_certificates: u32,
    /// Whether the store is as it was written.
    pub integrity: KeyStoreIntegrity,
}

/// What the keyed hash at the end of a key store says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum KeyStoreIntegrity {
    /// No password was given, so it was not checked.
    NotChecked,
    /// It fits one of the passwords.
    Verified,
    /// It fits none of the passwords: they are wrong, or the file was changed.
    Differs,
}
