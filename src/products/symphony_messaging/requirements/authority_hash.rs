//! Requirement B7 for the uploaded certificate: a hash of the SHA-2 family.

use super::{GENERATE, REFUSED};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, hash, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-hash",
    title: "The CA's certificate is signed with SHA-2",
    title_failed: "The CA's certificate is not signed with SHA-2",
    rule: "The signature on the signing or root certificate uses a hash of the SHA-2 family, as the guide's command does for the bot's certificate. The guide does not say it of the CA.",
    required: "SHA-256, or another of the SHA-2 family",
    sources: &[GENERATE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca],
    effect: REFUSED,
    check: hash::sha2_for_programs,
    remedy: |subject| {
        recipe::authority(subject, "Issue the CA certificate again with SHA-256.")
    },
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("ca/sha384", Outcome::Pass),
        example("ca/sha1", Outcome::Warn),
        example("ca/md5", Outcome::Warn),
    ],
};
