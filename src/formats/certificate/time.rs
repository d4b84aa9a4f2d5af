//! Times (RFC 5280 section 4.1.2.5).

use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::model::{DeviationKind, Timestamp};

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
