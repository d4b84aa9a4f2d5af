//! What a drop comes to for each destination.

use serde::{Deserialize, Serialize};

use crate::model::Text;

use super::finding::Readiness;
use crate::input::Destination;

/// What a list shows of an object and a destination that concerns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RowDestination {
    /// The destination.
    pub destination: Destination,
    /// Whether the object can be used there.
    pub readiness: Readiness,
}

/// What the whole drop comes to for one destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DestinationReport {
    /// The destination.
    pub destination: Destination,
    /// What it is called.
    pub title: Text,
    /// The worst of what concerns it.
    pub readiness: Readiness,
    /// The answer in a sentence; where nothing concerns it, what to drop.
    pub headline: Text,
    /// The objects that concern it, the worst first, by their numbers.
    pub objects: Vec<u32>,
    /// What to drop or type, where it cannot be told without; one sentence each.
    pub needs: Vec<Text>,
}
