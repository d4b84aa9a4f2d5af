//! The request names the state or province.

use super::{SENT_BACK, attribute};
use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/state-or-province",
    title: "The request names the state or province",
    title_failed: "The request names no state or province",
    rule: "The subject has a state or province.",
    required: "ST, for example London",
    sources: &[REQUEST_TABLE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Request],
    effect: SENT_BACK,
    check: |subject: &RequestSubject<'_>| attribute(subject, "ST", "state or province", None),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with your own state or province (ST) in the subject. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Warn),
    ],
};
