//! Will it work, and where: the answer for each product, of one object.

use cert_inspector::report::{Assessment, Brief, Text, Verdict};
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::panel::brief;
use crate::components::tabs::verdict::assessment::concerned;
use crate::shown::shown;
use crate::text;

/// The answers for one object, those that concern it first.
pub(crate) fn destinations(detail: &Detail) -> Html {
    let assessments = detail.assessments.as_slice();
    if assessments.is_empty() {
        return Html::default();
    }
    let elsewhere: Vec<&Assessment> =
        assessments.iter().filter(|assessment| assessment.verdict == Verdict::Nothing).collect();
    html! {
        <div class="destinations" id="destinations">
            { for concerned(assessments).map(|assessment| answer(assessment, detail)) }
            if !elsewhere.is_empty() {
                <details class="destinations-elsewhere">
                    <summary>{ text::not_for(elsewhere.len()) }</summary>
                    <ul>
                        { for elsewhere.iter().map(|assessment| html! {
                            <li lang={text::core_lang()} data-destination={assessment.destination.name().to_owned()} data-answer="nothing">
                                <strong>{ assessment.title.clone() }</strong>{ " " }{ assessment.headline.clone() }
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </div>
    }
}

fn answer(assessment: &Assessment, detail: &Detail) -> Html {
    let outcome = assessment.verdict.outcome();
    let name = assessment.destination.name().to_owned();
    html! {
        <div
            key={name.clone()}
            class={format!("verdict {}", outcome_class(outcome))}
            data-destination={name.clone()}
            data-answer={assessment.verdict.name()}
        >
            { outcome_icon(outcome) }
            <div>
                <p class="verdict-line">
                    <a class="verdict-question" lang={text::core_lang()} href={format!("#{name}")}>{ assessment.title.clone() }</a>
                    <strong class="verdict-answer">{ text::verdict(assessment.verdict) }</strong>
                </p>
                <p class="verdict-headline" lang={text::core_lang()}><bdi>{ shown(&assessment.headline).into_owned() }</bdi></p>
                { sentences(assessment.faults.iter().map(|fault| &fault.title)) }
                { sentences(assessment.steps.iter()) }
                { sentences(assessment.needs.iter()) }
                { for briefs(assessment, detail).map(brief) }
            </div>
        </div>
    }
}

/// The short answers of products that stand with a verdict.
fn briefs<'a>(assessment: &'a Assessment, detail: &'a Detail) -> impl Iterator<Item = &'a Brief> {
    let briefs = detail.panels.iter().filter_map(|panel| panel.brief.as_ref());
    briefs.filter(|brief| brief.destination == assessment.destination)
}

/// Faults, steps, or what to drop or type: one line each.
fn sentences<'a>(texts: impl Iterator<Item = &'a Text>) -> Html {
    let lines: Vec<Html> =
        texts.map(|text| html! { <li><bdi>{ shown(text).into_owned() }</bdi></li> }).collect();
    html! {
        if !lines.is_empty() {
            <ul class="verdict-needs" lang={text::core_lang()}>{ for lines }</ul>
        }
    }
}
