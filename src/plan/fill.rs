//! Puts a plan together.

use super::evidence::Evidence;
use super::proofs::standing;
use super::{pfx, phones, requirements};
use crate::products::{DraftContent, DraftSection, DraftState, DraftStep, PlanDraft, Rules, Standing};
use crate::report::{Plan, PlanAnswers, PlanChoice, PlanSection, PlanStep, StepState, Text};

/// The plan of a product with every step ticked that the files or the answers show to be done.
pub(crate) fn fill(
    draft: PlanDraft,
    rules: &'static Rules,
    answers: PlanAnswers,
    evidence: &Evidence<'_, '_>,
) -> Plan {
    let sections = draft.sections.into_iter().map(|one| section(one, rules, draft.clients, evidence));
    let sections: Vec<PlanSection> = sections.filter(|section| !section.steps.is_empty()).collect();
    Plan {
        product: rules.product.id,
        title: draft.title,
        answers,
        guide: draft.guide.into(),
        edition: draft.edition.map(Text::from),
        reader: draft.reader.into(),
        headline: headline(draft.choice.as_ref(), &sections),
        notes: draft.notes,
        choice: draft.choice,
        sections,
        contradictions: draft.contradictions,
        open_questions: draft.open_questions,
    }
}

fn section(
    section: DraftSection,
    rules: &'static Rules,
    clients: &str,
    evidence: &Evidence<'_, '_>,
) -> PlanSection {
    let steps = match section.content {
        DraftContent::Steps(steps) => steps.into_iter().map(|one| step(one, clients, evidence)).collect(),
        DraftContent::Requirements { destination, except } => {
            requirements::steps(evidence, rules, destination, except)
        }
        DraftContent::PfxFiles { destination, who, source } => {
            pfx::steps(evidence, destination, who, &source)
        }
        DraftContent::PhoneFiles { destination, who, ios, android } => {
            phones::steps(evidence, destination, who, [ios, android])
        }
    };
    PlanSection { id: section.id.into(), title: section.title.into(), notes: section.notes, steps }
}

fn step(step: DraftStep, clients: &str, evidence: &Evidence<'_, '_>) -> PlanStep {
    let Standing { state, reasons, remedy, objects } = match step.state {
        DraftState::Known(standing) => standing,
        DraftState::ByFiles(proof) => standing(proof, evidence, clients),
    };
    PlanStep {
        id: step.id,
        text: step.text,
        actions: step.actions,
        file: step.file,
        state,
        reasons,
        remedy,
        who: Some(step.who.into()),
        optional: step.optional,
        objects,
        sources: step.sources,
    }
}

/// How much is done. What the guide leaves to the reader is not counted.
fn headline(choice: Option<&PlanChoice>, sections: &[PlanSection]) -> Text {
    if choice.is_some_and(|choice| choice.chosen.is_none()) {
        return "Choose how you obtain the certificate: the steps follow from it.".into();
    }
    let steps = || sections.iter().flat_map(|section| &section.steps).filter(|step| !step.optional);
    let number = |wanted: fn(StepState) -> bool| steps().filter(|step| wanted(step.state)).count();
    let mut text =
        format!("{} of {} items are done", number(|state| state <= StepState::Attention), steps().count());
    for (count, words) in [
        (number(|state| state >= StepState::NotMet), "not met"),
        (number(|state| state == StepState::CannotTell), "not known yet"),
    ] {
        if count > 0 {
            text.push_str(&format!("; {count} {words}"));
        }
    }
    text.push('.');
    text.into()
}
