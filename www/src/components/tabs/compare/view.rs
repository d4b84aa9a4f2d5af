//! What the comparison is drawn of.

use cert_inspector::view::{Detail, Summary};
use yew::prelude::*;

use crate::state::ComparisonState;

/// What the comparison is drawn of.
pub(crate) struct ComparisonView<'a> {
    pub(crate) detail: &'a Detail,
    pub(crate) summary: &'a Summary,
    pub(crate) state: &'a ComparisonState,
    pub(crate) onchange: &'a Callback<ComparisonState>,
    pub(crate) onchoose: &'a Callback<u32>,
}
