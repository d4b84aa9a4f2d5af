//! Whether a certificate holds at an instant, and for how long it was made.

use super::{Judgement, Outcome, Subject};
use crate::model::{DAY, Period};

/// From how many days before its end a certificate deserves a warning: time to get a new one from any CA.
pub const EXPIRY_WARNING_DAYS: i64 = 30;

/// Within the dates, both ends included (RFC 5280 section 4.1.2.5).
#[must_use]
pub fn within_dates(subject: &Subject<'_>) -> Judgement {
    let validity = &subject.certificate.validity;
    let offset = Some(validity.span.offset);
    let judgement = Judgement::pass(format!("{} to {}", validity.not_before, validity.not_after))
        .evidence("notBefore", validity.not_before.to_string(), offset)
        .evidence("notAfter", validity.not_after.to_string(), offset);
    if validity.period().seconds() < 0 {
        return judgement.because(Outcome::Fail, "It ends before it begins, so it never holds.");
    }
    if subject.asked.at < validity.not_before {
        let wait = Period::between(subject.asked.at, validity.not_before);
        return judgement
            .because(Outcome::Fail, format!("It does not hold yet: it begins in {wait}."))
            .remark(if wait.seconds() < DAY {
                "It begins within a day, so a clock or a time zone is likelier to be wrong than the certificate: check the computer that issued it, and this one."
            } else {
                "If it was issued just now, check the clock and the time zone of the computer that issued it and of this one."
            });
    }
    if subject.asked.at > validity.not_after {
        let past = Period::between(validity.not_after, subject.asked.at);
        return judgement.because(Outcome::Fail, format!("It expired {past} ago."));
    }
    let left = Period::between(subject.asked.at, validity.not_after);
    if left.seconds() < EXPIRY_WARNING_DAYS * DAY {
        return judgement
            .because(Outcome::Warn, format!("It expires in {left}. Have the next one ready before then."));
    }
    judgement
}
