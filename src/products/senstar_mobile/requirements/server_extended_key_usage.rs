//! Demand V5: the extended key usage names server authentication.

use super::{APPLE_LIST, REFUSED, SERVER_LIST, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, example, extended_key_usage, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-extended-key-usage",
    title: "The extended key usage names server authentication",
    title_failed: "The extended key usage does not name server authentication",
    demand: "The enhanced key usage of the server's certificate contains server authentication.",
    required: "serverAuth (1.3.6.1.5.5.7.3.1)",
    sources: &[SERVER_LIST, APPLE_LIST],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Purpose),
    roles: &[Role::Server],
    effect: REFUSED,
    check: extended_key_usage::names_server_authentication,
    remedy: |subject| {
        new_server(
            subject,
            "Have the certificate issued anew for server authentication; with Windows certificate services, from the template Web Server.",
        )
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/eku-server-only", Outcome::Pass),
        example("server/eku-server-and-others", Outcome::Pass),
        example("server/no-eku", Outcome::Fail),
        example("server/eku-any-only", Outcome::Fail),
        example("server/eku-empty", Outcome::Fail),
        example("server/eku-old-sgc-only", Outcome::Fail),
    ],
};
