//! What the table is searched, grouped, sorted and saved by.

use std::rc::Rc;

use cert_inspector::view::Summary;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::table::csv::csv;
use crate::state::{Shared, TableState};
use crate::table::{Column, Grouping, Query, View};
use crate::text::Words;
use crate::{browser, text};

/// The field to search the rows.
const SEARCH: &str = "table-search";

/// What the browser is asked to save the rows as.
const SAVE_ROWS_FILE: &str = "certificates.csv";

/// A choice of a list: its words, and the query that it makes.
pub(crate) type Choice = (String, Query);

/// The tools above the table.
pub(crate) fn tools(
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
    // The button goes when it is pressed.
    let show_all = {
        let next = TableState { query: query.of_all(), ..table.clone() };
        ontable.reform(move |_: MouseEvent| {
            _ = browser::focus(SEARCH);
            next.clone()
        })
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
                <label for={SEARCH}>{ text::FILTER_TEXT }</label>
                <input type="search" id={SEARCH} value={query.text.clone()} autocomplete="off" spellcheck="false" {oninput} />
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
                    <button type="button" class="button-small" id="table-all" onclick={show_all}>{ text::CLEAR_FILTERS }</button>
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
        _ = browser::save(SAVE_ROWS_FILE, "text/csv", table.as_bytes());
    })
}

/// A list to choose from.
pub(crate) fn pick(
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
