//! One row of the list: what the object is, how it does, and where it was found.

use cert_inspector::checks::Outcome;
use cert_inspector::model::Timestamp;
use cert_inspector::report::Text;
use cert_inspector::view::{ObjectRow, Summary};
use yew::prelude::*;

use crate::components::basics::icon::{Picture, icon};
use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::components::found::props::FoundProps;
use crate::shown::shown;
use crate::text;

/// A row of the list.
pub(crate) fn object_row(props: &FoundProps, row: &ObjectRow) -> Html {
    let id = row.id;
    let chosen = props.chosen == Some(id);
    html! {
        <button
            type="button"
            class="object"
            data-object={id.to_string()}
            data-outcome={outcome_name(row.outcome)}
            aria-current={chosen.then_some("true")}
            onclick={props.onchoose.reform(move |_: MouseEvent| id)}
        >
            if row.lock.is_some() { { icon(&[Picture::Lock], "outcome-unknown") } } else { { outcome_icon(row.outcome) } }
            <span class="object-words">
                <bdi class="object-title">{ shown(&row.title).into_owned() }</bdi>
                <span class="object-outcome">{ text::demands(row) }</span>
                if let Some(kind) = kind(row) {
                    <span class="object-kind">{ kind }{ expiry(row, props.summary.settings.at) }</span>
                }
                <span class="object-origin">
                    { origin(props, row) }
                    <bdi class="object-place">{ place(&props.summary, row) }</bdi>
                </span>
            </span>
        </button>
    }
}

/// Whose word a certificate rests on.
fn origin(props: &FoundProps, row: &ObjectRow) -> Html {
    let Some((missing, words)) = text::origin(row) else {
        return Html::default();
    };
    html! {
        <>
            if missing { { outcome_icon(Outcome::Unknown) } } else { { icon(&[Picture::Link], "") } }
            <span class={missing.then_some("object-missing")}>{ words }</span>
            { " · " }
            if props.summary.anchors.own.contains(&row.id) {
                <span class="tag tag-own">{ text::TRUSTED_HERE }</span>
                { " · " }
            }
        </>
    }
}

/// What the row is, unless its title says so already.
pub(crate) fn kind(row: &ObjectRow) -> Option<Text> {
    let kind = row.role.map_or_else(|| row.kind_name.clone(), |role| text::role(role).spoken().into());
    (kind != row.title).then_some(kind)
}

fn expiry(row: &ObjectRow, at: Timestamp) -> Html {
    row.not_after.map(|not_after| html! { <>{ " · " }{ text::expiry(not_after, at) }</> }).unwrap_or_default()
}

/// The file, and the place in it.
pub(crate) fn place(summary: &Summary, row: &ObjectRow) -> String {
    let index = usize::try_from(row.input).unwrap_or(usize::MAX);
    let file = summary.inputs.get(index).map_or("", |input| input.name.as_str());
    let file = shown(file);
    if row.place.is_empty() { file.into_owned() } else { format!("{file}, {}", row.place) }
}
