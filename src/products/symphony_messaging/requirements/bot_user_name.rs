//! Requirement B2: the common name is the user name of the service account.

use super::{SERVICE_USER, SESSION_AUTHENTICATE};
use crate::checks::{Blocks, Level, Outcome, Requirement, Subject, example, recipe, user_name};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-user-name",
    title: "The common name is the user name of the service account",
    title_failed: "The common name is not the user name of the service account",
    rule: "The common name of the certificate is the user name of an active service account on the pod, to the letter.",
    required: "one common name, equal to the user name",
    sources: &[SERVICE_USER, SESSION_AUTHENTICATE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: "The pod finds no account for the certificate and refuses the login.",
    check: |subject: &Subject<'_>| user_name::is_common_name(&subject.certificate.subject, subject.asked.user_name),
    remedy: |subject| {
        recipe::client(subject,
            "Create the service account with exactly this common name, or have a certificate issued with the name of the account. Copy the name; do not type it twice.",
        )
    },
    contradictions: &[],
    examples: &[
        example("bot/good", Outcome::Pass),
        example("bot/upper-case-name", Outcome::Warn),
        example("bot/space-in-name", Outcome::Warn),
        example("bot/two-names", Outcome::Warn),
        example("client/good", Outcome::Fail),
        example("client/no-common-name", Outcome::Fail),
    ],
};
