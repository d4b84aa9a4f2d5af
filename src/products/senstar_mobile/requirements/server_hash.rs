//! Requirement V3: the server's certificate is signed with a hash of the SHA-2 family.

use super::{APPLE_LIST, CONSCRYPT, SERVER_LIST, WEAK_HASH, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, hash, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-hash",
    title: "The server certificate is signed with SHA-2",
    title_failed: "The server certificate is not signed with SHA-2",
    rule: "The signature on the server's certificate uses a hash of the SHA-2 family.",
    required: "SHA-224, SHA-256, SHA-384 or SHA-512",
    sources: &[SERVER_LIST, APPLE_LIST, CONSCRYPT],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Hash),
    roles: &[Role::Server],
    effect: WEAK_HASH,
    check: hash::sha2_family,
    remedy: |subject| {
        new_server(subject, "Have the certificate reissued with SHA-256; the key and the names may stay.")
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/sha224", Outcome::Pass),
        example("server/sha384", Outcome::Pass),
        example("server/sha512", Outcome::Pass),
        example("server/ecdsa-sha256", Outcome::Pass),
        example("server/pss-sha256", Outcome::Pass),
        example("server/pss-mgf1-other", Outcome::Warn),
        example("server/pss-mgf1-mismatch", Outcome::Fail),
        example("server/pss-no-parameters", Outcome::Fail),
        example("server/pss-sha1-default", Outcome::Fail),
        example("server/sha512-256", Outcome::Warn),
        example("server/sha1", Outcome::Fail),
        example("server/md5", Outcome::Fail),
        example("server/ecdsa-sha1", Outcome::Fail),
        example("server/sha3-256", Outcome::Fail),
        example("server/ed25519-signed", Outcome::Fail),
        example("server/inner-outer-mismatch", Outcome::Fail),
    ],
};
