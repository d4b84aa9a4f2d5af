//! An authority that says what its key may do says that it may sign certificates.

use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, key_usage, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/ca-key-usage",
    title: "The CA's key usage allows it to sign certificates",
    title_failed: "The CA's key usage does not allow it to sign certificates",
    rule: "If a certificate authority's certificate has a key usage extension, signing certificates is among the usages.",
    required: "keyCertSign, if the extension is there",
    sources: &[Source { document: "RFC 5280", section: "4.2.1.3 and 6.1.4 (n)" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::KeyUsage),
    roles: &[Role::Ca],
    effect: "Every device refuses the certificates that it issued.",
    check: key_usage::may_sign_certificates,
    remedy: |subject| {
        recipe::authority(subject, "Issue the CA certificate again with the key usages keyCertSign and cRLSign.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/no-key-usage", Outcome::Pass),
        example("ca/no-key-cert-sign", Outcome::Fail),
    ],
};
