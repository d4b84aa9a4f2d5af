//! A server's certificate is not that of an authority.

use const_oid::db::rfc5280::ID_CE_BASIC_CONSTRAINTS;

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/server-not-ca",
    title: "The server certificate is not marked as a certificate authority",
    title_failed: "The server certificate is marked as a certificate authority",
    rule: "The certificate that the server presents does not claim to be a certificate authority.",
    required: "no basicConstraints, or cA = FALSE",
    sources: &[
        Source { document: "CA/Browser Forum Baseline Requirements", section: "7.1.2.7.8" },
        Source { document: "RFC 5280", section: "4.2.1.9" },
    ],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Server],
    effect: "Some devices accept it, others refuse it; anyone who holds the server's key can issue certificates for any name.",
    check,
    remedy: |subject| {
        recipe::server(
            subject,
            "Make a certificate authority and have it issue a separate certificate for the server; install only the CA on the phones.",
        )
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/self-signed-server", Outcome::Pass),
        example("server/ca-true-server", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let is_ca = subject.certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    let offset = subject.certificate.extension(ID_CE_BASIC_CONSTRAINTS).map(|extension| extension.span.offset);
    let found = if is_ca { "cA = TRUE" } else { "not a certificate authority" };
    let judgement = Judgement::pass(found).evidence("basicConstraints", found, offset);
    if is_ca {
        judgement.because(Outcome::Fail, "The certificate is marked as a certificate authority and used by a server.")
    } else {
        judgement
    }
}
