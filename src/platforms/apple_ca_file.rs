//! What iOS makes of the file of an authority.

use crate::checks::{
    Blocks, Judgement, Level, Outcome, Recipient, Requirement, Source, Subject, example, recipe,
};
use crate::input::Role;
use crate::model::{Content, Encoding};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-ca-file",
    title: "iOS installs the file as a CA certificate",
    title_failed: "iOS does not install the file as a CA certificate",
    demand: "The file that is opened on an iPhone or iPad is an X.509 certificate in DER or PEM, or a configuration profile.",
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
    let judgement = Judgement::pass("a certificate in DER or PEM");
    let Some(delivery) = subject.delivery else { return judgement };
    match delivery.container {
        Some(Content::Archive(..)) => {
            return judgement.remark("It is in an archive: unpack it before it goes to a phone.");
        }
        Some(Content::Pkcs7(_)) => {
            return judgement.because(Outcome::Fail, "The file is a PKCS#7 bundle (.p7b), which iOS does not install.");
        }
        Some(Content::KeyStore(..)) => {
            return judgement.because(Outcome::Fail, "The file is a Java key store, which iOS does not install.");
        }
        Some(_) => {
            return judgement.because(
                Outcome::Warn,
                "The file is a container. Send the certificate of the authority alone, without any private key.",
            );
        }
        None => {}
    }
    if matches!(delivery.encoding, Encoding::Der | Encoding::Pem) {
        judgement
    } else {
        judgement.because(Outcome::Fail, "The file is neither DER nor plain PEM, so iOS does not read it.")
    }
}
