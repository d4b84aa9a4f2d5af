//! Requirement B3: the certificate comes from what was uploaded to the pod.

use super::{OVERVIEW, PUBLIC_CLIENTS, PUBLIC_CLIENTS_END, REFUSED, SUMMARY, UPLOADED};
use crate::checks::{Blocks, Judgement, Level, Lineage, Outcome, Remedy, Requirement, Subject, example, example_with_step, recipe};
use crate::input::Role;
use crate::model::{Name, SignatureCheck};
use crate::path::{End, Link, Trust};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-trust",
    title: "An uploaded certificate stands behind it",
    title_failed: "No uploaded certificate issued this one",
    rule: "The client certificate is issued by the signing or root certificate that was uploaded in the Admin Portal, or is uploaded itself.",
    required: "signed by the uploaded certificate, or uploaded itself",
    sources: &[OVERVIEW, SUMMARY, PUBLIC_CLIENTS],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED,
    check,
    remedy,
    contradictions: &[UPLOADED],
    examples: &[
        example_with_step("bot/with-authority.pem"),
        example_with_step("bot/good.p12"),
        example_with_step("bot/under-signing.pem"),
        example_with_step("bot/self-signed"),
        example("bot/good", Outcome::Unknown),
        example("bot/impostor.pem", Outcome::Fail),
        example("bot/self-issued-bad-signature", Outcome::Fail),
        example("bot/no-signing.pem", Outcome::Fail),
    ],
};

/// What would decide it.
const NEED: &str = "Add the root or signing certificate that was uploaded. If this certificate was uploaded itself, mark it as trusted.";

fn check(subject: &Subject<'_>) -> Judgement {
    let found = format!("issued by {}", short(&subject.certificate.issuer));
    let judgement =
        Judgement::pass(found).evidence("issuer", subject.certificate.issuer.to_string(), None);
    let Some(lineage) = subject.lineage else { return judgement.needing(NEED) };
    for (link, issuer) in lineage.links.iter().zip(lineage.chain.iter().skip(1)) {
        if let Some((outcome, reason)) = broken(*link, &short(&issuer.subject)) {
            return judgement.because(outcome, reason);
        }
    }
    match (lineage.chain.len(), lineage.end) {
        (0 | 1, End::SelfIssued(SignatureCheck::Valid)) => {
            judgement.step("Have this certificate itself uploaded in the Admin Portal (Manage Certificates, Import): it is self-signed.")
        }
        (0 | 1, End::SelfIssued(SignatureCheck::Invalid)) => judgement.because(
            Outcome::Fail,
            "It names itself as issuer, but its own key does not fit its signature.",
        ),
        (0 | 1, End::SelfIssued(SignatureCheck::NotVerified)) => judgement.because(
            Outcome::Unknown,
            "It names itself as issuer, and its signature algorithm is one that was not verified here.",
        ),
        (0 | 1, End::Anchor) => judgement.remark("You trust it, as if it was uploaded itself."),
        (0 | 1, _) => alone(judgement, subject),
        _ => above(judgement, subject, lineage),
    }
}

/// Why a link is no proof.
fn broken(link: Link, issuer: &str) -> Option<(Outcome, String)> {
    match (link.signature, link.name) {
        (SignatureCheck::Valid, true) => None,
        (SignatureCheck::Valid, false) => Some((
            Outcome::Fail,
            format!("The key of {issuer} made the signature, but the issuer is called otherwise in the certificate below it."),
        )),
        (SignatureCheck::Invalid, _) => Some((
            Outcome::Fail,
            format!("{issuer} has the name of the issuer, but its key did not make the signature: it is another CA of the same name, or a renewed one."),
        )),
        (SignatureCheck::NotVerified, _) => Some((
            Outcome::Unknown,
            format!("Whether {issuer} made the signature was not verified: the algorithm is not known here, or does not fit the key."),
        )),
    }
}

/// Its issuer is not here. A file that brings other authorities lacks the one in between.
fn alone(judgement: Judgement, subject: &Subject<'_>) -> Judgement {
    let issuer = short(&subject.certificate.issuer);
    let beside = subject.delivery.map(|delivery| delivery.certificates.as_slice()).unwrap_or_default();
    let authority = beside.iter().find(|other| {
        other.basic_constraints().is_some_and(|constraints| constraints.ca)
            && other.fingerprints.sha256 != subject.certificate.fingerprints.sha256
    });
    match authority {
        Some(authority) => judgement.because(
            Outcome::Fail,
            format!("The file brings {}, which did not issue it, and lacks the certificate of {issuer}, which did.", short(&authority.subject)),
        ),
        None => judgement.needing(NEED),
    }
}

/// Every signature up to the end of the path fits.
fn above(judgement: Judgement, subject: &Subject<'_>, lineage: &Lineage<'_>) -> Judgement {
    let issuer = short(&subject.certificate.issuer);
    let judgement = match lineage.trust {
        Trust::PubliclyTrusted => judgement.remark(format!(
            "The path leads to a public root. The pod knows what was uploaded and nothing else. {PUBLIC_CLIENTS_END}"
        )),
        _ => judgement,
    };
    // Anyone who has a root uploaded alone needs the bot to send what stands between.
    let between: Vec<_> = lineage.chain.iter().skip(1).take(lineage.chain.len().saturating_sub(2)).collect();
    let judgement = match lineage.trust {
        Trust::PrivatelyTrusted => judgement,
        _ => judgement.step(format!(
            "Have the certificate of {issuer} uploaded in the Admin Portal: Manage Certificates, Import."
        )),
    };
    if between.is_empty() {
        return judgement;
    }
    let sent = subject.delivery.filter(|delivery| !delivery.keys.is_empty());
    let missing = between.iter().find(|authority| {
        sent.is_some_and(|delivery| {
            delivery.certificates.iter().all(|there| there.fingerprints.sha256 != authority.fingerprints.sha256)
        })
    });
    match (missing, lineage.trust) {
        (Some(missing), Trust::PrivatelyTrusted) => judgement.because(
            Outcome::Fail,
            format!("You trust the root as uploaded, but the bot's file lacks the certificate of {}, which stands between the two.", short(&missing.subject)),
        ),
        _ => judgement.remark(format!(
            "Upload the certificate of {issuer}. If only the root above it is uploaded, the bot's file must bring that of {issuer}, too."
        )),
    }
}

fn short(name: &Name) -> String {
    name.common_name().map_or_else(|| name.to_string(), str::to_owned)
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    let issuer = short(&subject.certificate.issuer);
    recipe::advice(format!(
        "Have the certificate of {issuer} uploaded, the very one that issued this certificate: Manage Certificates, Import. Where only a root above it is uploaded, put the certificate of {issuer} into the bot's file. A certificate that was issued by another key must be reissued."
    ))
}
