//! Whose word a certificate rests on, in one word.

use serde::{Deserialize, Serialize};

/// Whose word a certificate rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Trust {
    /// A path leads to a built-in public root.
    PubliclyTrusted,
    /// A path leads to a certificate that the user trusts.
    PrivatelyTrusted,
    /// It is signed by its own key, and nobody said that it is trusted.
    SelfSigned,
    /// Its issuer is not there, or leads to nobody who is trusted.
    UnknownIssuer,
}
