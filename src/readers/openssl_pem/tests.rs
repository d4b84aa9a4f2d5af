use super::{Cause, KeyRead, MarkerFault, Readings, Version, read};
use crate::budget::Budget;
use crate::limits::KEY_COST;
use crate::writing::pem_block as pem;

const CERTIFICATE: &[u8] = include_bytes!("../../../tests/fixtures/server/good.der");
const KEY: &[u8] = include_bytes!("../../../tests/fixtures/other/pkcs8-key.der");

fn certificate() -> String {
    pem("CERTIFICATE", CERTIFICATE)
}

fn key() -> String {
    pem("PRIVATE KEY", KEY)
}

/// What is damaged, the file, whether the key is read, how many certificates are, and why the scan for certificates ended; for
/// OpenSSL 1.1.1 and, where it differs, for 3.
#[test]
fn the_rules_of_pem_lib() {
    let (certificate, key) = (certificate(), key());
    let whole = format!("{key}{certificate}");
    let blank = certificate.replacen("\nMII", "\n\nMII", 1);
    for (name, file, old, new) in [
        ("whole", whole.clone(), (true, 1, None), None),
        ("CRLF", whole.replace('\n', "\r\n"), (true, 1, None), None),
        ("text between", format!("{key}subject=CN = a\n{certificate}"), (true, 1, None), None),
        (
            "glued",
            whole.replacen("-----\n-----", "----------", 1),
            (false, 0, Some(Cause::EndAndBegin)),
            None,
        ),
        ("indented block", whole.replace('\n', "\n  "), (false, 0, Some(Cause::NoEnd)), None),
        ("one line of data", format!("{key}{}", one_line(&certificate)), (true, 1, None), None),
        ("blank line at the start", format!("{key}{blank}"), (true, 1, None), None),
        (
            "blank line at the start and odd width",
            format!("{key}{}", blank.replacen("MII", "MI\nI", 1)),
            (true, 0, Some(Cause::ShortLine)),
            None,
        ),
        (
            "blank lines at both ends",
            format!("{key}{}", blank.replacen("\n-----END", "\n\n-----END", 1)),
            (true, 0, Some(Cause::BlankLine)),
            None,
        ),
        (
            "other label at the end",
            whole.replacen("END CERT", "END X509 CERT", 1),
            (true, 0, Some(Cause::EndDiffers)),
            None,
        ),
        (
            "key in the frame of a certificate",
            key.replace("PRIVATE KEY", "CERTIFICATE"),
            (false, 0, Some(Cause::NotACertificate)),
            None,
        ),
        (
            "damaged block between certificate and key",
            format!("{certificate}-----BEGIN X-----\n*\n-----END X-----\n{key}"),
            (false, 1, Some(Cause::Base64)),
            // The decoders of OpenSSL 3 pass over the block.
            Some((true, 1, Some(Cause::Base64))),
        ),
        ("byte order mark", format!("\u{FEFF}{whole}"), (false, 1, None), Some((true, 1, None))),
        (
            "cut off",
            whole.replacen("-----END CERTIFICATE-----\n", "", 1),
            (true, 0, Some(Cause::NoEnd)),
            None,
        ),
        ("nothing", String::new(), (false, 0, None), None),
    ] {
        for (version, expected) in [(Version::V1_1_1, old), (Version::V3, new.unwrap_or(old))] {
            let reading = read(file.as_bytes(), version, &mut Budget::default());
            let found = matches!(reading.key, KeyRead::Found { .. });
            let cause = reading.stopped.map(|stop| stop.cause);
            assert_eq!((found, reading.certificates.len(), cause), expected, "{name}, {version:?}");
        }
    }
}

fn one_line(block: &str) -> String {
    let lines: Vec<&str> = block.lines().collect();
    let [first, data @ .., last] = lines.as_slice() else { panic!("a block") };
    format!("{first}\n{}\n{last}\n", data.concat())
}

#[test]
fn a_stop_names_the_line() {
    let file = format!("{}{}", key(), certificate().replacen("\nMII", "\nM*I", 1));
    let reading = read(file.as_bytes(), Version::V1_1_1, &mut Budget::default());
    let begin = u32::try_from(key().lines().count()).unwrap() + 1;
    let stop = reading.stopped.unwrap();
    assert_eq!((stop.block, stop.cause), (begin, Cause::Base64));
    assert_eq!(
        stop.to_string(),
        format!("Line {begin}: the block contains characters that are not base64, or is cut off.")
    );
}

#[test]
fn markers_that_are_none_are_explained() {
    let block = certificate();
    for (file, fault) in [
        (block.replacen("-----BEGIN", "----BEGIN", 1), MarkerFault::Dashes(4)),
        (block.replacen("-----\n", "------ x\n", 1), MarkerFault::TextBehind),
        (format!("  {block}"), MarkerFault::Indented),
        (format!("> {block}"), MarkerFault::TextBefore),
        (block.replacen("-----BEGIN", "\u{2014}\u{2014}-BEGIN", 1), MarkerFault::OtherDashes),
        (block.replacen("BEGIN CERTIFICATE", "begin certificate", 1), MarkerFault::SmallLetters),
        (block.replace('\n', "\\n"), MarkerFault::TypedLineBreak),
        (format!("\u{FEFF}{block}"), MarkerFault::ByteOrderMark),
    ] {
        let reading = read(file.as_bytes(), Version::V1_1_1, &mut Budget::default());
        assert_eq!(reading.misses.first().map(|miss| miss.fault), Some(fault), "{file}");
    }
    // Prose about markers is no marker.
    let prose = format!("From the BEGIN line to the END line.\n{block}");
    assert_eq!(read(prose.as_bytes(), Version::V1_1_1, &mut Budget::default()).misses, []);
}

/// The keys of a file are the same without a budget, and each reading of them counts.
#[test]
fn keys_count_against_the_budget() {
    let file = format!("{}{}", key(), certificate());
    let mut budget = Budget::default();
    let readings = Readings::of(file.as_bytes(), &mut budget).unwrap();
    let spent = budget.spent().keys;
    assert!(spent >= 2, "one reading for each version: {spent}");
    while budget.take_key(1) {}
    assert_eq!(Readings::of(file.as_bytes(), &mut budget), Some(readings));
    assert_eq!(budget.spent().keys, KEY_COST);
}
