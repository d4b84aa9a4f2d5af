//! How many certificates expire when.

use cert_inspector::model::{DAY, ObjectKind, Timestamp};
use cert_inspector::view::ObjectRow;

/// The bar of what has expired.
pub(crate) const PAST: u8 = 0;
/// The bar of what expires after the months that have a bar of their own: this one and the next 23.
pub(crate) const LATER: u8 = 25;
/// How many bars there are.
pub(crate) const BARS: usize = 26;
/// With fewer certificates, a line says less than the list.
const FEWEST: u32 = 5;

/// The number of certificates in each bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TimeLine {
    pub(crate) counts: [u32; BARS],
    pub(crate) within_30: u32,
    pub(crate) within_90: u32,
}

impl TimeLine {
    /// Of the certificates among the rows. The bars count whatever is shown.
    pub(crate) fn of<'a>(rows: impl Iterator<Item = &'a ObjectRow>, at: Timestamp) -> Self {
        let mut line = Self::default();
        for not_after in rows.filter_map(end) {
            let number = usize::from(bar(not_after, at));
            if let Some(count) = line.counts.get_mut(number) {
                *count = count.saturating_add(1);
            }
            for (within, days) in [(&mut line.within_30, 30), (&mut line.within_90, 90)] {
                *within = within.saturating_add(u32::from(Expiry::Within(days).holds(not_after, at)));
            }
        }
        line
    }

    /// Whether there is enough to show, in all rows.
    pub(crate) fn is_worth_it(rows: &[ObjectRow]) -> bool {
        let enough = usize::try_from(FEWEST).unwrap_or(usize::MAX);
        rows.iter().filter_map(end).take(enough).count() == enough
    }

    pub(crate) fn count(&self, bar: u8) -> u32 {
        self.counts.get(usize::from(bar)).copied().unwrap_or(0)
    }

    /// All of them.
    pub(crate) fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// The end of a certificate.
fn end(row: &ObjectRow) -> Option<Timestamp> {
    row.not_after.filter(|_| row.kind == ObjectKind::Certificate)
}

/// The bar that an instant belongs to, seen from `at`.
pub(crate) fn bar(not_after: Timestamp, at: Timestamp) -> u8 {
    if not_after < at {
        return PAST;
    }
    let months = not_after.month_number().saturating_sub(at.month_number());
    u8::try_from(months.saturating_add(1)).map_or(LATER, |number| number.min(LATER))
}

/// A time in which validity ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expiry {
    /// It has ended.
    Past,
    /// It has not, but will within so many days.
    Within(u16),
    /// In a bar of the time line, by its number.
    Bar(u8),
}

impl Expiry {
    /// Whether an end of validity lies in it, seen from `at`.
    pub(crate) fn holds(self, not_after: Timestamp, at: Timestamp) -> bool {
        let left = not_after.unix_seconds().saturating_sub(at.unix_seconds());
        match self {
            Self::Past => left < 0,
            Self::Within(days) => (0..=i64::from(days).saturating_mul(DAY)).contains(&left),
            Self::Bar(number) => bar(not_after, at) == number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::row;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn bars_are_months_from_today_on() {
        let now = at("2026-11-20T12:00:00Z");
        for (not_after, number) in [
            ("1999-01-01", PAST),
            ("2026-11-20T11:59:59Z", PAST),
            ("2026-11-20T12:00:00Z", 1),
            ("2026-11-30", 1),
            ("2026-12-01", 2),
            ("2027-11-01", 13),
            ("2028-10-31", 24),
            ("2028-11-01", LATER),
            ("9999-12-31", LATER),
        ] {
            assert_eq!(bar(at(not_after), now), number, "{not_after}");
        }
    }

    #[test]
    fn certificates_are_counted_and_nothing_else() {
        let now = at("2026-11-20T12:00:00Z");
        let until = |id, end| ObjectRow { not_after: Some(at(end)), ..row(id) };
        let mut rows = vec![
            until(0, "2026-12-10"),
            until(1, "2026-12-24"),
            until(2, "2026-01-01"),
            row(3),
            ObjectRow { kind: ObjectKind::RevocationList, ..until(4, "2026-12-10") },
        ];
        let line = TimeLine::of(rows.iter(), now);
        assert_eq!((line.count(PAST), line.count(2), line.total()), (1, 2, 3));
        assert_eq!((line.within_30, line.within_90), (1, 2));
        assert!(!TimeLine::is_worth_it(&rows));
        rows.extend([until(5, "2027-01-01"), until(6, "2027-01-01")]);
        assert!(TimeLine::is_worth_it(&rows));
    }
}
