//! The request is for a client, not for an authority.

use crate::checks::{Blocks, Level, OfRequest, Outcome, Requirement, example, recipe, server_request};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE, SUMMARY};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/not-authority",
    title: "The request is not for a certificate authority",
    title_failed: "The request asks for a certificate authority",
    rule: "The request does not ask for basic constraints with cA = TRUE.",
    required: "no cA = TRUE",
    sources: &[SUMMARY, REQUEST_TABLE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The PKI team sends the request back, or issues a certificate that can issue others.",
    check: server_request::asks_for_no_authority,
    remedy: |subject| recipe::request(subject, "Make a new request without basic constraints. The key may stay."),
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-authority", Outcome::Fail),
    ],
};
