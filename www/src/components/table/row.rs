//! The rows in view, and the space of those that are not.

use std::ops::Range;

use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::components::table::cells::cells;
use crate::table::{Geometry, Item, View};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// What the rows are drawn of.
pub(crate) struct TableRows<'a> {
    pub(crate) summary: &'a Summary,
    pub(crate) view: &'a View,
    /// Those that are in the document.
    pub(crate) drawn: Range<usize>,
    pub(crate) geometry: Geometry,
    /// The row that the keys move from.
    pub(crate) active: Option<usize>,
    /// The rows stand in groups.
    pub(crate) nested: bool,
    pub(crate) by_file: bool,
    pub(crate) onactivate: &'a Callback<Item>,
}

/// The rows that are drawn, between the space of those above and of those below.
pub(crate) fn rows(all: &TableRows<'_>) -> Html {
    let Range { start, end } = all.drawn;
    let space = |rows: usize| {
        // An attribute, since the page's policy forbids styles in the document.
        html! { <svg class="table-space" width="1" height={all.geometry.height(rows).to_string()} aria-hidden="true" /> }
    };
    let items = all.view.items.get(start..end).unwrap_or_default();
    html! {
        <div role="rowgroup" class="table-rows">
            if items.is_empty() {
                <div role="row" class="table-empty"><div role="gridcell" aria-colspan="6">{ text::NO_ROWS }</div></div>
            }
            { space(start) }
            // A list of its own, with a key for each: rows that stay in view are left as they are, and the others are made of
            // those that went, which is quicker than making new ones.
            <>{ for (start..).zip(items).map(|(position, item)| {
                row(all, position, *item, position.checked_rem(items.len()).unwrap_or(0))
            }) }</>
            { space(all.view.items.len().saturating_sub(end)) }
        </div>
    }
}

/// What a row is known by in the document.
pub(crate) fn id(summary: &Summary, item: Item) -> String {
    match item {
        Item::Group { key, .. } => format!("group-{key}"),
        Item::Row(place) => format!("row-{}", summary.objects.get(place).map_or(0, |row| row.id)),
    }
}

fn row(all: &TableRows<'_>, position: usize, item: Item, slot: usize) -> Html {
    let id = id(all.summary, item);
    let class = classes!("table-row", "table-line", (all.active == Some(position)).then_some("is-active"));
    let index = position.saturating_add(2).to_string();
    let onclick = all.onactivate.reform(move |_: MouseEvent| item);
    match item {
        Item::Group { rows, failing, outcome, open, key } => html! {
            <div
                key={slot}
                {id}
                class={classes!(class, "table-group")}
                role="row"
                aria-rowindex={index}
                aria-level="1"
                aria-expanded={open.to_string()}
                data-group={key.to_string()}
                {onclick}
            >
                <div role="gridcell" aria-colspan="6">
                    <span class="table-turn" aria-hidden="true">{ if open { "▾" } else { "▸" } }</span>
                    { outcome_icon(outcome) }
                    <span class="visually-hidden">{ text::outcome_word(outcome) }</span>
                    <bdi class="table-strong">{ group_title(all, key) }</bdi>
                    <span class="table-quiet">{ text::group_counts(rows, failing) }</span>
                </div>
            </div>
        },
        Item::Row(place) => {
            let Some(row) = all.summary.objects.get(place) else { return Html::default() };
            html! {
                <div
                    key={slot}
                    {id}
                    {class}
                    role="row"
                    aria-rowindex={index}
                    aria-level={all.nested.then_some("2")}
                    data-object={row.id.to_string()}
                    data-outcome={outcome_name(row.outcome)}
                    {onclick}
                >
                    { cells(all.summary, row) }
                </div>
            }
        }
    }
}

fn group_title(all: &TableRows<'_>, key: u32) -> String {
    let place = usize::try_from(key).unwrap_or(usize::MAX);
    if all.by_file {
        return all
            .summary
            .inputs
            .get(place)
            .map_or_else(String::new, |input| shown(&input.name).into_owned());
    }
    let issuer = all.summary.objects.get(place).map_or("", |row| row.issuer.as_ref());
    if issuer.is_empty() { text::NO_ISSUER.to_string() } else { shown(issuer).into_owned() }
}
