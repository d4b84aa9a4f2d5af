//! What the bot runs on reads its file.

use super::{AUTHENTICATE, JAVA_KIT};
use crate::checks::{
    Blocks, Delivery, Judgement, Level, Outcome, Remedy, Requirement, Source, Subject, example, recipe,
};
use crate::input::{Role, Runtime};
use crate::model::{Content, Mac, Pkcs12};
use crate::readers::openssl_pem::{KeyRead, PemReading, Readings};
use crate::readers::{Opener, pkcs12_systems};

/// What Python's kit hands on.
const PYTHON_KIT: Source =
    Source { document: "finos/symphony-bdk-python", section: "configuration: certificate.path" };

/// How OpenSSL reads PEM.
const OPENSSL: Source = Source { document: "OpenSSL 1.1.1 and 3.0", section: "crypto/pem/pem_lib.c" };

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-runtime",
    title: "What the bot runs on reads its file",
    title_failed: "What the bot runs on does not read its file",
    rule: "The Java kit reads a PKCS#12 file with ciphers that its Java knows. The Python kit reads a PEM file with the key unencrypted. curl reads both.",
    required: "PKCS#12 for Java, PEM for Python",
    sources: &[JAVA_KIT, PYTHON_KIT, AUTHENTICATE, OPENSSL],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: "The bot does not start, or connects without a certificate.",
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("bot/good.p12", Outcome::NotApplicable),
        example("bot/with-key.pem", Outcome::Pass),
        example("bot/glued.pem", Outcome::Fail),
    ],
};

/// How the certificate came.
enum Form<'a> {
    Pkcs12(&'a Pkcs12),
    KeyStore,
    Pem(&'a Delivery<'a>, &'a Readings),
    /// Without its key, or in a form that only is a source of parts.
    Parts,
}

fn form<'a>(subject: &Subject<'a>) -> Form<'a> {
    let Some(delivery) = subject.delivery else { return Form::Parts };
    match (delivery.container, delivery.readings) {
        (Some(Content::Pkcs12(file)), _) => Form::Pkcs12(file),
        (Some(Content::KeyStore(..)), _) => Form::KeyStore,
        (None, Some(readings)) if !delivery.keys.is_empty() => Form::Pem(delivery, readings),
        _ => Form::Parts,
    }
}

fn check(subject: &Subject<'_>) -> Judgement {
    match (form(subject), subject.asked.runtime) {
        (Form::Pkcs12(file), Some(runtime)) => pkcs12(file, runtime),
        (Form::Pkcs12(_) | Form::KeyStore, None) => {
            Judgement::new(Outcome::NotApplicable, "no runtime was chosen")
                .remark("Choose what the bot runs on, to have the file checked for it.")
        }
        (Form::KeyStore, Some(Runtime::Python | Runtime::Curl)) => Judgement::pass("a Java key store")
            .because(Outcome::Fail, "Only Java reads a Java key store."),
        (Form::KeyStore, Some(_)) => Judgement::pass("a Java key store"),
        (Form::Pem(delivery, readings), Some(Runtime::Python | Runtime::Curl) | None) => {
            pem(subject, delivery, readings)
        }
        (Form::Pem(..), Some(runtime)) => Judgement::pass("a PEM file").because(
            Outcome::Fail,
            format!("The kit for {} reads a PKCS#12 file, and this is a PEM file.", runtime.title()),
        ),
        (Form::Parts, _) => parts(subject),
    }
}

/// The key and the certificate apart.
fn parts(subject: &Subject<'_>) -> Judgement {
    let judgement = Judgement::new(Outcome::NotApplicable, "no file for the bot yet");
    if !subject.keys.iter().any(|key| key.fits(subject.certificate) == Some(true)) {
        return judgement;
    }
    let judgement = Judgement { outcome: Outcome::Pass, ..judgement };
    match subject.asked.runtime {
        Some(Runtime::Python | Runtime::Curl) => {
            judgement.step("Save the PEM file that is joined from these files: private key and certificate in one.")
        }
        _ => judgement.step("Save the PKCS#12 file that is made from these files, under a password."),
    }
}

