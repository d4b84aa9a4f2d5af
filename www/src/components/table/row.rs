//! The lines of the table: its head, the rows in view, and the space of those that are not.

use std::ops::Range;

use cert_inspector::checks::Outcome;
use cert_inspector::report::RowDestination;
use cert_inspector::view::{ObjectRow, Summary};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::components::found::row::kind;
use crate::components::tabs::verdict::destinations::{outcome_of, readiness_name};
use crate::shown::shown;
use crate::state::TableState;
use crate::table::{Column, Geometry, Item, Query, View};
use crate::text;

/// More destinations than this do not fit into a row; the rest are a number.
const MAX_DESTINATIONS: usize = 3;

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

fn cells(summary: &Summary, row: &ObjectRow) -> Html {
    let subject = html! {
        <>
            // Reached by the keys of the table; a button for those who touch.
            <button type="button" tabindex="-1" class="table-title"><bdi>{ shown(&row.title).into_owned() }</bdi></button>
            if let Some(kind) = kind(row) { <span class="table-quiet">{ kind }</span> }
        </>
    };
    let expiry = row.not_after.map(|end| {
        html! {
            <>
                <span class="table-date">{ text::date(end) }</span>
                <span class="table-quiet">{ text::time_left(end, summary.settings.at) }</span>
            </>
        }
    });
    let findings = html! {
        <>
            { outcome_icon(row.outcome) }
            <span>
                <span class="table-strong">{ text::outcome_word(row.outcome) }</span>
                <span class="table-quiet">{ text::findings(row) }</span>
            </span>
        </>
    };
    let columns = [
        (Column::Subject, subject),
        (Column::Issuer, html! { <bdi>{ shown(&row.issuer).into_owned() }</bdi> }),
        (Column::Expiry, expiry.unwrap_or_default()),
        (Column::Key, html! { <>{ row.key.clone() }</> }),
        (Column::Destinations, destinations(&row.destinations)),
        (Column::Findings, findings),
    ];
    let cell = |(column, content)| html! { <div role="gridcell" class={cell(column)}>{ content }</div> };
    columns.into_iter().map(cell).collect()
}

fn destinations(all: &[RowDestination]) -> Html {
    let fit =
        if all.len() > MAX_DESTINATIONS { MAX_DESTINATIONS.saturating_sub(1) } else { MAX_DESTINATIONS };
    let (shown, rest) = all.split_at_checked(fit).unwrap_or((all, &[]));
    let one = |one: &RowDestination| {
        html! {
            <span class="table-destination" data-readiness={readiness_name(one.readiness)}>
                { outcome_icon(outcome_of(one.readiness, Outcome::Pass)) }
                { text::destination_short(one.destination) }
                <span class="visually-hidden">{ " " }{ text::readiness_word(one.readiness) }</span>
            </span>
        }
    };
    html! {
        <>
            { for shown.iter().map(one) }
            if !rest.is_empty() {
                <span class="table-quiet"><span aria-hidden="true">{ "+" }{ rest.len() }</span>
                    <span class="visually-hidden">{ for rest.iter().map(one) }</span>
                </span>
            }
        </>
    }
}

/// The class of a cell.
const fn cell(column: Column) -> &'static str {
    match column {
        Column::Subject => "cell-subject",
        Column::Issuer => "cell-issuer",
        Column::Expiry => "cell-expiry",
        Column::Key => "cell-key",
        Column::Destinations => "cell-destinations",
        Column::Findings => "cell-findings",
    }
}
