//! A certificate in the picture, and the place of a missing one.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Gap, PathCertificate, PathReport};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::tabs::chain::path::{marks, standing};
use crate::components::tabs::chain::picture_layout::NODE;
use crate::components::tabs::chain::view::ChainView;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

pub(super) fn certificate(
    view: &ChainView<'_>,
    path: &PathReport,
    one: &PathCertificate,
    row: usize,
) -> (String, Html) {
    let last = path.links.get(row).is_none();
    let (outcome, word) = standing(view, path, one, last);
    let anchor = last && path.anchor.is_some();
    let until = text::valid_until(one.not_before, one.not_after, view.summary.settings.at);
    let marks: Vec<_> = marks(view, path, one, last).map(Words::spoken).collect();
    let class = format!("{}{}", outcome_class(outcome), if anchor { " picture-anchor" } else { "" });
    (class, card(outcome, &shown(&one.title), [format!("{word} · {until}"), marks.join(" · ")]))
}

pub(super) fn missing(gap: &Gap) -> (String, Html) {
    let lines = [shown(&gap.issuer).into_owned(), String::new()];
    ("outcome-unknown picture-gap".to_owned(), card(Outcome::Unknown, &text::GAP, lines))
}

fn card(outcome: Outcome, title: &str, lines: [String; 2]) -> Html {
    html! {
        <>
            <rect class="picture-card" x="2" y="2" rx="6" width="99%" height={(NODE - 4).to_string()} />
            <g transform="translate(12 13)">{ outcome_icon(outcome) }</g>
            <svg width="97%" height={NODE.to_string()}>
                <text class="picture-name" x="40" y="26">{ title }</text>
                { for lines.into_iter().zip(["44", "60"]).map(|(line, y)| html! {
                    <text class="picture-small" x="40" {y}>{ line }</text>
                }) }
            </svg>
        </>
    }
}
