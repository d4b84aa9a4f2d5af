//! The measures of the table in the document, and how far it is scrolled.

use std::cell::Cell;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser;
use crate::table::{Geometry, Query};

/// The table's measures, once there is a row to measure.
#[hook]
pub(super) fn use_geometry(grid: &NodeRef, is_empty: bool) -> Option<Geometry> {
    let geometry = use_state_eq(|| None::<Geometry>);
    {
        let (grid, geometry) = (grid.clone(), geometry.clone());
        // Without rows there is nothing to measure; in a window of another size they have another height.
        use_effect_with(is_empty, move |_| {
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
    *geometry
}

/// Scrolls the table to where it was left, and gives it the focus back for those who return to it.
#[hook]
pub(super) fn use_scroll_kept(grid: &NodeRef, is_measured: bool, left_at: i32, returned: bool) {
    let grid = grid.clone();
    use_effect_with(is_measured, move |is_measured| {
        if let (true, Some(table)) = (*is_measured, grid.cast::<HtmlElement>()) {
            table.set_scroll_top(left_at);
            if returned {
                _ = table.focus();
            }
        }
    });
}

/// Scrolls to the top whenever other rows are asked for, or in another order.
#[hook]
pub(super) fn use_scroll_to_top(grid: &NodeRef, query: &Query) {
    let grid = grid.clone();
    let asked_before = use_memo((), |()| Cell::new(false));
    // Another order begins at its beginning. Opening a group is none.
    use_effect_with(Query { shut: Vec::new(), ..query.clone() }, move |_| {
        if let (true, Some(table)) = (asked_before.replace(true), grid.cast::<Element>()) {
            table.set_scroll_top(0);
        }
    });
}

/// How far the table is scrolled, in whole rows: less moves nothing.
pub(super) fn scrolled(grid: &NodeRef, geometry: Geometry) -> i32 {
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
