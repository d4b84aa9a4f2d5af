//! Requirement V1: the server's certificate is within its dates.

use super::{REJECTED, SERVER_LIST, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, validity};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-validity",
    title: "The server certificate is within its dates",
    title_failed: "The server certificate is outside its dates",
    rule: "At the time of use, the server's certificate has begun to be valid and has not expired.",
    required: "notBefore ≤ now ≤ notAfter",
    sources: &[SERVER_LIST],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: REJECTED,
    check: validity::within_dates,
    remedy: |subject| {
        new_server(
            subject,
            "Have a new certificate issued and select it on the server. If it should be valid already, correct the clock of the server and of the phone.",
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
        example("server/negative-period", Outcome::Fail),
    ],
};
