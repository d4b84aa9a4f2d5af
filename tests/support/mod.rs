//! What the tests share: where the data is, and how a missing judge is reported.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub(crate) mod exports;
pub(crate) mod invariants;
pub(crate) mod numbers;
pub(crate) use std::io::Write;
use std::path::{Path, PathBuf};

use cert_inspector::formats::{self, Context, Reading};
use cert_inspector::model::Content;
use cert_inspector::{Input, Inspection, Options, ServerName, Timestamp, Unlocking};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The reference instant of all tests.
pub(crate) fn reference_instant() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").expect("a valid instant")
}

/// The reference options: the reference instant and the address of the sample server.
pub(crate) fn reference_options() -> Options {
    with(Options::at(reference_instant()), |options| {
        options.host = Some(ServerName::parse("vms.example.org").expect("a valid name"))
    })
}

/// Options with a change.
pub(crate) fn with(mut options: Options, change: impl FnOnce(&mut Options)) -> Options {
    change(&mut options);
    options
}

/// Every file below a folder of the fixtures, in order of their names.
pub(crate) fn fixtures(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join("tests/fixtures").join(folder), &mut found);
    found.sort();
    assert!(!found.is_empty(), "no fixtures below {folder}");
    found
}

/// Every file below a folder.
pub(crate) fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// The name of a fixture: its path below `tests/fixtures` without the extension.
pub(crate) fn name(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("tests/fixtures")).expect("a fixture").with_extension("");
    relative.to_str().expect("a plain name").replace('\\', "/")
}

/// A file as an input.
pub(crate) fn input(path: &Path) -> Input {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Input::new(path.file_name().expect("a name").to_string_lossy(), bytes)
}

/// What a file holds, read without a password and with room for so many objects.
pub(crate) fn read(bytes: &[u8], room: usize) -> Reading {
    let unlocking = Unlocking::default();
    formats::read(bytes, &mut Context::new(&unlocking, &mut |_| {}).with_room(room))
}

/// Adds a file without a password.
pub(crate) fn add(inspection: &mut Inspection, name: &str, bytes: &[u8]) {
    inspection.add(name, bytes, &Unlocking::default(), &mut |_| {});
}

/// The certificates of a file, decoded.
pub(crate) fn certificates(bytes: &[u8]) -> Vec<cert_inspector::model::Certificate> {
    let certificates =
        read(bytes, usize::MAX).found.into_iter().filter_map(|found| match found.decoded.content {
            Content::Certificate(certificate) => Some(*certificate),
            _ => None,
        });
    certificates.collect()
}

/// A part of the outside test data in `../shared`. Without that folder it says that the test is skipped. `SHARED_DATA` names
/// another folder; empty, it hides the data, as in a clone without `../shared`.
///
/// # Panics
/// If the folder is there but this part of it is not: then something is broken, not absent.
pub(crate) fn shared(part: &str, test: &str) -> Option<PathBuf> {
    let shared = match std::env::var_os("SHARED_DATA") {
        Some(folder) if folder.is_empty() => {
            skipped(test, "SHARED_DATA hides the shared test data");
            return None;
        }
        Some(folder) => PathBuf::from(folder),
        None => root().parent().expect("a parent").join("shared"),
    };
    if !shared.is_dir() {
        skipped(test, "no folder of shared test data beside the project");
        return None;
    }
    let path = shared.join(part);
    assert!(path.exists(), "{} is missing from the shared test data", path.display());
    Some(path)
}

/// Says that a test does not run.
pub(crate) fn skipped(test: &str, why: &str) {
    say(&format!("skipped: {test}: {why}"));
}

/// Writes a line past the test runner, which hides what passing tests print.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Compares with a reviewed snapshot; `UPDATE_SNAPSHOTS=1` writes it instead.
pub(crate) fn assert_snapshot(file: &str, actual: &str) {
    let path = root().join("tests/snapshots").join(file);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, actual).expect("a writable snapshot");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return;
    }
    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    let difference = difference.unified_diff().header(file, "now").to_string();
    panic!("{file} differs:\n{difference}\nUPDATE_SNAPSHOTS=1 writes it anew; review that with git diff");
}
