//! The answer for one thing that is handed in.

use super::judged::BriefAssessment;
use crate::input::Destination;
use crate::report::{Assessment, Text, Verdict};

/// What one thing that is handed in comes to.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    /// The object that it is about; `None` for a file in which none can be read.
    pub(crate) object: Option<u32>,
    /// The file, where there is no object.
    pub(super) input: Option<u32>,
    pub(crate) destination: Destination,
    pub(crate) verdict: Verdict,
    /// The first reason: a fault, a need or a step.
    pub(super) first: Option<Text>,
    pub(crate) needs: Vec<Text>,
    /// The same certificate in other files.
    pub(super) copies: Vec<u32>,
}

impl Answered {
    /// The answer of a whole assessment.
    pub(crate) fn of(object: u32, assessment: &Assessment, copies: Vec<u32>) -> Self {
        let fault = assessment.faults.first().map(|fault| &fault.title);
        Self {
            object: Some(object),
            input: None,
            destination: assessment.destination,
            verdict: assessment.verdict,
            first: first(assessment.verdict, fault, &assessment.needs, &assessment.steps),
            needs: assessment.needs.clone(),
            copies,
        }
    }

    /// The same without the words of the assessment.
    pub(crate) fn brief(object: u32, brief: BriefAssessment) -> Self {
        let BriefAssessment { destination, tally, copies } = brief;
        let verdict = tally.verdict();
        let fault = tally.faults.first().map(|fault| &fault.title);
        Self {
            object: Some(object),
            input: None,
            destination: destination.id,
            verdict,
            first: first(verdict, fault, &tally.needs, &tally.steps),
            needs: tally.needs,
            copies,
        }
    }
}

fn first(verdict: Verdict, fault: Option<&Text>, needs: &[Text], steps: &[Text]) -> Option<Text> {
    match verdict {
        Verdict::Nothing | Verdict::Works => None,
        Verdict::Rejected => fault.cloned(),
        Verdict::NeedsMore => needs.first().cloned(),
        Verdict::WorksAfterStep => steps.first().cloned(),
    }
}
