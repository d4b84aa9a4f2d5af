//! All objects as a table, of which only the rows in view are in the document.
//!
//! The table itself has the focus, and names the row that the keys move from (`aria-activedescendant`): rows come and go
//! with scrolling, and a row that goes would take the focus with it.

use cert_inspector::view::Summary;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::table::head::head;
use crate::components::table::row::{TableRows, id, rows};
use crate::components::table::scrolling::{scrolled, use_geometry, use_scroll_kept, use_scroll_to_top};
use crate::components::table::time_line::time_line;
use crate::components::table::tools::tools;
use crate::state::{Shared, TableState};
use crate::table::{Grouping, Index, Item, Pressed, TimeLine, View, pressed, window};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct TableViewProps {
    pub(crate) summary: Shared<Summary>,
    /// Of the summary.
    pub(crate) index: Shared<Index>,
    pub(crate) table: TableState,
    pub(crate) ontable: Callback<TableState>,
    pub(crate) onchoose: Callback<u32>,
}

/// The table, with its tools and the time line above it.
#[component]
pub(crate) fn TableView(props: &TableViewProps) -> Html {
    let (summary, query) = (&props.summary, &props.table.query);
    let view = {
        let index = props.index.clone();
        use_memo((summary.clone(), query.clone()), move |(summary, query)| {
            View::of(&summary.objects, &index, query, summary.settings.at)
        })
    };
    let grid = use_node_ref();
    let geometry = use_geometry(&grid, view.items.is_empty());
    let scroll = use_state_eq(|| props.table.scroll);
    let active = use_state_eq(|| props.table.active);
    use_scroll_kept(&grid, geometry.is_some(), props.table.scroll, props.table.returned);
    use_scroll_to_top(&grid, query);
    let measures = geometry.unwrap_or_default();
    let drawn = window(measures, *scroll, view.items.len());
    let here = active.and_then(|item| view.position(item));
    let onscroll = {
        let (grid, scroll) = (grid.clone(), scroll.clone());
        Callback::from(move |_: Event| scroll.set(scrolled(&grid, measures)))
    };
    let onactivate = {
        let (table, ontable, onchoose) = (props.table.clone(), props.ontable.clone(), props.onchoose.clone());
        let (grid, summary, active) = (grid.clone(), summary.clone(), active.clone());
        Callback::from(move |item: Item| {
            active.set(Some(item));
            match item {
                Item::Group { key, .. } => {
                    ontable.emit(TableState { query: table.query.with_group_turned(key), ..table.clone() })
                }
                Item::Row(place) => {
                    let scroll = grid.cast::<Element>().map_or(0, |table| table.scroll_top());
                    ontable.emit(TableState { scroll, active: Some(item), ..table.clone() });
                    summary.objects.get(place).into_iter().for_each(|row| onchoose.emit(row.id));
                }
            }
        })
    };
    let onkeydown = {
        let (grid, view, active, scroll) = (grid.clone(), view.clone(), active.clone(), scroll.clone());
        let onactivate = onactivate.clone();
        Callback::from(move |event: KeyboardEvent| {
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            // The heads of the columns are buttons with keys of their own.
            let is_ours = event.target().as_ref() == grid.get().as_deref();
            let Some(done) = pressed(&event.key(), &view, here, measures).filter(|_| is_ours && !modified)
            else {
                return;
            };
            event.prevent_default();
            match done {
                Pressed::Activate(item) => onactivate.emit(item),
                Pressed::Move(position) => {
                    active.set(view.items.get(position).copied());
                    if let Some(table) = grid.cast::<Element>() {
                        table.set_scroll_top(measures.scroll_to(table.scroll_top(), position));
                        scroll.set(scrolled(&grid, measures));
                    }
                }
            }
        })
    };
    let named =
        active.filter(|_| here.is_some_and(|here| drawn.contains(&here))).map(|item| id(summary, item));
    let is_grouped = query.grouping.is_some();
    html! {
        <div class="table-view">
            if TimeLine::is_worth_it(&summary.objects) {
                { time_line(&view.time_line, &props.table, summary.settings.at, &props.ontable) }
            }
            { tools(summary, &view, &props.table, &props.ontable) }
            <div
                ref={grid}
                id="table"
                class="table"
                role={if is_grouped { "treegrid" } else { "grid" }}
                tabindex="0"
                aria-label={text::TABLE}
                aria-describedby="table-hint"
                aria-colcount="6"
                aria-rowcount={view.items.len().saturating_add(1).to_string()}
                aria-activedescendant={named}
                {onscroll}
                {onkeydown}
            >
                { head(query, &props.table, &props.ontable) }
                { rows(&TableRows {
                    summary,
                    view: &view,
                    drawn,
                    geometry: measures,
                    active: here,
                    nested: is_grouped,
                    by_file: query.grouping == Some(Grouping::File),
                    onactivate: &onactivate,
                }) }
            </div>
            <p class="quiet" id="table-hint">{ text::TABLE_HINT }</p>
        </div>
    }
}
