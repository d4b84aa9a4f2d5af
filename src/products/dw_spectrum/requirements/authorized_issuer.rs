//! What the manual recommends: a certificate of a provider instead of a self-signed one.

use super::MANUAL;
use crate::checks::{Blocks, Example, Judgement, Level, Outcome, Requirement, Source, Subject, example, example_with_step, recipe};
use crate::input::Role;
use crate::path::Trust;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/authorized-issuer",
    title: "A certificate authority issued the certificate",
    title_failed: "No certificate authority issued the certificate",
    rule: "For servers that are reached from outside the local network the manual recommends a certificate of an authorized provider. A self-signed one works, at the lowest level of security; within the local network it is to be put into the clients' store of trusted roots.",
    required: "issued by a CA whose root clients have",
    sources: &[Source { document: MANUAL, section: "Obtaining and Installing an Authorized Certificate, introduction" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Server],
    effect: "Clients do not trust the server by itself: Strict refuses, Recommended asks at the first connection.",
    check,
    remedy: |_| {
        recipe::advice(
            "For access from the Internet obtain a certificate from a public CA. For a private CA or a self-signed certificate, install its root on every client in the store of trusted roots, and mark it as trusted.",
        )
    },
    contradictions: &[],
    examples: &[
        example_with_step("cert-pem/good/cert.pem"),
        Example { asks_for_step: true, ..example("cert-pem/self-signed/cert.pem", Outcome::Warn) },
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(lineage) = subject.lineage else {
        let judgement = Judgement::new(Outcome::NotApplicable, "its issuers are not here");
        return if subject.certificate.is_self_issued() { self_signed(judgement) } else { judgement };
    };
    let judgement = Judgement::pass("");
    if let Some(root) = lineage.former_root {
        return Judgement { found: "a public CA whose root is not in Mozilla's list".into(), ..judgement }.step(format!(
            "Check on each client that it still trusts {root}: this public root left Mozilla's list in April 2026 and may still be on devices. Install it where it is missing."
        ));
    }
    match lineage.trust {
        Trust::PubliclyTrusted => Judgement { found: "a public CA".into(), ..judgement },
        Trust::PrivatelyTrusted => Judgement { found: "a CA that you trust here".into(), ..judgement }
            .remark("Every client needs its root in the store of trusted roots."),
        Trust::SelfSigned => self_signed(judgement),
        Trust::UnknownIssuer => Judgement { found: "a CA that is not trusted here".into(), ..judgement }
            .step("Install the root certificate on every client, or confirm the certificate once in each (mode Recommended). Strict refuses it until the root is installed."),
    }
}

fn self_signed(judgement: Judgement) -> Judgement {
    Judgement { found: "self-signed".into(), ..judgement }.because(
        Outcome::Warn,
        "It is self-signed, which the manual calls the lowest level of security. This is not an error: the server makes such a certificate by itself.",
    )
    .step("Confirm the certificate once in each client (mode Recommended), or install it on every client.")
}
