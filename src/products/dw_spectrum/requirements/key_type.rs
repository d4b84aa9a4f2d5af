//! N6: an RSA key.

use super::{LIBRARY, MANUAL, UNUSABLE};
use crate::checks::{Blocks, Contradiction, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;
use crate::model::PublicKeyAlgorithm;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/key-type",
    title: "The key is an RSA key",
    title_failed: "The key is not an RSA key",
    rule: "The certificate is for an RSA key. The published code refuses keys on elliptic curves by default. It lets Ed25519 and DSA pass, and the vendor says nothing about them.",
    required: "RSA",
    sources: &[LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy: |subject| {
        super::new_server(subject, "Make an RSA key of 2048 to 4096 bits and have a new certificate issued for it.")
    },
    contradictions: &[Contradiction {
        places: &[
            (
                Source { document: MANUAL, section: "To Obtain and Install an Authorized Certificate" },
                "Any certificate of any provider will do; kinds of keys are not mentioned.",
            ),
            (LIBRARY, "Elliptic-curve keys are refused by default (allowEcdsaCertificates is false)."),
        ],
        decision: "A key on an elliptic curve fails, by the published code. Ed25519 and DSA are a warning: the code accepts them, but nobody confirms it. The server itself is closed and may decide otherwise.",
    }],
    examples: &[
        example("server/good", Outcome::Pass),
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/ec/cert.pem", Outcome::Fail),
        example("server/ec-p384", Outcome::Fail),
        example("server/ed25519", Outcome::Warn),
        example("server/dsa", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let key = &subject.certificate.public_key;
    let judgement = Judgement::pass(key.to_string()).evidence(
        "subjectPublicKeyInfo",
        key.to_string(),
        Some(key.spki.offset),
    );
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { pss_only: false, .. } => judgement,
        PublicKeyAlgorithm::Rsa { .. } => judgement.because(
            Outcome::Warn,
            "The key is marked for RSASSA-PSS only; whether the server and every client take such a key, the vendor does not say.",
        ),
        PublicKeyAlgorithm::Ec { .. } => judgement.because(
            Outcome::Fail,
            "The server refuses elliptic-curve keys: \"Invalid key cipher (ECDSA)\" is the message in its log.",
        ),
        PublicKeyAlgorithm::Ed25519 { .. } => judgement.because(
            Outcome::Warn,
            "The published code accepts Ed25519, but the vendor does not mention it, and browsers do not connect to such a server.",
        ),
        PublicKeyAlgorithm::Dsa => judgement.because(
            Outcome::Warn,
            "The published code accepts DSA, but the vendor does not mention it, and current clients do not connect to such a server.",
        ),
        PublicKeyAlgorithm::Malformed => judgement.because(Outcome::Fail, "The key does not decode."),
        _ => judgement.because(
            Outcome::Fail,
            "Of keys other than RSA, neither the manual nor the published code says that they work.",
        ),
    }
}
