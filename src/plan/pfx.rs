//! The PFX files among the files: do they hold what the server needs, and does Windows open them?

use super::evidence::{Concerned, Evidence, state_of};
use crate::checks::Source;
use crate::input::Destination;
use crate::model::{Content, Object, Pkcs12};
use crate::readers::pkcs12_systems;
use crate::report::{NamedObject, PlanStep, SourceReference, StepState, Text};

/// Most files that are judged. A server takes one.
const MAX_FILES: usize = 5;

/// What is said of a file that is locked.
const SHUT: &str = "It is locked: type its password.";

/// A PFX file that may be meant for a destination.
pub(super) struct Pfx<'a> {
    pub(super) id: u32,
    pub(super) is_locked: bool,
    file: &'a Pkcs12,
    /// The destination's certificate in it.
    pub(super) leaf: Option<u32>,
    /// Whether its private key is there, too.
    pub(super) has_key: bool,
}

/// The PFX files that are locked, empty, or hold a certificate for the destination. Others are for something else.
pub(super) fn files<'o>(evidence: &Evidence<'_, 'o>, concerned: &Concerned) -> impl Iterator<Item = Pfx<'o>> {
    evidence
        .pkcs12_files()
        .filter_map(|(id, object, file)| {
            let pfx = read(evidence, concerned, id, object, file);
            let is_other = !pfx.is_locked
                && pfx.leaf.is_none()
                && evidence.inside(id).any(|(_, inner)| matches!(inner.content, Content::Certificate(_)));
            (!is_other).then_some(pfx)
        })
        .take(MAX_FILES)
}

fn read<'a>(
    evidence: &Evidence<'_, '_>,
    concerned: &Concerned,
    id: u32,
    object: &Object,
    file: &'a Pkcs12,
) -> Pfx<'a> {
    let bundle = evidence.whole.bundles().iter().find(|bundle| bundle.container == Some(id));
    let leaf = match bundle {
        Some(bundle) => Some(bundle.leaf).filter(|leaf| concerned.has(*leaf)),
        None => evidence.inside(id).map(|(inner, _)| inner).find(|inner| concerned.has(*inner)),
    };
    Pfx {
        id,
        is_locked: object.lock.is_some(),
        file,
        leaf,
        has_key: leaf.is_some() && bundle.is_some_and(|bundle| bundle.key.is_some()),
    }
}

/// What is judged of each file.
pub(super) fn steps(
    evidence: &Evidence<'_, '_>,
    destination: Destination,
    who: &'static str,
    source: &Source,
) -> Vec<PlanStep> {
    let concerned = evidence.of(destination);
    files(evidence, concerned).flat_map(|pfx| steps_of(evidence, concerned, &pfx, who, source)).collect()
}

fn steps_of(
    evidence: &Evidence<'_, '_>,
    concerned: &Concerned,
    pfx: &Pfx<'_>,
    who: &'static str,
    source: &Source,
) -> Vec<PlanStep> {
    let objects: Vec<NamedObject> = evidence.named(pfx.id).into_iter().collect();
    let guide = || vec![SourceReference::from(source)];
    let step =
        |id: &'static str, text: Text, state, reasons: Vec<Text>, remedy: Option<Text>, sources| PlanStep {
            id: id.into(),
            text,
            actions: Vec::new(),
            file: None,
            state,
            reasons,
            remedy,
            who: Some(who.into()),
            optional: false,
            objects: objects.clone(),
            sources,
        };
    let (key, key_reason): (StepState, Text) = match (pfx.is_locked, pfx.leaf, pfx.has_key) {
        (true, ..) => (StepState::CannotTell, SHUT.into()),
        (_, Some(_), true) => (StepState::Done, "Both are there, and belong together.".into()),
        (_, Some(_), false) => {
            (StepState::NotMet, "The certificate is there, but not its private key.".into())
        }
        (_, None, _) => (StepState::NotMet, format!("No {} is in it.", concerned.noun()).into()),
    };
    let (chain, chain_reason) = chain(evidence, concerned, pfx);
    let mut steps = vec![
        step(
            "pfx/certificate-and-key",
            format!("It holds {} and its private key.", concerned.name()).into(),
            key,
            vec![key_reason],
            (key == StepState::NotMet).then(|| {
                "Export again from the computer that has the private key, and choose to export it, too."
                    .into()
            }),
            guide(),
        ),
        step(
            "pfx/intermediates",
            "It holds the intermediate CAs.".into(),
            chain,
            vec![chain_reason],
            (chain == StepState::NotMet).then(|| {
                "Export again with all certificates in the certification path, or add the missing one.".into()
            }),
            guide(),
        ),
    ];
    for row in pkcs12_systems::windows(pfx.file) {
        let id = if steps.len() == 2 { "pfx/windows-new" } else { "pfx/windows-old" };
        let text = format!("It opens in {}.", row.system).into();
        let mut step = step(id, text, state_of(row.outcome), vec![row.reason], None, row.sources);
        if step.sources.is_empty() {
            step.sources = guide();
        }
        // A server runs one Windows: the older systems matter to those who have them.
        step.optional = id == "pfx/windows-old";
        steps.push(step);
    }
    steps
}

fn chain(evidence: &Evidence<'_, '_>, concerned: &Concerned, pfx: &Pfx<'_>) -> (StepState, Text) {
    if pfx.is_locked {
        return (StepState::CannotTell, SHUT.into());
    }
    let Some(leaf) = pfx.leaf else {
        return (
            StepState::CannotTell,
            format!("Without {}, it is not known which are needed.", concerned.name()).into(),
        );
    };
    let bundle = evidence.whole.bundles().iter().find(|bundle| bundle.container == Some(pfx.id));
    match bundle.and_then(|bundle| bundle.gap.as_ref().zip(Some(bundle.gap_certain))) {
        Some((gap, true)) => (StepState::NotMet, gap.text.clone()),
        Some((gap, false)) => (StepState::CannotTell, gap.text.clone()),
        None if bundle.is_none() && evidence.row(leaf).is_none_or(|row| !row.self_signed) => {
            (StepState::CannotTell, "The certificate is alone in it.".into())
        }
        None => (StepState::Done, "No authority is missing up to the root.".into()),
    }
}
