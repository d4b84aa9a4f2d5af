//! What the certificate will be for.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, server_request};
use crate::input::Role;
use crate::products::dw_spectrum::requirements::{INSTALL, LIBRARY};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "dw-request/purpose",
    title: "The request is for server authentication",
    title_failed: "The request lists other purposes than server authentication",
    rule: "A request that lists purposes lists server authentication.",
    required: "no purposes, or serverAuth (1.3.6.1.5.5.7.3.1)",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues a certificate that the server or its clients refuse, or refuses the request.",
    check: |subject: &RequestSubject<'_>| server_request::allows_server_authentication(subject),
    remedy: |subject| server_request::anew(subject, "Make a new request for server authentication. The key may stay."),
    contradictions: &[],
    examples: &[
        example("requests/server", Outcome::Pass),
        example("requests/server-no-names", Outcome::Pass),
        example("requests/server-code-signing", Outcome::Fail),
    ],
};
