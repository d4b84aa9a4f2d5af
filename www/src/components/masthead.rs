//! The page's name, its promise, and the time by which it judges.

use cert_inspector::model::Timestamp;
use yew::prelude::*;

use super::icon::{Picture, icon};
use crate::text;

/// The head of the page, with the instant that is judged by.
pub(crate) fn masthead(at: Timestamp) -> Html {
    html! {
        <header class="masthead">
            <h1>{ text::TITLE }</h1>
            <p class="masthead-trust">
                { icon(&[Picture::Lock], "") }
                { text::TRUST }
            </p>
            <p class="masthead-time">
                { icon(&[Picture::Clock], "") }
                { text::as_of(at) }
            </p>
        </header>
    }
}
