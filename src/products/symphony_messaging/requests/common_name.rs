//! The request is for the user name of the service account.

use crate::checks::{Blocks, Level, OfRequest, Outcome, RequestSubject, Requirement, example, recipe, user_name};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE, SERVICE_USER};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/common-name",
    title: "The common name is the user name of the service account",
    title_failed: "The common name is not the user name of the service account",
    rule: "The subject has one common name: the user name of the service account, to the letter.",
    required: "one CN, equal to the user name",
    sources: &[REQUEST_TABLE, SERVICE_USER],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The certificate is issued under a name that no account has, and the pod refuses the login.",
    check: |subject: &RequestSubject<'_>| {
        user_name::is_common_name(&subject.request.subject, subject.asked.user_name)
    },
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with the user name of the account as the common name. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-upper-case", Outcome::Warn),
        example("requests/bot-two-names", Outcome::Warn),
        example("requests/bot-other-name", Outcome::Fail),
        example("requests/bot-no-name", Outcome::Fail),
    ],
};
