//! N8: every block of the file can be read.

use super::LIBRARY;
use crate::products::dw_spectrum::cert_pem;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/damaged-blocks",
    title: "No block of the file is damaged",
    title_failed: "A block of the file is damaged",
    rule: "Every PEM block of the file can be read. At a certificate that cannot, the server ends the chain and says nothing of it.",
    required: "blocks that can be read",
    sources: &[LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "The server silently ends the chain at the damaged block, so clients get too few certificates; if it is the first block, the server cannot use the file.",
    check,
    remedy: |_| {
        recipe::advice(
            "Copy the damaged block again from the original file, from its BEGIN line to its END line. The repaired cert.pem omits it, so add the certificate or key that it contained.",
        )
    },
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/damaged-tail/cert.pem", Outcome::Warn),
        example("cert-pem/damaged-first/cert.pem", Outcome::Fail),
    ],
};

/// How many damaged blocks a sentence names.
const MAX_NAMED: usize = 5;

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery.filter(|file| file.container.is_none() && cert_pem::is_pem(file.encoding)) else {
        return Judgement::new(Outcome::NotApplicable, "no PEM file");
    };
    let mut judgement = Judgement::pass("none is damaged");
    if !delivery.damaged.is_empty() {
        judgement.found = match delivery.damaged.len() {
            1 => "1 damaged block".into(),
            count => format!("{count} damaged blocks").into(),
        };
    }
    for (block, why) in delivery.damaged.iter().take(MAX_NAMED) {
        let outcome = if *block == Some(1) { Outcome::Fail } else { Outcome::Warn };
        let sentence = match block {
            Some(block) => format!("Block {block}: {}", why.escape_debug()),
            None => why.escape_debug().to_string(),
        };
        judgement = judgement.because(outcome, sentence);
    }
    judgement
}

