//! Whether the installers of phones take a certificate, as it was dropped, for an authority.
//!
//! Both functions are predicates on one certificate and, where it is known, the file that it came in. A certificate without
//! its file is judged as if it were alone in a file.

use super::{Delivery, Judgement, Outcome, Remedy, Source, Subject, recipe};
use crate::model::{Certificate, Content, DeviationKind, Encoding, ObjectKind};

/// What Android's installer reads, and what it takes for an authority.
pub const ANDROID: &[Source] = &[
    Source { document: "Android, CertInstaller", section: "CredentialHelper.isCa and parseCert" },
    Source { document: "Android, Conscrypt", section: "OpenSSLX509CertificateFactory, generateItem" },
];

/// For which certificates iOS has a switch.
pub const IOS: &[Source] = &[
    Source { document: "Apple Support", section: "Trust manually installed certificate profiles (HT204477)" },
    Source { document: "Ask Different", section: "question 283348" },
];

/// Whether Android installs it as "CA certificate".
#[must_use]
pub fn android(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let mut judgement = marked(certificate);
    if !is_authority(certificate) {
        judgement = judgement.because(
            Outcome::Fail,
            "Android treats it as a user certificate, and asks for a private key instead of installing it.",
        );
    }
    let Some(delivery) = subject.delivery else { return judgement };
    judgement = carried(judgement, delivery, "Android");
    if starts_with_text(delivery) {
        judgement = judgement.because(
            Outcome::Fail,
            "The file has text before its first PEM block. Android reads a file as PEM only if it begins with a dash.",
        );
    }
    let several = delivery.certificates.len() > 1;
    let Some(first) = delivery.certificates.first().filter(|_| several) else { return judgement };
    let (outcome, reason) = if same(first, certificate) {
        (
            Outcome::Warn,
            "The file holds several certificates. Android installs the first, which is this one, and passes over the others.",
        )
    } else if is_authority(first) {
        (
            Outcome::Fail,
            "The file holds several certificates. Android installs only the first, which is another CA.",
        )
    } else {
        (
            Outcome::Fail,
            "The file holds several certificates. Android reads only the first, which is not a CA, and asks for its private key.",
        )
    };
    judgement.because(outcome, reason)
}

/// Whether iOS shows a switch for it under "Certificate Trust Settings" once its profile is installed.
#[must_use]
pub fn ios(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let mut judgement = marked(certificate);
    if !is_authority(certificate) {
        judgement = judgement.because(
            Outcome::Fail,
            "iOS installs it, but has no switch for it under Certificate Trust Settings, so that it is never trusted.",
        );
    } else if !certificate.is_self_issued() {
        judgement = judgement.because(
            Outcome::Fail,
            "It is an intermediate CA. iOS has a switch under Certificate Trust Settings for roots only.",
        );
    }
    ios_file(judgement, subject)
}

/// Whether iOS reads the file that it came in.
#[must_use]
pub fn ios_file(judgement: Judgement, subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery else { return judgement };
    let judgement = carried(judgement, delivery, "iOS");
    if delivery.certificates.len() > 1 {
        return judgement.because(
            Outcome::Unknown,
            "The file holds several certificates. Apple does not say which of them iOS installs.",
        );
    }
    judgement
}

/// What to do where one of the two does not take it.
#[must_use]
pub fn remedy(subject: &Subject<'_>) -> Remedy {
    let certificate = subject.certificate;
    if !is_authority(certificate) {
        return recipe::authority(
            subject,
            "Check first that this is the CA certificate and not the server certificate: export it from Trusted Root Certification Authorities. If it is, issue it again with basic constraints cA = TRUE.",
        );
    }
    if !certificate.is_self_issued() {
        return recipe::advice(
            "Install the root that this authority comes from, in a file of its own; let the server send this one.",
        );
    }
    recipe::advice(
        "Give phones this certificate alone in a file, in DER or PEM, named .cer or .crt, and without a private key.",
    )
}

/// Whether something stands before the first PEM block.
fn starts_with_text(delivery: &Delivery<'_>) -> bool {
    delivery.encoding == Encoding::Pem
        && delivery.objects.first().map_or(delivery.stray_text, |first| first.origin.offset > 0)
}

fn marked(certificate: &Certificate) -> Judgement {
    let found = match (is_authority(certificate), certificate.is_self_issued()) {
        (true, true) => "a root, marked as authority",
        (true, false) => "an intermediate CA",
        (false, _) => "not marked as authority",
    };
    Judgement::pass(found)
}

fn is_authority(certificate: &Certificate) -> bool {
    certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
}

/// By identity: the SHA-256 of the DER.
fn same(one: &Certificate, other: &Certificate) -> bool {
    one.fingerprints.sha256 == other.fingerprints.sha256
}

/// What both installers make of the kind of file.
fn carried(mut judgement: Judgement, delivery: &Delivery<'_>, system: &str) -> Judgement {
    if !delivery.keys.is_empty() {
        judgement = judgement.because(
            Outcome::Fail,
            "A private key is in the file, and none may go to phones: anyone who has it can issue certificates that every phone trusts.",
        );
    }
    let is_trusted_form =
        |one: &&Certificate| one.deviations.iter().any(|found| found.kind == DeviationKind::OpensslTrust);
    if delivery.certificates.iter().any(is_trusted_form) {
        judgement = judgement.because(
            Outcome::Fail,
            format!(
                "The block is labelled TRUSTED CERTIFICATE, a form of OpenSSL that {system} does not read. Convert it: openssl x509 -in {} -out certificate.pem",
                recipe::word(Some(delivery), "FILE")
            ),
        );
    }
    match delivery.container.map(Content::kind) {
        None => match delivery.encoding {
            Encoding::Der | Encoding::Pem | Encoding::None => judgement,
            _ => judgement.because(
                Outcome::Fail,
                format!("{system} reads X.509 in DER or PEM, and this file is written in another way."),
            ),
        },
        // What is unpacked is a file of its own, whose writing is not told apart here.
        Some(ObjectKind::Archive | ObjectKind::Zip | ObjectKind::Tar | ObjectKind::Gzip) => judgement
            .because(Outcome::Unknown, "It is in an archive: unpack it, and add the file that phones get."),
        Some(ObjectKind::Pkcs7) => judgement.because(
            Outcome::Fail,
            format!(
                "It is in a PKCS#7 bundle (.p7b), and {system} installs a CA only from a certificate file."
            ),
        ),
        Some(_) => judgement.because(
            Outcome::Fail,
            format!("{system} reads a CA from X.509 in DER or PEM, and this is in a key store."),
        ),
    }
}
