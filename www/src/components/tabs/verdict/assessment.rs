//! The checks behind an answer: what needs care in a line each, the rest a folded count.

use cert_inspector::checks::Outcome;
use cert_inspector::input::ProfileId;
use cert_inspector::products;
use cert_inspector::report::{Assessment, Brief, Finding, Recipe, Verdict};
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::components::basics::finding::finding_view;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::panel::brief;
use crate::text;

/// What needs care, in the order in which a reader needs it.
const CARE: [Outcome; 3] = [Outcome::Fail, Outcome::Unknown, Outcome::Warn];

/// What does not.
const REST: [Outcome; 2] = [Outcome::Pass, Outcome::NotApplicable];

/// So many warnings stand in a line each; more are folded.
const MAX_OPEN: usize = 2;

/// The commands of an object, and which of them stand on the page already.
struct Written<'a> {
    recipes: &'a [Recipe],
    seen: Vec<u32>,
}

/// The destinations that concern an object.
pub(crate) fn concerned(assessments: &[Assessment]) -> impl Iterator<Item = &Assessment> {
    assessments.iter().filter(|assessment| assessment.verdict != Verdict::Nothing)
}

/// The checks of every destination of the product that concerns an object, then what platforms ask.
pub(crate) fn assessments(detail: &Detail, product: Option<ProfileId>) -> Html {
    let is_its = |assessment: &&Assessment| {
        let owner = products::destination(assessment.destination).map(|(owner, _)| owner.id);
        product.is_none() || owner == product
    };
    let shown: Vec<&Assessment> = concerned(&detail.assessments).filter(is_its).collect();
    let mut written = Written { recipes: &detail.recipes, seen: Vec::new() };
    let several = shown.len() > 1;
    html! {
        <>
            { for shown.into_iter().map(|assessment| judged(assessment, detail, several, &mut written)) }
            { platform(&detail.platform, &mut written) }
        </>
    }
}

/// The checks for one destination. Of several, each is folded under its answer.
fn judged(assessment: &Assessment, detail: &Detail, folded: bool, written: &mut Written<'_>) -> Html {
    let name = assessment.destination.name().to_owned();
    let briefs: Vec<&Brief> = detail
        .panels
        .iter()
        .filter_map(|panel| panel.brief.as_ref())
        .filter(|brief| brief.destination == assessment.destination)
        // What clients do with it is of no interest while the server does not take it.
        .filter(|_| matches!(assessment.verdict, Verdict::Works | Verdict::WorksAfterStep))
        .collect();
    let content = html! {
        <>
            { checks(&assessment.findings, written) }
            { for briefs.into_iter().map(brief) }
        </>
    };
    let heading = html! {
        <h3>
            <span lang={text::core_lang()}>{ assessment.title.clone() }</span>
            if folded { { ": " }<span class={outcome_class(assessment.verdict.outcome())}>{ text::verdict(assessment.verdict) }</span> }
        </h3>
    };
    let attributes = (name.clone(), assessment.verdict.name());
    if folded {
        html! {
            <details class="assessment fold" key={name.clone()} id={name} data-judged={attributes.0} data-answer={attributes.1}>
                <summary>{ outcome_icon(assessment.verdict.outcome()) }{ heading }</summary>
                { content }
            </details>
        }
    } else {
        html! {
            <section class="assessment" key={name.clone()} id={name} data-judged={attributes.0} data-answer={attributes.1}>
                <div class="visually-hidden">{ heading }</div>
                { content }
            </section>
        }
    }
}

/// What platforms and standards ask beside the guide, folded under what it comes to.
fn platform(findings: &[Finding], written: &mut Written<'_>) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let worst = Outcome::worst(findings.iter().map(|finding| finding.outcome));
    let care = findings.iter().filter(|finding| CARE.contains(&finding.outcome)).count();
    html! {
        <details class="assessment fold" key="platform" id="platform">
            <summary>{ outcome_icon(worst) }<h3>{ text::platform_heading(care, findings.len()) }</h3></summary>
            <p class="quiet">{ text::GROUP_PLATFORM_NOTE }</p>
            { checks(findings, written) }
        </details>
    }
}

/// The findings: those that need care, the failed ones folded where a card above tells of them, then the others.
fn checks(findings: &[Finding], written: &mut Written<'_>) -> Html {
    let mut view = |outcome: &Outcome| -> Vec<Html> {
        let findings = with_outcome(findings, *outcome).into_iter();
        findings
            .map(|finding| {
                let recipe = finding.remedy.as_ref().and_then(|remedy| remedy.recipe);
                let repeated = recipe.is_some_and(|recipe| written.seen.contains(&recipe));
                written.seen.extend(recipe);
                finding_view(finding, written.recipes, repeated)
            })
            .collect()
    };
    let [failed, unknown, warned] = CARE.each_ref().map(&mut view);
    // The answer above says what is wrong and what is missing; a warning or two have room here.
    let (many, few) = if warned.len() > MAX_OPEN { (warned, Vec::new()) } else { (Vec::new(), warned) };
    let group = |outcome: Outcome, words: fn(usize) -> String, group: Vec<Html>| {
        html! {
            if !group.is_empty() {
                <details class="findings-met">
                    <summary>{ outcome_icon(outcome) }<span>{ words(group.len()) }</span></summary>
                    { for group }
                </details>
            }
        }
    };
    let met: Vec<&Finding> = REST.iter().flat_map(|outcome| with_outcome(findings, *outcome)).collect();
    html! {
        <>
            { group(Outcome::Fail, text::failed_checks, failed) }
            { group(Outcome::Unknown, text::unknown_checks, unknown) }
            { group(Outcome::Warn, text::warned_checks, many) }
            if !few.is_empty() { <div class="findings">{ for few }</div> }
            if !met.is_empty() {
                <details class="findings-met">
                    <summary>{ outcome_icon(Outcome::Pass) }<span>{ text::passed(met.len()) }</span></summary>
                    { for met.into_iter().map(|finding| finding_view(finding, written.recipes, false)) }
                </details>
            }
        </>
    }
}

fn with_outcome(findings: &[Finding], outcome: Outcome) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.outcome == outcome).collect()
}
