//! A server certificate that is its own issuer can be trusted by phones only if it is an authority, too.

use super::{ANDROID_INSTALLER, anew};
use crate::checks::{Blocks, Judgement, Level, Outcome, Recipient, Requirement, Source, Subject, example};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/self-signed-server",
    title: "Phones can be made to trust the server",
    title_failed: "No phone can be made to trust this self-signed certificate",
    rule: "A certificate that is its own issuer is installed on phones itself, and phones take only certificate authorities (cA = TRUE).",
    required: "a certificate from a CA",
    sources: &[
        ANDROID_INSTALLER,
        Source { document: "Ask Different", section: "question 283348" },
    ],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios, Recipient::Android]),
    topic: None,
    roles: &[Role::Server],
    effect: "iOS shows no switch for it under Certificate Trust Settings, and Android asks for a private key instead of installing it.",
    check,
    remedy: |subject| anew(subject, "Make a CA of your own, have it issue the server's certificate, and install the CA's certificate on the phones."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("cert-pem/self-signed/cert.pem", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    if !certificate.is_self_issued() {
        return Judgement::pass("issued by another");
    }
    if certificate.basic_constraints().is_some_and(|constraints| constraints.ca) {
        return Judgement::pass("self-signed, cA = TRUE")
            .remark("It is its own CA, so it has to be installed on every phone itself.");
    }
    Judgement::pass("self-signed, cA = FALSE").because(
        Outcome::Fail,
        "It is self-signed and not marked as a certificate authority, so no phone can be made to trust it.",
    )
}
