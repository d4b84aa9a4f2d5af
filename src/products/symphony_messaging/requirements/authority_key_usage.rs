//! Requirement B4: the uploaded certificate may sign certificates.

use super::{REFUSED, UPLOAD};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, key_usage, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-key-usage",
    title: "The uploaded certificate may sign certificates",
    title_failed: "The uploaded certificate may not sign certificates",
    rule: "If the signing or root certificate has a key usage extension, signing certificates is among the usages.",
    required: "keyCertSign, if the extension is there",
    sources: &[UPLOAD, Source { document: "RFC 5280", section: "4.2.1.3" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::KeyUsage),
    roles: &[Role::Ca],
    effect: REFUSED,
    check: key_usage::may_sign_certificates,
    remedy: |subject| {
        recipe::authority(subject, "Issue the CA certificate again with the key usages keyCertSign and cRLSign.")
    },
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("ca/no-key-usage", Outcome::Pass),
        example("ca/no-key-cert-sign", Outcome::Fail),
    ],
};
