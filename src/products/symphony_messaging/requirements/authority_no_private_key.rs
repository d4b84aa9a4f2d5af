//! Requirement B4: the file to upload holds no private key.

use super::UPLOAD;
use crate::checks::{Blocks, 
    Command, DeliveredKey, Delivery, Judgement, Level, Outcome, Remedy, Requirement, Subject, example, recipe,
};
use crate::input::Role;
use crate::model::Content;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-no-private-key",
    title: "The file to upload has no private key",
    title_failed: "The file to upload holds a private key",
    rule: "What is uploaded is the public CA certificate. Its private key stays where certificates are issued.",
    required: "a certificate without a key",
    sources: &[UPLOAD],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca],
    effect: "Anyone who gets the key of the CA can issue certificates for every bot.",
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("bot/with-authority.pem", Outcome::Pass),
        example("bot/authority-with-key.pem", Outcome::Fail),
        example("bot/good.p12", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery.filter(|delivery| !delivery.keys.is_empty()) else {
        let judgement = Judgement::pass("no private key with it");
        let dropped = subject.keys.iter().any(|key| key.fits(subject.certificate) == Some(true));
        return if dropped {
            judgement.remark("Its private key is among the files. Upload only the certificate.")
        } else {
            judgement
        };
    };
    let judgement = Judgement::pass(match delivery.keys.len() {
        1 => "a private key with it".to_owned(),
        count => format!("{count} private keys with it"),
    });
    if is_of_another(subject, delivery) {
        return judgement.because(
            Outcome::Warn,
            "It is in a file with the private key of another certificate. That is right for a bot's file, but that file must not be uploaded.",
        );
    }
    judgement.because(
        Outcome::Fail,
        "The CA's private key is in the same file. Do not upload it: take the certificate out.",
    )
}

/// Whether every key in the file is that of another certificate in it, as far as can be told.
fn is_of_another(subject: &Subject<'_>, delivery: &Delivery<'_>) -> bool {
    let others = || {
        let others = delivery.certificates.iter();
        others.filter(|other| other.fingerprints.sha256 != subject.certificate.fingerprints.sha256)
    };
    let fits_another = |key: &DeliveredKey<'_>| {
        others().any(|other| match key.fits(other) {
            Some(fits) => fits,
            // What is locked is more likely the key of a bot than that of the authority, if there is a bot.
            None => !other.basic_constraints().is_some_and(|constraints| constraints.ca),
        })
    };
    delivery.keys.iter().all(fits_another)
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    const TEXT: &str = "Upload a file with only this certificate. If the CA's private key was ever uploaded or sent, make a new CA.";
    let first = subject.delivery.and_then(|delivery| delivery.certificates.first());
    let is_first =
        first.is_some_and(|first| first.fingerprints.sha256 == subject.certificate.fingerprints.sha256);
    let file = recipe::file_name(subject.delivery);
    let is_pkcs12 = subject.delivery.is_some_and(|delivery| matches!(delivery.container, Some(Content::Pkcs12(_))));
    let (tool, text) = match file {
        Some(file) if is_pkcs12 => (
            "OpenSSL: the certificates of the CAs alone",
            format!("openssl pkcs12 -in {} -cacerts -nokeys -out upload.pem", recipe::quote(&file)),
        ),
        Some(file) if is_first => (
            "OpenSSL: the first certificate of the file alone",
            format!("openssl x509 -in {} -out upload.pem", recipe::quote(&file)),
        ),
        _ => return recipe::advice(TEXT),
    };
    Remedy { text: TEXT.into(), commands: vec![Command { tool: tool.into(), text: text.into() }].into() }
}
