//! What changes from one object to another, as it is sent.

use serde::{Deserialize, Serialize};

use crate::checks::Outcome;
use crate::model::{Text, Timestamp};
use crate::report::Consequence;
use crate::view::FieldStyle;

/// What changes from one object to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Comparison {
    /// The one that is taken for the older: what is in use.
    pub older: ComparedObject,
    /// The one that is taken for the newer: what takes its place.
    pub newer: ComparedObject,
    /// Whether their dates say that it is the other way round.
    pub reversed: bool,
    /// The worst of the consequences.
    pub outcome: Outcome,
    /// The answer in a sentence.
    pub headline: Text,
    /// What follows from the change, the worst first.
    pub consequences: Vec<Consequence>,
    /// Every field of either, in order: those that differ and those that are the same.
    pub fields: Vec<ComparedField>,
    /// How many further fields are not listed.
    pub omitted: u32,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ComparedObject {
    /// Its number in the report.
    pub id: u32,
    /// What it is, in words.
    pub kind_name: Text,
    /// Its name, for people.
    pub title: Text,
    /// The file that it stands in.
    pub file: String,
    /// When it begins to hold; `None` for a request.
    pub not_before: Option<Timestamp>,
    /// When it ceases to hold; `None` for a request.
    pub not_after: Option<Timestamp>,
}

/// A field of either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ComparedField {
    /// What it is called, with what it stands in, from the outside in.
    pub path: Vec<Text>,
    /// What the older one has; `None` where it has no such field.
    pub older: Option<Text>,
    /// What the newer one has; `None` where it has no such field.
    pub newer: Option<Text>,
    /// Whether the two are the same.
    pub change: Change,
    /// How to set the values.
    pub style: FieldStyle,
}

/// What became of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Change {
    /// Both have it, and it is the same.
    Same,
    /// Both have it, and it differs.
    Changed,
    /// Only the older one has it.
    Removed,
    /// Only the newer one has it.
    Added,
}

/// Which of two is the older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonOrder {
    /// The first.
    AsGiven,
    /// The one that begins to hold earlier; a request comes before any certificate.
    ByDate,
}
