//! What iOS makes of the file of an authority.

use crate::checks::{
    Blocks, Judgement, Level, Outcome, Recipient, Requirement, Source, Subject, example, phone_installer, recipe,
};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-ca-file",
    title: "iOS installs the file as a CA certificate",
    title_failed: "iOS does not install the file as a CA certificate",
    rule: "The file that is opened on an iPhone or iPad is an X.509 certificate in DER or PEM, or a configuration profile.",
    required: "one certificate per file, DER or PEM, or a profile",
    sources: &[Source {
        document: "Apple Platform Deployment, Distribute certificates to Apple devices",
        section: "supported formats: X.509 certificates as .cer, .crt, .der; identities as .pfx, .p12",
    }],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: None,
    roles: &[Role::Ca],
    effect: "iOS does not offer to install a profile for the file.",
    check,
    remedy: |_| {
        recipe::advice("Save the profile (.mobileconfig) or the certificate alone (.cer) and send that to the phones.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("foreign/gnutls-pkcs7.pem", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    phone_installer::ios_file(Judgement::pass("a certificate file"), subject)
}
