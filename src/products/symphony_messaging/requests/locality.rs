//! The request names the locality.

use super::{SENT_BACK, attribute};
use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/locality",
    title: "The request names the city",
    title_failed: "The request names no city",
    rule: "The subject has a locality.",
    required: "L, for example London",
    sources: &[REQUEST_TABLE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Request],
    effect: SENT_BACK,
    check: |subject: &RequestSubject<'_>| attribute(subject, "L", "locality", None),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with your own locality (L) in the subject. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Warn),
    ],
};
