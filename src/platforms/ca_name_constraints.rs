//! A CA that is limited to some names, and a root whose limits Android ignores.

use const_oid::db::rfc5280::ID_CE_NAME_CONSTRAINTS;

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/ca-name-constraints",
    title: "No name constraints on the CA",
    title_failed: "The CA has name constraints, which clients apply differently",
    rule: "The CA certificate, or the root above a server, has no name constraints, or ones that every client in use is known to apply alike.",
    required: "no name constraints",
    sources: &[
        Source { document: "RFC 5280", section: "4.2.1.10" },
        Source { document: "Android, Conscrypt", section: "TrustedCertificateIndex: TrustAnchor(cert, null)" },
    ],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server],
    effect: "Clients differ: some reject every certificate below such a CA, some apply the constraints to the common name, too. Android ignores the constraints of a root, so there it is trusted for every name; it applies those of an intermediate.",
    check,
    remedy: |_| {
        recipe::advice("Limits are good practice where they work: try each kind of phone and client that is in use. If one refuses the connection, use a CA without name constraints for these servers.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("chain/constrained-ca", Outcome::Warn),
        example("server/good", Outcome::NotApplicable),
    ],
};

/// What Android makes of the constraints of a root.
const IGNORED: &str = "Android ignores name constraints on a root: phones trust it for every name. To limit it there, put the constraints on an intermediate.";

fn check(subject: &Subject<'_>) -> Judgement {
    if subject.role == Role::Server {
        return of_root(subject);
    }
    match subject.certificate.extension(ID_CE_NAME_CONSTRAINTS) {
        None => Judgement::pass("no name constraints"),
        Some(extension) => {
            let judgement = Judgement::pass("name constraints")
                .because(Outcome::Fail, "It may issue for some names only; whether a certificate keeps to that is checked with its chain.")
                .evidence("nameConstraints", if extension.critical { "critical" } else { "not critical" }, Some(extension.span.offset));
            if subject.certificate.is_self_issued() { judgement.remark(IGNORED) } else { judgement }
        }
    }
}

/// The root above a server.
fn of_root(subject: &Subject<'_>) -> Judgement {
    let above = subject.lineage.map(|lineage| lineage.chain.as_slice()).unwrap_or_default();
    let root = above.last().filter(|root| above.len() > 1 && root.is_self_issued());
    match root.filter(|root| root.extension(ID_CE_NAME_CONSTRAINTS).is_some()) {
        None => Judgement::new(Outcome::NotApplicable, "no root with name constraints above it"),
        Some(root) => {
            let name = root.subject.to_string();
            Judgement::pass("a root with name constraints")
                .because(Outcome::Fail, format!("The root {} has name constraints. {IGNORED}", name.escape_debug()))
        }
    }
}
