//! The key that the certificate will have.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, server_request};
use crate::input::Role;
use crate::products::dw_spectrum::requirements::{INSTALL, LIBRARY};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "dw-request/key",
    title: "The request is for an RSA key of 2048 bits or more",
    title_failed: "The request is not for an RSA key of 2048 bits or more",
    rule: "The key in the request for the DW Spectrum server is an RSA key of at least 2048 bits.",
    required: "RSA, 2048 bits or more",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues a certificate that the server or its clients refuse, or refuses the request.",
    check: |subject: &RequestSubject<'_>| server_request::key(subject, Outcome::Fail, "The server refuses elliptic-curve keys by default: \"Invalid key cipher (ECDSA)\" is what it logs."),
    remedy: |subject| server_request::anew(subject, "Make a new RSA key of 2048 bits and a new request for it."),
    contradictions: &[],
    examples: &[
        example("requests/server", Outcome::Pass),
        example("requests/server-rsa-1024", Outcome::Fail),
        example("requests/server-ec", Outcome::Fail),
    ],
};
