//! What deserves attention in an object beside any product's requirements.

use serde::{Deserialize, Serialize};

use crate::model::{Outcome, Text};

/// Something that deserves attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Observation {
    /// How bad it is.
    pub outcome: Outcome,
    /// What it is and what to do, in sentences.
    pub text: Text,
}

impl Observation {
    pub(crate) fn new(outcome: Outcome, text: impl Into<Text>) -> Self {
        Self { outcome, text: text.into() }
    }
}
