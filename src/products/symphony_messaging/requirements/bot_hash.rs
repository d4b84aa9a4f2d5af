//! Requirement B7: the bot's certificate is signed with a hash of the SHA-2 family.

use super::{GENERATE, REFUSED};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, hash, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-hash",
    title: "The bot's certificate is signed with SHA-2",
    title_failed: "The bot's certificate is not signed with SHA-2",
    rule: "The signature on the certificate uses a hash of the SHA-2 family; the guide's command asks for SHA-256.",
    required: "SHA-256, or another of the SHA-2 family",
    sources: &[GENERATE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Hash),
    roles: &[Role::Client],
    effect: REFUSED,
    check: hash::sha2_for_programs,
    remedy: |subject| {
        recipe::client(subject,
            "Have the certificate reissued with SHA-256; the key and the name may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("client/good", Outcome::Pass),
        example("server/sha384", Outcome::Pass),
        example("server/pss-sha256", Outcome::Pass),
        example("server/sha512-256", Outcome::Warn),
        example("client/sha1", Outcome::Fail),
        example("server/md5", Outcome::Fail),
        example("server/pss-sha1-default", Outcome::Fail),
        example("server/ed25519-signed", Outcome::Fail),
    ],
};
