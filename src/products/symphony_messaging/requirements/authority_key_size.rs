//! Requirement B1 for the uploaded certificate: RSA of 4096 bits, which only one source says.

use super::{KEY_BITS, KEY_SIZE, REFUSED, SESSION_AUTHENTICATE};
use crate::checks::{Blocks, Level, Outcome, Requirement, Subject, example, key, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-key-size",
    title: "The CA's RSA key has 4096 bits or more",
    title_failed: "The CA's key is not an RSA key of 4096 bits or more",
    rule: "The root above the client certificate has an RSA key of 4096 bits, too. Only the reference of the interface says so, not the guide; a shorter key is a warning.",
    required: "RSA, 4096 bits or more",
    sources: &[SESSION_AUTHENTICATE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca],
    effect: REFUSED,
    check: |subject: &Subject<'_>| key::rsa_at_least(&subject.certificate.public_key, KEY_BITS),
    remedy: |subject| {
        recipe::authority(
            subject,
            "If bots log in with it already, nothing needs to be done now. Make the next authority with an RSA key of 4096 bits.",
        )
    },
    contradictions: &[KEY_SIZE],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("ca/rsa-4096", Outcome::Pass),
        example("ca/root", Outcome::Warn),
        example("ca/ec-p256", Outcome::Warn),
    ],
};
