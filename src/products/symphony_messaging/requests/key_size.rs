//! The request is for an RSA key of 4096 bits.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{GENERATE, KEY_SIZE, SESSION_AUTHENTICATE, judge_key};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/key-size",
    title: "The RSA key has 4096 bits or more",
    title_failed: "The key is not an RSA key of 4096 bits or more",
    rule: "The request is for an RSA key of 4096 bits, whatever the example value in the table says.",
    required: "RSA, 4096 bits or more",
    sources: &[GENERATE, SESSION_AUTHENTICATE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The certificate that is issued for it is rejected by the pod.",
    check: |subject: &RequestSubject<'_>| judge_key(&subject.request.public_key.key),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new RSA key of 4096 bits and a new request for it, before a certificate is issued for this one.",
        )
    },
    contradictions: &[KEY_SIZE],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-rsa-2048", Outcome::Fail),
        example("requests/bot-rsa-1024", Outcome::Fail),
        example("requests/bot-ec-p256", Outcome::Fail),
    ],
};
