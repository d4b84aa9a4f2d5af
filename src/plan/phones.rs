//! Whether phones accept the files of the authority, as they are.

use super::evidence::{Concerned, Evidence, state_of};
use crate::checks::{Judgement, Source, Subject, phone_installer};
use crate::input::Destination;
use crate::report::{PlanStep, StepState};

/// Most certificates that are judged for each system; phones take one or two.
const MAX_CERTIFICATES: usize = 5;

/// A system of phones.
struct System {
    step: &'static str,
    text: &'static str,
    judge: fn(&Subject<'_>) -> Judgement,
    sources: &'static [Source],
}

/// iOS and Android.
static SYSTEMS: [System; 2] = [
    System {
        step: "phone/ios",
        text: "iOS treats it as a CA that can be trusted.",
        judge: phone_installer::ios,
        sources: phone_installer::IOS,
    },
    System {
        step: "phone/android",
        text: "Android installs it as a CA.",
        judge: phone_installer::android,
        sources: phone_installer::ANDROID,
    },
];

/// One step for each authority and each system that is asked about.
pub(super) fn steps(
    evidence: &Evidence<'_, '_>,
    destination: Destination,
    who: &'static str,
    asked: [bool; 2],
) -> Vec<PlanStep> {
    let concerned = evidence.of(destination);
    let mut steps = Vec::new();
    for (system, _) in SYSTEMS.iter().zip(asked).filter(|(_, asked)| *asked) {
        let mut of_system: Vec<(&[u8], PlanStep)> = Vec::new();
        let given =
            concerned.candidates.iter().filter(|candidate| !has_root(evidence, concerned, candidate.id));
        for candidate in given {
            let Some((identity, step)) = step(evidence, concerned, candidate.id, system, who) else {
                continue;
            };
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
fn has_root(evidence: &Evidence<'_, '_>, concerned: &Concerned, id: u32) -> bool {
    evidence.top(id).is_some_and(|top| top.id != id && top.self_signed && concerned.has(top.id))
}

fn step<'a>(
    evidence: &'a Evidence<'_, '_>,
    concerned: &Concerned,
    id: u32,
    system: &System,
    who: &'static str,
) -> Option<(&'a [u8], PlanStep)> {
    let subject = Subject { role: concerned.role, ..evidence.whole.subject(evidence.object(id)?)? };
    let judgement = (system.judge)(&subject);
    let state = state_of(judgement.outcome);
    let mut reasons = judgement.reasons;
    if reasons.is_empty() {
        reasons.push(format!("It is {}, alone in its file.", judgement.found).into());
    }
    let step = PlanStep {
        id: system.step.into(),
        text: system.text.into(),
        actions: Vec::new(),
        file: None,
        state,
        reasons,
        remedy: (state != StepState::Done).then(|| phone_installer::remedy(&subject).text),
        who: Some(who.into()),
        optional: false,
        objects: evidence.named(id).into_iter().collect(),
        sources: system.sources.iter().map(Into::into).collect(),
    };
    Some((&subject.certificate.fingerprints.sha256.0, step))
}
