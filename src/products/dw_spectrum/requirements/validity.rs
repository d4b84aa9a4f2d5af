//! The certificate is within its dates.

use super::MANUAL;
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, validity};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/validity",
    title: "The certificate is within its dates",
    title_failed: "The certificate is outside its dates",
    rule: "The certificate has begun to be valid and has not expired. The server reports an invalid one by an event, and clients check the dates.",
    required: "notBefore ≤ now ≤ notAfter",
    sources: &[
        Source { document: MANUAL, section: "To Get Notified about Certificate Validation Issues" },
        Source { document: MANUAL, section: "To View A Server's Security Certificate (expiration date)" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "The event \"Server Certificate Error\" is to be expected. Strict refuses; with an expired certificate Recommended asks at every connection, even if the key is pinned.",
    check: validity::within_dates,
    remedy: |subject| {
        super::new_server(
            subject,
            "Have a new certificate issued and put it into cert.pem. If it is issued for the same key, clients keep their pins. If it should be valid already, correct the clock of the server and of the client.",
        )
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/begins-now", Outcome::Pass),
        example("server/begins-in-one-second", Outcome::Fail),
        example("server/ends-now", Outcome::Warn),
        example("server/ended-one-second-ago", Outcome::Fail),
        example("server/expires-in-29-days", Outcome::Warn),
        example("server/expires-in-30-days", Outcome::Pass),
    ],
};
