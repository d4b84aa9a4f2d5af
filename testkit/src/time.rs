//! Instants as whole seconds since 1970-01-01T00:00:00Z, and how certificates write them.

use crate::der::{tag, tlv};

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// The instant at which every test inspects.
pub const REFERENCE: i64 = utc(2026, 11, 20) + DAY / 2;

/// Midnight UTC of a day of the Gregorian calendar.
pub const fn utc(year: i64, month: i64, day: i64) -> i64 {
    // Years counted from March end with the leap day: the day of the year then follows from the month alone.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    (365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468) * DAY
}

/// UTCTime up to 2049, GeneralizedTime from 2050: RFC 5280 section 4.1.2.5.
pub fn time(instant: i64) -> Vec<u8> {
    let text = digits(instant);
    match text.strip_prefix("20") {
        Some(short) if text.as_str() < "2050" => utc_time(short),
        _ => match text.strip_prefix("19") {
            Some(short) if text.as_str() >= "1950" => utc_time(short),
            _ => generalized_time(&text),
        },
    }
}

/// A UTCTime of any text.
pub fn utc_time(text: &str) -> Vec<u8> {
    tlv(tag::UTC_TIME, text)
}

/// A GeneralizedTime of any text.
pub fn generalized_time(text: &str) -> Vec<u8> {
    tlv(tag::GENERALIZED_TIME, text)
}

/// `YYYYMMDDHHMMSSZ`.
pub fn digits(instant: i64) -> String {
    let days = instant.div_euclid(DAY);
    let seconds = instant.rem_euclid(DAY);
    let year = (1900..2200).rev().find(|year| utc(*year, 1, 1) <= instant).unwrap_or(1900);
    let month = (1..=12).rev().find(|month| utc(year, *month, 1) <= instant).unwrap_or(1);
    let day = days - utc(year, month, 1) / DAY + 1;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_become_the_digits_of_their_day() {
        assert_eq!(REFERENCE, 1_795_176_000);
        assert_eq!(digits(REFERENCE), "20261120120000Z");
        assert_eq!(digits(utc(2024, 2, 29) + DAY - 1), "20240229235959Z");
        assert_eq!(digits(utc(2024, 2, 29) + DAY), "20240301000000Z");
    }

    #[test]
    fn the_form_of_a_time_changes_with_the_year_2050() {
        assert_eq!(time(utc(2050, 1, 1) - 1), utc_time("491231235959Z"));
        assert_eq!(time(utc(2050, 1, 1)), generalized_time("20500101000000Z"));
    }
}
