//! Every field of an object.

pub(in crate::components) mod facts;
mod field_search;
mod field_tree;
mod scale;
pub(in crate::components) mod validity_bar;

use cert_inspector::model::ObjectKind;
use yew::prelude::*;

use crate::components::found::row::place;
use crate::components::tabs::parts::Parts;
use crate::text;
use facts::facts;
use field_search::FieldSearch;
use validity_bar::validity_bar;

/// The facts in short, then every field.
pub(crate) fn details(parts: &Parts) -> Html {
    let detail = &parts.detail;
    html! {
        <>
            if !text::is_time_the_issue(detail, parts.summary.settings.at) { { validity_bar(detail, parts.summary.settings.at) } }
            { facts(detail, parts.summary.settings.at, &place(&parts.summary, &detail.row)) }
            <section id="fields" aria-labelledby="fields-heading">
                <h3 id="fields-heading">{ text::DETAILS }</h3>
                <p class="quiet">{ text::DETAILS_NOTE }</p>
                if matches!(detail.row.kind, ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey) { <p class="quiet">{ text::KEY_BYTES_HIDDEN }</p> }
                <FieldSearch key={detail.row.id} fields={detail.fields.clone()} />
            </section>
        </>
    }
}
