//! What deserves attention in how an object is written: malformed dates, dates that overflowed, bytes behind it, OpenSSL's own form.

use crate::checks::Outcome;
use crate::model::{
    BarePublicKey, Certificate, Deviation, DeviationKind, Label, PublicKeyAlgorithm, Timestamp,
};
use crate::report::Observation;

/// The last second that a signed number of 32 bits can count: 2038-01-19T03:14:07Z.
const LAST_OF_32_BITS: i64 = 2_147_483_647;

/// Around that second: tools cut at the second, the minute or the day.
const NEAR: i64 = 86_400;

/// 2000-01-01T00:00:00Z.
const YEAR_2000: i64 = 946_684_800;

/// What is said of a certificate.
pub(super) fn certificate(certificate: &Certificate, label: &Label) -> Vec<Observation> {
    let length = certificate.der.len();
    let mut found: Vec<Observation> =
        malformed_dates(&certificate.deviations, "certificate").into_iter().collect();
    found.extend(overflow(certificate));
    let is_outside =
        |deviation: &&Deviation| usize::try_from(deviation.offset).is_ok_and(|offset| offset >= length);
    for deviation in certificate.deviations.iter().filter(is_outside) {
        match deviation.kind {
            DeviationKind::OpensslTrust => found.push(openssl_trust(label)),
            DeviationKind::TrailingBytes => found.push(Observation::new(
                Outcome::Warn,
                format!("More bytes follow after the end of the certificate (byte {length}). Some programs ignore them; servers that load the file with OpenSSL, Go and other strict programs reject it. Save the certificate again without them, for example: openssl x509 -in FILE -out certificate.pem"),
            )),
            _ => {}
        }
    }
    found
}

/// The dates of an object of which other programs make nothing.
pub(super) fn malformed_dates(deviations: &[Deviation], what: &str) -> Option<Observation> {
    let mut fields: Vec<&str> = Vec::new();
    for deviation in deviations.iter().filter(|found| found.kind == DeviationKind::TimeMalformed) {
        if !fields.contains(&deviation.field) {
            fields.push(deviation.field);
        }
    }
    if fields.is_empty() {
        return None;
    }
    let dates = if fields.len() == 1 { "A date is malformed" } else { "Dates are malformed" };
    let fields = fields.join(", ");
    Some(Observation::new(
        Outcome::Fail,
        format!(
            "{dates} ({fields}): RFC 5280 section 4.1.2.5 requires seconds, no fractions and a Z at the end. OpenSSL and others reject the {what}. Exporting it again cannot help; have it issued again."
        ),
    ))
}

/// A public key that no program can use.
pub(super) fn malformed_key(key: &BarePublicKey) -> Option<Observation> {
    matches!(key.key.algorithm, PublicKeyAlgorithm::Malformed).then(|| {
        Observation::new(
            Outcome::Fail,
            "The public key is malformed: its bytes do not fit its algorithm, or its point is not on its curve. No program accepts it. Make a new key and a new request.",
        )
    })
}

/// Dates that a program could not count or write.
fn overflow(certificate: &Certificate) -> Option<Observation> {
    let start = certificate.validity.not_before.unix_seconds();
    let end = certificate.validity.not_after;
    let seconds = end.unix_seconds();
    let text = match () {
        () if (LAST_OF_32_BITS - NEAR..=LAST_OF_32_BITS + 1).contains(&seconds) && is_cut(end) => (
            Outcome::NotApplicable,
            "It ends on 2038-01-19, the last day that a 32-bit clock can count. The program that issued it probably cut off a later end. The date is valid.".to_owned(),
        ),
        () if seconds >= start => return None,
        () if seconds < YEAR_2000 && start >= YEAR_2000 => (
            Outcome::Fail,
            format!("The end date overflowed: it reads {end}. A UTCTime has two digits for the year, and 50 to 99 mean 1950 to 1999. An end from 2050 on must be written as GeneralizedTime. Issue it again with an end before 2050, or with a program that writes GeneralizedTime."),
        ),
        () => (
            Outcome::Fail,
            format!("The end date, {end}, is before the start date. Programs that count in 32 bits write such a date when the end is after 2038-01-19. Issue it again with an earlier end, or with a 64-bit program."),
        ),
    };
    Some(Observation::new(text.0, text.1))
}

