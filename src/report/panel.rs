//! What a product shows next to its verdict, in blocks that any face can draw without knowing the product.

use serde::{Deserialize, Serialize};

use super::finding::ContradictionReport;
use crate::checks::Command;
use crate::input::{Destination, ProfileId};
use crate::model::{Outcome, Text};

/// What a product shows of one object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Panel {
    /// The product.
    pub product: ProfileId,
    /// The heading.
    pub title: Text,
    /// What stands with the verdict of a destination.
    pub brief: Option<Brief>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
}

/// A line of short answers that stands with a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Brief {
    /// The destination whose verdict it stands with.
    pub destination: Destination,
    /// What the answers are about.
    pub title: Text,
    /// The answers.
    pub answers: Vec<BriefAnswer>,
}

/// A short answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefAnswer {
    /// What it is the answer for.
    pub label: Text,
    /// How it counts.
    pub outcome: Outcome,
    /// The answer.
    pub text: Text,
}

/// A part of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Block {
    /// A sentence or two.
    Text {
        /// How it is set.
        style: TextStyle,
        /// The sentences.
        text: Text,
    },
    /// Lines below each other.
    List {
        /// The heading; may be empty.
        title: Text,
        /// Whether they are steps in an order.
        ordered: bool,
        /// The lines.
        lines: Vec<Line>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Text,
        /// The headings of the columns, that of the rows' titles first.
        columns: Vec<Text>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// Values with their names.
    Values {
        /// The heading; may be empty.
        title: Text,
        /// The values.
        entries: Vec<Entry>,
    },
    /// Places that contradict each other.
    Contradiction {
        /// What they are about.
        title: Text,
        /// The places and our decision.
        contradiction: ContradictionReport,
    },
    /// A way to the files that can be downloaded.
    Files {
        /// What the way is called.
        label: Text,
    },
    /// Blocks that belong together.
    Section {
        /// The name by which scripts and tests find it.
        id: Text,
        /// The heading.
        title: Text,
        /// Whether and how it can be folded.
        fold: Fold,
        /// The blocks.
        blocks: Vec<Self>,
    },
}

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum TextStyle {
    /// As other text.
    Plain,
    /// As the answer of its section.
    Lead,
    /// As an aside.
    Quiet,
    /// As a warning.
    Warning,
}

/// Whether a section can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Fold {
    /// It is always shown.
    Never,
    /// It can be folded and is shown at first.
    Open,
    /// It can be folded and is not shown at first.
    Closed,
}

/// A line of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Line {
    /// How it counts, where it does.
    pub outcome: Option<Outcome>,
    /// The requirement that it is about, by its identifier.
    pub requirement: Option<Text>,
    /// What it is about, short; may be empty.
    pub heading: Text,
    /// What there is to say, one sentence or two each.
    pub texts: Vec<Text>,
    /// Commands ready to paste.
    pub commands: Vec<Command>,
    /// Where it is said: document and place.
    pub sources: Vec<Text>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Row {
    /// Its title.
    pub title: Text,
    /// What has to be known of it; may be empty.
    pub note: Text,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Cell {
    /// How it counts.
    pub outcome: Outcome,
    /// What it says.
    pub text: Text,
    /// What it rests on, in a word or two.
    pub note: Text,
    /// Where that is said.
    pub source: Text,
}

/// A value with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Entry {
    /// The name.
    pub label: Text,
    /// The value.
    pub value: Text,
    /// Whether it is compared character by character: fixed pitch.
    pub code: bool,
    /// Whether people copy it.
    pub copy: bool,
}

impl Block {
    pub(crate) fn text(style: TextStyle, text: impl Into<Text>) -> Self {
        Self::Text { style, text: text.into() }
    }

    pub(crate) fn list(title: &'static str, lines: impl IntoIterator<Item = Line>) -> Self {
        Self::List { title: title.into(), ordered: false, lines: lines.into_iter().collect() }
    }

    pub(crate) fn steps(title: &'static str, lines: impl IntoIterator<Item = Line>) -> Self {
        Self::List { title: title.into(), ordered: true, lines: lines.into_iter().collect() }
    }

    pub(crate) fn section(id: &'static str, title: &'static str, fold: Fold, blocks: Vec<Self>) -> Self {
        Self::Section { id: id.into(), title: title.into(), fold, blocks }
    }
}

impl Line {
    pub(crate) fn of(text: impl Into<Text>) -> Self {
        Self { texts: vec![text.into()], ..Self::default() }
    }
}
