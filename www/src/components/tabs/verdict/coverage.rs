//! Which of the addresses at which a server is reached its certificate covers.

use cert_inspector::checks::Outcome;
use cert_inspector::report::AddressCoverage;
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// A line for each address, and the entries that a new certificate needs for those that are not covered.
pub(crate) fn coverage(rows: &[AddressCoverage]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let missing = rows.iter().filter(|row| row.outcome == Outcome::Fail).count();
    let wanted: Vec<&str> = rows.iter().map(|row| row.wanted.as_str()).collect();
    let line = ["subjectAltName = ", &wanted.join(", ")].concat();
    html! {
        <section class="coverage" id="coverage" aria-labelledby="coverage-heading">
            <h3 id="coverage-heading">{ text::COVERAGE }</h3>
            <p id="coverage-headline">{ text::coverage(missing, rows.len()) }</p>
            <ul class="coverage-rows">{ for rows.iter().map(row) }</ul>
            if missing > 0 {
                <p class="quiet">{ text::COVERAGE_LINE }</p>
                <p><code>{ line.clone() }</code>{ " " }<CopyButton text={line} what={text::COVERAGE_LINE_NAME.to_string()} /></p>
            }
        </section>
    }
}

fn row(row: &AddressCoverage) -> Html {
    html! {
        <li data-address={row.address.clone()} data-outcome={outcome_name(row.outcome)}>
            { outcome_icon(row.outcome) }
            <span>
                <bdi class="coverage-address">{ row.address.clone() }</bdi>
                { " " }
                if let Some(entry) = &row.entry {
                    <span class="quiet">{ text::COVERED_BY }{ " " }<bdi>{ shown(entry).into_owned() }</bdi></span>
                } else {
                    <strong>{ text::NOT_COVERED }</strong>
                }
                if let Some(remark) = &row.remark {
                    <span class="quiet" lang={text::core_lang()}>{ " " }{ remark.clone() }</span>
                }
            </span>
        </li>
    }
}
