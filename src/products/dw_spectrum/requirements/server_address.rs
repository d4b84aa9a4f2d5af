//! N10: the address that clients type stands in the certificate.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::{LIBRARY, MODES};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, dns_name, example};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/server-address",
    title: "The certificate covers the address that clients type",
    title_failed: "The certificate does not cover the address that clients type",
    demand: "The address that clients connect to is one of the DNS names or IP addresses in the certificate. It counts only for being trusted: a matching pin makes up for it.",
    required: "the typed address, as a DNS or IP entry",
    sources: &[MODES, LIBRARY, Source { document: "RFC 9525", section: "6.3 to 6.5" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "Strict refuses. Recommended asks at the first connection; once the key is pinned, the address does not matter. Basic pins without a question, and Disabled does not look.",
    check,
    remedy: |subject| {
        super::new_server(
            subject,
            "Connect by an address that stands in the certificate, or have it issued anew with this address in it.",
        )
    },
    contradictions: &[],
    // The examples are judged for the address vms.example.org.
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-wildcard", Outcome::Pass),
        example("server/san-ip-only", Outcome::Warn),
        example("server/no-san", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(host) = subject.asked.host else {
        return Judgement::new(Outcome::NotApplicable, "no address was given")
            .remark("Enter the address that clients connect to, to have it compared with the certificate.");
    };
    let extension = subject.certificate.extension(ID_CE_SUBJECT_ALT_NAME);
    let offset = extension.map(|extension| extension.span.offset);
    let found = subject.certificate.subject_alt_names().map_or("none".into(), dns_name::list);
    let judgement = Judgement::pass(found.clone()).evidence("subjectAltName", found, offset);
    if dns_name::is_covered(subject.certificate, host) {
        return judgement.remark(format!("'{host}' is covered."));
    }
    judgement.because(
        Outcome::Warn,
        format!("No entry covers '{host}': in the mode Strict clients refuse to connect, and in Recommended they ask once."),
    )
}
