//! Which systems open a PKCS#12 file, told from its clear part before any password.

use serde::{Deserialize, Serialize};

use super::{SourceReference, Text};
use crate::checks::Outcome;
use crate::model::Pkcs12;

/// What one system does with a PKCS#12 file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CompatibilityRow {
    /// The system with its versions.
    pub system: Text,
    /// Pass: opens. Warn: opens under a condition. Fail: does not open. Unknown: the vendor does not say.
    pub outcome: Outcome,
    /// Why, in a sentence; with what the system shows where it fails.
    pub reason: Text,
    /// Where it is said.
    pub sources: Vec<SourceReference>,
}

/// The compatibility card of a file.
pub(super) fn card(_file: &Pkcs12) -> Vec<CompatibilityRow> {
    Vec::new()
}
