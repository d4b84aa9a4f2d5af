//! The head of the table.

use yew::prelude::*;

use crate::components::table::cells::cell;
use crate::state::TableState;
use crate::table::{Column, Query};
use crate::text;

/// The heads of the columns, by which they are sorted.
pub(crate) fn head(query: &Query, table: &TableState, ontable: &Callback<TableState>) -> Html {
    let order = if query.ascends() { "ascending" } else { "descending" };
    let column = |column: Column| {
        let sorted = query.column == column;
        let next = TableState { query: query.sorted_by(column), ..table.clone() };
        html! {
            <div role="columnheader" class={cell(column)} aria-sort={if sorted { order } else { "none" }}>
                <button type="button" data-sort={column.name()} onclick={ontable.reform(move |_: MouseEvent| next.clone())}>
                    { text::column(column) }
                    if sorted { <span aria-hidden="true">{ if query.ascends() { " ▲" } else { " ▼" } }</span> }
                </button>
            </div>
        }
    };
    html! {
        <div role="rowgroup" class="table-head">
            <div role="row" class="table-line" aria-rowindex="1">{ for Column::ALL.into_iter().map(column) }</div>
        </div>
    }
}
