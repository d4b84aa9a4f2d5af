//! Where a certificate comes from.

mod bundle;
mod checks;
mod link;
mod path;
mod paths;
mod picture;
mod picture_card;
mod picture_layout;
mod places;
mod view;

use cert_inspector::input::Role;
use yew::prelude::*;

use crate::components::tabs::parts::Parts;
use bundle::bundles;
use paths::chain;
use view::ChainView;

/// Where a certificate comes from, and the file for a server that it is in.
pub(crate) fn origin(parts: &Parts) -> Html {
    let (summary, object) = (&*parts.summary, parts.detail.row.id);
    html! {
        <>
            if let Some(report) = &parts.detail.paths {
                { chain(&ChainView { report, summary, object, onchoose: &parts.onchoose, ontrust: &parts.ontrust }) }
            }
            if parts.detail.row.role != Some(Role::Client) { { bundles(summary, object, &parts.onchoose) } }
        </>
    }
}
