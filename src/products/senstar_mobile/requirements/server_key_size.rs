//! Requirement V2: the server's RSA key has 2048 bits or more.

use super::{APPLE_LIST, CONSCRYPT, SERVER_LIST, SHORT_KEY, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, key, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-key-size",
    title: "The server's RSA key has 2048 bits or more",
    title_failed: "The server's key is not an RSA key of 2048 bits or more",
    rule: "The RSA key of the server is at least 2048 bits long.",
    required: "RSA, 2048 bits or more",
    sources: &[SERVER_LIST, APPLE_LIST, CONSCRYPT],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Key),
    roles: &[Role::Server],
    effect: SHORT_KEY,
    check: key::rsa_2048_or_accepted_curve,
    remedy: |subject| new_server(subject, key::advice(subject)),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/rsa-3072", Outcome::Pass),
        example("server/rsa-2047", Outcome::Fail),
        example("server/rsa-1024", Outcome::Fail),
        example("server/rsa-8200", Outcome::Warn),
        example("server/ec-p256", Outcome::Warn),
        example("server/ec-p384", Outcome::Warn),
        example("server/ec-p521", Outcome::Warn),
        example("server/ec-p224", Outcome::Fail),
        example("server/secp256k1", Outcome::Fail),
        example("server/brainpool-p256", Outcome::Fail),
        example("server/ec-explicit-parameters", Outcome::Fail),
        example("server/ed25519", Outcome::Fail),
        example("server/ed448", Outcome::Fail),
        example("server/dsa", Outcome::Fail),
    ],
};
