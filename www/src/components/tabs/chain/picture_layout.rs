//! Where the parts of the picture stand.

use yew::prelude::*;

use crate::components::tabs::chain::places::Place;

/// Heights of a certificate and of what binds it to the next, in pixels: three lines each.
pub(super) const NODE: usize = 70;

pub(super) const EDGE: usize = 68;

/// Between two columns, in hundredths of the width.
const GUTTER: usize = 2;

/// The left of a column, in percent.
pub(super) fn left(column: usize, columns: usize) -> String {
    format!("{}%", column.saturating_mul(100) / columns)
}

pub(super) fn top(row: usize) -> usize {
    row.saturating_mul(NODE.saturating_add(EDGE))
}

/// A part of the picture within its column.
pub(super) fn within(
    place: Place,
    columns: usize,
    y: usize,
    height: usize,
    class: String,
    content: Html,
) -> Html {
    let width = (100 / columns).saturating_sub(if columns > 1 { GUTTER } else { 0 });
    html! {
        <svg
            {class}
            x={left(place.column, columns)}
            y={y.to_string()}
            width={format!("{width}%")}
            height={height.to_string()}
        >
            { content }
        </svg>
    }
}
