//! N7: an RSA key that is neither too short nor of the one size that is refused.

use super::LIBRARY;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;
use crate::model::{Certificate, PublicKeyAlgorithm};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/key-size",
    title: "The RSA key has 2048 to 4096 bits",
    title_failed: "The RSA key is not between 2048 and 4096 bits",
    rule: "The RSA key is long enough for today's systems and browsers, and is not of the length that the server's library refuses, which is 16384 bits.",
    required: "RSA, 2048 to 4096 bits",
    sources: &[
        LIBRARY,
        Source { document: "CA/Browser Forum Baseline Requirements", section: "6.1.5 (shortest keys)" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "Browsers and clients refuse a server with a key below 2048 bits, although the server itself loads it. The server refuses a key of exactly 16384 bits and serves a self-signed certificate of its own instead.",
    check,
    remedy: |subject| {
        super::new_server(subject, "Make an RSA key of 2048 to 4096 bits and have a new certificate issued for it.")
    },
    contradictions: &[],
    examples: &[
        example("server/rsa-1024", Outcome::Fail),
        example("server/rsa-2047", Outcome::Fail),
        example("server/good", Outcome::Pass),
        example("cert-pem/rsa-1024/cert.pem", Outcome::Fail),
        example("cert-pem/rsa-4096", Outcome::Pass),
        example("cert-pem/rsa-4097", Outcome::Warn),
        example("cert-pem/rsa-16383", Outcome::Warn),
        example("cert-pem/rsa-16384", Outcome::Fail),
        example("cert-pem/rsa-16385", Outcome::Warn),
        example("server/ec-p256", Outcome::NotApplicable),
    ],
};

/// Shortest RSA modulus that systems and browsers take, in bits. The vendor's code sets no minimum.
const MIN_BITS: u32 = 2048;
/// Longest RSA modulus that is common, in bits.
const MAX_USUAL_BITS: u32 = 4096;
/// The one length that the vendor's library refuses, in bits.
const REFUSED_BITS: u32 = 16_384;

/// Whether the server refuses the key for its size.
pub(in crate::products::dw_spectrum) fn is_refused_size(certificate: &Certificate) -> bool {
    certificate.public_key.bits == Some(REFUSED_BITS)
}

fn check(subject: &Subject<'_>) -> Judgement {
    let key = &subject.certificate.public_key;
    let PublicKeyAlgorithm::Rsa { .. } = &key.algorithm else {
        return Judgement::new(Outcome::NotApplicable, "no RSA key");
    };
    let bits = key.bits.unwrap_or(0);
    let judgement = Judgement::pass(key.to_string()).evidence(
        "subjectPublicKeyInfo",
        key.to_string(),
        Some(key.spki.offset),
    );
    match bits {
        REFUSED_BITS => judgement.because(
            Outcome::Fail,
            format!("The library refuses keys of exactly {REFUSED_BITS} bits."),
        ),
        0..MIN_BITS => judgement.because(
            Outcome::Fail,
            format!("The key has {bits} bits. The server loads it, but clients and browsers refuse fewer than {MIN_BITS}."),
        ),
        MIN_BITS..=MAX_USUAL_BITS => judgement,
        _ => judgement.because(
            Outcome::Warn,
            format!("More than {MAX_USUAL_BITS} bits make every connection slow."),
        ),
    }
}
