//! The demands on an object, those that fail first.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Assessment, Command, Finding, Verdict};
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::components::basics::finding::finding_view;
use crate::components::basics::outcome::outcome_icon;
use crate::text::{self, Words};

/// What needs care, in the order in which a reader needs it.
const CARE: [(Outcome, Words); 3] = [
    (Outcome::Fail, text::GROUP_FAIL),
    (Outcome::Unknown, text::GROUP_UNKNOWN),
    (Outcome::Warn, text::GROUP_WARN),
];

/// What does not.
const REST: [Outcome; 2] = [Outcome::Pass, Outcome::NotApplicable];

/// What stands on the page already.
#[derive(Default)]
struct Written<'a> {
    /// The commands of findings above.
    commands: Vec<&'a [Command]>,
    /// Whether a finding is open: the first one, so that its remedy is in sight.
    open: bool,
}

/// The destinations that concern an object.
pub(crate) fn concerned(assessments: &[Assessment]) -> impl Iterator<Item = &Assessment> {
    assessments.iter().filter(|assessment| assessment.verdict != Verdict::Nothing)
}

/// The demands of every destination that concerns an object, then what platforms ask.
pub(crate) fn assessments(detail: &Detail) -> Html {
    let mut written = Written::default();
    let judged: Vec<Html> = concerned(&detail.assessments)
        .map(|assessment| {
            demands(
                assessment.destination.name(),
                html! { <span lang={text::core_lang()}>{ assessment.title.clone() }</span> },
                &assessment.findings,
                &mut written,
            )
        })
        .collect();
    let platform = match detail.platform.as_slice() {
        [] => Html::default(),
        findings => {
            let heading = html! { { text::GROUP_PLATFORM } };
            demands("platform", heading, findings, &mut written)
        }
    };
    html! { <>{ for judged }{ platform }</> }
}

/// The findings of one group of demands: those that need care open, the others folded away.
fn demands<'a>(id: &str, heading: Html, findings: &'a [Finding], written: &mut Written<'a>) -> Html {
    let met: Vec<&Finding> = REST.iter().flat_map(|outcome| with_outcome(findings, *outcome)).collect();
    let care: Vec<Html> = CARE
        .iter()
        .map(|(outcome, heading)| findings_view(*heading, with_outcome(findings, *outcome), written))
        .collect();
    html! {
        <section class="assessment" key={id.to_owned()} id={id.to_owned()}>
            <h3>{ heading }</h3>
            if id == "platform" { <p class="quiet">{ text::GROUP_PLATFORM_NOTE }</p> }
            { for care }
            if !met.is_empty() {
                <details class="findings-met">
                    <summary>
                        <h4>{ text::met(met.len(), findings.len()) }</h4>
                        <span class="met">
                            { for met.iter().map(|finding| html! {
                                <span>{ outcome_icon(finding.outcome) }<span lang={text::core_lang()}>{ finding.title.clone() }</span></span>
                            }) }
                        </span>
                    </summary>
                    { for met.into_iter().map(|finding| finding_view(finding, false, false)) }
                </details>
            }
        </section>
    }
}

fn with_outcome(findings: &[Finding], outcome: Outcome) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.outcome == outcome).collect()
}

/// Findings under a heading.
fn findings_view<'a>(heading: Words, findings: Vec<&'a Finding>, written: &mut Written<'a>) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="findings">
            <h4 class="findings-heading">{ heading }</h4>
            { for findings.into_iter().map(|finding| {
                let commands = finding.remedy.as_ref().map_or(&[][..], |remedy| remedy.commands.as_slice());
                let repeated = !commands.is_empty() && written.commands.contains(&commands);
                written.commands.push(commands);
                let open = !std::mem::replace(&mut written.open, true);
                finding_view(finding, open, repeated)
            }) }
        </section>
    }
}
