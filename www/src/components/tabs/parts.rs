//! What the parts of a result are drawn of.

use cert_inspector::input::ProfileId;
use cert_inspector::model::Timestamp;
use cert_inspector::protocol::Order;
use cert_inspector::view::{Detail, Summary};
use yew::prelude::*;

use crate::state::{ComparisonState, FingerprintState, Key, Shared, TabName, Views};

/// What the parts of a result are drawn of.
#[derive(Clone, PartialEq)]
pub(crate) struct Parts {
    pub(crate) detail: Shared<Detail>,
    pub(crate) summary: Shared<Summary>,
    /// The answers to what the parts asked.
    pub(crate) views: Views,
    /// Tells one answer of the worker from the next.
    pub(crate) answer: u32,
    pub(crate) onturn: Callback<TabName>,
    pub(crate) comparison: ComparisonState,
    pub(crate) oncompare: Callback<ComparisonState>,
    pub(crate) fingerprints: FingerprintState,
    pub(crate) onfingerprints: Callback<FingerprintState>,
    pub(crate) onchoose: Callback<u32>,
    pub(crate) onopen: Callback<Key>,
    pub(crate) ontrust: Callback<String>,
    pub(crate) onexport: Callback<(Order, Timestamp)>,
    pub(crate) onprint: Callback<()>,
    /// The product whose requirements are shown; every one's where it is `None`.
    pub(crate) product: Option<ProfileId>,
    /// The object whose password the first card asks for.
    pub(crate) asked_above: Option<u32>,
    /// Whether a card is about the object, or asks for its password: what is said there is not repeated.
    pub(crate) has_card: bool,
}
