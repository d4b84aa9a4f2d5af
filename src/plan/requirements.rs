//! The requirements of a product, as the assessments answered them.

use super::evidence::{Candidate, Concerned, Evidence, state_of};
use crate::checks::{Outcome, Requirement};
use crate::input::Destination;
use crate::products::Rules;
use crate::report::{PlanStep, StepState};

/// One step for each requirement on the certificates of a destination.
pub(super) fn steps(
    evidence: &Evidence<'_, '_>,
    rules: &'static Rules,
    destination: Destination,
    except: &[&str],
) -> Vec<PlanStep> {
    let concerned = evidence.of(destination);
    rules
        .certificates
        .iter()
        .filter(|requirement| {
            requirement.roles.contains(&concerned.role) && !except.contains(&requirement.id)
        })
        .map(|requirement| with_count(step(requirement, &concerned.candidates, evidence), concerned))
        .collect()
}

/// The same step; it says where certificates are missing, or are too many to be looked at.
fn with_count(mut step: PlanStep, concerned: &Concerned) -> PlanStep {
    if concerned.candidates.is_empty() {
        step.reasons.push(format!("Add {}.", concerned.name()).into());
    } else if concerned.more() > 0 {
        step.state = step.state.max(StepState::CannotTell);
        let more = concerned.more();
        step.reasons.push(format!("{more} more certificates are not counted here: add fewer.").into());
    }
    step
}

fn step(requirement: &Requirement, candidates: &[Candidate], evidence: &Evidence<'_, '_>) -> PlanStep {
    let mut step = PlanStep {
        id: requirement.id.into(),
        text: requirement.title.into(),
        actions: Vec::new(),
        file: None,
        state: if candidates.is_empty() { StepState::CannotTell } else { StepState::Done },
        reasons: Vec::new(),
        remedy: None,
        who: None,
        optional: false,
        objects: evidence.named_all(candidates),
        sources: requirement.sources.iter().map(Into::into).collect(),
    };
    for candidate in candidates {
        let Some(finding) = candidate.finding(requirement.id) else { continue };
        if finding.outcome == Outcome::NotApplicable {
            continue;
        }
        let state = state_of(finding.outcome);
        if state > step.state || step.remedy.is_none() {
            step.remedy = finding.remedy.as_ref().map(|remedy| remedy.text.clone());
        }
        step.state = step.state.max(state);
        if state == StepState::Done {
            continue;
        }
        let title = evidence.row(candidate.id).map_or("", |row| &row.title);
        let mut reason = format!("{title}: {}.", finding.found);
        for sentence in &finding.reasons {
            reason.push(' ');
            reason.push_str(sentence);
        }
        step.reasons.push(reason.into());
    }
    step
}
