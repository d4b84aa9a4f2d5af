//! What is uploaded is not the certificate of a public CA.

use super::UPLOAD;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::path::Trust;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-private",
    title: "The uploaded certificate belongs to a CA of your own",
    title_failed: "The certificate belongs to a public CA",
    rule: "The root or signing certificate that is uploaded is that of a CA which only issues certificates that you want to log in.",
    required: "a private root or signing certificate",
    sources: &[UPLOAD, Source { document: "finos/symphony-bdk-java", section: "issue 794" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca],
    effect: "Everybody can get a certificate from a public CA. Its certificates belong in the bot's trust store, where they let the bot trust the pod.",
    check,
    remedy: |_| {
        recipe::advice("Do not upload it. If the bot reports \"PKIX path building failed\", add this certificate to the bot's trust store. For the bot's own certificate use a CA of your own.")
    },
    contradictions: &[],
    examples: &[
        example("bot/authority", Outcome::Pass),
        example("ca/public-root", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    if let Some(root) = subject.lineage.and_then(|lineage| lineage.former_root) {
        return Judgement::pass("a public CA").because(
            Outcome::Fail,
            format!("It leads to {root}, a public root that left Mozilla's list in April 2026: a public CA for web servers, and not the CA of your bots."),
        );
    }
    match subject.lineage.map(|lineage| lineage.trust) {
        Some(Trust::PubliclyTrusted) => Judgement::pass("a public CA").because(
            Outcome::Fail,
            "It leads to a root in Mozilla's list: a public CA for web servers, and not the CA of your bots.",
        ),
        _ => Judgement::pass("not a public CA, as far as is known"),
    }
}
