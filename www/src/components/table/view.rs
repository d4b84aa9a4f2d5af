//! All objects as a table, of which only the rows in view are in the document.
//!
//! The table itself has the focus, and names the row that the keys move from (`aria-activedescendant`): rows come and go
//! with scrolling, and a row that goes would take the focus with it.

use std::cell::Cell;

use cert_inspector::view::Summary;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser;
use crate::components::table::row::{TableRows, head, id, rows};
use crate::components::table::time_line::time_line;
use crate::components::table::tools::tools;
use crate::state::{Shared, TableState};
use crate::table::{Geometry, Grouping, Index, Item, Pressed, Query, TimeLine, View, pressed, window};
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
    let geometry = use_state_eq(|| None::<Geometry>);
    let scroll = use_state_eq(|| props.table.scroll);
    let active = use_state_eq(|| props.table.active);
    {
        let (grid, geometry) = (grid.clone(), geometry.clone());
        // Without rows there is nothing to measure; in a window of another size they have another height.
        use_effect_with(view.items.is_empty(), move |_| {
            let measure = move || {
                if let Some(measures) = measured(&grid) {
                    geometry.set(Some(measures));
                }
            };
            measure();
            let resized =
                browser::window().map(|window| EventListener::new(&window, "resize", move |_| measure()));
            move || drop(resized)
        });
    }
    {
        let (grid, left_at, returned) = (grid.clone(), props.table.scroll, props.table.returned);
        use_effect_with(geometry.is_some(), move |is_measured| {
            if let (true, Some(table)) = (*is_measured, grid.cast::<HtmlElement>()) {
                table.set_scroll_top(left_at);
                if returned {
                    _ = table.focus();
                }
            }
        });
    }
    {
        let grid = grid.clone();
        let asked_before = use_memo((), |()| Cell::new(false));
        // Another order begins at its beginning. Opening a group is none.
        use_effect_with(Query { shut: Vec::new(), ..query.clone() }, move |_| {
            if let (true, Some(table)) = (asked_before.replace(true), grid.cast::<Element>()) {
                table.set_scroll_top(0);
            }
        });
    }
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

/// How far the table is scrolled, in whole rows: less moves nothing.
fn scrolled(grid: &NodeRef, geometry: Geometry) -> i32 {
    let scroll = grid.cast::<Element>().map_or(0, |table| table.scroll_top());
    scroll.saturating_sub(scroll.checked_rem(geometry.row).unwrap_or(0))
}

/// The table's measures, where there is a row to measure.
fn measured(grid: &NodeRef) -> Option<Geometry> {
    let table = grid.cast::<Element>()?;
    let height = |selector: &str| {
        let element = table.query_selector(selector).ok().flatten()?;
        element.dyn_ref::<HtmlElement>().map(HtmlElement::offset_height)
    };
    let head = height(".table-head").unwrap_or(0);
    Some(Geometry {
        row: height(".table-row").filter(|row| *row > 0)?,
        view: table.client_height().saturating_sub(head),
    })
}
