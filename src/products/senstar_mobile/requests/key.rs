//! The key that the certificate will have.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, server_request};
use crate::input::Role;
use crate::products::senstar_mobile::requirements::{CSR_STEP, SERVER_LIST};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "senstar-request/key",
    title: "The request is for an RSA key of 2048 bits or more",
    title_failed: "The request is not for an RSA key of 2048 bits or more",
    rule: "The key in the request for the Senstar Symphony Server is an RSA key of at least 2048 bits.",
    required: "RSA, 2048 bits or more",
    sources: &[CSR_STEP, SERVER_LIST],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues a certificate that phones refuse, or refuses the request.",
    check: |subject: &RequestSubject<'_>| server_request::key(subject, Outcome::Warn, "The guide speaks of RSA keys only. iOS and Android accept P-256, P-384 and P-521, but the vendor does not say so."),
    remedy: |subject| server_request::anew(subject, "Make a new RSA key of 2048 bits and a new request for it."),
    contradictions: &[],
    examples: &[
        example("requests/server", Outcome::Pass),
        example("requests/server-rsa-1024", Outcome::Fail),
        example("requests/server-ec", Outcome::Warn),
    ],
};
