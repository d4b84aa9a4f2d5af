//! Requirement V6: the server's certificate is valid for 825 days or less.

use super::{APPLE_LIST, CONSCRYPT, SERVER_LIST, new_server};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, Topic};
use crate::input::Role;
use crate::model::{HOUR, Period, Timestamp};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-validity-period",
    title: "The validity period is 825 days or less",
    title_failed: "The validity period is longer than 825 days",
    rule: "From its beginning to its end, the server's certificate is valid for no more than 825 days.",
    required: "825 d 0 h 0 m 0 s or less",
    sources: &[
        SERVER_LIST,
        APPLE_LIST,
        Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicy.c and SecPolicyServer.c" },
        CONSCRYPT,
    ],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: Some(Topic::Period),
    roles: &[Role::Server],
    effect: "The guide requires it. iOS rejects a longer period, except where the certificate itself is trusted on the device. Android does not check the length.",
    check,
    remedy: |subject| {
        new_server(
            subject,
            "Have the certificate reissued for 824 days or less. The certificate authority itself may be valid for longer.",
        )
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/days-824", Outcome::Pass),
        example("server/days-825", Outcome::Pass),
        example("server/days-825-plus-1s", Outcome::Fail),
        example("server/days-825-plus-1h", Outcome::Fail),
        example("server/days-825-plus-1h-1s", Outcome::Fail),
        example("server/days-3650", Outcome::Fail),
        example("server/before-2019-07-long", Outcome::Fail),
    ],
};

/// The limit. A day has 86 400 seconds, and the period is the difference of the two dates: OpenSSL's `-days 825` passes.
const LIMIT: Period = Period::days(825);

/// By how much Apple's code lets certificates of private authorities exceed the limit, in seconds.
const APPLE_SLIP: i64 = HOUR;

/// Certificates that begin by 2019-07-01T00:00:00Z are exempt from Apple's limit, though not from the guide's.
const APPLE_START: Timestamp = Timestamp::from_unix_seconds(1_561_939_200);

fn check(subject: &Subject<'_>) -> Judgement {
    let validity = &subject.certificate.validity;
    let period = validity.period();
    let excess = period.seconds() - LIMIT.seconds();
    let judgement = Judgement::pass(period.to_string()).evidence(
        "validity",
        format!("{} to {}", validity.not_before, validity.not_after),
        Some(validity.span.offset),
    );
    if period.seconds() < 0 {
        return judgement.because(Outcome::Fail, "It ends before it begins, so it has no period at all.");
    }
    if excess == 0 {
        return judgement.remark("It is at the limit to the second. 824 days leave a margin for devices that count differently.");
    }
    if excess < 0 {
        return judgement;
    }
    let over = Period::between(Timestamp::from_unix_seconds(0), Timestamp::from_unix_seconds(excess));
    let mut judgement = judgement.because(Outcome::Fail, format!("It is {over} longer than the limit."));
    if excess <= APPLE_SLIP {
        judgement = judgement.remark(
            "Apple's code forgives up to one hour for certificates of a private CA; the guide does not.",
        );
    }
    if validity.not_before <= APPLE_START {
        judgement = judgement
            .remark("iOS itself applies the limit only to certificates that begin after 1 July 2019; the guide to all.");
    }
    judgement
}
