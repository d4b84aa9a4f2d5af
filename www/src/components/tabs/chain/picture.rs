//! The chain as a picture. The list below it says the same in words, so this one is an image with a name.

use cert_inspector::checks::Outcome;
use cert_inspector::model::SignatureCheck;
use cert_inspector::report::{Gap, PathCertificate, PathReport};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::tabs::chain::link::proofs;
use crate::components::tabs::chain::path::{marks, standing};
use crate::components::tabs::chain::places::{Place, places};
use crate::components::tabs::chain::view::ChainView;
use crate::shown::shown;
use crate::text::{self, Words};

/// Heights of a certificate and of what binds it to the next, in pixels: three lines each.
const NODE: usize = 70;
const EDGE: usize = 68;
/// Where the line from one certificate to the next stands, from the left of the column.
const RAIL: &str = "21";
/// Between two columns, in hundredths of the width.
const GUTTER: usize = 2;
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

/// The left of a column, in percent.
fn left(column: usize, columns: usize) -> String {
    format!("{}%", column.saturating_mul(100) / columns)
}

fn top(row: usize) -> usize {
    row.saturating_mul(NODE.saturating_add(EDGE))
}

/// A part of the picture within its column.
fn within(place: Place, columns: usize, y: usize, height: usize, class: String, content: Html) -> Html {
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

fn certificate(view: &ChainView<'_>, path: &PathReport, one: &PathCertificate, row: usize) -> (String, Html) {
    let last = path.links.get(row).is_none();
    let (outcome, word) = standing(view, path, one, last);
    let anchor = last && path.anchor.is_some();
    let until = text::valid_until(one.not_before, one.not_after, view.summary.settings.at);
    let marks: Vec<_> = marks(view, path, one, last).map(Words::spoken).collect();
    let class = format!("{}{}", outcome_class(outcome), if anchor { " picture-anchor" } else { "" });
    (class, card(outcome, &shown(&one.title), [format!("{word} · {until}"), marks.join(" · ")]))
}

fn missing(gap: &Gap) -> (String, Html) {
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
