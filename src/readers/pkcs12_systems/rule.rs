//! The shape of what is known of a system.

use super::feature::Feature;
use crate::model::Outcome;

/// A system, with what is known of it.
pub(super) struct System {
    /// Its name with its versions.
    pub(super) name: &'static str,
    /// Who would have to say what is not known.
    pub(super) vendor: &'static str,
    /// What is known of it apart from what it shares with others; it counts before the rest.
    pub(super) first: &'static [Rule],
    /// What is known, the first rule that concerns a feature counting.
    pub(super) rules: &'static [Rule],
}

/// A document and a section of it.
pub(super) type Source = (&'static str, &'static str);

/// One thing that is known of a system.
pub(super) struct Rule {
    pub(super) concerns: fn(Feature<'_>) -> bool,
    pub(super) outcome: Outcome,
    pub(super) reason: &'static str,
    pub(super) sources: &'static [Source],
}
