//! All objects as a table, of which only the rows in view are in the document.
//!
//! The table itself has the focus, and names the row that the keys move from (`aria-activedescendant`): rows come and go
//! with scrolling, and a row that goes would take the focus with it.

use std::cell::Cell;

use cert_inspector::report::Summary;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::table_row::{TableRows, head, id, rows};
use super::table_tools::tools;
use super::time_line::time_line;
use crate::browser;
use crate::state::{Shared, TableState};
use crate::table::{Geometry, Grouping, Index, Item, Query, TimeLine, View, window};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct TableViewProps {
    pub(crate) summary: Shared<Summary>,
    pub(crate) table: TableState,
    pub(crate) ontable: Callback<TableState>,
    pub(crate) onchoose: Callback<u32>,
}

/// The table, with its tools and the time line above it.
#[component]
pub(crate) fn TableView(props: &TableViewProps) -> Html {
    let (summary, query) = (&props.summary, &props.table.query);
    let index = use_memo(summary.clone(), |summary| Index::new(&summary.objects, &text::searched));
    let view = {
        let index = index.clone();
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
                Item::Group { key, .. } => ontable.emit(with_group_turned(&table, key)),
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

/// What a key does.
enum Pressed {
    Move(usize),
    Activate(Item),
}

/// What a key does in a table where `here` is the row that the keys move from.
fn pressed(key: &str, view: &View, here: Option<usize>, geometry: Geometry) -> Option<Pressed> {
    let last = view.items.len().checked_sub(1)?;
    let item = here.and_then(|here| view.items.get(here)).copied();
    let at = here.unwrap_or(0);
    let to = match key {
        // The first key shows where it begins.
        "ArrowDown" => here.map_or(0, |here| here.saturating_add(1)),
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at.saturating_add(geometry.page()),
        "PageUp" => at.saturating_sub(geometry.page()),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => return item.map(Pressed::Activate),
        "ArrowRight" | "ArrowLeft" => {
            let turns = matches!(item, Some(Item::Group { open, .. }) if open == (key == "ArrowLeft"));
            return item.filter(|_| turns).map(Pressed::Activate);
        }
        _ => return None,
    };
    Some(Pressed::Move(to.min(last)))
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

fn with_group_turned(table: &TableState, key: u32) -> TableState {
    let mut next = table.clone();
    let before = next.query.shut.len();
    next.query.shut.retain(|shut| *shut != key);
    if next.query.shut.len() == before {
        next.query.shut.push(key);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(key: &str, here: Option<usize>) -> Option<usize> {
        let view = View { items: (0..100).map(Item::Row).collect(), ..View::default() };
        match pressed(key, &view, here, Geometry { row: 50, view: 500 })? {
            Pressed::Move(position) => Some(position),
            Pressed::Activate(_) => None,
        }
    }

    #[test]
    fn keys_move_within_the_table() {
        for (key, here, expected) in [
            ("ArrowDown", None, Some(0)),
            ("ArrowDown", Some(0), Some(1)),
            ("ArrowDown", Some(99), Some(99)),
            ("ArrowUp", Some(5), Some(4)),
            ("ArrowUp", Some(0), Some(0)),
            ("PageDown", Some(5), Some(15)),
            ("PageUp", Some(5), Some(0)),
            ("Home", Some(50), Some(0)),
            ("End", Some(50), Some(99)),
            ("x", Some(50), None),
            ("ArrowRight", Some(50), None),
            ("Enter", Some(50), None),
        ] {
            assert_eq!(to(key, here), expected, "{key} {here:?}");
        }
    }

    #[test]
    fn groups_open_and_shut_and_empty_tables_take_no_key() {
        let group = |open| Item::Group {
            key: 7,
            rows: 1,
            failing: 0,
            outcome: cert_inspector::checks::Outcome::Pass,
            open,
        };
        for (key, open, acts) in [
            ("ArrowLeft", true, true),
            ("ArrowRight", true, false),
            ("ArrowRight", false, true),
            ("Enter", true, true),
        ] {
            let view = View { items: vec![group(open)], ..View::default() };
            let done = pressed(key, &view, Some(0), Geometry::default());
            assert_eq!(matches!(done, Some(Pressed::Activate(_))), acts, "{key} {open}");
        }
        assert!(pressed("End", &View::default(), None, Geometry::default()).is_none());
        let shut = with_group_turned(&TableState::default(), 7);
        assert_eq!(shut.query.shut, [7]);
        assert_eq!(with_group_turned(&shut, 7), TableState::default());
    }
}
