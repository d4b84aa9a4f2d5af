//! What the list is drawn of.

use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::state::Shared;

#[derive(Properties, PartialEq)]
pub(crate) struct FoundProps {
    pub(crate) summary: Shared<Summary>,
    pub(crate) chosen: Option<u32>,
    pub(crate) onchoose: Callback<u32>,
    pub(crate) onclear: Callback<()>,
    pub(crate) onremove: Callback<u32>,
}
