//! The request is for a server, not for an authority.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, server_request};
use crate::input::Role;
use crate::products::senstar_mobile::requirements::{CSR_STEP, SERVER_LIST};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "senstar-request/not-authority",
    title: "The request is not for a certificate authority",
    title_failed: "The request asks for a certificate authority",
    rule: "The request does not ask for basic constraints with cA = TRUE.",
    required: "no cA = TRUE",
    sources: &[CSR_STEP, SERVER_LIST],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues a certificate that phones refuse, or refuses the request.",
    check: |subject: &RequestSubject<'_>| server_request::asks_for_no_authority(subject),
    remedy: |subject| server_request::anew(subject, "Make a new request without basic constraints. The key may stay."),
    contradictions: &[],
    examples: &[
        example("requests/server", Outcome::Pass),
        example("requests/server-authority", Outcome::Fail),
    ],
};
