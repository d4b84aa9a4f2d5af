//! Every field of an object.

pub(in crate::components) mod facts;
mod field_search;
mod field_tree;

use cert_inspector::model::ObjectKind;
use yew::prelude::*;

use crate::components::found::row::place;
use crate::components::tabs::parts::Parts;
use crate::text;
use facts::facts;
use field_search::FieldSearch;

/// The facts in short, then every field.
pub(crate) fn details(parts: &Parts) -> Html {
    let detail = &parts.detail;
    html! {
        <>
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
