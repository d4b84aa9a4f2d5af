//! The server's software reads the key and the certificates of the file. The tolerant reader of this project may read more.

use super::{LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form};
use crate::checks::{Blocks, Delivery, Judgement, Level, Outcome, Requirement, Source, Subject, Text, example, recipe};
use crate::input::Role;
use crate::model::Certificate;
use crate::readers::openssl_pem::{KeyRead, PemReading, Readings};

/// How OpenSSL reads PEM.
const OPENSSL: Source = Source { document: "OpenSSL 1.1.1 and 3.0", section: "crypto/pem/pem_lib.c, pem_pkey.c" };

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/readable",
    title: "The server reads the key and every certificate of the file",
    title_failed: "The server cannot read the key and all certificates of the file",
    rule: "The server reads the file with OpenSSL: once for the first private key, once for certificates until one fails. Both must succeed. OpenSSL is strict about line breaks, blank lines, indents and dashes.",
    required: "a file that OpenSSL reads completely",
    sources: &[LIBRARY, OPENSSL],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy: |_| recipe::advice("Save the repaired cert.pem that is made from this file. It has the same key and certificates in the form that OpenSSL reads."),
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/stray-text/cert.pem", Outcome::Pass),
        example("cert-pem/glued/cert.pem", Outcome::Fail),
        example("cert-pem/blank-line/cert.pem", Outcome::Fail),
        example("cert-pem/indented-tail/cert.pem", Outcome::Warn),
        example("cert-pem/damaged-first/cert.pem", Outcome::Fail),
        example("cert-pem/damaged-tail/cert.pem", Outcome::Pass),
    ],
};

/// What one version of OpenSSL leaves the server with.
struct Got {
    outcome: Outcome,
    /// Key and certificates, in words.
    found: String,
    /// What is wrong in the file, one sentence each.
    reasons: Vec<Text>,
}

fn check(subject: &Subject<'_>) -> Judgement {
    let Form::Whole(delivery) = cert_pem::form(subject) else {
        return Judgement::new(Outcome::NotApplicable, "no file for the server yet");
    };
    let Some(Readings { old, new }) = delivery.readings.filter(|_| delivery.container.is_none()) else {
        return Judgement::new(Outcome::NotApplicable, "no PEM blocks");
    };
    if cert_pem::is_collection(delivery) {
        return Judgement::new(Outcome::NotApplicable, "far more certificates than any chain has");
    }
    let (of_old, of_new) = (got(subject, delivery, old), got(subject, delivery, new));
    let (worse, better) = if of_old.outcome >= of_new.outcome { (&of_old, &of_new) } else { (&of_new, &of_old) };
    let mut judgement = Judgement::new(worse.outcome, worse.found.clone());
    for reason in &worse.reasons {
        judgement = judgement.because(worse.outcome, reason.clone());
    }
    if worse.outcome != better.outcome {
        let which = if of_old.outcome > of_new.outcome { ["1.1.1", "3"] } else { ["3", "1.1.1"] };
        let [refuses, reads] = which;
        judgement = judgement.remark(format!(
            "OpenSSL {reads} gets more from this file than OpenSSL {refuses}. The vendor's library uses 1.1.1; a server may have either."
        ));
    }
    judgement
}

/// What a reading lacks of what the file is meant to hold.
fn got(subject: &Subject<'_>, delivery: &Delivery<'_>, reading: &PemReading) -> Got {
    let mut outcome = Outcome::Pass;
    let mut reasons = Vec::new();
    let key_cause = lost_key(delivery, reading);
    let is_lost = |one: &&&Certificate| {
        reading.certificates.iter().all(|read| read.sha256.as_slice() != one.fingerprints.sha256.0)
    };
    let lost = delivery.certificates.iter().filter(is_lost).count();
    if lost > 0 || key_cause.is_some() {
        // Clients have the root themselves.
        let is_harmless =
            |one: &&Certificate| one.is_self_issued() && !cert_pem::is_same(one, subject.certificate);
        let only_roots = key_cause.is_none() && delivery.certificates.iter().filter(is_lost).all(is_harmless);
        outcome = if only_roots { Outcome::Warn } else { Outcome::Fail };
        let of_all = format!("{} of {} certificates", reading.certificates.len(), delivery.certificates.len());
        let certificates_cause = (lost > 0).then(|| reading.cause(reading.stopped));
        match (key_cause, certificates_cause) {
            (Some(one), Some(other)) if one == other => {
                reasons.push(sentence(one, &format!("The server gets no private key and {of_all}.")));
            }
            (key, certificates) => {
                reasons.extend(key.map(|cause| sentence(cause, "The server gets no private key.")));
                let effect = format!("The server gets {of_all}.");
                reasons.extend(certificates.map(|cause| sentence(cause, &effect)));
            }
        }
    }
    let key = if matches!(reading.key, KeyRead::Found { .. }) { "the key" } else { "no key" };
    let certificates = match reading.certificates.len() {
        1 => "1 certificate".to_owned(),
        count => format!("{count} certificates"),
    };
    Got { outcome, found: format!("{key} and {certificates}"), reasons }
}

/// Why the key that is in the file does not reach the server; empty where nothing explains it. That there is no key, or one under a
/// password, is said by requirements of their own.
fn lost_key(delivery: &Delivery<'_>, reading: &PemReading) -> Option<String> {
    delivery.keys.first().filter(|key| key.key.encryption.is_none())?;
    match reading.key {
        KeyRead::Found { .. } => None,
        KeyRead::Stopped(stop) => Some(reading.cause(Some(stop))),
        KeyRead::None => Some(reading.cause(None)),
    }
}

fn sentence(cause: String, effect: &str) -> Text {
    if cause.is_empty() { effect.to_owned().into() } else { format!("{cause} {effect}").into() }
}
