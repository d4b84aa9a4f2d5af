//! Requirement V4: the subject alternative name has a DNS entry.

use super::{APPLE_LIST, SERVER_LIST, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, dns_name, example, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-dns-name",
    title: "The subject alternative name has a DNS entry",
    title_failed: "The subject alternative name has no DNS entry",
    rule: "Among the subject alternative names of the server's certificate, at least one is a DNS name.",
    required: "one DNS entry or more",
    sources: &[SERVER_LIST, APPLE_LIST],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Names),
    roles: &[Role::Server],
    effect: "The guide requires a DNS entry. iOS and Android look for the typed address in the subject alternative name alone: a name that is not there is rejected. Where users type an IP address, both accept an IP entry without any DNS entry.",
    check: dns_name::has_dns_entry,
    remedy: |subject| {
        new_server(
            subject,
            "Have the certificate reissued with the server's DNS name in the subject alternative name; if phones connect by IP address, with that as an IP entry, too.",
        )
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-dns-and-ip", Outcome::Pass),
        example("server/san-wildcard", Outcome::Pass),
        example("server/san-single-label", Outcome::Pass),
        example("server/san-punycode", Outcome::Pass),
        example("server/san-many", Outcome::Pass),
        example("server/san-underscore", Outcome::Warn),
        example("server/san-trailing-dot", Outcome::Warn),
        example("server/no-san", Outcome::Fail),
        example("server/san-empty", Outcome::Fail),
        example("server/san-empty-dns", Outcome::Fail),
        example("server/san-ip-only", Outcome::Fail),
        example("server/san-ip-as-dns", Outcome::Fail),
        example("server/san-ipv6-as-dns", Outcome::Fail),
        example("server/san-star", Outcome::Fail),
        example("server/san-star-tld", Outcome::Fail),
        example("server/san-partial-wildcard", Outcome::Fail),
        example("server/san-inner-wildcard", Outcome::Fail),
        example("server/san-url", Outcome::Fail),
        example("server/san-port", Outcome::Fail),
        example("server/san-space", Outcome::Fail),
        example("server/san-non-ascii", Outcome::Fail),
        example("server/san-nul", Outcome::Fail),
    ],
};
