//! Instants and spans of time, in whole seconds of UTC.
//!
//! Leap seconds do not exist here: like POSIX time, a day has 86 400 seconds.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Seconds in a day, an hour and a minute.
pub const DAY: i64 = 86_400;
/// Seconds in an hour.
pub const HOUR: i64 = 3_600;
/// Seconds in a minute.
pub const MINUTE: i64 = 60;

/// An instant in whole seconds since 1970-01-01T00:00:00Z. Written and read as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `seconds` after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z; negative before it.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.0
    }

    /// The instant of a calendar date and time of day in UTC; `None` where the calendar has no such moment.
    ///
    /// A second of 60 is refused: X.690 section 11.7 and 11.8 leave leap seconds no encoding that DER readers accept.
    #[must_use]
    pub fn from_civil(year: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<Self> {
        let in_range = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second);
        in_range
            .then(|| Self(days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second))
    }

    /// The calendar month it lies in, in UTC, as a number that rises by one from month to month: twelve times the year, and 0
    /// for January.
    #[must_use]
    pub const fn month_number(self) -> i64 {
        let (year, month, _) = civil_from_days(self.0.div_euclid(DAY));
        year * 12 + month - 1
    }

    /// Reads an RFC 3339 date and time, with `Z` or an offset; a fraction of a second is dropped.
    ///
    /// A bare date means midnight UTC, which is what people type.
    #[must_use]
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = text.get(from..to)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let separator =
            |at: usize, allowed: &[u8]| text.as_bytes().get(at).is_some_and(|b| allowed.contains(b));
        if !(separator(4, b"-") && separator(7, b"-")) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        if text.len() == 10 {
            return Self::from_civil(year, month, day, 0, 0, 0);
        }
        if !(separator(10, b"Tt ") && separator(13, b":") && separator(16, b":")) {
            return None;
        }
        let instant = Self::from_civil(year, month, day, number(11, 13)?, number(14, 16)?, number(17, 19)?)?;
        let rest = text.get(19..)?;
        let rest = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                (zone.len() < fraction.len()).then_some(zone)?
            }
            None => rest,
        };
        if rest.eq_ignore_ascii_case("z") {
            return Some(instant);
        }
        let sign = match rest.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let zone_at = text.len() - rest.len();
        let colon = separator(zone_at + 3, b":") && rest.len() == 6;
        let (hours, minutes) = (number(zone_at + 1, zone_at + 3)?, number(zone_at + 4, zone_at + 6)?);
        let utc = Self(instant.0 - sign * (hours * HOUR + minutes * MINUTE));
        // The year in UTC has four digits, too, so that what is read can be written.
        let (year, ..) = civil_from_days(utc.0.div_euclid(DAY));
        (colon && hours < 24 && minutes < 60 && (0..=9999).contains(&year)).then_some(utc)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY));
        let second_of_day = self.0.rem_euclid(DAY);
        let (hour, minute, second) =
            (second_of_day / HOUR, second_of_day % HOUR / MINUTE, second_of_day % MINUTE);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_rfc3339(&text)
            .ok_or_else(|| de::Error::custom(format_args!("'{text}' is not an RFC 3339 date and time")))
    }
}

/// A span of time in whole seconds; negative if it runs backwards. Written exactly, never rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(i64);

impl Period {
    /// From one instant to another.
    #[must_use]
    pub const fn between(from: Timestamp, to: Timestamp) -> Self {
        Self(to.0.saturating_sub(from.0))
    }

    /// A whole number of days.
    #[must_use]
    pub const fn days(days: i64) -> Self {
        Self(days * DAY)
    }

    /// Length in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Whole days, the rest dropped.
    #[must_use]
    pub const fn whole_days(self) -> i64 {
        self.0 / DAY
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.unsigned_abs();
        let (day, hour, minute) = (DAY.unsigned_abs(), HOUR.unsigned_abs(), MINUTE.unsigned_abs());
        write!(
            f,
            "{}{} d {} h {} m {} s",
            if self.0 < 0 { "-" } else { "" },
            seconds / day,
            seconds % day / hour,
            seconds % hour / minute,
            seconds % minute
        )
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days since 1970-01-01 (Howard Hinnant's `civil_from_days`).
const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_dates_and_unix_seconds_agree_with_known_instants() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29T12:00:00Z", 951_825_600),
            ("2038-01-19T03:14:08Z", 2_147_483_648),
            ("2050-01-01T00:00:00Z", 2_524_608_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("0000-01-01T00:00:00Z", -62_167_219_200),
        ] {
            let instant = Timestamp::parse_rfc3339(text).unwrap();
            assert_eq!(instant.unix_seconds(), seconds, "{text}");
            assert_eq!(instant.to_string(), text);
        }
    }

    #[test]
    fn months_are_counted_through() {
        for (text, year, month) in [
            ("2026-11-20T14:02:00Z", 2026, 10),
            ("2026-12-31T23:59:59Z", 2026, 11),
            ("2027-01-01T00:00:00Z", 2027, 0),
            ("1969-12-31T23:59:59Z", 1969, 11),
        ] {
            assert_eq!(Timestamp::parse_rfc3339(text).unwrap().month_number(), year * 12 + month, "{text}");
        }
    }

    #[test]
    fn offsets_and_fractions_are_read() {
        for (text, utc) in [
            ("2026-11-20T15:02:00+01:00", "2026-11-20T14:02:00Z"),
            ("2026-11-20 09:02:00.999-05:00", "2026-11-20T14:02:00Z"),
            ("2026-11-20", "2026-11-20T00:00:00Z"),
        ] {
            assert_eq!(Timestamp::parse_rfc3339(text).unwrap().to_string(), utc);
        }
    }

    #[test]
    fn moments_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-06-30T23:59:60Z",
            "2026-11-20T14:02:00",
            "2026-11-20T14:02:00+1:00",
            "2026-11-20T14:02Z",
            "20261120",
            // In UTC these are in years that four digits cannot write.
            "9999-12-31T23:59:59-01:00",
            "0000-01-01T00:00:00+01:00",
            "2026-11-2é",
            "",
        ] {
            assert_eq!(Timestamp::parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn periods_are_written_to_the_second() {
        assert_eq!(Period(71_280_001).to_string(), "825 d 0 h 0 m 1 s");
        assert_eq!(Period(-61).to_string(), "-0 d 0 h 1 m 1 s");
    }
}
