//! What single products make of an object beside their demands.

use yew::prelude::*;

use crate::components::product::dw_spectrum::dw_spectrum;
use crate::components::product::symphony_messaging::symphony_messaging;
use crate::components::tabs::parts::Parts;

/// A panel for each product that has something to say. `onfiles` leads to the files that can be made.
pub(crate) fn products(parts: &Parts, onfiles: &Callback<()>) -> Html {
    html! {
        <>
            if let Some(panel) = &parts.detail.dw_spectrum { { dw_spectrum(panel, onfiles) } }
            if let Some(panel) = &parts.detail.symphony_messaging { { symphony_messaging(panel) } }
        </>
    }
}
