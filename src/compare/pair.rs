//! The two that are compared, and how a consequence is put together.

use super::Consequence;
use super::side::Side;
use crate::checks::{Outcome, Source};
use crate::input::{Options, Role};
use crate::model::{ExtensionValue, Text};

/// Most lines that a consequence lists; further ones are counted. A certificate may have a thousand names.
const MAX_LISTED: usize = 20;

/// The two, and what was asked.
pub(super) struct Pair<'a> {
    pub(super) older: &'a Side<'a>,
    pub(super) newer: &'a Side<'a>,
    /// What the older one is used as, so that a newer one that cannot be is told; of a request, what it turned out to be.
    pub(super) role: Role,
    pub(super) options: &'a Options,
}

impl Pair<'_> {
    /// Whether one of them is a request that does not ask for an extension, so that nothing follows from a difference.
    pub(super) fn leaves_open(&self, has: fn(&ExtensionValue) -> bool) -> bool {
        self.older.leaves_open(has) || self.newer.leaves_open(has)
    }
}

impl Consequence {
    pub(super) fn new(id: &'static str, outcome: Outcome, title: impl Into<Text>) -> Self {
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

    pub(super) fn means(mut self, meaning: impl Into<Text>) -> Self {
        self.meaning = meaning.into();
        self
    }

    pub(super) fn so(mut self, action: impl Into<Text>) -> Self {
        self.action = action.into();
        self
    }

    pub(super) fn listing(mut self, lines: Vec<Text>) -> Self {
        let more = lines.len().saturating_sub(MAX_LISTED);
        self.details.extend(lines.into_iter().take(MAX_LISTED));
        if more > 0 {
            self.details.push(format!("and {more} more").into());
        }
        self
    }

    pub(super) fn by(mut self, document: &'static str, section: &'static str) -> Self {
        self.sources.push((&Source { document, section }).into());
        self
    }
}
