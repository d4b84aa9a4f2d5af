//! Two certificates that claim to be the same one.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;
use crate::model::hex_colons;

use super::anew;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/unique-serial",
    title: "Issuer and serial number are unique",
    title_failed: "Another certificate has the same issuer and serial number",
    rule: "No other certificate in the file has the same issuer and the same serial number.",
    required: "a serial number of its own",
    sources: &[Source { document: "RFC 5280", section: "4.1.2.2" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "Firefox refuses the second one that it sees, and a revocation of one revokes both.",
    check,
    remedy: |subject| anew(subject, "Have one of them reissued with a serial number of its own: a random one, and never a fixed one such as '-set_serial 1'."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("bundles/duplicates.pem", Outcome::Pass),
        example("bundles/same-serial.pem", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let serial = hex_colons(&certificate.serial.0);
    let judgement = Judgement::pass(serial.clone()).evidence("serialNumber", serial, None);
    let name = (certificate.issuer.der.0.as_slice(), certificate.serial.0.as_slice());
    if subject.delivery.is_some_and(|delivery| delivery.repeated.contains(&name)) {
        judgement.because(Outcome::Fail, "Another certificate in the file has the same issuer and serial number.")
    } else {
        judgement
    }
}
