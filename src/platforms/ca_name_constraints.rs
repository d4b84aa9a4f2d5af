//! An authority that is limited to some names.

use const_oid::db::rfc5280::ID_CE_NAME_CONSTRAINTS;

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/ca-name-constraints",
    title: "The authority is not limited to some names",
    title_failed: "The authority is limited to some names",
    demand: "The certificate of the authority has no name constraints, or ones that every client in use is known to apply alike.",
    required: "no name constraints",
    sources: &[Source { document: "RFC 5280", section: "4.2.1.10" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca],
    effect: "Clients differ: some refuse every certificate below such an authority, some apply the limits to the common name, too, and some ignore them on a root.",
    check,
    remedy: |_| {
        recipe::advice("Limits are good practice where they work: try each kind of phone and client that is in use. If one refuses the connection, use an authority without name constraints for these servers.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("chain/constrained-ca", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    match subject.certificate.extension(ID_CE_NAME_CONSTRAINTS) {
        None => Judgement::pass("no name constraints"),
        Some(extension) => Judgement::pass("name constraints")
            .because(Outcome::Fail, "It may issue for some names only; whether a certificate keeps to that is checked with its chain.")
            .evidence("nameConstraints", if extension.critical { "critical" } else { "not critical" }, Some(extension.span.offset)),
    }
}
