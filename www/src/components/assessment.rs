//! A judgement: the answer, then the demands, those that fail first.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Assessment, Command, Detail, Finding, Readiness};
use yew::prelude::*;

use super::finding::finding_view;
use super::outcome::{outcome_class, outcome_icon};
use crate::text;

/// What needs care, in the order in which a reader needs it.
const CARE: [(Outcome, &str); 3] = [
    (Outcome::Fail, text::GROUP_FAIL),
    (Outcome::Unknown, text::GROUP_UNKNOWN),
    (Outcome::Warn, text::GROUP_WARN),
];

/// What does not.
const REST: [(Outcome, &str); 2] =
    [(Outcome::Pass, text::GROUP_PASS), (Outcome::NotApplicable, text::GROUP_NOT_APPLICABLE)];

/// The destinations that concern an object.
pub(crate) fn concerned(assessments: &[Assessment]) -> impl Iterator<Item = &Assessment> {
    assessments.iter().filter(|assessment| assessment.readiness != Readiness::NotApplicable)
}

/// Every judgement of an object. `origin`, where it comes from, stands after the first answer: an administrator asks
/// first whether it will work, and then who vouches for it.
pub(crate) fn assessments(detail: &Detail, origin: Html) -> Html {
    let mut written = Vec::new();
    let mut origin = Some(origin);
    let judged: Vec<Html> = concerned(&detail.assessments)
        .map(|assessment| assessment_view(assessment, origin.take(), &mut written))
        .collect();
    html! {
        <>
            { for judged }
            { origin.unwrap_or_default() }
            { platform(&detail.platform, &CARE, text::GROUP_PLATFORM, &mut written) }
            { platform(&detail.platform, &REST, text::GROUP_PLATFORM_MET, &mut written) }
        </>
    }
}

fn assessment_view<'a>(
    assessment: &'a Assessment,
    origin: Option<Html>,
    written: &mut Vec<&'a [Command]>,
) -> Html {
    let outcome = readiness_outcome(assessment.readiness, assessment.outcome);
    html! {
        <section class="assessment" key={assessment.destination.name()} id={assessment.destination.name()}>
            <div class={format!("verdict {}", outcome_class(outcome))}>
                { outcome_icon(outcome) }
                <div>
                    <p class="verdict-question">{ assessment.title.clone() }</p>
                    <p class="verdict-answer">{ text::answer(outcome) }</p>
                    <p class="verdict-headline">{ assessment.headline.clone() }</p>
                    { for assessment.needs.iter().map(|need| html! { <p class="verdict-need">{ need.clone() }</p> }) }
                </div>
            </div>
            { origin.unwrap_or_default() }
            { for CARE.iter().chain(&REST).map(|(outcome, heading)| {
                findings_view(heading, None, with_outcome(&assessment.findings, *outcome), written)
            }) }
        </section>
    }
}

/// How the answer for a destination looks: as its worst demand, unless the chain is worse.
pub(crate) fn readiness_outcome(readiness: Readiness, outcome: Outcome) -> Outcome {
    match readiness {
        Readiness::NotApplicable => Outcome::NotApplicable,
        Readiness::Ready => outcome,
        Readiness::CannotTell => Outcome::Unknown,
        Readiness::NotReady => Outcome::Fail,
    }
}

fn platform<'a>(
    findings: &'a [Finding],
    outcomes: &[(Outcome, &str)],
    heading: &'static str,
    written: &mut Vec<&'a [Command]>,
) -> Html {
    let findings = outcomes.iter().flat_map(|(outcome, _)| with_outcome(findings, *outcome)).collect();
    findings_view(heading, Some(text::GROUP_PLATFORM_NOTE), findings, written)
}

fn with_outcome(findings: &[Finding], outcome: Outcome) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.outcome == outcome).collect()
}

/// Findings under a heading. `written` are the commands that stand on the page already.
fn findings_view<'a>(
    heading: &'static str,
    note: Option<&'static str>,
    findings: Vec<&'a Finding>,
    written: &mut Vec<&'a [Command]>,
) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="findings">
            <h3>{ heading }</h3>
            if let Some(note) = note { <p class="quiet">{ note }</p> }
            { for findings.into_iter().map(|finding| {
                let commands = finding.remedy.as_ref().map_or(&[][..], |remedy| remedy.commands.as_slice());
                let repeated = !commands.is_empty() && written.contains(&commands);
                written.push(commands);
                finding_view(finding, repeated)
            }) }
        </section>
    }
}
