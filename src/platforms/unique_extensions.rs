//! No extension stands twice.

use super::anew;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;
use crate::model::{Certificate, DeviationKind};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/unique-extensions",
    title: "Every extension is in the certificate once",
    title_failed: "An extension is in the certificate twice",
    rule: "A certificate has at most one extension of each kind, and so have the certificates above it.",
    required: "each extension once",
    sources: &[
        Source { document: "RFC 5280", section: "4.2" },
        Source { document: "OpenSSL", section: "crypto/x509/v3_purp.c, X509v3_cache_extensions" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "OpenSSL and most clients refuse the certificate.",
    check,
    remedy: |subject| anew(subject, "Have the certificate issued again with each extension once."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("details/duplicate-extension", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let repeats = |certificate: &Certificate| {
        certificate.deviations.iter().any(|deviation| deviation.kind == DeviationKind::DuplicateExtension)
    };
    if repeats(subject.certificate) {
        return Judgement::pass("an extension twice")
            .because(Outcome::Fail, "An extension is in the certificate twice, which RFC 5280 forbids.");
    }
    let above = subject.lineage.map(|lineage| lineage.chain.as_slice()).unwrap_or_default();
    match above.iter().skip(1).find(|certificate| repeats(certificate)) {
        Some(issuer) => Judgement::pass("an extension twice in an issuer").because(
            Outcome::Fail,
            format!("An extension is twice in the certificate of {}, which is above it.", issuer.subject.to_string().escape_debug()),
        ),
        None => Judgement::pass("each once"),
    }
}
