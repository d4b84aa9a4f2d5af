//! How long a server certificate may be valid, by whose word it rests on.

use crate::model::{Certificate, Outcome, Period};
use crate::path::validate::keeps_to_validity_limit;
use crate::report::{Trust, ValidityLimit};

/// What Apple's systems take from any authority (support article 103769).
const PRIVATE_DAYS: u32 = 825;

/// The limit for a server certificate, and whether it keeps to it.
pub(super) fn of(certificate: &Certificate, trust: Trust) -> ValidityLimit {
    let validity = certificate.validity;
    let (keeps, days, source) = if trust == Trust::PubliclyTrusted {
        let (keeps, days) = keeps_to_validity_limit(&validity);
        (keeps, days, "of a public CA issued at that time (Baseline Requirements section 6.3.2)")
    } else {
        let keeps = validity.period() <= Period::days(i64::from(PRIVATE_DAYS));
        (keeps, PRIVATE_DAYS, "of any other CA on Apple's systems (support article 103769)")
    };
    let text = format!(
        "At most {days} days for a server certificate {source}; this one is valid for {}.",
        validity.period()
    );
    ValidityLimit { days, outcome: if keeps { Outcome::Pass } else { Outcome::Warn }, text: text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DAY, Span, Timestamp, Validity};

    #[test]
    fn the_limit_of_public_certificates_is_that_of_the_day_they_begin() {
        for (begins, days) in [
            ("2020-08-31T23:59:59Z", 825),
            ("2020-09-01T00:00:00Z", 398),
            ("2026-03-14T23:59:59Z", 398),
            ("2026-03-15T00:00:00Z", 200),
            ("2027-03-15T00:00:00Z", 100),
            ("2029-03-14T23:59:59Z", 100),
            ("2029-03-15T00:00:00Z", 47),
        ] {
            let not_before = Timestamp::parse_rfc3339(begins).unwrap();
            let lasting = |seconds: i64| Validity {
                not_before,
                not_after: Timestamp::from_unix_seconds(not_before.unix_seconds() + seconds),
                span: Span::default(),
            };
            let whole = i64::from(days) * DAY;
            // The last second counts, so a whole number of days ends a second before its difference says.
            assert_eq!(keeps_to_validity_limit(&lasting(whole - 1)), (true, days), "{begins}");
            assert_eq!(keeps_to_validity_limit(&lasting(whole)), (false, days), "{begins}");
        }
    }
}
