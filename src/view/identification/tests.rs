//! Fingerprints as screens write them, and what they are of.
#![allow(clippy::string_slice, reason = "a panic is a failing test")]

use super::*;
use crate::input::Unlocking;
use crate::inspect::Inspection;
use crate::model::hex_colons;
use crate::writing::base64;

/// The server's certificate, then the authority's, then the first one as PEM.
fn inspection() -> Inspection {
    let mut inspection = Inspection::default();
    for fixture in ["server/good.der", "ca/root.der", "encodings/good-crlf.pem"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
        inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
    }
    inspection
}

fn certificate(inspection: &Inspection, id: usize) -> crate::model::Certificate {
    let report = inspection.report(&crate::input::Options::at(crate::model::Timestamp::from_unix_seconds(0)));
    report.objects.into_iter().nth(id).unwrap().certificate.unwrap()
}

#[test]
fn whatever_screens_write_is_read() {
    let inspection = inspection();
    let own = certificate(&inspection, 0).fingerprints;
    let colons = hex_colons(&own.sha256.0);
    let bare = colons.replace(':', "").to_lowercase();
    let pin = base64(&own.spki_sha256.0);
    let words: Vec<String> = colons.split(':').map(str::to_owned).collect();
    use FingerprintName::{PublicKey, Sha1, Sha256};
    for (text, name) in [
        (colons.clone(), Sha256),
        (bare.clone(), Sha256),
        (format!("  {}\n", words.join(" ")), Sha256),
        (words.chunks(16).map(|line| line.join("-")).collect::<Vec<_>>().join("\r\n"), Sha256),
        (format!("SHA256 Fingerprint={colons}"), Sha256),
        (format!("sha256 Fingerprint={colons}\n"), Sha256),
        (format!("SHA-256 {colons}"), Sha256),
        (format!("SHA256: {bare}"), Sha256),
        (format!("Fingerprint (SHA-256): {bare}"), Sha256),
        (format!("Certificate fingerprint, SHA-256:\n{colons}"), Sha256),
        (format!("\u{200E}{}", words.join(" ").to_lowercase()), Sha256),
        (format!("\u{FEFF}\"{bare}\""), Sha256),
        (base64(&own.sha256.0), Sha256),
        (format!("SHA256:{}", base64(&own.sha256.0).trim_end_matches('=')), Sha256),
        (hex_colons(&own.sha1.0), Sha1),
        (format!("SHA1 Fingerprint={}", hex_colons(&own.sha1.0)), Sha1),
        (format!("Thumbprint {}", hex_colons(&own.sha1.0).replace(':', "")), Sha1),
        (base64(&own.sha1.0), Sha1),
        (pin.clone(), PublicKey),
        (format!("sha256/{pin}"), PublicKey),
        (format!("sha256//{pin}"), PublicKey),
        (format!("pin-sha256=\"{pin}\""), PublicKey),
        (pin.replace('+', "-").replace('/', "_"), PublicKey),
        (format!("PUBLIC KEY SHA-256 {}", hex_colons(&own.spki_sha256.0)), PublicKey),
    ] {
        let found = inspection.identify(&text, Some(0));
        assert_eq!(
            (found.name, found.outcome, found.whole),
            (Some(name), Outcome::Pass, true),
            "{text:?}: {found:?}"
        );
    }
}

#[test]
fn base64_that_begins_like_a_label_or_a_slash_is_read() {
    for (text, values) in [("/////w", vec![63, 63, 63, 63, 63, 48]), ("AAAAAAAA", vec![0; 8])] {
        let readings = read(text);
        assert!(readings.iter().any(|reading| reading.width == 6 && reading.values == values), "{text}");
    }
    assert!(read("sha256//AAAAAAA").iter().any(|reading| reading.values == [&[63_u8][..], &[0; 7]].concat()));
    assert!(read("sha256//AAAAAAA").iter().any(|reading| reading.values == [0; 7]));
}

#[test]
fn the_answer_says_whose_it_is_and_how_much_agrees() {
    let inspection = inspection();
    let (own, other) = (certificate(&inspection, 0).fingerprints, certificate(&inspection, 1).fingerprints);
    let sha256 = hex_colons(&own.sha256.0);
    let of_other = hex_colons(&other.sha256.0);
    let wrong = sha256.chars().rev().collect::<String>();
    for (text, outcome, length, object, whole) in [
        (sha256.as_str(), Outcome::Pass, Length::Sha256, Some(0), true),
        (of_other.as_str(), Outcome::Warn, Length::Sha256, Some(1), true),
        (&sha256[..23], Outcome::Warn, Length::Beginning, Some(0), false),
        (&sha256[..11], Outcome::Warn, Length::Beginning, Some(0), false),
        (&of_other[..30], Outcome::Warn, Length::Beginning, Some(1), false),
        (&format!("{}…", &sha256[..40]), Outcome::Warn, Length::Beginning, Some(0), false),
        (&sha256[..10], Outcome::Fail, Length::TooShort, None, false),
        (&wrong, Outcome::Fail, Length::Sha256, None, false),
        (&wrong[..59], Outcome::Fail, Length::Sha1, None, false),
        (&wrong[..47], Outcome::Fail, Length::Md5, None, false),
        (&"ab".repeat(64), Outcome::Fail, Length::Sha512, None, false),
        (&"ab".repeat(40), Outcome::Fail, Length::TooLong, None, false),
        (&"ab ".repeat(4_000), Outcome::Fail, Length::TooLong, None, false),
        ("not a fingerprint!", Outcome::Fail, Length::NoFingerprint, None, false),
        (" \n", Outcome::NotApplicable, Length::Empty, None, false),
    ] {
        let found = inspection.identify(text, Some(0));
        let id = found.object.as_ref().map(|object| object.id);
        assert_eq!(
            (found.outcome, found.length, id, found.whole),
            (outcome, length, object, whole),
            "{text:?}: {found:?}"
        );
    }
    // One wrong digit is a wrong fingerprint.
    let mut digits: Vec<char> = sha256.chars().collect();
    let last = digits.len() - 1;
    digits[last] = if digits[last] == '0' { '1' } else { '0' };
    let changed: String = digits.into_iter().collect();
    assert_eq!(inspection.identify(&changed, Some(0)).outcome, Outcome::Fail);
}

#[test]
fn the_object_that_is_shown_counts_before_its_double() {
    let inspection = inspection();
    let sha256 = hex_colons(&certificate(&inspection, 0).fingerprints.sha256.0);
    for shown in [0, 2] {
        let found = inspection.identify(&sha256, Some(shown));
        assert_eq!(found.object.map(|object| object.id), Some(shown));
    }
}

#[test]
fn what_is_no_fingerprint_but_looks_like_one_is_named() {
    let inspection = inspection();
    let identifier = certificate(&inspection, 0).extensions.into_iter().find_map(|e| match e.value {
        ExtensionValue::SubjectKeyIdentifier(bytes) => Some(bytes),
        _ => None,
    });
    let found = inspection.identify(&hex_colons(&identifier.unwrap().0), Some(0));
    assert_eq!((found.name, found.outcome), (Some(FingerprintName::KeyIdentifier), Outcome::Warn));
    let file = std::fs::read("tests/fixtures/encodings/good-crlf.pem").unwrap();
    let hash = crate::model::hex_lower(&<sha2::Sha256 as sha2::Digest>::digest(file));
    let found = inspection.identify(&hash, Some(0));
    assert_eq!(
        (found.name, found.file.as_deref()),
        (Some(FingerprintName::File), Some("encodings/good-crlf.pem"))
    );
}
