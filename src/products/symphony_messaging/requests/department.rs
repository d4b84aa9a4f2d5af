//! The request names the organizational unit.

use super::{SENT_BACK, attribute};
use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE, SAMPLE_UNIT};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/department",
    title: "The request names the department",
    title_failed: "The request names no department",
    rule: "The subject has an organizational unit: the department that runs the bot.",
    required: "OU, for example Collaboration Services",
    sources: &[REQUEST_TABLE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Request],
    effect: SENT_BACK,
    check: |subject: &RequestSubject<'_>| attribute(subject, "OU", "organizational unit", Some(SAMPLE_UNIT)),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with your own organizational unit (OU) in the subject. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Warn),
        example("requests/bot-sample", Outcome::Warn),
    ],
};
