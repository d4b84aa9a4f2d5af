//! What a file is called, and what is in it.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::products::EXPORT_FOR_PHONES;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/file-name",
    title: "The file holds what its name says",
    title_failed: "The file does not hold what its name says",
    rule: "A file named after a CA has a CA certificate, and a file named after a server has a server certificate.",
    required: "a name that fits the certificate",
    sources: &[EXPORT_FOR_PHONES],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "The wrong certificate is installed: phones then trust a certificate that issues nothing, or the server presents one that names no server.",
    check,
    remedy: |_| {
        recipe::advice("Export the CA's certificate from Trusted Root Certification Authorities and the server's from Personal; both are in the list of the computer account in the Certificates snap-in.")
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("ca/root", Outcome::Pass),
        example("bundles/company-root-ca.pem", Outcome::Warn),
        example("bundles/server-certificate.pem", Outcome::Warn),
    ],
};

const OF_AUTHORITIES: &[&str] = &["ca", "cacert", "rootca", "caroot", "root", "issuer", "authority", "intermediate"];
const OF_SERVERS: &[&str] = &["server", "leaf", "ssl", "tls", "website"];

fn check(subject: &Subject<'_>) -> Judgement {
    // A file of several is named after whatever its maker had in mind.
    let alone = subject.delivery.filter(|delivery| delivery.certificates.len() == 1 && delivery.container.is_none());
    let Some(delivery) = alone else {
        return Judgement::new(Outcome::NotApplicable, "no file of one certificate");
    };
    let name = delivery.base_name();
    let lower = name.to_ascii_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| words.contains(&word));
    let is_ca = subject.certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    let judgement = Judgement::pass(name.escape_debug().to_string());
    match (has(OF_AUTHORITIES), has(OF_SERVERS)) {
        // A root of version 1 has no constraints to tell by.
        (true, false) if !is_ca && !subject.certificate.is_self_issued() => judgement.because(
            Outcome::Fail,
            "The file is named after a CA, but has a certificate that cannot issue certificates.",
        ),
        (false, true) if is_ca && subject.role == Role::Ca => judgement
            .because(Outcome::Fail, "The file is named after a server, but has a CA certificate."),
        _ => judgement,
    }
}
