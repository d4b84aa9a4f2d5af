//! Requirement B4: the uploaded certificate is within its dates.

use super::{REST_UPLOAD, UPLOAD};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, recipe, validity};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-validity",
    title: "The uploaded certificate is within its dates",
    title_failed: "The uploaded certificate is outside its dates",
    rule: "At the time of use the signing or root certificate has begun to be valid and has not expired.",
    required: "notBefore ≤ now ≤ notAfter",
    sources: &[UPLOAD, REST_UPLOAD, Source { document: "RFC 5280", section: "4.1.2.5" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca],
    effect: "Every bot whose certificate it issued is rejected from that day. The REST upload (POST /v2/companycert/create) rejects an expired certificate.",
    check: validity::within_dates,
    remedy: |subject| {
        recipe::authority(
            subject,
            "Make a new CA, upload it in addition to the old one, and have it issue the bots' certificates. If it should be valid already, correct the clock.",
        )
    },
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("ca/expires-soon", Outcome::Warn),
        example("ca/ends-now", Outcome::Warn),
        example("ca/expired", Outcome::Fail),
        example("ca/not-yet-valid", Outcome::Fail),
    ],
};
