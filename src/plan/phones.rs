//! Whether phones take the files of the authority, as they were dropped.

use super::evidence::{Evidence, state_of};
use super::{DeploymentStep, StepState};
use crate::checks::{Judgement, Source, Subject, phone_installer};
use crate::input::Role;
use crate::products::senstar_mobile::{DeploymentChoices, Who};

/// Most certificates that are judged for each system; phones take one or two.
const MAX_CERTIFICATES: usize = 5;

type System = (&'static str, &'static str, fn(&Subject<'_>) -> Judgement, &'static [Source]);

/// One step for each authority and each system.
pub(super) fn steps(evidence: &Evidence<'_, '_>, choices: &DeploymentChoices) -> Vec<DeploymentStep> {
    let systems: [(bool, System); 2] = [
        (
            choices.ios,
            (
                "phone/ios",
                "iOS takes it for an authority that can be trusted.",
                phone_installer::ios,
                phone_installer::IOS,
            ),
        ),
        (
            choices.android,
            (
                "phone/android",
                "Android installs it as an authority.",
                phone_installer::android,
                phone_installer::ANDROID,
            ),
        ),
    ];
    let mut steps = Vec::new();
    for (_, system) in systems.iter().filter(|(asked, _)| *asked) {
        let mut of_system: Vec<(&[u8], DeploymentStep)> = Vec::new();
        for candidate in evidence.authorities.iter().filter(|candidate| !has_root(evidence, candidate.id)) {
            let Some((identity, step)) = step(evidence, candidate.id, system) else { continue };
            // Of the files with the same certificate, phones are given the best.
            match of_system.iter_mut().find(|(other, _)| *other == identity) {
                Some((_, other)) if step.state < other.state => *other = step,
                Some(_) => {}
                None => of_system.push((identity, step)),
            }
        }
        steps.extend(of_system.into_iter().take(MAX_CERTIFICATES).map(|(_, step)| step));
    }
    steps
}

/// Whether an authority comes from a root that is there, too: then phones are given that.
fn has_root(evidence: &Evidence<'_, '_>, id: u32) -> bool {
    evidence.top(id).is_some_and(|top| top.id != id && top.self_signed && evidence.is_authority(top.id))
}

fn step<'a>(evidence: &'a Evidence<'_, '_>, id: u32, system: &System) -> Option<(&'a [u8], DeploymentStep)> {
    let (name, text, judge, sources) = system;
    let subject = Subject { role: Role::Ca, ..evidence.whole.subject(evidence.object(id)?)? };
    let judgement = judge(&subject);
    let state = state_of(judgement.outcome);
    let mut reasons = judgement.reasons;
    if reasons.is_empty() {
        reasons.push(format!("It is {}, alone in its file.", judgement.found).into());
    }
    let step = DeploymentStep {
        id: (*name).into(),
        text: (*text).into(),
        state,
        reasons,
        remedy: (state != StepState::Done).then(|| phone_installer::remedy(&subject).text),
        who: Some(Who::ServerAdministrator),
        optional: false,
        objects: evidence.named(id).into_iter().collect(),
        sources: sources.iter().map(Into::into).collect(),
    };
    Some((&subject.certificate.fingerprints.sha256.0, step))
}
