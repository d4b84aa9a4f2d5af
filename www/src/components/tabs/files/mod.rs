//! What can be made of an object.

pub(in crate::components) mod exports;
mod pem;

use yew::prelude::*;

use crate::components::tabs::parts::Parts;
use exports::exports;
use pem::pem_view;

/// The files to take away, and the certificate as text.
pub(crate) fn files(parts: &Parts) -> Html {
    let (detail, at) = (&parts.detail, parts.summary.settings.at);
    html! {
        <>
            { exports(detail.row.id, &detail.exports, &parts.onexport.reform(move |order| (order, at))) }
            if let Some(pem) = &detail.pem { { pem_view(pem) } }
        </>
    }
}
