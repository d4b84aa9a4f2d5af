//! A ledger of pins: which keys clients have pinned, as an administrator notes them down.

use serde::Serialize;

use super::{Bytes, Timestamp};

/// How the first line of a ledger begins; the number of its version follows.
pub const PIN_LEDGER_MARK: &str = "Certificate Inspector pin ledger ";

/// The version of ledgers that is read and written.
pub const PIN_LEDGER_VERSION: u32 = 1;

/// Pins, as they stand in the text file that one is saved as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PinLedger {
    /// Version of the format.
    pub version: u32,
    /// The pins, in the order of the file.
    pub pins: Vec<Pin>,
}

/// A key that a client keeps for a server, with the certificate in which it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Pin {
    /// SHA-256 of the SubjectPublicKeyInfo: what is pinned.
    pub spki_sha256: Bytes,
    /// SHA-256 of the certificate's DER.
    pub certificate_sha256: Bytes,
    /// Last instant of that certificate.
    pub not_after: Timestamp,
    /// When it was pinned.
    pub pinned_at: Timestamp,
    /// The address of the server as clients type it; empty where it was not known.
    pub server: String,
    /// What the certificate is called.
    pub title: String,
}
