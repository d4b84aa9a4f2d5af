//! N2: the server's certificate is the first one in the file.

use super::{INSTALL, LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form};
use crate::checks::{Blocks, Contradiction, Judgement, Level, Outcome, Requirement, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/leaf-first",
    title: "The server's certificate comes first",
    title_failed: "Another certificate comes first, and the server would use it as its own",
    rule: "Of the certificates in the file, the first is the server's own; the others are its chain. The private key may stand before or behind them.",
    required: "the server's certificate before all others",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy: |_| {
        recipe::advice(
            "Put the server's certificate first, and each issuer after the certificate that it issued: save the repaired cert.pem, or move the blocks in a text editor.",
        )
    },
    contradictions: &[Contradiction {
        places: &[
            (INSTALL, "The file holds the private key and the whole trust chain; nothing is said of their order."),
            (LIBRARY, "The first certificate of the file is taken for the server's, and the key has to fit it."),
        ],
        decision: "Leaf first among the certificates; where the key stands does not matter.",
    }],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/key-last/cert.pem", Outcome::Pass),
        example("cert-pem/swapped/cert.pem", Outcome::Pass),
        example("cert-pem/root-first/cert.pem", Outcome::Fail),
        example("cert-pem/intermediate-first/cert.pem", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let (delivery, outcome) = match cert_pem::form(subject) {
        Form::Whole(delivery) => (delivery, Outcome::Fail),
        Form::Part(Some(delivery))
            if delivery.certificates.len() > 1
                && delivery.container.is_none()
                && !cert_pem::is_data(delivery)
                && !cert_pem::is_collection(delivery) =>
        {
            (delivery, Outcome::Warn)
        }
        Form::Container(_) | Form::Part(_) => {
            return Judgement::new(Outcome::NotApplicable, "no file with an order of its own");
        }
    };
    let Some(first) = delivery.certificates.first() else {
        return Judgement::new(Outcome::Unknown, "no certificate");
    };
    if cert_pem::is_same(first, subject.certificate) {
        return Judgement::pass("it comes first");
    }
    let name = first.subject.to_string();
    let name: String = name.chars().take(MAX_NAME).collect();
    let judgement = Judgement::new(outcome, "another certificate comes first");
    judgement.because(
        outcome,
        format!(
            "The first certificate of the file is {}: the server uses that one as its own.",
            name.escape_debug()
        ),
    )
}

/// Longest name that is written out in a sentence, in characters.
const MAX_NAME: usize = 200;
