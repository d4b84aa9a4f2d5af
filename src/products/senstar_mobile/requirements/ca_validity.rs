//! Requirement C1: the authority's certificate is within its dates.

use super::{CA_LIST, new_authority};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, example, validity};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/ca-validity",
    title: "The CA certificate is within its dates",
    title_failed: "The CA certificate is outside its dates",
    rule: "At the time of use, the certificate of the certificate authority has begun to be valid and has not expired.",
    required: "notBefore ≤ now ≤ notAfter",
    sources: &[
        CA_LIST,
        Source {
            document: "Let's Encrypt, Extending Android Device Compatibility (2020-12-21)",
            section: "Android does not enforce the dates of trust anchors",
        },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca],
    effect: "The guide requires it. iOS rejects every certificate below a CA that is not valid. Android checks the dates of an intermediate, but not those of an installed root.",
    check: validity::within_dates,
    remedy: |subject| {
        new_authority(
            subject,
            "Create or export a certificate authority that is valid now, issue the server certificate with it, and install it on every phone. If it should be valid already, correct the clock.",
        )
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/begins-now", Outcome::Pass),
        example("ca/not-yet-valid", Outcome::Fail),
        example("ca/ends-now", Outcome::Warn),
        example("ca/expires-soon", Outcome::Warn),
        example("ca/expired", Outcome::Fail),
    ],
};
