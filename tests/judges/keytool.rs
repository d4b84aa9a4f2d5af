//! The row of Java 17 in the table of systems that open a PKCS#12 file, beside `keytool` 17 itself.

use crate::support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use cert_inspector::model::{Outcome, PasswordForm};
use cert_inspector::report::{Facts, Report};
use cert_inspector::{Password, inspect};
use support::{fixtures, reference_options, say, shared, skipped, walk};

/// Passwords of the fixtures and of the files from the field; each file has one of them.
const PASSWORDS: &[&str] = &[
    "changeit",
    "Zürich-€-😀",
    "keysecret",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "nss",
    "secret",
    "xxxxxx",
];

/// Files that `keytool` does not open although the row says so, with the reason: what they lack is no matter of systems.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("pfx-empty-mac-salt.p12", "hostile: a MAC without salt, of which Java wants 8 bytes"),
    ("pfx-unknown-bags.p12", "hostile: Java takes every bag for one that it knows"),
];

/// How many programs run at a time.
const WORKERS: usize = 2;

/// One file of so many is compared; every one where `KEYTOOL_FILES` is `all`. Each starts a Java machine.
const STEP: usize = 4;

/// Fewest files that must be compared: more are there.
const MIN_COMPARED: usize = 80;

/// Whether `keytool` of Java 17 is on this machine: other versions read more, or less.
fn is_there() -> bool {
    let java = Command::new("java").arg("-version").output();
    let version = java.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).unwrap_or_default();
    version.contains("version \"17.") && Command::new("keytool").arg("-help").output().is_ok()
}

/// How many private keys `keytool -list` shows under a password.
///
/// # Errors
/// It does not open the file, with its own words.
fn keytool(file: &Path, password: &str) -> Result<usize, String> {
    let output = Command::new("keytool")
        .args(["-list", "-storetype", "PKCS12", "-storepass:env", "STORE_PASSWORD", "-keystore"])
        .arg(file)
        .env("STORE_PASSWORD", password)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("keytool runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(text.matches("PrivateKeyEntry").count())
    } else {
        Err(text.lines().next().unwrap_or_default().to_owned())
    }
}

/// What the row says of a file, how many private keys we find in it, and its password.
struct Ours {
    outcome: Outcome,
    keys: usize,
    password: &'static str,
}

/// The file as one password opens it; `None` where none does, or where the file is damaged: other findings are about that.
fn ours(file: &Path) -> Option<Ours> {
    PASSWORDS.iter().find_map(|password| {
        let mut input = support::input(file);
        input.unlocking.passwords = vec![Password::new(password.as_bytes().to_vec())];
        let report: Report = inspect(&[input], &reference_options());
        let is_container = |facts: &Option<Facts>| matches!(facts, Some(Facts::Pkcs12(_)));
        let object = report.objects.iter().find(|object| is_container(&object.facts))?;
        let Some(Facts::Pkcs12(facts)) = &object.facts else { return None };
        let opened = facts.opened.as_ref()?;
        let is_damaged =
            opened.mac_verified == Some(false) || !facts.locked.is_empty() || !report.problems.is_empty();
        let row = object.compatibility.iter().find(|row| &*row.system == "Java 17")?;
        let is_key = |facts: &Option<Facts>| matches!(facts, Some(Facts::PrivateKey(_)));
        let is_empty = matches!(opened.password, PasswordForm::Absent | PasswordForm::Empty);
        (!is_damaged).then(|| Ours {
            outcome: row.outcome,
            keys: report.objects.iter().filter(|object| is_key(&object.facts)).count(),
            password: if is_empty { "" } else { password },
        })
    })
}

/// Why the two disagree; `None` where they agree, or where the row does not say.
fn difference(ours: &Ours, theirs: &Result<usize, String>) -> Option<String> {
    match (ours.outcome, theirs) {
        (Outcome::Pass, Ok(keys)) if *keys == ours.keys => None,
        (Outcome::Warn, Ok(_)) | (Outcome::Fail, Err(_)) | (Outcome::Unknown, _) => None,
        (outcome, theirs) => {
            Some(format!("the row says {outcome:?} with {} keys, keytool {theirs:?}", ours.keys))
        }
    }
}

#[test]
fn the_row_of_java_17_is_what_keytool_does() {
    const TEST: &str = "the_row_of_java_17_is_what_keytool_does";
    if !is_there() {
        return skipped(TEST, "keytool of Java 17 is not installed");
    }
    let mut files = fixtures("");
    if let Some(field) = shared("field", TEST) {
        walk(&field, &mut files);
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "p12" || ending == "pfx"));
    let step = if std::env::var("KEYTOOL_FILES").is_ok_and(|files| files == "all") { 1 } else { STEP };
    files.sort();
    let queue = Mutex::new(files.into_iter().step_by(step).collect::<Vec<_>>());
    let next = || -> Option<PathBuf> { queue.lock().expect("no worker panics").pop() };
    let results: Mutex<Vec<(Outcome, Option<String>)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(file) = next() {
                    let Some(ours) = ours(&file) else { continue };
                    let difference = difference(&ours, &keytool(&file, ours.password));
                    let is_excepted = EXCEPTIONS.iter().any(|(name, _)| file.ends_with(name));
                    let told = match (difference, is_excepted) {
                        (Some(difference), false) => Some(format!("{}: {difference}", file.display())),
                        (None, true) => Some(format!("{}: no exception any more", file.display())),
                        _ => None,
                    };
                    results.lock().expect("no worker panics").push((ours.outcome, told));
                }
            });
        }
    });
    let results = results.into_inner().expect("no worker panics");
    let count = |wanted: Outcome| results.iter().filter(|(outcome, _)| *outcome == wanted).count();
    say(&format!(
        "{TEST}: {} files: {} open, {} open with a warning, {} do not open, {} are not told",
        results.len(),
        count(Outcome::Pass),
        count(Outcome::Warn),
        count(Outcome::Fail),
        count(Outcome::Unknown)
    ));
    let told: Vec<&String> = results.iter().filter_map(|(_, told)| told.as_ref()).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(results.len() >= MIN_COMPARED / step / 2, "only {} files", results.len());
}
