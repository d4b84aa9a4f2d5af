//! Our reading of containers, keys, requests and lists against OpenSSL's, over every file at hand.

use crate::support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use cert_inspector::model::{SignatureCheck, hex_lower};
use cert_inspector::report::{Facts, ObjectReport, Report};
use cert_inspector::{Password, inspect};
use sha2::{Digest, Sha256};
use support::{fixtures, reference_options};

/// Files that OpenSSL reads otherwise than we do, with the reason. By the last part of their path.
const DIFFERENT: &[(&str, &str)] = &[
    ("openssl-camellia.p12", "Camellia is not opened here; it is named"),
    ("openssl-pkcs8-camellia.pem", "Camellia is not opened here; it is named"),
    ("openssl-blob.bin", "Microsoft's key blob is not opened here"),
    ("openssl-pvk.pvk", "Microsoft's PVK is not opened here"),
];

/// Passwords of the fixtures; each file has one of them.
const PASSWORDS: &[&str] = &["changeit", "", "Zürich-€-😀", "keysecret", LONG];
const LONG: &str =
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

fn is_there() -> bool {
    let there = Command::new("openssl").arg("version").output().is_ok_and(|output| output.status.success());
    if !there {
        println!("skipped: OpenSSL is not on this machine");
    }
    there
}

/// What OpenSSL prints; `None` where it refuses.
fn openssl(arguments: &[&str], file: &Path) -> Option<Vec<u8>> {
    let output = Command::new("openssl").args(arguments).arg("-in").arg(file).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// The first answer that OpenSSL gives under any of the passwords.
fn openssl_with_password(arguments: &[&str], file: &Path) -> Option<Vec<u8>> {
    PASSWORDS.iter().find_map(|password| {
        let source = format!("pass:{password}");
        openssl(&[arguments, &["-passin", &source]].concat(), file)
    })
}

fn ours(file: &Path) -> Report {
    let mut input = support::input(file);
    input.unlocking.passwords =
        PASSWORDS.iter().map(|password| Password::new(password.as_bytes().to_vec())).collect();
    inspect(&[input], &reference_options())
}

fn differs_knowingly(file: &Path) -> bool {
    DIFFERENT.iter().any(|(name, _)| file.ends_with(name))
}

/// Every file with our report of it, read once: deriving keys takes its time.
fn reports() -> &'static [(PathBuf, Report)] {
    static REPORTS: OnceLock<Vec<(PathBuf, Report)>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        // The hostile ones would keep OpenSSL busy for hours.
        let folders = ["foreign", "other", "requests", "lists", "keys"];
        let files = folders.into_iter().flat_map(fixtures);
        files
            .map(|file| {
                let report = ours(&file);
                (file, report)
            })
            .collect()
    })
}

/// The files of a kind, by what we find in them.
fn files_with(kind: fn(&ObjectReport) -> bool) -> Vec<&'static (PathBuf, Report)> {
    reports().iter().filter(|(_, report)| report.objects.first().is_some_and(kind)).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex_lower(&Sha256::digest(bytes))
}

/// SHA-256 of the blocks of a PEM text under a label, sorted.
fn blocks(pem: &[u8], label: &str) -> Vec<String> {
    use base64::Engine;
    let text = String::from_utf8_lossy(pem);
    let begin = format!("-----BEGIN {label}-----");
    let mut hashes: Vec<String> = text
        .split(&begin)
        .skip(1)
        .map(|rest| {
            let body: String = rest.split("-----END").next().unwrap_or_default().split_whitespace().collect();
            sha256(&base64::engine::general_purpose::STANDARD.decode(body).expect("OpenSSL's base64"))
        })
        .collect();
    hashes.sort();
    hashes
}

fn certificates(report: &Report) -> Vec<String> {
    let certificates = report.objects.iter().filter_map(|object| object.certificate.as_ref());
    let mut hashes: Vec<String> =
        certificates.map(|certificate| hex_lower(&certificate.fingerprints.sha256.0)).collect();
    hashes.sort();
    hashes
}

fn key_hashes(report: &Report) -> Vec<String> {
    let keys = report.objects.iter().filter_map(|object| match object.facts.as_ref()? {
        Facts::PrivateKey(key) => Some(hex_lower(&key.public_key.as_ref()?.spki_sha256.0)),
        _ => None,
    });
    let mut hashes: Vec<String> = keys.collect();
    hashes.sort();
    hashes
}

