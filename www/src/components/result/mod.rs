//! One object: will it work, what is wrong, what to do; then everything else.

mod row;
mod scale;
mod validity_bar;

use cert_inspector::model::Timestamp;
use cert_inspector::view::ObjectRow;
use yew::prelude::*;

use crate::components::basics::outcome::outcome_name;
use crate::components::found::row::kind;
use crate::components::tabs::Tab;
use crate::components::tabs::parts::Parts;
use crate::shown::shown;
use crate::state::TabName;
use crate::text;
use row::{panel, tabs};
use validity_bar::validity_bar;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultViewProps {
    pub(crate) parts: Parts,
    /// The part that is wanted. An object that has no such part shows its verdict.
    pub(crate) tab: TabName,
    /// Every part, one below the other: paper has no tabs.
    pub(crate) whole: bool,
}

/// The object that is shown.
#[component]
pub(crate) fn ResultView(props: &ResultViewProps) -> Html {
    let parts = &props.parts;
    let detail = &parts.detail;
    let row = &detail.row;
    let at = parts.summary.settings.at;
    let all = Tab::all_of(detail);
    let tab = Tab::wanted(props.tab, detail);
    html! {
        <article
            class="result"
            data-verdict={row.id.to_string()}
            data-outcome={outcome_name(row.outcome)}
            aria-labelledby="result-heading"
        >
            <header>
                if let Some(kind) = kind(row) { <p class="eyebrow">{ kind }</p> }
                <h2 id="result-heading" tabindex="-1"><bdi>{ shown(&row.title).into_owned() }</bdi></h2>
                <p class="result-line">{ line(row, at) }</p>
                { validity_bar(detail, at) }
            </header>
            if props.whole {
                { for all.into_iter().filter(|tab| tab.is_evidence()).map(|tab| html! {
                    <div class="tab-panel" key={tab.name()}>{ tab.show(parts) }</div>
                }) }
            } else if all.len() > 1 {
                { tabs(&all, tab, &parts.onturn) }
                { panel(tab, tab.show(parts)) }
            } else {
                { tab.show(parts) }
            }
        </article>
    }
}

/// Who issued it and how long it lasts, in a line.
fn line(row: &ObjectRow, at: Timestamp) -> Html {
    html! {
        <>
            if !row.issuer.is_empty() { { text::issued_by(&row.issuer) } }
            if let Some(not_after) = row.not_after {
                if !row.issuer.is_empty() { { " · " } }
                { text::expiry(not_after, at) }
            }
        </>
    }
}