/// Whether a date is one that tools cut to, and not any other of that day.
fn is_cut(end: Timestamp) -> bool {
    const CUTS: [&str; 5] = ["T03:14:07Z", "T03:14:08Z", "T03:14:00Z", "T00:00:00Z", "T03:14:06Z"];
    let text = end.to_string();
    CUTS.iter().any(|cut| text.ends_with(cut))
}

/// A block labelled TRUSTED CERTIFICATE, with its trust settings.
fn openssl_trust(label: &Label) -> Observation {
    let settings: Vec<String> = label.others.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let settings = if settings.is_empty() {
        String::new()
    } else {
        format!(" Its trust settings are ignored here ({}).", settings.join("; "))
    };
    Observation::new(
        Outcome::Warn,
        format!(
            "The block is a TRUSTED CERTIFICATE, a form of OpenSSL alone.{settings} Phones, browsers and most servers do not read it. Convert it: openssl x509 -in FILE -out certificate.pem"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::decode_certificate;

    fn good() -> Certificate {
        let path = format!("{}/tests/fixtures/server/good.der", env!("CARGO_MANIFEST_DIR"));
        decode_certificate(&std::fs::read(path).unwrap()).unwrap()
    }

    #[test]
    fn dates_that_overflowed_are_named() {
        for (start, end, expected) in [
            ("2026-11-20T00:00:00Z", "2027-11-20T00:00:00Z", None),
            ("2026-11-20T00:00:00Z", "1955-11-20T00:00:00Z", Some((Outcome::Fail, "GeneralizedTime"))),
            ("2026-11-20T00:00:00Z", "2017-05-02T00:00:00Z", Some((Outcome::Fail, "32 bits"))),
            ("2026-11-20T00:00:00Z", "2038-01-19T03:14:07Z", Some((Outcome::NotApplicable, "32-bit clock"))),
            ("2026-11-20T00:00:00Z", "2038-01-19T09:00:00Z", None),
            ("1990-01-01T00:00:00Z", "1999-01-01T00:00:00Z", None),
        ] {
            let mut certificate = good();
            certificate.validity.not_before = Timestamp::parse_rfc3339(start).unwrap();
            certificate.validity.not_after = Timestamp::parse_rfc3339(end).unwrap();
            let found = overflow(&certificate);
            assert_eq!(
                found.as_ref().map(|found| found.outcome),
                expected.map(|(outcome, _)| outcome),
                "{end}"
            );
            if let (Some(found), Some((_, words))) = (found, expected) {
                assert!(found.text.contains(words), "{}", found.text);
            }
        }
    }

    #[test]
    fn bytes_behind_a_certificate_and_openssl_settings_are_said() {
        for (kind, within, words) in [
            (DeviationKind::TrailingBytes, false, Some("More bytes follow")),
            (DeviationKind::TrailingBytes, true, None),
            (DeviationKind::OpensslTrust, false, Some("TRUSTED CERTIFICATE")),
            (DeviationKind::TimeMalformed, true, Some("Have it issued again")),
        ] {
            let mut plain = good();
            let offset = if within { 40 } else { u32::try_from(plain.der.len()).unwrap() };
            plain.deviations.push(Deviation { kind, field: "Certificate", offset });
            let found = certificate(&plain, &Label::default());
            assert_eq!(found.len(), usize::from(words.is_some()), "{kind:?} {within}");
            for (found, words) in found.iter().zip(words) {
                assert!(found.text.to_lowercase().contains(&words.to_lowercase()), "{}", found.text);
            }
        }
    }
}
