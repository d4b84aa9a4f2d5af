//! A plan of two steps: one that an answer ticks, one that a file ticks.

use super::names::SERVER_DESTINATION;
use crate::checks::Source;
use crate::products::label::Label;
use crate::products::{
    DraftContent, DraftSection, DraftState, DraftStep, PlanDraft, PlanError, PlanForm, Proof, Question,
    QuestionKind, Standing, Which, YES,
};
use crate::report::{PlanAnswers, SourceReference, StepState};

const SITE: &str = "site-ready";

const GUIDE: &str = "Test Product guide";

/// The form.
pub(super) static FORM: PlanForm = PlanForm {
    heading: Label::same("Test Product setup"),
    introduction: Label { english: "Two steps.", german: "Zwei Schritte." },
    questions: &[Question {
        id: SITE,
        label: Label { english: "The site is ready", german: "Der Standort ist bereit" },
        help: "Whether the site is ready",
        kind: QuestionKind::YesNo,
        default: &[],
        required: false,
    }],
};

/// The plan.
#[expect(clippy::unnecessary_wraps, reason = "the shape that every product has")]
pub(super) fn draft(answers: &PlanAnswers) -> Result<PlanDraft, PlanError> {
    let site = if answers.value(SITE) == Some(YES) { StepState::Done } else { StepState::ToDo };
    let certificate =
        Proof::Certificate { destination: SERVER_DESTINATION, which: Which::Any, here: "It is here." };
    let steps = vec![
        step("setup/site", "Prepare the site.", DraftState::Known(Standing::new(site))),
        step("setup/certificate", "Have a certificate.", DraftState::ByFiles(certificate)),
    ];
    Ok(PlanDraft {
        title: "Test Product setup".into(),
        guide: GUIDE,
        edition: None,
        reader: "installer",
        clients: "viewers",
        notes: Vec::new(),
        choice: None,
        sections: vec![DraftSection {
            id: "setup",
            title: "Setup",
            notes: Vec::new(),
            content: DraftContent::Steps(steps),
        }],
        contradictions: Vec::new(),
        open_questions: Vec::new(),
    })
}

fn step(id: &'static str, text: &'static str, state: DraftState) -> DraftStep {
    let source = Source { document: GUIDE, section: "Setup" };
    DraftStep {
        id: id.into(),
        text: text.into(),
        actions: Vec::new(),
        file: None,
        who: "installer",
        optional: false,
        sources: vec![SourceReference::from(&source)],
        state,
    }
}
