//! What the list is drawn of.

use cert_inspector::input::ProfileId;
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::state::Shared;

#[derive(Properties, PartialEq)]
pub(crate) struct FoundProps {
    pub(crate) summary: Shared<Summary>,
    pub(crate) chosen: Option<u32>,
    /// The product whose answers are shown; every one's where it is `None`.
    pub(crate) product: Option<ProfileId>,
    pub(crate) onchoose: Callback<u32>,
    pub(crate) onclear: Callback<()>,
    pub(crate) onremove: Callback<u32>,
}
