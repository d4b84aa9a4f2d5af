//! The sizes and kinds of keys that Apple's systems take.

use super::{APPLE_LIST, anew};
use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, Topic};
use crate::input::Role;
use crate::model::{Curve, PublicKeyAlgorithm};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-strong-key",
    title: "iOS and macOS take the key",
    title_failed: "iOS and macOS refuse the key",
    rule: "The key is an RSA key of 2048 bits or more, or one on an elliptic curve of 256 bits or more.",
    required: "RSA of 2048 bits or more, EC of 256 bits or more",
    sources: &[APPLE_LIST, Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicy.c, SecPolicyAddStrongKeySizeOptions" }],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: Some(Topic::Key),
    roles: &[Role::Ca, Role::Server],
    effect: "iPhones, iPads and Macs refuse the TLS connection.",
    check,
    remedy: |subject| anew(subject, "Make an RSA key of 2048 bits or more and have a new certificate issued for it."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/rsa-2047", Outcome::Fail),
        example("server/ec-p256", Outcome::Pass),
        example("server/ec-p224", Outcome::Fail),
        example("server/secp256k1", Outcome::Warn),
        example("server/ed25519", Outcome::Fail),
        example("ca/ec-p384", Outcome::Pass),
        example("ca/rsa-1024", Outcome::Fail),
    ],
};

const RSA_MIN_BITS: u32 = 2048;
const CURVE_MIN_BITS: u32 = 256;

fn check(subject: &Subject<'_>) -> Judgement {
    let key = &subject.certificate.public_key;
    let bits = key.bits.unwrap_or(0);
    let judgement =
        Judgement::pass(key.to_string()).evidence("subjectPublicKeyInfo", key.to_string(), Some(key.spki.offset));
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { .. } if bits >= RSA_MIN_BITS => judgement,
        PublicKeyAlgorithm::Ec { curve: Curve::P256 | Curve::P384 | Curve::P521, .. } => judgement,
        PublicKeyAlgorithm::Ec { curve: Curve::Explicit | Curve::Missing, .. } => {
            judgement.because(Outcome::Fail, "The curve is not named, and Apple's systems know curves by name only.")
        }
        PublicKeyAlgorithm::Ec { .. } if bits >= CURVE_MIN_BITS => judgement
            .because(Outcome::Warn, "The curve is long enough, but that Apple's systems know it is not established."),
        PublicKeyAlgorithm::Rsa { .. } | PublicKeyAlgorithm::Ec { .. } => {
            judgement.because(Outcome::Fail, "The key is too short for Apple's systems.")
        }
        _ => judgement.because(Outcome::Fail, "Apple's rules for keys of servers and CAs name RSA and elliptic curves only."),
    }
}
