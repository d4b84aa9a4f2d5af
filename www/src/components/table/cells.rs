//! The cells of a row.

use cert_inspector::report::RowDestination;
use cert_inspector::view::{ObjectRow, Summary};
use yew::prelude::*;

use crate::components::basics::outcome::outcome_icon;
use crate::components::found::row::kind;
use crate::table::Column;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// More destinations than this do not fit into a row; the rest are a number.
const MAX_DESTINATIONS: usize = 3;

pub(super) fn cells(summary: &Summary, row: &ObjectRow) -> Html {
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
            <span class="table-destination" data-answer={one.verdict.name()}>
                { outcome_icon(one.verdict.outcome()) }
                { text::destination_short(one.destination) }
                <span class="visually-hidden">{ " " }{ text::verdict(one.verdict) }</span>
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
pub(super) const fn cell(column: Column) -> &'static str {
    match column {
        Column::Subject => "cell-subject",
        Column::Issuer => "cell-issuer",
        Column::Expiry => "cell-expiry",
        Column::Key => "cell-key",
        Column::Destinations => "cell-destinations",
        Column::Findings => "cell-findings",
    }
}
