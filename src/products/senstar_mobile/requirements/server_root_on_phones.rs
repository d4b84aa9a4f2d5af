//! The phones have the root above the server's certificate, or are given it.

use super::{GUIDE, REJECTED};
use crate::checks::{Blocks, Judgement, Level, Lineage, Outcome, Requirement, Source, Subject, example_with_step, recipe};
use crate::input::Role;
use crate::model::Name;
use crate::path::{End, Trust};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-root-on-phones",
    title: "Phones trust the root of the server's certificate",
    title_failed: "Phones do not trust the root of the server's certificate",
    rule: "The root above the server's certificate is a public one, or is installed on every phone. The intermediates are installed on the server.",
    required: "a public root, or one that is installed on every phone",
    sources: &[
        Source { document: GUIDE, section: "Deployment options: what is deployed to mobile devices" },
        Source { document: GUIDE, section: "Add the certificate authority certificate to an iOS device, and to an Android device" },
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: REJECTED,
    check,
    remedy: |_| {
        recipe::advice("Install the root certificate on every phone; on iPhones switch on full trust for it. Mark it as trusted here once that is done.")
    },
    contradictions: &[],
    examples: &[
        example_with_step("server/good"),
        example_with_step("bundles/with-key.pem"),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(lineage) = subject.lineage else {
        return Judgement::new(Outcome::NotApplicable, "its issuers are not here");
    };
    match lineage.trust {
        Trust::PubliclyTrusted => Judgement::pass("a public root").remark(
            "Apps that target Android 17 check Certificate Transparency by default; on Android 16 the app decides. Public CAs log what they issue unless they are asked not to.",
        ),
        Trust::PrivatelyTrusted => Judgement::pass("a root that you trust here"),
        Trust::SelfSigned | Trust::UnknownIssuer => step(subject, lineage),
    }
}

fn step(subject: &Subject<'_>, lineage: &Lineage<'_>) -> Judgement {
    if let Some(root) = lineage.former_root {
        return Judgement::pass(format!("a former public root: {root}")).step(format!(
            "Check on each kind of phone that it still has {root}: this public root left Mozilla's list in April 2026 and may still be on devices. Install it where it is missing, or obtain a certificate under another root."
        ));
    }
    if let Some(issuer) = lineage.missing_issuer() {
        let issuer = short(issuer);
        return Judgement::pass("its issuer is not among the files").step(format!(
            "Install the certificate of {issuer}: on the server if it is an intermediate, on every phone if it is the root. It is not among these files."
        ));
    }
    let root = lineage.chain.last().copied().unwrap_or(subject.certificate);
    if !matches!(lineage.end, End::SelfIssued(_) | End::Anchor) {
        return Judgement::pass("leads to no root");
    }
    let name = short(&root.subject);
    Judgement::pass(format!("a private root: {name}"))
        .step(format!("Install the root certificate {name} on every phone, and switch on full trust for it on iPhones."))
}

/// Longest name that is written out in a sentence, in characters.
const MAX_NAME: usize = 100;

fn short(name: &Name) -> String {
    let name = name.common_name().map_or_else(|| name.to_string(), str::to_owned);
    name.chars().take(MAX_NAME).collect::<String>().escape_debug().to_string()
}
