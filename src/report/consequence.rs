//! What follows where one object takes the place of another, and how it is put together.

use serde::{Deserialize, Serialize};

use crate::checks::{Outcome, Source};
use crate::model::{SourceReference, Text};

/// Most lines that a consequence lists; further ones are counted. A certificate may have a thousand names.
const MAX_LISTED: usize = 20;

/// Something that follows from the change of one object for another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Consequence {
    /// What it is about, stable across versions.
    pub id: Text,
    /// How much it matters.
    pub outcome: Outcome,
    /// What changes, or does not.
    pub title: Text,
    /// What that means.
    pub meaning: Text,
    /// What to do now; empty where there is nothing to do.
    pub action: Text,
    /// Names, requirements and the like, one a line.
    pub details: Vec<Text>,
    /// Where it stands.
    pub sources: Vec<SourceReference>,
}

impl Consequence {
    /// A consequence with nothing but its title.
    pub(crate) fn new(id: &'static str, outcome: Outcome, title: impl Into<Text>) -> Self {
        Self {
            id: id.into(),
            outcome,
            title: title.into(),
            meaning: "".into(),
            action: "".into(),
            details: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Says something else in its title, and how much that matters.
    pub(crate) fn titled(mut self, outcome: Outcome, title: impl Into<Text>) -> Self {
        self.outcome = outcome;
        self.title = title.into();
        self
    }

    /// Says what it means.
    pub(crate) fn means(mut self, meaning: impl Into<Text>) -> Self {
        self.meaning = meaning.into();
        self
    }

    /// Adds a sentence to what it means.
    pub(crate) fn adding(self, sentence: &'static str) -> Self {
        if self.meaning.is_empty() {
            return self.means(sentence);
        }
        let meaning = format!("{} {sentence}", self.meaning);
        self.means(meaning)
    }

    /// Goes on with the last sentence of what it means. The clause begins with its comma or semicolon and ends with its stop.
    pub(crate) fn going_on(self, clause: &'static str) -> Self {
        let meaning = format!("{}{clause}", self.meaning.trim_end_matches('.'));
        self.means(meaning)
    }

    /// Says what to do.
    pub(crate) fn so(mut self, action: impl Into<Text>) -> Self {
        self.action = action.into();
        self
    }

    /// Adds lines, as far as there is room.
    pub(crate) fn listing(mut self, lines: Vec<Text>) -> Self {
        let more = lines.len().saturating_sub(MAX_LISTED);
        self.details.extend(lines.into_iter().take(MAX_LISTED));
        if more > 0 {
            self.details.push(format!("and {more} more").into());
        }
        self
    }

    /// Adds where it stands.
    pub(crate) fn by(mut self, document: &'static str, section: &'static str) -> Self {
        self.sources.push((&Source { document, section }).into());
        self
    }
}
