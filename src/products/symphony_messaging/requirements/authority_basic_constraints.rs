//! Requirement B4: the uploaded certificate is that of an authority.

use super::{REFUSED, UPLOAD};
use crate::checks::{Blocks, 
    Judgement, Level, Outcome, Requirement, Source, Subject, basic_constraints, example, recipe,
};
use crate::input::Role;
use crate::model::Version;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-basic-constraints",
    title: "The uploaded certificate is marked as a certificate authority",
    title_failed: "The uploaded certificate is not marked as a certificate authority",
    rule: "The signing or root certificate that is uploaded may issue certificates: its basic constraints say so. An old root of version 1 cannot say it.",
    required: "basicConstraints with cA = TRUE",
    sources: &[UPLOAD, Source { document: "RFC 5280", section: "4.2.1.9" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca],
    effect: REFUSED,
    check,
    remedy: |subject| {
        recipe::authority(
            subject,
            "Check first that this is the CA certificate and not the bot's certificate. If it is, issue it again with basic constraints cA = TRUE, marked critical.",
        )
    },
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("bot/signing", Outcome::Pass),
        example("ca/basic-constraints-not-critical", Outcome::Warn),
        example("ca/v1", Outcome::Warn),
        example("ca/no-basic-constraints", Outcome::Fail),
        example("ca/ca-false", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    if certificate.version == Version::V1 && certificate.is_self_issued() {
        return Judgement::pass("no basic constraints").evidence("version", "version 1", None).because(
            Outcome::Warn,
            "It is a root of version 1, which cannot be marked. Whether the pod accepts it as a CA is not documented.",
        );
    }
    basic_constraints::mark_an_authority(subject)
}
