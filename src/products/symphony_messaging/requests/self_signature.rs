//! The request is signed with the key that it is for.

use crate::checks::{Blocks, 
    Judgement, Level, OfRequest, Outcome, RequestSubject, Requirement, Source, example, recipe,
};
use crate::input::Role;
use crate::model::SignatureCheck;
use crate::products::symphony_messaging::requirements::GENERATE;

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/self-signature",
    title: "The request is signed with its own key",
    title_failed: "The request is not signed with its own key",
    rule: "The signature on the request matches its key, which proves that the requester has the private key.",
    required: "a signature that fits",
    sources: &[GENERATE, Source { document: "RFC 2986", section: "3 and 4.2" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA refuses the request.",
    check,
    remedy: |subject| {
        recipe::request(subject,
            "The request was changed or damaged, or made with another key: make it again from the private key, and send the file itself instead of text that was copied.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-challenge", Outcome::Warn),
        example("requests/bot-broken-signature", Outcome::Fail),
    ],
};

/// RFC 2985 section 5.4.1.
const CHALLENGE_PASSWORD: &str = "challengePassword";

fn check(subject: &RequestSubject<'_>) -> Judgement {
    let request = subject.request;
    let algorithm = request.signature_algorithm.to_string();
    let mut judgement = match request.self_signature {
        SignatureCheck::Valid => Judgement::pass("it fits"),
        SignatureCheck::Invalid => {
            Judgement::pass("it does not fit").because(Outcome::Fail, "The signature does not fit the key.")
        }
        SignatureCheck::NotVerified => Judgement::pass("not verified")
            .because(Outcome::Unknown, "The signature was not verified: its algorithm is not known here."),
    };
    if request.attributes.iter().any(|attribute| attribute.oid.name() == Some(CHALLENGE_PASSWORD)) {
        judgement = judgement.because(
            Outcome::Warn,
            "The request carries a challenge password, not encrypted: everybody who sees the request can read it. Use one that unlocks nothing else.",
        );
    }
    judgement.evidence("signatureAlgorithm", algorithm, None)
}
