//! The demands, as the assessments answered them.

use super::evidence::{Candidate, Evidence, state_of};
use super::{DeploymentStep, StepState};
use crate::checks::{Outcome, Requirement};
use crate::input::Role;
use crate::products::senstar_mobile::RULES;

/// The demand that depends on what is typed: it is one of the final checks.
pub(super) const ADDRESS: &str = "senstar-mobile/server-address";

/// One step for each demand on a role.
pub(super) fn demands(evidence: &Evidence<'_, '_>, role: Role) -> Vec<DeploymentStep> {
    let (candidates, count, missing) = match role {
        Role::Ca => {
            (&evidence.authorities, evidence.authority_count, "Drop the certificate of the authority.")
        }
        _ => (&evidence.servers, evidence.server_count, "Drop the certificate of the server."),
    };
    RULES
        .certificates
        .iter()
        .filter(|requirement| requirement.roles.contains(&role) && requirement.id != ADDRESS)
        .map(|requirement| {
            let mut step = demand(requirement, candidates, evidence);
            if candidates.is_empty() {
                step.reasons.push(missing.into());
            } else if let Some(more) = count.checked_sub(candidates.len()).filter(|more| *more > 0) {
                step.state = step.state.max(StepState::CannotTell);
                step.reasons
                    .push(format!("{more} more certificates are not counted here: drop fewer.").into());
            }
            step
        })
        .collect()
}

fn demand(
    requirement: &Requirement,
    candidates: &[Candidate],
    evidence: &Evidence<'_, '_>,
) -> DeploymentStep {
    let mut step = DeploymentStep {
        id: requirement.id.into(),
        text: requirement.title.into(),
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
