//! One object: what the answer rests on, the certificate itself, and what can be made of it.

mod export_menu;
mod row;

use cert_inspector::model::Timestamp;
use cert_inspector::view::ObjectRow;
use yew::prelude::*;

use crate::components::basics::outcome::outcome_name;
use crate::components::found::row::kind;
use crate::components::tabs::Tab;
use crate::components::tabs::details::validity_bar::validity_bar;
use crate::components::tabs::parts::Parts;
use crate::state::TabName;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;
use export_menu::export_menu;
use row::{panel, tabs};

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
    let sections = Tab::sections_of(&all);
    html! {
        <article
            class="result"
            data-verdict={row.id.to_string()}
            data-outcome={outcome_name(row.outcome)}
            aria-labelledby="result-heading"
        >
            <header>
                <div class="result-head">
                    <h2 id="result-heading" tabindex="-1"><bdi>{ shown(&row.title).into_owned() }</bdi></h2>
                    <p class="result-line">{ line(row, at) }</p>
                </div>
                { export_menu(&parts.summary, at, &parts.onexport, &parts.onprint) }
                if text::is_time_the_issue(detail, at) { { validity_bar(detail, at) } }
            </header>
            if props.whole {
                { for all.into_iter().filter(|tab| tab.is_evidence()).map(|tab| html! {
                    <div class="tab-panel" key={tab.name()}>{ tab.show(parts) }</div>
                }) }
            } else if all.len() > 1 {
                <div id="result-tabs">{ tabs("tabs", text::TABS, &Tab::top_of(&all), tab.top(), &parts.onturn) }</div>
                if tab.is_section() && sections.len() > 1 {
                    { panel(tab.top(), html! {
                        <>
                            { tabs("tabs tabs-sections", text::SECTIONS, &sections, tab.name(), &parts.onturn) }
                            { panel(tab.name(), tab.show(parts)) }
                        </>
                    }) }
                } else {
                    { panel(tab.top(), tab.show(parts)) }
                }
            } else {
                { tab.show(parts) }
            }
        </article>
    }
}

/// What it is and how long it lasts, in a line; who issued it stands with the chain.
fn line(row: &ObjectRow, at: Timestamp) -> Html {
    let kind = kind(row).map(|kind| kind.to_string());
    let end = row.not_after.map(|end| text::expiry_with_date(end, at));
    html! { { kind.into_iter().chain(end).collect::<Vec<_>>().join(" · ") } }
}
