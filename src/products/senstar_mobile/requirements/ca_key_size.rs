//! Requirement C2: the authority's RSA key has 2048 bits or more.

use super::{APPLE_LIST, CA_LIST, CONSCRYPT, SHORT_KEY};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, key, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/ca-key-size",
    title: "The CA's RSA key has 2048 bits or more",
    title_failed: "The CA's key is not an RSA key of 2048 bits or more",
    rule: "The RSA key of the certificate authority is at least 2048 bits long.",
    required: "RSA, 2048 bits or more",
    sources: &[CA_LIST, APPLE_LIST, CONSCRYPT],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Key),
    roles: &[Role::Ca],
    effect: SHORT_KEY,
    check: key::rsa_2048_or_accepted_curve,
    remedy: |subject| recipe::authority_with_new_key(subject, key::advice(subject)),
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/rsa-4096", Outcome::Pass),
        example("ca/rsa-2047", Outcome::Fail),
        example("ca/rsa-1024", Outcome::Fail),
        example("ca/rsa-8200", Outcome::Warn),
        example("ca/ec-p256", Outcome::Warn),
        example("ca/secp256k1", Outcome::Fail),
        example("ca/ed25519", Outcome::Fail),
    ],
};
