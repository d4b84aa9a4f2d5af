//! The request is signed with a hash of the SHA-2 family.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, hash, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::GENERATE;

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/hash",
    title: "The request is signed with SHA-2",
    title_failed: "The request is not signed with SHA-2",
    rule: "The signature on the request uses a hash of the SHA-2 family. The CA chooses the hash of the certificate by itself; the guide asks for SHA-256 there.",
    required: "SHA-256, or another of the SHA-2 family",
    sources: &[GENERATE],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Request],
    effect: "Some CAs refuse requests with an old hash.",
    check: |subject: &RequestSubject<'_>| hash::sha2_algorithm(&subject.request.signature_algorithm),
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with SHA-256, and ask for a certificate that is signed with SHA-256. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-sha1", Outcome::Warn),
    ],
};
