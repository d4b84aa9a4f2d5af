//! One row of the list: what the object is and how it does, in one line.

use cert_inspector::report::Text;
use cert_inspector::view::{ObjectRow, Summary};
use yew::prelude::*;

use crate::components::basics::icon::{Picture, icon};
use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::components::found::props::FoundProps;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// A row of the list, with the button that forgets its file.
pub(crate) fn object_row(props: &FoundProps, row: &ObjectRow) -> Html {
    let (id, input) = (row.id, row.input);
    let chosen = props.chosen == Some(id);
    let place = place(&props.summary, row);
    let words = text::requirements(row);
    html! {
        <div class="object-line">
            <button
                type="button"
                class="object"
                data-part="object"
                data-object={id.to_string()}
                data-outcome={outcome_name(row.outcome)}
                aria-current={chosen.then_some("true")}
                title={place.clone()}
                onclick={props.onchoose.reform(move |_: MouseEvent| id)}
            >
                if row.lock.is_some() { { icon(&[Picture::Lock], "outcome-unknown") } } else { { outcome_icon(row.outcome) } }
                <span class="object-words">
                    <bdi class="object-title">{ shown(&row.title).into_owned() }</bdi>
                    if let Some(kind) = text::kind_short(row) { <span class="object-kind">{ kind }</span> }
                    if props.summary.anchors.own.contains(&row.id) { <span class="tag tag-own">{ text::TRUSTED_HERE }</span> }
                    <span class="visually-hidden object-outcome">{ words }{ ", " }
                        { for text::origin(row).map(|(_, origin)| html! { <>{ origin }{ ", " }</> }) }
                        { place }</span>
                </span>
            </button>
                <button
                    type="button"
                    class="object-remove"
                    data-remove={input.to_string()}
                    aria-label={text::remove(&file(&props.summary, row))}
                    title={text::remove(&file(&props.summary, row))}
                    onclick={props.onremove.reform(move |_: MouseEvent| input)}
                >
                    { icon(&[Picture::Cross], "") }
                </button>
        </div>
    }
}

/// What the row is, unless its title says so already.
pub(crate) fn kind(row: &ObjectRow) -> Option<Text> {
    let kind = row.role.map_or_else(|| row.kind_name.clone(), |role| text::role(role).spoken().into());
    (kind != row.title).then_some(kind)
}

/// The file of a row.
fn file(summary: &Summary, row: &ObjectRow) -> String {
    let index = usize::try_from(row.input).unwrap_or(usize::MAX);
    let file = summary.inputs.get(index).map_or("", |input| input.name.as_str());
    shown(file).into_owned()
}

/// The file, and the place in it.
pub(crate) fn place(summary: &Summary, row: &ObjectRow) -> String {
    let file = file(summary, row);
    if row.place.is_empty() { file } else { format!("{file}, {}", row.place) }
}
