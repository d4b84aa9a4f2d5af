//! Times (RFC 5280 section 4.1.2.5).

use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::model::{DeviationKind, HOUR, MINUTE, Timestamp};

/// Decodes a UTCTime or a GeneralizedTime.
///
/// Only the two forms that RFC 5280 allows are read, with seconds and a `Z`. A wrong type for the year is a deviation.
pub(crate) fn decode(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Timestamp, Asn1Error> {
    let error = || Asn1Error { cause: Asn1Cause::Content, field, at: element.content_at };
    let (year, rest) = match element.tag {
        tag::UTC_TIME => {
            let (year, rest) = element.content.split_at_checked(2).ok_or_else(error)?;
            let year = number(year).ok_or_else(error)?;
            // RFC 5280 section 4.1.2.5.1: 50 and more lie in the twentieth century.
            (if year >= 50 { 1900 + year } else { 2000 + year }, rest)
        }
        tag::GENERALIZED_TIME => {
            let (year, rest) = element.content.split_at_checked(4).ok_or_else(error)?;
            let year = number(year).ok_or_else(error)?;
            if year < 2050 {
                deviations.add(DeviationKind::TimeTypeWrong, field, element.at);
            }
            (year, rest)
        }
        found => {
            return Err(Asn1Error { cause: Asn1Cause::UnexpectedTag { found }, field, at: element.at });
        }
    };
    let (digits, b"Z") = rest.split_at_checked(10).ok_or_else(error)? else {
        return Err(error());
    };
    let mut parts = digits.chunks_exact(2).map(number);
    let mut next = || parts.next().flatten().ok_or_else(error);
    Timestamp::from_civil(year, next()?, next()?, next()?, next()?, next()?).ok_or_else(error)
}

/// Decodes a date as [`decode`] does, and one that is written in another way as a malformed one: without seconds, with fractions, with
/// an offset or without a `Z`, or with the year of the other type. X.680 knows most of these forms; RFC 5280 section 4.1.2.5 does not.
///
/// # Errors
/// What is no date at all.
pub(crate) fn decode_any(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Timestamp, Asn1Error> {
    let mut of_form = Deviations::default();
    if let Ok(instant) = decode(element, field, &mut of_form) {
        deviations.0.append(&mut of_form.0);
        return Ok(instant);
    }
    if !matches!(element.tag, tag::UTC_TIME | tag::GENERALIZED_TIME) {
        let cause = Asn1Cause::UnexpectedTag { found: element.tag };
        return Err(Asn1Error { cause, field, at: element.at });
    }
    let error = Asn1Error { cause: Asn1Cause::Time, field, at: element.content_at };
    let instant = other_form(element.content, element.tag == tag::UTC_TIME).ok_or(error)?;
    deviations.add(DeviationKind::TimeMalformed, field, element.at);
    Ok(instant)
}

/// Digits, a fraction and an offset, of which only the digits down to the minute, or to the hour of a GeneralizedTime, have to be there.
fn other_form(text: &[u8], is_utc_time: bool) -> Option<Timestamp> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(count)?;
    // Ten or twelve digits have a year of two in a UTCTime, and of four in a GeneralizedTime unless they make no sense so.
    let short = |digits: &[u8]| {
        let (year, rest) = digits.split_at_checked(2)?;
        let year = number(year)?;
        civil(if year >= 50 { 1900 + year } else { 2000 + year }, rest)
    };
    let long = |digits: &[u8]| {
        let (year, rest) = digits.split_at_checked(4)?;
        civil(number(year)?, rest)
    };
    let local = match (count, is_utc_time) {
        (10 | 12, true) => short(digits)?,
        (14, _) => long(digits)?,
        (10 | 12, false) => long(digits).or_else(|| short(digits))?,
        _ => return None,
    };
    let rest = match rest {
        [b'.' | b',', fraction @ ..] => {
            let count = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            fraction.get(count..).filter(|_| count > 0)?
        }
        rest => rest,
    };
    let offset = match rest {
        b"" | b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), digits @ ..] => {
            let (hours, minutes) = digits.split_at_checked(2)?;
            let minutes =
                if minutes.is_empty() { 0 } else { number(minutes).filter(|_| minutes.len() == 2)? };
            let seconds = number(hours)? * HOUR + minutes * MINUTE;
            if *sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    Some(Timestamp::from_unix_seconds(local.unix_seconds() - offset))
}

/// An instant of a year and the digits of month, day, hour and whatever of minute and second is there. A leap second is the one before.
fn civil(year: i64, digits: &[u8]) -> Option<Timestamp> {
    let mut parts = digits.chunks(2).map(number);
    let mut next = |otherwise| parts.next().unwrap_or(otherwise);
    let (month, day, hour) = (next(None)?, next(None)?, next(None)?);
    let (minute, second) = (next(Some(0))?, next(Some(0))?);
    Timestamp::from_civil(year, month, day, hour, minute, if second == 60 { 59 } else { second })
}

/// A number in decimal digits; at most four are ever passed.
fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::asn1::Reader;

    fn read(tag: u8, text: &str) -> Option<String> {
        let bytes = [&[tag, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        let element = Reader::new(&bytes).any("time").unwrap();
        decode(&element, "time", &mut Deviations::default()).ok().map(|time| time.to_string())
    }

    #[test]
    fn both_types_are_read() {
        for (tag, text, expected) in [
            (tag::UTC_TIME, "491231235959Z", "2049-12-31T23:59:59Z"),
            (tag::UTC_TIME, "500101000000Z", "1950-01-01T00:00:00Z"),
            (tag::GENERALIZED_TIME, "20500101000000Z", "2050-01-01T00:00:00Z"),
            (tag::GENERALIZED_TIME, "99991231235959Z", "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(read(tag, text).as_deref(), Some(expected));
        }
    }

    fn read_any(tag: u8, text: &str) -> Option<(String, bool)> {
        let bytes = [&[tag, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        let element = Reader::new(&bytes).any("time").unwrap();
        let mut deviations = Deviations::default();
        let instant = decode_any(&element, "time", &mut deviations).ok()?;
        let is_malformed = deviations.0.iter().any(|found| found.kind == DeviationKind::TimeMalformed);
        Some((instant.to_string(), is_malformed))
    }

    #[test]
    fn dates_in_other_forms_are_read_and_noted() {
        for (tag, text, expected) in [
            (tag::UTC_TIME, "2611201402Z", Some("2026-11-20T14:02:00Z")),
            (tag::UTC_TIME, "261120140200+0100", Some("2026-11-20T13:02:00Z")),
            (tag::UTC_TIME, "2611201402-0330", Some("2026-11-20T17:32:00Z")),
            (tag::UTC_TIME, "261120140260Z", Some("2026-11-20T14:02:59Z")),
            (tag::UTC_TIME, "261120140200", Some("2026-11-20T14:02:00Z")),
            (tag::UTC_TIME, "20261120140200Z", Some("2026-11-20T14:02:00Z")),
            (tag::GENERALIZED_TIME, "20261120140200.5Z", Some("2026-11-20T14:02:00Z")),
            (tag::GENERALIZED_TIME, "20261120140200,25+02", Some("2026-11-20T12:02:00Z")),
            (tag::GENERALIZED_TIME, "202611201402Z", Some("2026-11-20T14:02:00Z")),
            (tag::GENERALIZED_TIME, "2026112014Z", Some("2026-11-20T14:00:00Z")),
            (tag::GENERALIZED_TIME, "261120140200Z", Some("2026-11-20T14:02:00Z")),
            (tag::UTC_TIME, "260230000000Z", None),
            (tag::UTC_TIME, "261320140200Z", None),
            (tag::UTC_TIME, "26 120140200Z", None),
            (tag::UTC_TIME, "261120140200.Z", None),
            (tag::UTC_TIME, "261120140200+1", None),
            (tag::UTC_TIME, "261120140200+01:00", None),
            (tag::INTEGER, "261120140200Z", None),
            (tag::UTC_TIME, "", None),
        ] {
            assert_eq!(read_any(tag, text), expected.map(|text| (text.to_owned(), true)), "{text}");
        }
        let good = read_any(tag::UTC_TIME, "261120140200Z");
        assert_eq!(good, Some(("2026-11-20T14:02:00Z".to_owned(), false)));
    }

    #[test]
    fn other_forms_are_refused() {
        for (tag, text) in [
            (tag::UTC_TIME, "2611201402Z"),
            (tag::UTC_TIME, "261120140200+0100"),
            (tag::UTC_TIME, "261120140260Z"),
            (tag::UTC_TIME, "260230000000Z"),
            (tag::UTC_TIME, "261120140200"),
            (tag::UTC_TIME, "26 120140200Z"),
            (tag::GENERALIZED_TIME, "20261120140200.5Z"),
            (tag::GENERALIZED_TIME, "261120140200Z"),
            (tag::INTEGER, "261120140200Z"),
            (tag::UTC_TIME, ""),
        ] {
            assert_eq!(read(tag, text), None, "{text}");
        }
    }
}
