//! What changes from one object to another: its consequences, and every field of either.

use cert_inspector::compare::{Change, ComparedField, ComparedObject, Comparison};
use cert_inspector::view::FieldStyle;
use yew::prelude::*;

use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::outcome_name;
use crate::components::tabs::compare::consequence::consequence;
use crate::components::tabs::compare::view::ComparisonView;
use crate::state::ComparisonState;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// What follows from the change, then field by field.
pub(crate) fn result(view: &ComparisonView<'_>, answer: &Comparison) -> Html {
    let (same, differing): (Vec<&ComparedField>, Vec<&ComparedField>) =
        answer.fields.iter().partition(|field| field.change == Change::Same);
    let swap = {
        let order = Some((answer.newer.id, answer.older.id));
        let next = ComparisonState { order, ..view.state.clone() };
        view.onchange.reform(move |_: MouseEvent| next.clone())
    };
    html! {
        <>
            <div class="compare-pair">
                { side(view, "older", text::OLDER, &answer.older) }
                { side(view, "newer", text::NEWER, &answer.newer) }
                <button type="button" class="button-small" id="compare-swap" onclick={swap}>{ text::SWAP }</button>
            </div>
            <p class="lead" id="compare-headline" role="status" lang={text::core_lang()} data-outcome={outcome_name(answer.outcome)}>
                { answer.headline.clone() }
            </p>
            <h4>{ text::CONSEQUENCES }</h4>
            <div class="findings" id="consequences">{ for answer.consequences.iter().map(consequence) }</div>
            <h4>{ text::FIELD_BY_FIELD }</h4>
            <p class="quiet">{ text::fields_differ(differing.len(), same.len()) }</p>
            if answer.omitted > 0 {
                <p class="quiet">{ text::fields_omitted(usize::try_from(answer.omitted).unwrap_or(usize::MAX)) }</p>
            }
            if differing.is_empty() { <p>{ text::NO_DIFFERENCE }</p> } else { { table(&differing) } }
            if !same.is_empty() {
                <details class="fold" id="compare-same">
                    <summary><h5>{ text::show_same(same.len()) }</h5></summary>
                    { table(&same) }
                </details>
            }
        </>
    }
}

/// One of the two, a way to it where it is not the one that is shown.
fn side(view: &ComparisonView<'_>, name: &'static str, word: Words, object: &ComparedObject) -> Html {
    let id = object.id;
    let title = html! { <bdi>{ shown(&object.title).into_owned() }</bdi> };
    html! {
        <div class="compare-side" data-compared={name}>
            <p class="eyebrow">{ word }{ " · " }<span lang={text::core_lang()}>{ object.kind_name.clone() }</span></p>
            <p>
                if id == view.detail.row.id {
                    <strong>{ title }</strong>{ " (" }{ text::SHOWN_HERE }{ ")" }
                } else {
                    <button type="button" class="button-link" onclick={view.onchoose.reform(move |_: MouseEvent| id)}>{ title }</button>
                }
            </p>
            <p class="quiet">
                <bdi>{ shown(&object.file).into_owned() }</bdi>
                if let (Some(begins), Some(ends)) = (object.not_before, object.not_after) {
                    <br />{ text::holds(&text::instant(begins), &text::instant(ends)) }
                }
            </p>
        </div>
    }
}

/// Fields, one a line; on a narrow screen each value stands below its heading.
fn table(fields: &[&ComparedField]) -> Html {
    html! {
        <table class="compare-table">
            <thead>
                <tr>
                    <th scope="col">{ text::FIELD }</th>
                    <th scope="col">{ text::OLDER }</th>
                    <th scope="col">{ text::NEWER }</th>
                </tr>
            </thead>
            <tbody>{ for fields.iter().map(|field| row(field)) }</tbody>
        </table>
    }
}

fn row(field: &ComparedField) -> Html {
    let code = field.style == FieldStyle::Code;
    let cell = |word: Words, value: Option<&str>| {
        html! {
            <td>
                <span class="compare-label" aria-hidden="true">{ word }</span>
                if let Some(value) = value {
                    <LongValue value={value.to_owned()} {code} />
                } else {
                    <span class="quiet">{ text::ABSENT }</span>
                }
            </td>
        }
    };
    let path: Vec<String> = field.path.iter().map(|part| shown(part).into_owned()).collect();
    html! {
        <tr class={if field.change == Change::Same { "" } else { "compare-differs" }}>
            <th scope="row">
                <bdi lang={text::core_lang()}>{ path.join(" › ") }</bdi>
                if field.change != Change::Same { { " " }<span class="tag">{ text::change(field.change) }</span> }
            </th>
            { cell(text::OLDER, field.older.as_deref()) }
            { cell(text::NEWER, field.newer.as_deref()) }
        </tr>
    }
}