/// Compares over files and says of how many OpenSSL had an answer.
fn compare(
    files: &[&(PathBuf, Report)],
    least: usize,
    mut one: impl FnMut(&Path, &Report, &mut Vec<String>) -> bool,
) {
    let mut differences = Vec::new();
    let compared = files
        .iter()
        .filter(|(file, _)| !differs_knowingly(file))
        .filter(|(file, report)| one(file, report, &mut differences))
        .count();
    println!("{compared} of {} files compared with OpenSSL", files.len());
    assert!(compared >= least, "only {compared} files were compared");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn pkcs12_files_hold_what_openssl_finds() {
    if !is_there() {
        return;
    }
    let files = files_with(|object| matches!(object.facts, Some(Facts::Pkcs12(_))));
    compare(&files, 60, |file, report, differences| {
        let modern = openssl_with_password(&["pkcs12", "-nodes"], file);
        let Some(pem) = modern.or_else(|| openssl_with_password(&["pkcs12", "-nodes", "-legacy"], file))
        else {
            return false;
        };
        if certificates(report) != blocks(&pem, "CERTIFICATE") {
            differences.push(format!("{}: other certificates", file.display()));
        }
        let keys = blocks(&pem, "PRIVATE KEY").len();
        if key_hashes(report).len() != keys {
            differences.push(format!("{}: {keys} keys, ours {:?}", file.display(), key_hashes(report)));
        }
        true
    });
}

#[test]
fn private_keys_have_the_public_half_that_openssl_derives() {
    if !is_there() {
        return;
    }
    let files = files_with(|object| matches!(object.facts, Some(Facts::PrivateKey(_))));
    compare(&files, 60, |file, report, differences| {
        let public = ["pkey", "-pubout", "-outform", "DER"];
        let Some(spki) = openssl_with_password(&public, file) else { return false };
        let (ours, theirs) = (key_hashes(report), sha256(&spki));
        // A file may hold several keys; OpenSSL takes the first.
        if !ours.contains(&theirs) {
            differences.push(format!("{}: ours {ours:?}, OpenSSL's {theirs}", file.display()));
        }
        true
    });
}

#[test]
fn requests_are_verified_as_openssl_verifies_them() {
    if !is_there() {
        return;
    }
    let files = files_with(|object| matches!(object.facts, Some(Facts::CertificateRequest(_))));
    compare(&files, 12, |file, report, differences| {
        let Some(Facts::CertificateRequest(request)) = &report.objects[0].facts else { return false };
        let der = ["req", "-outform", "DER"];
        let Some(bytes) =
            openssl(&der, file).or_else(|| openssl(&["req", "-inform", "DER", "-outform", "DER"], file))
        else {
            return false;
        };
        if sha256(&bytes) != hex_lower(&request.sha256.0) {
            differences.push(format!("{}: another request", file.display()));
        }
        let scratch = std::env::temp_dir().join(format!("cert-inspector-request-{}.der", std::process::id()));
        std::fs::write(&scratch, &bytes).expect("a writable folder");
        // The exit code says nothing: OpenSSL 3.0 ends well either way.
        let verify = ["req", "-inform", "DER", "-verify", "-noout", "-in"];
        let told = Command::new("openssl").args(verify).arg(&scratch).output().expect("OpenSSL runs");
        let verified = String::from_utf8_lossy(&told.stderr).contains("verify OK");
        let public = openssl(&["req", "-inform", "DER", "-pubkey", "-noout"], &scratch).unwrap_or_default();
        let _ = std::fs::remove_file(&scratch);
        if (request.self_signature == SignatureCheck::Valid) != verified {
            differences.push(format!(
                "{}: {:?}, OpenSSL: {verified}",
                file.display(),
                request.self_signature
            ));
        }
        if blocks(&public, "PUBLIC KEY") != [hex_lower(&request.public_key.spki_sha256.0)] {
            differences.push(format!("{}: another key", file.display()));
        }
        true
    });
}

/// An instant as `openssl crl` prints it.
fn printed(rfc3339: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month: usize = rfc3339[5..7].parse().expect("a month");
    let day: u32 = rfc3339[8..10].parse().expect("a day");
    format!("{} {day:>2} {} {} GMT", MONTHS[month - 1], &rfc3339[11..19], &rfc3339[..4])
}

#[test]
fn revocation_lists_have_the_entries_that_openssl_prints() {
    if !is_there() {
        return;
    }
    let files = files_with(|object| matches!(object.facts, Some(Facts::RevocationList(_))));
    compare(&files, 6, |file, report, differences| {
        let Some(Facts::RevocationList(list)) = &report.objects[0].facts else { return false };
        let text = ["crl", "-noout", "-text"];
        let Some(text) =
            openssl(&text, file).or_else(|| openssl(&[&text[..], &["-inform", "DER"]].concat(), file))
        else {
            return false;
        };
        let text = String::from_utf8_lossy(&text).into_owned();
        let values = |label: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| line.trim().strip_prefix(label));
            lines.map(|value| value.trim().to_owned()).collect()
        };
        let serials: Vec<String> = list
            .entries
            .iter()
            .map(|entry| {
                let digits = hex_lower(&entry.serial.0).to_uppercase();
                digits.strip_prefix("00").filter(|rest| !rest.is_empty()).unwrap_or(&digits).to_owned()
            })
            .collect();
        let iso = |instant: cert_inspector::Timestamp| printed(&instant.to_string());
        let dates: Vec<String> = list.entries.iter().map(|entry| iso(entry.revocation_date)).collect();
        let next = list.next_update.map_or_else(|| "NONE".to_owned(), iso);
        for (what, ours, theirs) in [
            ("serial numbers", serials, values("Serial Number:")),
            ("revocation dates", dates, values("Revocation Date:")),
            ("last update", vec![iso(list.this_update)], values("Last Update:")),
            ("next update", vec![next], values("Next Update:")),
        ] {
            if ours != theirs {
                differences.push(format!("{}: {what}: ours {ours:?}, OpenSSL's {theirs:?}", file.display()));
            }
        }
        true
    });
}

#[test]
fn pkcs7_messages_carry_the_certificates_that_openssl_prints() {
    if !is_there() {
        return;
    }
    let files = files_with(|object| matches!(object.facts, Some(Facts::Pkcs7(_))));
    compare(&files, 8, |file, report, differences| {
        let print = ["pkcs7", "-print_certs"];
        let Some(pem) =
            openssl(&print, file).or_else(|| openssl(&[&print[..], &["-inform", "DER"]].concat(), file))
        else {
            return false;
        };
        if certificates(report) != blocks(&pem, "CERTIFICATE") {
            differences.push(format!("{}: other certificates", file.display()));
        }
        true
    });
}
