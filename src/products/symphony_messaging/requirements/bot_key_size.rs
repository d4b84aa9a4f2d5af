//! Requirement B1: the bot's RSA key has 4096 bits or more.

use super::{EXAMPLE_KEY_BITS, GENERATE_TEXT, KEY_BITS, KEY_SIZE, REFUSED, SESSION_AUTHENTICATE};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Subject, example, key, recipe};
use crate::input::Role;
use crate::model::PublicKey;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-key-size",
    title: "The bot's RSA key has 4096 bits or more",
    title_failed: "The bot's key is not an RSA key of 4096 bits or more",
    rule: "The client certificate of the bot is for an RSA key of 4096 bits.",
    required: "RSA, 4096 bits or more",
    sources: &[GENERATE_TEXT, SESSION_AUTHENTICATE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED,
    check: |subject: &Subject<'_>| judge(&subject.certificate.public_key),
    remedy: |subject| {
        recipe::client(subject,
            "A key cannot be made longer: make a new RSA key of 4096 bits and have a new certificate issued for it.",
        )
    },
    contradictions: &[KEY_SIZE],
    examples: &[
        example("client/good", Outcome::Pass),
        example("bot/rsa-4097", Outcome::Pass),
        example("bot/rsa-4095", Outcome::Fail),
        example("bot/rsa-2048", Outcome::Fail),
        example("bot/rsa-1024", Outcome::Fail),
        example("client/ec-p256", Outcome::Fail),
    ],
};

/// RSA with 4096 bits; with a word on the guide's other number where it may be the cause.
pub(crate) fn judge(key: &PublicKey) -> Judgement {
    let judgement = key::rsa_at_least(key, KEY_BITS);
    let bits = key.bits.unwrap_or(0);
    if judgement.outcome == Outcome::Fail && (EXAMPLE_KEY_BITS..KEY_BITS).contains(&bits) {
        return judgement.remark(format!(
            "The guide contradicts itself: its text says that the certificate must use {KEY_BITS} bits, and its table for the PKI team gives {EXAMPLE_KEY_BITS} bits as an example."
        ));
    }
    judgement
}
