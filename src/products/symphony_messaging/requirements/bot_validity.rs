//! Requirement B6: the bot's certificate is within its dates.

use super::{GENERATE, REFUSED};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe, validity};
use crate::input::Role;
use crate::model::DAY;

/// From here on a period is worth a word: what web servers may have at most is a good measure of how long a key should be used.
const LONG_PERIOD_DAYS: i64 = 825;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-validity",
    title: "The bot's certificate is within its dates",
    title_failed: "The bot's certificate is outside its dates",
    rule: "At the time of use the certificate has begun to be valid and has not expired. The guide sets no longest period; its commands make eight years.",
    required: "notBefore ≤ now ≤ notAfter",
    sources: &[GENERATE, Source { document: "RFC 5280", section: "4.1.2.5" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED,
    check,
    remedy: |subject| {
        recipe::client(subject,
            "Have a new certificate issued under the same common name. If this one should be valid already, correct the clock.",
        )
    },
    contradictions: &[],
    examples: &[
        example("bot/good", Outcome::Pass),
        example("client/days-2922", Outcome::Pass),
        example("server/ends-now", Outcome::Warn),
        example("server/expires-in-30-days", Outcome::Pass),
        example("server/expires-in-29-days", Outcome::Warn),
        example("server/expired", Outcome::Fail),
        example("server/begins-in-one-second", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let judgement = validity::within_dates(subject);
    let period = subject.certificate.validity.period();
    if period.seconds() <= LONG_PERIOD_DAYS * DAY {
        return judgement;
    }
    judgement.remark(format!(
        "It was made for {period}. The guide allows it; but a key that is copied serves the thief as long."
    ))
}
