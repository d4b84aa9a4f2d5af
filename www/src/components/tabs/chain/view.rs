//! What a chain is drawn of.

use cert_inspector::report::PathsReport;
use cert_inspector::view::Summary;
use yew::prelude::*;

/// What a chain is drawn of.
pub(crate) struct ChainView<'a> {
    pub(crate) report: &'a PathsReport,
    pub(crate) summary: &'a Summary,
    /// The object that the chain is of.
    pub(crate) object: u32,
    pub(crate) onchoose: &'a Callback<u32>,
    /// Marks a certificate as trusted here, or takes the mark away; by its SHA-256.
    pub(crate) ontrust: &'a Callback<String>,
}
