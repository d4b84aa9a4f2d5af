//! Not in the list of requirements but the purpose of the certificate: it is that of the server the user connects to.

use super::{GUIDE, REJECTED, new_server};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, dns_name, example};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-address",
    title: "The certificate covers the address typed in the app",
    title_failed: "The certificate does not cover the address typed in the app",
    rule: "The app uses the certificate to identify the server, so the certificate must contain the address that is entered in the app.",
    required: "the typed address, as a DNS or IP entry",
    sources: &[
        Source { document: GUIDE, section: "Certificate requirements, introduction" },
        Source { document: "RFC 9525", section: "6.3 to 6.5" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: REJECTED,
    check: dns_name::covers_address,
    remedy: |subject| {
        new_server(
            subject,
            "Type the address in the app as it is in the certificate, or have the certificate reissued with this address in it.",
        )
    },
    contradictions: &[],
    // The examples are judged for the address vms.example.org.
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-wildcard", Outcome::Pass),
        example("server/san-many", Outcome::Pass),
        example("server/san-ip-only", Outcome::Fail),
        example("server/san-single-label", Outcome::Fail),
        example("server/no-san", Outcome::Fail),
    ],
};
