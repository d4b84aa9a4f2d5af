//! What covers the page while files are dragged over it.

use yew::prelude::*;

use crate::text;

/// An invitation to let go.
pub(crate) fn drop_overlay() -> Html {
    html! { <div class="drop-overlay" aria-hidden="true"><p>{ text::DROP_NOW }</p></div> }
}
