//! Whether a certificate holds at an instant, and for how long it was made.

use super::{Judgement, Outcome, Subject};
use crate::model::{DAY, Period, Timestamp, Validity};

/// From how many days before its end a certificate deserves a warning at the earliest: time to get a new one from any CA.
const EXPIRY_WARNING_DAYS: i64 = 30;

/// Of a short lifetime, the last part in which a certificate deserves a warning: programs that renew by themselves do so with a third
/// left (certbot, and the ACME clients after it).
const EXPIRY_WARNING_PART: i64 = 3;

/// Whether the end of a certificate is so near that it deserves a warning.
#[must_use]
pub fn ends_soon(validity: &Validity, at: Timestamp) -> bool {
    let part = validity.period().seconds() / EXPIRY_WARNING_PART;
    Period::between(at, validity.not_after).seconds() < part.min(EXPIRY_WARNING_DAYS * DAY)
}

/// Within the dates, both ends included (RFC 5280 section 4.1.2.5).
#[must_use]
pub fn within_dates(subject: &Subject<'_>) -> Judgement {
    let validity = &subject.certificate.validity;
    let offset = Some(validity.span.offset);
    let judgement = Judgement::pass(format!("{} to {}", validity.not_before, validity.not_after))
        .evidence("notBefore", validity.not_before.to_string(), offset)
        .evidence("notAfter", validity.not_after.to_string(), offset);
    if subject.certificate.has_malformed_date() {
        return judgement.because(
            Outcome::Fail,
            "A date is malformed: it needs seconds, no fractions and a Z at its end. OpenSSL and others reject the certificate. Exporting it again cannot help; have it issued again.",
        );
    }
    if validity.period().seconds() < 0 {
        return judgement.because(Outcome::Fail, "It ends before it begins, so it never holds.");
    }
    if subject.asked.at < validity.not_before {
        let wait = Period::between(subject.asked.at, validity.not_before);
        return judgement
            .because(Outcome::Fail, format!("It is not valid yet: it starts in {wait}."))
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
    if ends_soon(validity, subject.asked.at) {
        return judgement
            .because(Outcome::Warn, format!("It expires in {left}. Have the next one ready before then."));
    }
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    /// Lifetime in days, days left, and whether that deserves a warning.
    #[test]
    fn a_short_lifetime_is_warned_of_in_its_last_third() {
        for (lifetime, left, expected) in [
            (398, 31, false),
            (398, 29, true),
            (90, 31, false),
            (90, 29, true),
            (45, 16, false),
            (45, 14, true),
            (6, 3, false),
            (6, 1, true),
        ] {
            let instant = |day: i64| Timestamp::from_unix_seconds(1_800_000_000 + day * DAY);
            let validity =
                Validity { not_before: instant(0), not_after: instant(lifetime), span: Span::default() };
            assert_eq!(ends_soon(&validity, instant(lifetime - left)), expected, "{lifetime} {left}");
        }
    }
}
