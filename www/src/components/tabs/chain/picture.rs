//! The chain as a picture. The list below it says the same in words, so this one is an image with a name.

use cert_inspector::model::SignatureCheck;
use cert_inspector::report::PathReport;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::components::tabs::chain::link::proofs;
use crate::components::tabs::chain::picture_card::{certificate, missing};
use crate::components::tabs::chain::picture_layout::{EDGE, NODE, left, top, within};
use crate::components::tabs::chain::places::{Place, places};
use crate::components::tabs::chain::view::ChainView;
use crate::text;

/// Where the line from one certificate to the next stands, from the left of the column.
const RAIL: &str = "21";
/// The middle of a column, in hundredths of its width.
const CENTRE: usize = 50;
/// What a gap is called among the hashes of certificates.
const GAP: &str = "gap";

fn hashes(path: &PathReport) -> Vec<&str> {
    let certificates = path.certificates.iter().map(|certificate| certificate.sha256.as_str());
    certificates.chain(path.gap.iter().map(|_| GAP)).collect()
}

/// The paths of a certificate, the best first.
pub(crate) fn picture(view: &ChainView<'_>) -> Html {
    let paths = &view.report.paths;
    let places = places(&paths.iter().map(hashes).collect::<Vec<_>>());
    let columns = places.iter().map(|place| place.column).max().unwrap_or_default().saturating_add(1);
    let rows = places.iter().map(|place| place.row).max().unwrap_or_default().saturating_add(1);
    let height = rows.saturating_mul(NODE.saturating_add(EDGE)).saturating_sub(EDGE);
    let drawn = |draw: fn(&ChainView<'_>, Place, usize) -> Html| -> Html {
        places.iter().map(|place| draw(view, *place, columns)).collect()
    };
    // Columns have a width below which nothing can be read: where the screen is narrower, they are scrolled.
    html! {
        <div class="picture-frame" tabindex={(columns > 1).then_some("0")}>
            <svg
                class={format!("picture picture-{columns}")}
                role="img"
                aria-label={text::chain_picture(places.len())}
                width="100%"
                height={height.to_string()}
            >
                { drawn(edge) }
                { drawn(node) }
            </svg>
        </div>
    }
}

/// What binds something to the one before it: the line, and what of name, key identifier and signature holds.
fn edge(view: &ChainView<'_>, place: Place, columns: usize) -> Html {
    let Some(before) = place.row.checked_sub(1) else { return Html::default() };
    let link = view.report.paths.get(place.path).and_then(|path| path.links.get(before));
    let holds = link.is_some_and(|link| link.name && link.signature == SignatureCheck::Valid);
    let class = match link {
        Some(_) if holds => "picture-line",
        Some(_) => "picture-line picture-open outcome-fail",
        None => "picture-line picture-open outcome-unknown",
    };
    let bend = place.from != place.column;
    let middle = top(before).saturating_add(NODE / 2);
    // From within the card before, which is drawn above the line.
    let start = place.from.saturating_mul(100).saturating_add(CENTRE) / columns;
    let words: Html = link
        .map(proofs)
        .into_iter()
        .flatten()
        .zip(0_usize..)
        .map(|((outcome, words), line)| {
            let y = line.saturating_mul(20).saturating_add(NODE / 2 + 7);
            html! {
                <g transform={format!("translate(36 {y})")} data-proof={outcome_name(outcome)}>
                    { outcome_icon(outcome) }
                    <text class="picture-small" x="24" y="14">{ words }</text>
                </g>
            }
        })
        .collect();
    html! {
        <>
            if bend {
                <line
                    {class}
                    x1={format!("{start}%")}
                    x2={left(place.column, columns)}
                    y1={middle.saturating_add(1).to_string()}
                    y2={middle.saturating_add(1).to_string()}
                />
            }
            { within(place, columns, middle, NODE / 2 + EDGE, String::new(), html! {
                <>
                    if bend { <line {class} x1="0" x2={RAIL} y1="1" y2="1" /> }
                    <line {class} x1={RAIL} x2={RAIL} y1="0" y2={(NODE / 2 + EDGE).to_string()} />
                    { words }
                </>
            }) }
        </>
    }
}

fn node(view: &ChainView<'_>, place: Place, columns: usize) -> Html {
    let Some(path) = view.report.paths.get(place.path) else { return Html::default() };
    let (class, content) = match (path.certificates.get(place.row), &path.gap) {
        (Some(one), _) => certificate(view, path, one, place.row),
        (None, Some(gap)) => missing(gap),
        (None, None) => return Html::default(),
    };
    within(place, columns, top(place.row), NODE, class, content)
}
