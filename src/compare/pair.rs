//! The two that are compared.

use super::side::Side;
use crate::input::{Options, Role};
use crate::model::ExtensionValue;

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
