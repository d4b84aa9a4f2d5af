//! How long a certificate is valid, as it stands beside the bar.

use cert_inspector::checks::Outcome;
use cert_inspector::model::{Period, Timestamp};
use cert_inspector::report::ValidityLimit;

use super::{instant, length};

pub(crate) const TODAY: &str = "judged as of";
pub(crate) const BEGINS: &str = "from";
pub(crate) const ENDS: &str = "until";

/// Whether it is the time for it, and how much of it is left.
pub(crate) fn validity_state(begins: Timestamp, ends: Timestamp, at: Timestamp) -> (Outcome, String) {
    if at < begins {
        (Outcome::Fail, format!("not valid yet: begins in {}", length(Period::between(at, begins))))
    } else if ends < at {
        (Outcome::Fail, format!("expired {} ago", length(Period::between(ends, at))))
    } else {
        (Outcome::Pass, format!("{} left", length(Period::between(at, ends))))
    }
}

/// The whole period. Its last second counts.
pub(crate) fn valid_for(begins: Timestamp, ends: Timestamp) -> String {
    let after = Timestamp::from_unix_seconds(ends.unix_seconds().saturating_add(1));
    format!("valid for {}", length(Period::between(begins, after)))
}

/// The longest period there may be.
pub(crate) fn limit(limit: &ValidityLimit) -> String {
    let days = limit.days;
    if limit.outcome > Outcome::Pass {
        format!("longer than the limit of {days} days")
    } else {
        format!("limit {days} days")
    }
}

/// An issuer that ends first.
pub(crate) fn issuer_ends(title: &str, at: Timestamp) -> String {
    format!("{title} ends before it: {}", instant(at))
}

/// An instant by the clock of this place.
pub(crate) fn local(written: &str) -> String {
    format!("({written} here)")
}
