//! What the table is searched, grouped, sorted and saved by; and, beside it, what it is filtered by.

use std::rc::Rc;

use cert_inspector::report::Summary;
use js_sys::Uint8Array;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::state::{Layout, Shared, TableState};
use crate::table::{Column, Expiry, Grouping, Kind, Query, View, csv, worst_counts};
use crate::text::Words;
use crate::{browser, text};

/// What the browser is asked to save the rows as.
const SAVE_ROWS_FILE: &str = "certificates.csv";

/// A choice of a list: its words, and the query that it makes.
type Choice = (String, Query);

/// The tools above the table.
pub(super) fn tools(
    summary: &Shared<Summary>,
    view: &Rc<View>,
    table: &TableState,
    ontable: &Callback<TableState>,
) -> Html {
    let query = &table.query;
    let ask = |query: Query| {
        let next = TableState { query, ..table.clone() };
        ontable.reform(move |_: MouseEvent| next.clone())
    };
    let oninput = {
        let (table, ontable) = (table.clone(), ontable.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                let query = Query { text: field.value(), ..table.query.clone() };
                ontable.emit(TableState { query, ..table.clone() });
            }
        })
    };
    let grouped = |words: String, grouping| (words, Query { grouping, shut: Vec::new(), ..query.clone() });
    let groups = vec![
        grouped(text::GROUP_NONE.to_string(), None),
        grouped(text::GROUP_ISSUER.to_string(), Some(Grouping::Issuer)),
        grouped(text::GROUP_FILE.to_string(), Some(Grouping::File)),
    ];
    let sorted =
        |column| (text::column(column).to_string(), Query { column, reversed: false, ..query.clone() });
    let sorts = Column::ALL.into_iter().map(sorted).collect();
    let is_chosen = |one: &Query| one.column == query.column;
    let shut = if query.shut.is_empty() { view.groups() } else { Vec::new() };
    html! {
        <div class="table-tools" role="search" aria-label={text::FILTERS}>
            <div class="field table-search">
                <label for="table-search">{ text::FILTER_TEXT }</label>
                <input type="search" id="table-search" value={query.text.clone()} autocomplete="off" spellcheck="false" {oninput} />
            </div>
            { pick("table-group", text::GROUP_BY, groups, |one| one.grouping == query.grouping, table, ontable) }
            <div class="table-sort">
                { pick("table-sort", text::SORT_BY, sorts, is_chosen, table, ontable) }
                <button type="button" id="table-turn" aria-label={text::SORT_TURN} onclick={ask(query.sorted_by(query.column))}>
                    { if query.ascends() { "▲" } else { "▼" } }
                </button>
            </div>
            <p class="table-count" id="table-count" role="status">{ text::rows_of(view.rows.len(), summary.objects.len()) }</p>
            <div class="buttons">
                <button type="button" class="button-small" id="table-save" disabled={view.rows.is_empty()} onclick={save(summary, view)}>
                    { text::SAVE_ROWS }
                </button>
                if !query.is_of_all() {
                    <button type="button" class="button-small" id="table-all" onclick={ask(query.of_all())}>{ text::CLEAR_FILTERS }</button>
                }
                if query.grouping.is_some() {
                    <button type="button" class="button-small" id="table-fold" onclick={ask(Query { shut, ..query.clone() })}>
                        { if query.shut.is_empty() { text::GROUPS_SHUT } else { text::GROUPS_OPEN } }
                    </button>
                }
            </div>
        </div>
    }
}

/// Saves the rows that pass the filters, in their order.
fn save(summary: &Shared<Summary>, view: &Rc<View>) -> Callback<MouseEvent> {
    let (summary, view) = (summary.clone(), Rc::clone(view));
    Callback::from(move |_| {
        let table = csv(&summary, &view.rows, summary.settings.at);
        // Where the browser will not save, it says so itself.
        _ = browser::save(SAVE_ROWS_FILE, "text/csv", &Uint8Array::from(table.as_bytes()));
    })
}

/// A list to choose from.
fn pick(
    id: &'static str,
    label: Words,
    choices: Vec<Choice>,
    is_chosen: impl Fn(&Query) -> bool,
    table: &TableState,
    ontable: &Callback<TableState>,
) -> Html {
    let options: Html = (0_usize..)
        .zip(&choices)
        .map(|(number, (words, query))| {
            html! { <option value={number.to_string()} selected={is_chosen(query)}>{ words.clone() }</option> }
        })
        .collect();
    let (table, ontable) = (table.clone(), ontable.clone());
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|field| field.selected_index());
        let chosen = chosen.and_then(|number| choices.get(usize::try_from(number).ok()?));
        if let Some((_, query)) = chosen {
            ontable.emit(TableState { query: query.clone(), ..table.clone() });
        }
    });
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>{ options }</select>
        </div>
    }
}

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
    let headed = summary.destinations.iter().filter(|one| !one.objects.is_empty());
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
