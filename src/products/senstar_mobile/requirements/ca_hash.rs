//! Requirement C3: the authority's certificate is signed with a hash of the SHA-2 family.

use super::{APPLE_LIST, CA_LIST, CONSCRYPT, WEAK_HASH, new_authority};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, hash, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/ca-hash",
    title: "The CA certificate is signed with SHA-2",
    title_failed: "The CA certificate is not signed with SHA-2",
    rule: "The signature on the certificate of the certificate authority uses a hash of the SHA-2 family.",
    required: "SHA-224, SHA-256, SHA-384 or SHA-512",
    sources: &[CA_LIST, APPLE_LIST, CONSCRYPT],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Hash),
    roles: &[Role::Ca],
    effect: WEAK_HASH,
    check: hash::sha2_family,
    remedy: |subject| {
        new_authority(subject, "Issue the CA certificate again with SHA-256; do not extend the old one.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/sha384", Outcome::Pass),
        example("ca/sha512", Outcome::Pass),
        example("ca/pss-sha256", Outcome::Pass),
        example("ca/sha1", Outcome::Fail),
        example("ca/md5", Outcome::Fail),
        example("ca/pss-default", Outcome::Fail),
    ],
};
