//! What the table is filtered by, beside it; and the switch between the table and the list.

use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::table::tools::pick;
use crate::state::{Layout, TableState};
use crate::table::{Column, Expiry, Kind, Query, worst_counts};
use crate::text;

/// What was found, counted, beside the table: each number is a filter.
pub(crate) fn facets(
    summary: &Summary,
    table: &TableState,
    ontable: &Callback<TableState>,
    onclear: &Callback<()>,
) -> Html {
    let query = &table.query;
    let at = summary.settings.at;
    let count = |(outcome, count): (_, usize)| {
        let is_pressed = query.outcome == Some(outcome);
        let query = Query { outcome: (!is_pressed).then_some(outcome), ..query.clone() };
        let next = TableState { query, open: false, ..table.clone() };
        html! {
            <li>
                <button
                    type="button"
                    class={classes!("object", "facet", outcome_class(outcome))}
                    data-facet={outcome_name(outcome)}
                    aria-pressed={is_pressed.to_string()}
                    onclick={ontable.reform(move |_: MouseEvent| next.clone())}
                >
                    { outcome_icon(outcome) }
                    <span class="object-title">{ text::outcome_word(outcome) }</span>
                    <span class="facet-count">{ text::number(count) }</span>
                </button>
            </li>
        }
    };
    let any = |query| (text::FILTER_ANY.to_string(), query);
    let mut kinds = vec![any(Query { kind: None, ..query.clone() })];
    kinds.extend(
        kinds_of(summary)
            .into_iter()
            .map(|(kind, words)| (words, Query { kind: Some(kind), ..query.clone() })),
    );
    let mut destinations = vec![any(Query { destination: None, ..query.clone() })];
    let headed = summary.destinations.iter().filter(|one| !one.deliveries.is_empty());
    destinations.extend(headed.map(|one| {
        let destination = one.destination;
        (one.title.to_string(), Query { destination: Some(destination), ..query.clone() })
    }));
    let mut expiries = vec![any(Query { expiry: None, ..query.clone() })];
    let mut times = vec![Expiry::Past, Expiry::Within(30), Expiry::Within(90)];
    times.extend(query.expiry.filter(|expiry| matches!(expiry, Expiry::Bar(_))));
    expiries.extend(
        times
            .into_iter()
            .map(|expiry| (text::expiry_choice(expiry, at), Query { expiry: Some(expiry), ..query.clone() })),
    );
    // A filter brings the table back.
    let table = TableState { open: false, ..table.clone() };
    html! {
        <section class="found panel" aria-labelledby="found-heading">
            <header>
                <h2 id="found-heading">{ text::FOUND }</h2>
                <button type="button" id="clear" class="button-link" onclick={onclear.reform(|_: MouseEvent| ())}>
                    { text::CLEAR }
                </button>
            </header>
            <ul aria-label={text::FILTER_OUTCOME}>{ for worst_counts(&summary.objects).into_iter().map(count) }</ul>
            <div class="facet-fields">
                { pick("filter-destination", text::column(Column::Destinations), destinations, |one| one.destination == query.destination, &table, ontable) }
                { pick("filter-kind", text::FILTER_KIND, kinds, |one| one.kind == query.kind, &table, ontable) }
                { pick("filter-expiry", text::FILTER_EXPIRY, expiries, |one| one.expiry == query.expiry, &table, ontable) }
            </div>
            if let Some(words) = text::passed_over(summary) { <p class="quiet">{ words }</p> }
        </section>
    }
}

/// The kinds of objects that there are, in the order of their first.
fn kinds_of(summary: &Summary) -> Vec<(Kind, String)> {
    let mut kinds: Vec<(Kind, String)> = Vec::new();
    for row in &summary.objects {
        let kind = Kind::of(row);
        if !kinds.iter().any(|(one, _)| *one == kind) {
            kinds.push((kind, text::kind_of(kind, row)));
        }
    }
    kinds
}

/// The switch between the two ways to show what was found, and the way back to the table.
pub(crate) fn layout_switch(layout: Layout, table: &TableState, ontable: &Callback<TableState>) -> Html {
    let back = table.back();
    let one = |(wish, id, words): (Layout, &'static str, _)| {
        let next = TableState { wish: Some(wish), open: false, returned: false, ..table.clone() };
        html! {
            <button
                type="button"
                class="button-small"
                {id}
                aria-pressed={(layout == wish).to_string()}
                onclick={ontable.reform(move |_: MouseEvent| next.clone())}
            >
                { words }
            </button>
        }
    };
    html! {
        <div class="layout-switch">
            if layout == Layout::Table && table.open {
                <button type="button" id="back-to-table" onclick={ontable.reform(move |_: MouseEvent| back.clone())}>
                    <span aria-hidden="true">{ "← " }</span>{ text::BACK_TO_TABLE }
                </button>
            }
            <div class="order" role="group" aria-label={text::LAYOUT}>
                { for [(Layout::List, "layout-list", text::LAYOUT_LIST), (Layout::Table, "layout-table", text::LAYOUT_TABLE)].into_iter().map(one) }
            </div>
        </div>
    }
}
