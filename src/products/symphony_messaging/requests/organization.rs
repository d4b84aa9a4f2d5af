//! The request names the organization.

use super::{SENT_BACK, attribute};
use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE, SAMPLE_ORGANIZATION};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/organization",
    title: "The request names the organization",
    title_failed: "The request names no organization",
    rule: "The subject has an organization: that of your company.",
    required: "O, for example Excelsior Bank",
    sources: &[REQUEST_TABLE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Request],
    effect: SENT_BACK,
    check: |subject: &RequestSubject<'_>| attribute(subject, "O", "organization", Some(SAMPLE_ORGANIZATION)),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with your own organization (O) in the subject. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Warn),
        example("requests/bot-sample", Outcome::Warn),
    ],
};
