//! What a drop comes to for each destination.

use serde::{Deserialize, Serialize};

use crate::model::Text;

use super::finding::Verdict;
use crate::input::Destination;

/// What a list shows of an object and a destination that concerns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RowDestination {
    /// The destination.
    pub destination: Destination,
    /// Whether it works there.
    pub verdict: Verdict,
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
    /// The worst of what is handed in there.
    pub verdict: Verdict,
    /// The answer in a sentence; where nothing is for it, what was found instead and what to drop.
    pub headline: Text,
    /// What would be handed in there, the worst first.
    pub deliveries: Vec<DeliveryReport>,
    /// What to drop or type, where it cannot be determined without; one sentence each.
    pub needs: Vec<Text>,
}

/// One thing that would be handed in at a destination: a file made for it, or the parts that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DeliveryReport {
    /// What it is called: its file, or its files.
    pub name: Text,
    /// Whether it works there.
    pub verdict: Verdict,
    /// The answer without its reasons, in a sentence.
    pub answer: Text,
    /// The answer with its first reason, in a sentence that stands alone.
    pub sentence: Text,
    /// The object that it is about, by its number; its assessment for this destination says everything. `None` where nothing
    /// in the file can be read.
    pub object: Option<u32>,
    /// The same certificate in other files, by their numbers.
    pub copies: Vec<u32>,
}
