//! The key is none of those that are known to be weak.

use crate::checks::{Blocks, Judgement, Level, Outcome, Remedy, Requirement, Source, Subject, example, recipe, Topic};
use crate::input::Role;
use crate::model::PublicKeyAlgorithm;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/known-weak-key",
    title: "The key is none that is known to be weak",
    title_failed: "The private key is known or easy to compute",
    rule: "The private key cannot be computed from the public one by a method that everybody knows: the key is long enough; its exponent is odd and at least 3; its modulus has no small factor, no primes close to each other, and no ROCA fingerprint. Nor is it a sample key that is printed somewhere.",
    required: "none of the known weaknesses",
    sources: &[
        Source { document: "CA/Browser Forum Baseline Requirements", section: "6.1.1.3, 6.1.5 and 6.1.6" },
        Source { document: "CVE-2017-15361 (ROCA)", section: "github.com/crocs-muni/roca" },
        Source { document: "CVE-2022-26320 (close primes)", section: "fermatattack.secvuln.info" },
        Source { document: "RFC 9500", section: "2" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Key),
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "Anyone who sees the certificate can compute its private key, or will be able to soon, and pose as its owner.",
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/rsa-e3", Outcome::Pass),
        example("server/ec-p256", Outcome::Pass),
        example("server/rsa-roca", Outcome::Fail),
        example("server/rsa-tiny-factor", Outcome::Fail),
        example("server/rsa-sample", Outcome::Fail),
        example("server/rsa-e1", Outcome::Fail),
        example("server/rsa-1024", Outcome::Fail),
        example("ca/root", Outcome::Pass),
        example("ca/e1", Outcome::Fail),
        example("ca/e-even", Outcome::Fail),
        example("client/good", Outcome::Pass),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let key = &subject.certificate.public_key;
    let mut judgement = Judgement::pass(key.to_string()).evidence(
        "subjectPublicKeyInfo",
        key.to_string(),
        Some(key.spki.offset),
    );
    if matches!(&key.algorithm, PublicKeyAlgorithm::Rsa { exponent, .. } if exponent.0 == [3]) {
        judgement = judgement.remark("The public exponent is 3, which is unusual but allowed.");
    }
    for weakness in subject.weaknesses() {
        judgement = judgement.because(Outcome::Fail, weakness.to_string());
    }
    judgement
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    const TEXT: &str = "A key cannot be repaired, and a new certificate for the same key is as weak: make a new key, on another device if a chip made this one, and have a new certificate issued for it. Take the old one out of use.";
    match subject.role {
        Role::Ca => recipe::authority_with_new_key(subject, TEXT),
        Role::Client | Role::Request => recipe::client(subject, TEXT),
        Role::Server => recipe::server(subject, TEXT),
    }
}
