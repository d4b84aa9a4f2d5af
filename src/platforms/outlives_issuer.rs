//! A certificate ends no later than the one that it was issued by.

use super::anew;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/outlives-issuer",
    title: "The certificate ends before its issuer does",
    title_failed: "The certificate ends after its issuer does",
    rule: "The certificate is valid no longer than that of the CA which issued it.",
    required: "notAfter no later than that of the issuer",
    sources: &[Source { document: "RFC 5280", section: "6.1.3 (a)(2)" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "From the day on which the issuer's certificate ends, this one is refused, too, whatever its own dates say.",
    check,
    remedy: |subject| anew(subject, "Renew the CA certificate first, and then have it issue this one again."),
    contradictions: &[],
    examples: &[
        example("bundles/no-root.pem", Outcome::Pass),
        example("bundles/outlives.pem", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(issuer) = subject.lineage.and_then(|lineage| lineage.chain.get(1)) else {
        return Judgement::new(Outcome::NotApplicable, "its issuer is not here, or is itself");
    };
    let (own, its) = (subject.certificate.validity, issuer.validity.not_after);
    let judgement = Judgement::pass(own.not_after.to_string())
        .evidence("notAfter", own.not_after.to_string(), Some(own.span.offset));
    if own.not_after > its {
        judgement.because(Outcome::Fail, format!("The certificate of its issuer ends before it does, on {its}."))
    } else {
        judgement
    }
}
