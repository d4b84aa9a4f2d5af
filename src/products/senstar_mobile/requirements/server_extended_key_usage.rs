//! Requirement V5: the extended key usage names server authentication.

use super::{APPLE_LIST, CONSCRYPT, SERVER_LIST, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, extended_key_usage, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-extended-key-usage",
    title: "The extended key usage names server authentication",
    title_failed: "The extended key usage does not name server authentication",
    rule: "The enhanced key usage of the server's certificate contains server authentication.",
    required: "serverAuth (1.3.6.1.5.5.7.3.1)",
    sources: &[
        SERVER_LIST,
        APPLE_LIST,
        Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicyServer.c, SecPolicyCheckServerAuthEKU" },
        CONSCRYPT,
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Purpose),
    roles: &[Role::Server],
    effect: "The guide requires it. Under a public root iOS rejects a certificate without server authentication; under an installed root its code also accepts no extension, any purpose, or the old server gated cryptography. Android accepts these under every root, and looks at the server certificate only.",
    check: extended_key_usage::names_server_authentication,
    remedy: |subject| {
        new_server(
            subject,
            "Have the certificate reissued for server authentication; with Windows certificate services, from the template Web Server.",
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
