//! Requirement C4: the authority's certificate is marked as one.

use super::{CA_LIST, new_authority};
use crate::checks::{Blocks, Level, Outcome, Requirement, Source, basic_constraints, example, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/ca-basic-constraints",
    title: "The CA certificate is marked as a certificate authority",
    title_failed: "The certificate is not marked as a certificate authority",
    rule: "The basic constraints of the certificate authority's certificate say that it is a certificate authority.",
    required: "basicConstraints with cA = TRUE",
    sources: &[
        CA_LIST,
        Source { document: "RFC 5280", section: "4.2.1.9" },
        Source { document: "Android, CertInstaller", section: "CredentialHelper.isCa" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Authority),
    roles: &[Role::Ca],
    effect: "Android asks for a private key instead of installing it as a CA; iOS shows no switch for it under Certificate Trust Settings; both refuse certificates that it issued.",
    check: basic_constraints::mark_an_authority,
    remedy: |subject| {
        new_authority(
            subject,
            "Check first that this is the CA certificate and not the server certificate: export it from Trusted Root Certification Authorities. If it is, issue it again with basic constraints cA = TRUE, marked critical.",
        )
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/intermediate", Outcome::Pass),
        example("ca/basic-constraints-not-critical", Outcome::Warn),
        example("ca/no-basic-constraints", Outcome::Fail),
        example("ca/basic-constraints-empty", Outcome::Fail),
        example("ca/ca-false", Outcome::Fail),
        example("ca/v1", Outcome::Fail),
    ],
};
