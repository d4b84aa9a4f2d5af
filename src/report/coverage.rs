//! Which of the addresses at which a server is reached its certificate covers.

use serde::{Deserialize, Serialize};

use crate::model::{Outcome, Text};

/// An address, and whether a certificate covers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AddressCoverage {
    /// The address.
    pub address: String,
    /// Pass where an entry of the subject alternative name covers it, else a failure.
    pub outcome: Outcome,
    /// That entry, with its form.
    pub entry: Option<Text>,
    /// Why something that looks like it does not cover it.
    pub remark: Option<Text>,
    /// The entry that a new certificate needs for it, as OpenSSL writes it.
    pub wanted: String,
}
