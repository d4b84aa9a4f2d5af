//! Requirement B5: the key usage, if there is one, allows to sign a handshake.

use super::{OVERVIEW, REFUSED};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, key_usage, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-key-usage",
    title: "The key usage allows the bot to sign",
    title_failed: "The key usage does not allow the bot to sign",
    rule: "If the certificate has a key usage extension, digital signature is among the usages: a client proves with a signature that it has the key.",
    required: "no key usage, or digitalSignature",
    sources: &[
        OVERVIEW,
        Source { document: "RFC 5280", section: "4.2.1.3" },
        Source { document: "RFC 8446", section: "4.4.2.2" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED,
    check: key_usage::may_sign_handshakes,
    remedy: |subject| {
        recipe::client(subject,
            "Have the certificate reissued with the key usage digitalSignature.",
        )
    },
    contradictions: &[],
    examples: &[
        example("client/good", Outcome::Pass),
        example("client/client-auth", Outcome::Pass),
        example("client/key-encipherment-only", Outcome::Fail),
    ],
};
