//! The certificate has a subject alternative name.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "test-product/alternative-name",
    title: "It has a subject alternative name",
    title_failed: "The certificate names nothing",
    rule: "The server certificate has a subject alternative name.",
    required: "a subject alternative name",
    sources: &[Source { document: "Test Product guide", section: "Names" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "The Test Product rejects the certificate.",
    check,
    remedy: |subject| recipe::server(subject, "Issue the certificate again with a subject alternative name."),
    contradictions: &[],
    examples: &[example("server/good", Outcome::Pass), example("server/no-san", Outcome::Fail)],
};

fn check(subject: &Subject<'_>) -> Judgement {
    match subject.certificate.subject_alt_names() {
        Some(names) => Judgement::pass(format!("{} names", names.len())),
        None => Judgement::pass("none").because(Outcome::Fail, "It has no subject alternative name."),
    }
}
