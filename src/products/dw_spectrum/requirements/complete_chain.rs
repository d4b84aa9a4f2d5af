//! N9: the whole chain, in order, and nothing else.

use super::{INSTALL, LIBRARY};
use crate::products::dw_spectrum::cert_pem::{self, Form};
use crate::checks::{Blocks, Arranged, Contradiction, Delivery, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::{Certificate, Name};
use crate::path::{End, Trust};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/complete-chain",
    title: "The whole chain follows the server's certificate",
    title_failed: "The chain in the file is not complete and in order",
    rule: "Behind the server's certificate stands the certificate of its issuer, then of that one's issuer, up to the root, each once and nothing else. The root itself may be left out.",
    required: "every intermediate certificate, in order",
    sources: &[
        INSTALL,
        Source { document: "Network Optix and Digital Watchdog support articles", section: "certificate validation" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "The server sends what the file holds, in its order. Clients that lack an intermediate certificate do not trust the server: Strict refuses, Recommended asks.",
    check,
    remedy: |_| {
        recipe::advice(
            "Put the whole chain into cert.pem: the server's certificate first, then each issuer after the certificate that it issued, and nothing else. The CA offers its intermediate certificates for download, often as a bundle or chain file.",
        )
    },
    contradictions: &[Contradiction {
        places: &[
            (INSTALL, "The file holds the whole trust chain, including the root."),
            (LIBRARY, "Whatever certificates follow the first are sent as they are; a root is not asked for."),
        ],
        decision: "All intermediate certificates must be there. The root may be left out, since clients need it from elsewhere anyway, and does no harm; the repaired file holds it where it is known.",
    }],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/self-signed/cert.pem", Outcome::Pass),
        example("cert-pem/no-root/cert.pem", Outcome::Unknown),
        example("cert-pem/swapped/cert.pem", Outcome::Warn),
        example("cert-pem/duplicates/cert.pem", Outcome::Warn),
        example("cert-pem/stranger/cert.pem", Outcome::Warn),
        example("cert-pem/missing-intermediate/cert.pem", Outcome::Unknown),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let (delivery, ordered) = match cert_pem::form(subject) {
        Form::Whole(delivery) => (Some(delivery), true),
        Form::Container(delivery) => (Some(delivery), false),
        Form::Part(delivery) => (delivery, delivery.is_some_and(|delivery| delivery.container.is_none())),
    };
    if let Some(delivery) = delivery.filter(|delivery| cert_pem::is_collection(delivery)) {
        let judgement = Judgement::new(Outcome::NotApplicable, format!("{} certificates", delivery.certificates.len()));
        return match cert_pem::form(subject) {
            Form::Whole(_) => judgement.because(Outcome::Warn, "The file holds far more certificates than any chain has."),
            Form::Container(_) | Form::Part(_) => judgement,
        };
    }
    let arranged = delivery
        .filter(|delivery| cert_pem::is_leaf(subject, delivery))
        .and_then(|delivery| Some((delivery, delivery.arrangement.as_ref()?)));
    match arranged {
        Some((delivery, arranged)) => in_file(subject, delivery, arranged, ordered),
        None => by_lineage(subject),
    }
}

/// What the file holds.
fn in_file(subject: &Subject<'_>, delivery: &Delivery<'_>, arranged: &Arranged, ordered: bool) -> Judgement {
    let count = arranged.order.len();
    let mut judgement = Judgement::pass(match count {
        1 => "the server's certificate alone".to_owned(),
        count => format!("{count} certificates of its chain"),
    });
    // A part is only the beginning of the file that is made from all of them.
    let is_part = matches!(cert_pem::form(subject), Form::Part(_) | Form::Container(_));
    let elsewhere = is_part && subject.lineage.is_some_and(|lineage| lineage.missing_issuer().is_none());
    match arranged.gap {
        Some(_) if elsewhere => {
            judgement = judgement.remark("The rest of its chain is in other files, and will be in the cert.pem that is put together.");
        }
        Some(Outcome::Fail) => {
            judgement = judgement.because(
                Outcome::Fail,
                "An intermediate certificate is missing in the file. It was given in another file: the repaired file holds it.",
            );
        }
        Some(_) => judgement = missing(subject, judgement),
        None => {}
    }
    let is_first = arranged.order.first() == Some(&0);
    if ordered && is_first && !arranged.order.is_sorted() {
        judgement = judgement.because(
            Outcome::Warn,
            "The certificates behind the first are out of order. Most clients sort them out, some do not.",
        );
    }
    if !arranged.duplicates.is_empty() {
        let number = arranged.duplicates.len();
        judgement = judgement.because(Outcome::Warn, format!("Duplicate certificates: {number}."));
    }
    if !arranged.strangers.is_empty() {
        let number = arranged.strangers.len();
        judgement = judgement.because(
            Outcome::Warn,
            format!("Certificates that do not belong to the chain: {number}. The server sends them to every client."),
        );
    }
    let last = arranged.order.last().and_then(|last| delivery.certificates.get(*last));
    if let Some(last) = last.filter(|last| count > 1 && !last.is_self_issued() && is_cross_sign(subject, last)) {
        let name = |name: &Name| name.common_name().map_or_else(|| name.to_string(), str::to_owned);
        let (root, old) = (name(&last.subject), name(&last.issuer));
        judgement = judgement.because(
            Outcome::Warn,
            format!(
                "The last certificate is a cross-sign: {} issued by the old root {}. Keep it while both are valid: clients that do not have {} yet need it. Leave it out once one of them has expired.",
                root.escape_debug(), old.escape_debug(), root.escape_debug()
            ),
        );
    }
    if arranged.gap.is_none() && !is_part && last.is_some_and(|last| !last.is_self_issued()) {
        judgement = judgement.remark("The root is left out. The manual asks for the whole trust chain; it works without, and with it does no harm.");
    }
    judgement
}

/// Whether the best path goes through another certificate of the same name and key, which is a root, or whether it has expired.
fn is_cross_sign(subject: &Subject<'_>, last: &Certificate) -> bool {
    let root = subject.lineage.and_then(|lineage| lineage.chain.last());
    let is_replaced = root.is_some_and(|root| {
        root.is_self_issued()
            && root.subject.der == last.subject.der
            && root.fingerprints.spki_sha256 == last.fingerprints.spki_sha256
    });
    is_replaced || last.validity.not_after < subject.asked.at
}

/// What is known of the chain of a certificate that came by itself.
fn by_lineage(subject: &Subject<'_>) -> Judgement {
    let Some(lineage) = subject.lineage else {
        return if subject.certificate.is_self_issued() {
            Judgement::pass("it names itself as issuer")
        } else {
            missing(subject, Judgement::pass("the server's certificate alone"))
        };
    };
    match lineage.end {
        End::IssuerMissing => missing(subject, Judgement::pass("the server's certificate alone")),
        End::Loop | End::TooLong => Judgement::new(Outcome::Warn, "leads to no root")
            .because(Outcome::Warn, "Its chain leads to no root."),
        End::Anchor | End::SelfIssued(_) if lineage.chain.len() <= 1 => {
            Judgement::pass("it is its own chain")
        }
        // Only the built-in root may stand above it, and that need not be sent.
        End::Anchor | End::SelfIssued(_) => {
            let judgement = Judgement::pass(format!("a chain of {} certificates", lineage.chain.len()));
            if lineage.trust == Trust::PubliclyTrusted && lineage.chain.len() == 2 {
                judgement
            } else {
                judgement.remark("The rest of its chain is in other files, and will be in the cert.pem that is put together.")
            }
        }
    }
}

/// The issuer is nowhere: it may be an intermediate authority, which is needed, or a root, which is not.
fn missing(subject: &Subject<'_>, judgement: Judgement) -> Judgement {
    if let Some(root) = subject.lineage.and_then(|lineage| lineage.former_root) {
        return judgement.remark(format!("Only the root {root} is missing, and the server does not have to send it."));
    }
    let issuer = subject
        .lineage
        .and_then(|lineage| lineage.missing_issuer())
        .unwrap_or(&subject.certificate.issuer)
        .to_string();
    let issuer: String = issuer.chars().take(MAX_NAME).collect();
    let issuer = issuer.escape_debug();
    judgement
        .because(
            Outcome::Unknown,
            format!("The certificate of its issuer is missing: {issuer}. If that is an intermediate CA, the file needs it."),
        )
        .needing(format!("Add the certificate of {issuer}."))
}

/// Longest name that is written out in a sentence, in characters.
const MAX_NAME: usize = 200;
