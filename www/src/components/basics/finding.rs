//! One requirement: what is asked, what was found, what follows from it and what to do.

use cert_inspector::checks::Level;
use cert_inspector::report::{ContradictionReport, Finding, Recipe, SourceReference, Text};
use yew::prelude::*;

use crate::components::basics::evidence::evidence;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::basics::remedy::remedy_view;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// So much of a value stands in the line of a finding.
const SHORT: usize = 120;

/// A finding: a line, and everything else one click further. Its commands are among the `recipes`; `repeated`: they stand above
/// already.
pub(crate) fn finding_view(finding: &Finding, recipes: &[Recipe], repeated: bool) -> Html {
    html! {
        <details
            key={finding.requirement.to_string()}
            class={format!("finding {}", outcome_class(finding.outcome))}
            data-finding={finding.requirement.clone()}
            data-outcome={outcome_name(finding.outcome)}
        >
            <summary>
                { outcome_icon(finding.outcome) }
                <span class="finding-line">
                    <h4 lang={text::core_lang()}>{ finding.title.clone() }</h4>
                </span>
                <span class="finding-outcome">{ text::finding_outcome(finding.outcome) }</span>
            </summary>
            <div class="finding-body">
                { comparison(finding) }
                { found(finding) }
                { lines("finding-reasons", None, &finding.reasons) }
                if let Some(remedy) = &finding.remedy {
                    { remedy_view(&remedy.with_commands(recipes), repeated) }
                }
                { paragraph(text::effect(finding.outcome), &finding.effect) }
                { rule(finding) }
                { for finding.contradictions.iter().map(contradiction) }
                { lines("finding-remarks", Some(text::REMARKS), &finding.remarks) }
                { evidence(&finding.evidence) }
            </div>
        </details>
    }
}

/// The whole of a value that the line above had no room for.
fn found(finding: &Finding) -> Html {
    html! {
        if finding.found.chars().nth(SHORT).is_some() {
            <div><h5>{ text::FOUND_VALUE }</h5><p><LongValue value={finding.found.to_string()} /></p></div>
        }
    }
}

/// Where the guide contradicts itself: both places, what each asks, and our decision.
pub(crate) fn contradiction(contradiction: &ContradictionReport) -> Html {
    html! {
        <div class="finding-contradiction">
            // It stands in a check and under a plan, so it is no heading of one level.
            <p><strong>{ text::CONTRADICTION }</strong></p>
            <ul lang={text::core_lang()}>
                { for contradiction.places.iter().map(|place| html! {
                    <li>
                        { place.asks.clone() }
                        <span class="finding-source">{ format!(" {}, {}", place.source.document, place.source.section) }</span>
                    </li>
                }) }
            </ul>
            <p>{ text::DECISION }{ " " }<span lang={text::core_lang()}>{ contradiction.decision.clone() }</span></p>
        </div>
    }
}

/// What was found, and what was required.
fn comparison(finding: &Finding) -> Html {
    html! {
        <span class="comparison">
            <span class="comparison-found">{ text::FOUND_VALUE }{ ": " }<bdi lang={text::core_lang()}>{ short(&shown(&finding.found)) }</bdi></span>
            { " " }
            <span>{ text::REQUIRED }{ ": " }<span lang={text::core_lang()}>{ finding.required.clone() }</span></span>
        </span>
    }
}

/// As much of a value as a line has room for.
fn short(value: &str) -> String {
    let mut short: String = value.chars().take(SHORT).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

fn lines(class: &'static str, heading: Option<Words>, lines: &[Text]) -> Html {
    html! {
        if !lines.is_empty() {
            <div {class}>
                if let Some(heading) = heading { <h5>{ heading }</h5> }
                <ul lang={text::core_lang()}>
                    { for lines.iter().map(|line| html! { <li><bdi>{ shown(line).into_owned() }</bdi></li> }) }
                </ul>
            </div>
        }
    }
}

fn paragraph(heading: Words, words: &Text) -> Html {
    html! {
        if !words.is_empty() {
            <div><h5>{ heading }</h5><p lang={text::core_lang()}>{ words.clone() }</p></div>
        }
    }
}

fn rule(finding: &Finding) -> Html {
    html! {
        <div>
            <h5>
                { text::DEMAND }
                if finding.level == Level::Should { { " " }<span class="tag">{ text::RECOMMENDED }</span> }
            </h5>
            <p lang={text::core_lang()}>{ finding.rule.clone() }</p>
            <ul class="sources">{ for finding.sources.iter().map(source) }</ul>
        </div>
    }
}

fn source(source: &SourceReference) -> Html {
    html! {
        <li>
            <cite>{ source.document.clone() }</cite>
            if !source.section.is_empty() { { ", " }{ source.section.clone() } }
        </li>
    }
}