/// The compatibility card decides.
fn pkcs12(file: &Pkcs12, runtime: Runtime) -> Judgement {
    let opener = match runtime {
        // The exact update of Java 11 that reads AES is not known.
        Runtime::Java8 | Runtime::Java11 => Opener::Java8,
        Runtime::Java17 | Runtime::Java21 => Opener::Java17,
        Runtime::Java26 => Opener::Java26,
        Runtime::Curl => Opener::OpenSsl3,
        Runtime::Python => {
            return Judgement::pass("PKCS#12").because(
                Outcome::Fail,
                "The Python kit hands a path to the TLS library, which reads PEM and no PKCS#12.",
            );
        }
    };
    let row = pkcs12_systems::opened_by(file, opener);
    let judgement = Judgement::pass(format!("PKCS#12 on {}", runtime.title()));
    if runtime == Runtime::Curl && file.mac == Mac::Absent {
        return judgement.because(
            Outcome::Fail,
            "The file has no integrity check (MAC): curl says \"mac absent\" and does not open it.",
        );
    }
    match row.outcome {
        // It opens under a condition, such as an update.
        Outcome::Warn => judgement.step(row.reason),
        outcome @ (Outcome::Fail | Outcome::Unknown) => judgement.because(outcome, row.reason),
        Outcome::Pass | Outcome::NotApplicable => judgement,
    }
}

/// OpenSSL reads the key and the certificate, in both versions.
fn pem(subject: &Subject<'_>, delivery: &Delivery<'_>, readings: &Readings) -> Judgement {
    let mut judgement = Judgement::pass("a PEM file");
    let is_locked = delivery.keys.iter().any(|key| key.key.encryption.is_some());
    if is_locked && subject.asked.runtime == Some(Runtime::Python) {
        judgement = judgement.because(
            Outcome::Fail,
            "The private key has a password, and the Python kit has nowhere to put one.",
        );
    }
    for reading in [&readings.old, &readings.new] {
        let faults = lost(subject, reading, is_locked).filter(|_| judgement.outcome != Outcome::Fail);
        if let Some(why) = faults {
            judgement = judgement.because(Outcome::Fail, why);
        }
    }
    judgement
}

/// What does not reach the bot, and why.
fn lost(subject: &Subject<'_>, reading: &PemReading, is_locked: bool) -> Option<String> {
    let key = match reading.key {
        KeyRead::Found { .. } => None,
        _ if is_locked => None,
        KeyRead::Stopped(stop) => Some(reading.cause(Some(stop))),
        KeyRead::None => Some(reading.cause(None)),
    };
    let own = &subject.certificate.fingerprints.sha256.0;
    let is_first = reading.certificates.first().is_some_and(|first| first.sha256.as_slice() == own);
    let is_read = reading.certificates.iter().any(|read| read.sha256.as_slice() == own);
    match (key, is_first, is_read) {
        (Some(cause), ..) => Some(format!("{cause} OpenSSL gets no private key from the file.")),
        (None, true, _) => None,
        (None, false, true) => {
            Some("Another certificate comes first in the file, and OpenSSL uses that one as the bot's.".to_owned())
        }
        (None, false, false) => {
            Some(format!("{} OpenSSL does not get the bot's certificate.", reading.cause(reading.stopped)))
        }
    }
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    match (form(subject), subject.asked.runtime) {
        (Form::Pkcs12(_) | Form::KeyStore, Some(Runtime::Python)) => {
            recipe::advice("Save the PEM file that is made from it, with the key unencrypted.")
        }
        (Form::Pkcs12(_), Some(_)) => recipe::advice("Save the PKCS#12 file again with other ciphers."),
        (Form::Pem(..), Some(runtime)) if !matches!(runtime, Runtime::Python | Runtime::Curl) => {
            recipe::advice("Save the PKCS#12 file that is made from it, under a password.")
        }
        _ => recipe::advice("Save the repaired PEM file: key, certificate and chain in the form that OpenSSL reads."),
    }
}
