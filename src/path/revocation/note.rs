//! A sentence with its code, before it is known how much it weighs.

use crate::model::Text;

/// Why something does not hold, before it is known how much that weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) code: &'static str,
    pub(super) source: &'static str,
    pub(super) text: Text,
}

impl Note {
    pub(super) fn new(code: &'static str, source: &'static str, text: impl Into<Text>) -> Self {
        Self { code, source, text: text.into() }
    }
}
