//! The hashes that Apple's systems refuse.

use super::{APPLE_LIST, anew};
use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, Topic};
use crate::input::Role;
use crate::model::HashAlgorithm;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-hash",
    title: "iOS and macOS take the signature",
    title_failed: "iOS and macOS refuse the signature",
    rule: "The certificate is not signed with MD2, MD4, MD5 or SHA-1. What a root signs of itself does not matter: a root is trusted because it is installed.",
    required: "none of MD2, MD4, MD5, SHA-1",
    sources: &[APPLE_LIST, Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicy.c, SecPolicyRemoveWeakHashOptions" }],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: Some(Topic::Hash),
    roles: &[Role::Ca, Role::Server],
    effect: "iPhones, iPads and Macs refuse the TLS connection.",
    check,
    remedy: |subject| anew(subject, "Have the certificate reissued with SHA-256."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/sha1", Outcome::Fail),
        example("server/md5", Outcome::Fail),
        example("server/pss-sha1-default", Outcome::Fail),
        example("ca/sha1", Outcome::Pass),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let algorithm = &subject.certificate.signature_algorithm;
    let judgement =
        Judgement::pass(algorithm.to_string()).evidence("signatureAlgorithm", algorithm.to_string(), None);
    let hash = algorithm.pss.map(|pss| pss.hash).or(algorithm.hash);
    let Some(weak @ (HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Md5 | HashAlgorithm::Sha1)) = hash else {
        return judgement;
    };
    if subject.certificate.is_self_issued() {
        return judgement.remark(format!("It is signed with {}, but by itself: that signature proves nothing, and systems do not ask for it.", weak.name()));
    }
    judgement.because(Outcome::Fail, format!("It is signed with {}, which Apple's systems refuse.", weak.name()))
}
