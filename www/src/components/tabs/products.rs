//! What single products make of an object beside their demands.

use yew::prelude::*;

use crate::components::product::panel::panel;
use crate::components::tabs::parts::Parts;

/// A panel for each product that has something to say. `onfiles` leads to the files that can be made.
pub(crate) fn products(parts: &Parts, onfiles: &Callback<()>) -> Html {
    html! { { for parts.detail.panels.iter().map(|one| panel(one, onfiles)) } }
}
