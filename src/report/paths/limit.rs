//! How long a server certificate may be valid, by whose word it rests on.

use super::{Trust, ValidityLimit};
use crate::model::{Certificate, DAY, Outcome, Timestamp};

/// From when on a limit holds for certificates of public authorities, and the limit in days (Baseline Requirements section
/// 6.3.2), the latest first.
const PUBLIC: &[(&str, u32)] = &[
    ("2029-03-15T00:00:00Z", 47),
    ("2027-03-15T00:00:00Z", 100),
    ("2026-03-15T00:00:00Z", 200),
    ("2020-09-01T00:00:00Z", 398),
];

/// What Apple's systems take from any authority (support article 103769).
const PRIVATE_DAYS: u32 = 825;

/// The limit for a server certificate, and whether it keeps to it.
pub(super) fn of(certificate: &Certificate, trust: Trust) -> ValidityLimit {
    let validity = certificate.validity;
    let seconds = validity.period().seconds();
    let (days, source, counted) = if trust == Trust::PubliclyTrusted {
        let begun =
            |since: &str| Timestamp::parse_rfc3339(since).is_some_and(|since| validity.not_before >= since);
        let limit = PUBLIC.iter().find(|(since, _)| begun(since)).map_or(PRIVATE_DAYS, |(_, days)| *days);
        // The Baseline Requirements count the last second too.
        (
            limit,
            "of a public authority issued at that time (Baseline Requirements section 6.3.2)",
            seconds.saturating_add(1),
        )
    } else {
        (PRIVATE_DAYS, "of any other authority on Apple's systems (support article 103769)", seconds)
    };
    let fits = counted <= i64::from(days).saturating_mul(DAY);
    let text = format!(
        "At most {days} days for a server certificate {source}; this one is valid for {}.",
        validity.period()
    );
    ValidityLimit { days, outcome: if fits { Outcome::Pass } else { Outcome::Warn }, text: text.into() }
}
