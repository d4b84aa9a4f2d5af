//! What shows up under Certificate Trust Settings on an iPhone.

use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, example_with_step, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-trust-switch",
    title: "iOS shows a switch for full trust",
    title_failed: "iOS shows no switch for full trust",
    rule: "The certificate that is installed on an iPhone or iPad by hand is a root: marked as a certificate authority and issued by itself. Only such a certificate appears under Settings > General > About > Certificate Trust Settings, where full trust has to be switched on.",
    required: "a root with cA = TRUE",
    sources: &[
        Source { document: "Apple, Trust manually installed certificate profiles in iOS", section: "article 102390 (HT204477)" },
        Source { document: "Ask Different", section: "question 283348" },
        Source { document: "mkcert", section: "issues 47 and 233: a root without a common name" },
    ],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: Some(Topic::Authority),
    roles: &[Role::Ca],
    effect: "The profile installs, but full trust cannot be switched on, and the app does not connect.",
    check,
    remedy: |subject| {
        if is_authority(subject) && subject.certificate.is_self_issued() {
            recipe::authority_with_new_key(subject, "Make a new root with a common name in its subject, reissue the certificates below it, and install it on the phones.")
        } else if is_authority(subject) {
            recipe::advice("Install the root on the phones, and have the server send this intermediate with its own certificate. Profiles that are installed by device management are trusted at once, without the switch.")
        } else {
            recipe::authority(subject, "Issue the CA certificate again with basic constraints cA = TRUE.")
        }
    },
    contradictions: &[],
    examples: &[
        example_with_step("ca/root"),
        example("ca/intermediate", Outcome::Fail),
        example("ca/ca-false", Outcome::Fail),
        example("ca/v1", Outcome::Fail),
        example("ca/no-common-name", Outcome::Fail),
    ],
};

fn is_authority(subject: &Subject<'_>) -> bool {
    subject.certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
}

fn check(subject: &Subject<'_>) -> Judgement {
    if !is_authority(subject) {
        return Judgement::pass("no certificate authority").because(Outcome::Fail, "It is not marked as a certificate authority, so iOS shows no switch for it.");
    }
    if !subject.certificate.is_self_issued() {
        return Judgement::pass("an intermediate").because(Outcome::Fail, "It is an intermediate: iOS installs it, but shows the switch for roots only.");
    }
    if subject.certificate.subject.common_name().is_none_or(|name| name.trim().is_empty()) {
        return Judgement::pass("a root without a common name").because(
            Outcome::Fail,
            "The root has no common name. iOS up to 18 installs it and shows no switch for it; whether iOS 26 and 27 show one is not known.",
        );
    }
    Judgement::pass("a root").step("Switch on full trust on each iPhone: Settings > General > About > Certificate Trust Settings.").remark("After the profile is installed by hand, switch on full trust: Settings > General > About > Certificate Trust Settings. Nothing in the certificate tells whether that was done.")
}
