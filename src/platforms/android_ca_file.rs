//! What Android's installer makes of the file of an authority.

use super::ANDROID_INSTALLER;
use crate::checks::{Blocks, Recipient, Delivery, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::{Content, DeviationKind, Encoding};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/android-ca-file",
    title: "Android installs the file as a CA certificate",
    title_failed: "Android does not install the file as a CA certificate",
    demand: "The file that is installed on an Android phone is a DER or PEM file with this certificate alone, or first, and the certificate is marked as a certificate authority.",
    required: "one certificate per file, DER or PEM, cA = TRUE",
    sources: &[ANDROID_INSTALLER, Source { document: "Android Developers", section: "Network security configuration, trust-anchors" }],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Android]),
    topic: None,
    roles: &[Role::Ca],
    effect: "Android asks for a private key, installs another certificate, or does not read the file.",
    check,
    remedy: |subject| {
        if is_authority(subject) {
            recipe::advice("Save the certificate of the authority in a file of its own, as DER or PEM, with the ending .crt or .cer, and install that: the page offers it for download.")
        } else {
            recipe::authority(subject, "Make the certificate of the authority anew with basic constraints cA = TRUE.")
        }
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/no-basic-constraints", Outcome::Fail),
        example("ca/v1", Outcome::Fail),
        example("bundles/with-key.pem", Outcome::Fail),
        example("bundles/root-first.pem", Outcome::Warn),
    ],
};

/// What users have to know of the store that they install into.
const USER_STORE: &str = "Android puts it into the user's store. Apps trust that store only if they were built for it; whether the app of the product was is not published. Check it on one phone first.";

fn is_authority(subject: &Subject<'_>) -> bool {
    subject.certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
}

fn check(subject: &Subject<'_>) -> Judgement {
    let mut judgement = Judgement::pass("a CA certificate").remark(USER_STORE);
    if !is_authority(subject) {
        judgement.found = "no certificate authority".into();
        judgement = judgement.because(
            Outcome::Fail,
            "It is not marked as a certificate authority: Android takes it for a user's certificate and asks for its private key.",
        );
    }
    match subject.delivery {
        Some(delivery) => in_its_file(judgement, subject, delivery),
        None => judgement,
    }
}

fn in_its_file(judgement: Judgement, subject: &Subject<'_>, delivery: &Delivery<'_>) -> Judgement {
    match delivery.container {
        Some(Content::Archive(..)) => {
            return judgement.remark("It stands in an archive: unpack it before it goes to a phone.");
        }
        Some(_) => {
            return judgement.because(Outcome::Fail, "It stands in a container, of which Android's installer takes no CA certificate.");
        }
        None => {}
    }
    if subject.certificate.deviations.iter().any(|found| found.kind == DeviationKind::OpensslTrust) {
        return judgement.because(
            Outcome::Fail,
            "The block is labelled TRUSTED CERTIFICATE, a form of OpenSSL that Android does not read. Convert it: openssl x509 -in FILE -out certificate.pem",
        );
    }
    if !matches!(delivery.encoding, Encoding::Der | Encoding::Pem) {
        return judgement.because(Outcome::Fail, "The file is neither DER nor plain PEM, so Android does not read it.");
    }
    let is_this = delivery
        .certificates
        .first()
        .is_some_and(|first| first.fingerprints.sha256 == subject.certificate.fingerprints.sha256);
    match (delivery.certificates.len(), is_this) {
        (..2, _) => judgement,
        (_, true) => judgement.because(Outcome::Warn, "Other certificates follow in the file; Android installs the first alone."),
        (_, false) => judgement.because(Outcome::Fail, "Another certificate stands first in the file, and Android reads only that one."),
    }
}
