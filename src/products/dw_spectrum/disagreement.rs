//! Where sources contradict each other.

use serde::{Deserialize, Serialize};

use crate::model::Text;

/// Two places that cannot both be followed, and our decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Disagreement {
    /// What it is about.
    pub title: Text,
    /// Each place, with what it says in our own words.
    pub places: Vec<DisagreementPlace>,
    /// What we decided, with the reason.
    pub decision: Text,
}

/// A place that contradicts another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DisagreementPlace {
    /// The document and the section.
    pub source: Text,
    /// What it says, in our own words.
    pub says: Text,
}
