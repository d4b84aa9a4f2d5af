//! The names that the certificate will have.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, example_with_step, server_request};
use crate::input::Role;
use crate::products::dw_spectrum::requirements::{INSTALL, LIBRARY};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "dw-request/names",
    title: "The request names the addresses of the server",
    title_failed: "A name in the request is not the name of a host",
    rule: "The request asks for the DNS name of the server as subject alternative name. A CA may add it, so its absence is a step and not a fault.",
    required: "a DNS entry in subjectAltName",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues a certificate that the server or its clients refuse, or refuses the request.",
    check: |subject: &RequestSubject<'_>| server_request::names_addresses(subject),
    remedy: |subject| server_request::anew(subject, "Make a new request with the server's DNS name, without prefix, scheme or port."),
    contradictions: &[],
    examples: &[
        example("requests/server", Outcome::Pass),
        example_with_step("requests/server-no-names"),
        example("requests/server-prefixed-name", Outcome::Fail),
    ],
};
