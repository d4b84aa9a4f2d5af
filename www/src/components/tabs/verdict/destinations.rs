//! Will it work, and where: the answer for each product, of one object and of the whole drop.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Assessment, Brief, DestinationReport, Readiness, Text};
use cert_inspector::view::{Detail, Summary};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
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
        assessments.iter().filter(|assessment| assessment.readiness == Readiness::NotApplicable).collect();
    html! {
        <div class="destinations" id="destinations">
            { for concerned(assessments).map(|assessment| answer(assessment, detail)) }
            if !elsewhere.is_empty() {
                <details class="destinations-elsewhere">
                    <summary>{ text::not_for(elsewhere.len()) }</summary>
                    <ul>
                        { for elsewhere.iter().map(|assessment| html! {
                            <li lang={text::core_lang()} data-destination={assessment.destination.name().to_owned()} data-readiness="notApplicable">
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
    let outcome = outcome_of(assessment.readiness, assessment.outcome);
    let name = assessment.destination.name().to_owned();
    html! {
        <div
            key={name.clone()}
            class={format!("verdict {}", outcome_class(outcome))}
            data-destination={name.clone()}
            data-readiness={readiness_name(assessment.readiness)}
        >
            { outcome_icon(outcome) }
            <div>
                <p class="verdict-line">
                    <a class="verdict-question" lang={text::core_lang()} href={format!("#{name}")}>{ assessment.title.clone() }</a>
                    <strong class="verdict-answer">{ text::answer(outcome) }</strong>
                </p>
                <p class="verdict-headline" lang={text::core_lang()}><bdi>{ shown(&assessment.headline).into_owned() }</bdi></p>
                { needs(&assessment.needs) }
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

/// What to drop or type, so that it can be told.
fn needs(needs: &[Text]) -> Html {
    html! {
        if !needs.is_empty() {
            <ul class="verdict-needs" lang={text::core_lang()}>
                { for needs.iter().map(|need| html! { <li><bdi>{ shown(need).into_owned() }</bdi></li> }) }
            </ul>
        }
    }
}

/// The answers for everything that was dropped, with a way to the object that is worst off. One object alone has its own.
pub(crate) fn overview(summary: &Summary, onchoose: &Callback<u32>) -> Html {
    if summary.objects.len() < 2 {
        return Html::default();
    }
    let (concerned, elsewhere): (Vec<_>, Vec<_>) =
        summary.destinations.iter().partition(|one| one.readiness != Readiness::NotApplicable);
    let rows = |destinations: Vec<&DestinationReport>| {
        let rows = destinations.into_iter().map(|destination| overview_row(destination, onchoose));
        html! { <ul>{ for rows }</ul> }
    };
    html! {
        <section class="overview panel" aria-labelledby="overview-heading">
            <h2 id="overview-heading">{ text::DESTINATIONS }</h2>
            { rows(concerned) }
            if !elsewhere.is_empty() {
                <details class="destinations-elsewhere">
                    <summary>{ text::nothing_for(elsewhere.len()) }</summary>
                    { rows(elsewhere) }
                </details>
            }
        </section>
    }
}

fn overview_row(destination: &DestinationReport, onchoose: &Callback<u32>) -> Html {
    let outcome = outcome_of(destination.readiness, Outcome::Pass);
    let words = html! {
        <>
            { outcome_icon(outcome) }
            <span class="object-words" lang={text::core_lang()}>
                <span class="object-title">{ destination.title.clone() }</span>
                <span class="object-kind"><bdi>{ shown(&destination.headline).into_owned() }</bdi></span>
            </span>
        </>
    };
    let worst = destination.objects.first().copied();
    html! {
        <li
            key={destination.destination.name().to_owned()}
            data-overview={destination.destination.name().to_owned()}
            data-readiness={readiness_name(destination.readiness)}
        >
            if let Some(worst) = worst {
                <button type="button" class={classes!("object", outcome_class(outcome))} onclick={onchoose.reform(move |_: MouseEvent| worst)}>
                    { words }
                </button>
            } else {
                <div class={classes!("object", outcome_class(outcome))} data-outcome={outcome_name(outcome)}>{ words }</div>
            }
        </li>
    }
}

/// How an answer looks: as its worst demand, unless the chain is worse.
pub(crate) const fn outcome_of(readiness: Readiness, outcome: Outcome) -> Outcome {
    match readiness {
        Readiness::NotApplicable => Outcome::NotApplicable,
        Readiness::Ready => outcome,
        Readiness::CannotTell => Outcome::Unknown,
        Readiness::NotReady => Outcome::Fail,
    }
}

/// The name of a readiness in attributes, the same as in the report.
pub(crate) const fn readiness_name(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotApplicable => "notApplicable",
        Readiness::Ready => "ready",
        Readiness::CannotTell => "cannotTell",
        Readiness::NotReady => "notReady",
    }
}
