//! A judgement: the answer, then the demands, those that fail first.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Assessment, Command, Finding, Group};
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

/// Every judgement of an object. `origin`, where it comes from, stands after the first answer: an administrator asks
/// first whether it will work, and then who vouches for it.
pub(crate) fn assessments(assessments: &[Assessment], origin: Html) -> Html {
    let several = assessments.len() > 1;
    if assessments.is_empty() {
        return origin;
    }
    let mut origin = Some(origin);
    assessments.iter().map(|assessment| assessment_view(assessment, several, origin.take())).collect()
}

fn assessment_view(assessment: &Assessment, several: bool, origin: Option<Html>) -> Html {
    let mut written = Vec::new();
    html! {
        <section class="assessment" key={assessment.role.name()}>
            if several {
                <h3 class="assessment-role">{ text::role(assessment.role) }</h3>
            }
            <div class={format!("verdict {}", outcome_class(assessment.outcome))}>
                { outcome_icon(assessment.outcome) }
                <div>
                    <p class="verdict-question">{ text::QUESTION }</p>
                    <p class="verdict-answer">{ text::answer(assessment.outcome) }</p>
                    <p class="verdict-headline">{ assessment.headline.clone() }</p>
                </div>
            </div>
            { origin.unwrap_or_default() }
            { for CARE.iter().map(|(outcome, heading)| guide(assessment, *outcome, heading, &mut written)) }
            { platform(assessment, &CARE, text::GROUP_PLATFORM, &mut written) }
            { for REST.iter().map(|(outcome, heading)| guide(assessment, *outcome, heading, &mut written)) }
            { platform(assessment, &REST, text::GROUP_PLATFORM_MET, &mut written) }
        </section>
    }
}

fn guide<'a>(
    assessment: &'a Assessment,
    outcome: Outcome,
    heading: &'static str,
    written: &mut Vec<&'a [Command]>,
) -> Html {
    findings_view(heading, None, with_outcome(assessment, Group::Guide, outcome), written)
}

fn platform<'a>(
    assessment: &'a Assessment,
    outcomes: &[(Outcome, &str)],
    heading: &'static str,
    written: &mut Vec<&'a [Command]>,
) -> Html {
    let findings = outcomes
        .iter()
        .flat_map(|(outcome, _)| with_outcome(assessment, Group::Platform, *outcome))
        .collect();
    findings_view(heading, Some(text::GROUP_PLATFORM_NOTE), findings, written)
}

fn with_outcome(assessment: &Assessment, group: Group, outcome: Outcome) -> Vec<&Finding> {
    assessment
        .findings
        .iter()
        .filter(|finding| finding.group == group && finding.outcome == outcome)
        .collect()
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
