//! How long a certificate is valid, as it stands beside the bar.

use cert_inspector::checks::Outcome;
use cert_inspector::model::{Period, Timestamp};
use cert_inspector::report::ValidityLimit;
use cert_inspector::view::Detail;

use super::{Words, instant, length, say, words};

pub(crate) const JUDGED_AS_OF: Words = words("checked as of", "beurteilt zum");
pub(crate) const BEGINS: Words = words("from", "von");
pub(crate) const ENDS: Words = words("until", "bis");

/// Whether it is the time for it, and how much of it is left.
pub(crate) fn validity_state(begins: Timestamp, ends: Timestamp, at: Timestamp) -> (Outcome, String) {
    if at < begins {
        let wait = length(Period::between(at, begins));
        (Outcome::Fail, say!("not valid yet: begins in {wait}", "noch nicht gültig: beginnt in {wait}"))
    } else if ends < at {
        (Outcome::Fail, say!("expired {} ago", "vor {} abgelaufen", length(Period::between(ends, at))))
    } else {
        (Outcome::Pass, say!("{} left", "endet in {}", length(Period::between(at, ends))))
    }
}

/// Whether an object must be shown with its period: it is not valid at this instant.
pub(crate) fn is_time_the_issue(detail: &Detail, at: Timestamp) -> bool {
    let own = detail.paths.as_ref().and_then(|paths| paths.paths.first()?.certificates.first());
    own.is_some_and(|own| validity_state(own.not_before, own.not_after, at).0 == Outcome::Fail)
}

/// The whole period. Its last second counts.
pub(crate) fn valid_for(begins: Timestamp, ends: Timestamp) -> String {
    let after = Timestamp::from_unix_seconds(ends.unix_seconds().saturating_add(1));
    say!("valid for {}", "Gültigkeit von {}", length(Period::between(begins, after)))
}

/// The longest period there may be.
pub(crate) fn limit(limit: &ValidityLimit) -> String {
    let days = limit.days;
    if limit.outcome > Outcome::Pass {
        say!("longer than the limit of {days} days", "länger als die Grenze von {days} Tagen")
    } else {
        say!("limit {days} days", "Grenze {days} Tage")
    }
}

/// An issuer that ends first.
pub(crate) fn issuer_ends(title: &str, at: Timestamp) -> String {
    say!("{title} ends before it: {}", "{title} endet früher: {}", instant(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_says_whether_it_is_the_time() {
        let at = Timestamp::from_unix_seconds;
        let day = 86_400;
        for (now, outcome, words) in [
            (-day, Outcome::Fail, "not valid yet: begins in 1 day"),
            (0, Outcome::Pass, "398 days left"),
            (398 * day, Outcome::Pass, "less than an hour left"),
            (401 * day, Outcome::Fail, "expired 3 days ago"),
        ] {
            assert_eq!(validity_state(at(0), at(398 * day), at(now)), (outcome, words.to_owned()), "{now}");
        }
    }

    #[test]
    fn the_last_second_counts() {
        let at = Timestamp::from_unix_seconds;
        assert_eq!(valid_for(at(0), at(398 * 86_400 - 1)), "valid for 398 days");
        assert_eq!(valid_for(at(0), at(398 * 86_400 - 2)), "valid for 397 days");
    }
}
