//! A certificate beside another one: what follows from the change, then field by field.

mod consequence;
mod result;
mod view;

use cert_inspector::model::ObjectKind;
use cert_inspector::protocol::Ask;
use cert_inspector::view::{Detail, ObjectRow, Summary};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::found::row::place;
use crate::components::tabs::parts::Parts;
use crate::state::ComparisonState;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;
use result::result;
use view::ComparisonView;

/// More others than this, and their names can be filtered.
const FILTERED_FROM: usize = 30;
/// Most others that can be chosen at a time: a list of thousands is slow to open and nobody reads it.
const MAX_CHOICES: usize = 200;

/// Asks what changes from one of the two that are chosen to the other.
pub(crate) fn question(state: &ComparisonState, detail: &Detail) -> Option<Ask> {
    if let Some((older, newer)) = state.order {
        return Some(Ask::Compare { older, newer, by_date: false });
    }
    let newer = state.other.or(detail.alike)?;
    Some(Ask::Compare { older: detail.row.id, newer, by_date: true })
}

/// What changes from the one to the other.
pub(crate) fn comparison(parts: &Parts) -> Html {
    let view = &ComparisonView {
        detail: &parts.detail,
        summary: &parts.summary,
        state: &parts.comparison,
        onchange: &parts.oncompare,
        onchoose: &parts.onchoose,
    };
    let shown = view.detail.row.id;
    let comparable = |row: &&ObjectRow| {
        matches!(row.kind, ObjectKind::Certificate | ObjectKind::CertificateRequest) && row.id != shown
    };
    let others: Vec<&ObjectRow> = view.summary.objects.iter().filter(comparable).collect();
    let other = view.state.other.or(view.detail.alike);
    let body = if others.is_empty() {
        html! { <p class="lead" id="compare-alone">{ text::COMPARE_ALONE }</p> }
    } else {
        html! {
            <>
                <p class="quiet">{ text::COMPARE_NOTE }</p>
                { choice(view, &others, other) }
                if let Some(answer) = other.and_then(|other| parts.views.comparison(shown, other)) {
                    { result(view, answer) }
                }
            </>
        }
    };
    html! {
        <section id="comparison" aria-labelledby="comparison-heading">
            <h3 id="comparison-heading">{ text::COMPARE }</h3>
            { body }
        </section>
    }
}

/// The list of the others, with a filter where they are many.
fn choice(view: &ComparisonView<'_>, all: &[&ObjectRow], other: Option<u32>) -> Html {
    let ComparisonView { state, onchange, summary, .. } = view;
    let wanted = state.filter.trim().to_lowercase();
    let fits = |row: &&&ObjectRow| Some(row.id) == other || row.title.to_lowercase().contains(&wanted);
    let listed: Vec<&&ObjectRow> = all.iter().filter(fits).take(MAX_CHOICES).collect();
    let filter = {
        let (state, onchange) = ((*state).clone(), (*onchange).clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onchange.emit(ComparisonState { filter: field.value(), ..state.clone() });
            }
        })
    };
    let choose = {
        let (state, onchange) = ((*state).clone(), (*onchange).clone());
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(other) = field.and_then(|field| field.value().parse().ok()) {
                onchange.emit(ComparisonState { other: Some(other), order: None, ..state.clone() });
            }
        })
    };
    html! {
        <div class="compare-choice">
            if all.len() > FILTERED_FROM {
                <div class="field">
                    <label for="compare-filter">{ text::COMPARE_FILTER }</label>
                    <input type="text" id="compare-filter" value={state.filter.clone()} autocomplete="off" spellcheck="false" oninput={filter} />
                    <p class="field-hint" role="status">{ text::choices_shown(listed.len(), all.len()) }</p>
                </div>
            }
            <div class="field">
                <label for="compare-other">{ text::COMPARE_WITH }</label>
                <select id="compare-other" aria-describedby="compare-hint" onchange={choose}>
                    if other.is_none() {
                        <option key="none" value="" selected=true>{ text::COMPARE_CHOOSE }</option>
                    }
                    { for listed.into_iter().map(|row| html! {
                        <option key={row.id} value={row.id.to_string()} selected={Some(row.id) == other}>
                            { option(summary, row) }
                        </option>
                    }) }
                </select>
                <p class="field-hint" id="compare-hint">{ text::COMPARE_MORE }</p>
            </div>
        </div>
    }
}

/// Name, end and file of an object, in a line.
fn option(summary: &Summary, row: &ObjectRow) -> String {
    let mut parts = vec![shown(&row.title).into_owned()];
    parts.extend(row.not_after.map(text::instant));
    parts.push(place(summary, row));
    parts.join(" · ")
}
