//! Every container, damaged in many places: cut, with flipped bytes, with false lengths. Nothing panics, everything ends
//! soon, and nothing that was there is lost without a word.
//!
//! The mutations are the same in every run. The fuzz targets in `fuzz/` look further.

use crate::support;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use cert_inspector::model::ObjectKind;
use cert_inspector::report::{Facts, ObjectReport, Report};
use support::invariants::inspect;
use support::numbers::Numbers;
use support::{fixtures, root};

/// How many times each kind of damage is done to a file.
const TIMES: usize = 12;

/// Longest time for one answer: with unoptimised code, beside other tests.
const SOON: Duration = Duration::from_secs(10);

/// The file damaged in many ways; each with a word for what was done.
fn mutations(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut numbers = Numbers(u64::try_from(bytes.len()).expect("a length"));
    let mut mutations = Vec::new();
    for part in 1..TIMES {
        let length = bytes.len() * part / TIMES;
        mutations.push((format!("cut to {length}"), bytes[..length].to_vec()));
    }
    mutations.push(("cut by one".to_owned(), bytes[..bytes.len() - 1].to_vec()));
    for time in 0..TIMES {
        // Half of the damage is done in the head, where the structure is.
        let span = if time.is_multiple_of(2) { bytes.len() } else { bytes.len().min(64) };
        let at = numbers.below(span);
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 1 << numbers.below(8);
        mutations.push((format!("bit flipped at {at}"), flipped));
        // A byte behind the tag of a structure is a length; elsewhere it is another lie.
        let tags: Vec<usize> = (0..span - 1)
            .filter(|at| matches!(bytes[*at], 0x02..=0x06 | 0x30 | 0x31 | 0xA0))
            .take(256)
            .collect();
        let at = if tags.is_empty() { numbers.below(span) } else { tags[numbers.below(tags.len())] + 1 };
        let mut lying = bytes.to_vec();
        lying[at] = [0x00, 0x7F, 0x80, 0x84, 0x88, 0xFF][numbers.below(6)];
        mutations.push((format!("length changed at {at}"), lying));
    }
    mutations
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a readable fixture")
}

/// Whether an object is what mutations are for.
fn is_container(object: &ObjectReport) -> bool {
    !matches!(object.kind, ObjectKind::Certificate | ObjectKind::UnknownAsn1)
}

#[test]
fn damaged_containers_are_answered_soon_and_nothing_is_lost_without_a_word() {
    let mut count = 0;
    let mut lost = Vec::new();
    for folder in ["containers", "foreign", "other"] {
        for path in fixtures(folder) {
            let bytes = read(&path);
            // Bombs are slow by intent, and the tests of hostile input have them.
            let is_bomb = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("bomb"));
            if bytes.len() < 2 || is_bomb || !inspect(&bytes).objects.iter().any(is_container) {
                continue;
            }
            let whole = inspect(&bytes);
            for (what, mutated) in mutations(&bytes) {
                let start = Instant::now();
                let report = inspect(&mutated);
                let name = path.display();
                assert!(start.elapsed() < SOON, "{name}, {what}: {:?}", start.elapsed());
                if !is_told(&whole, &report) {
                    lost.push(format!("{name}, {what}"));
                }
                count += 1;
            }
        }
    }
    assert!(lost.is_empty(), "lost without a word:\n{}", lost.join("\n"));
    assert!(count > 1_000, "only {count} mutations were tried");
}

/// Whether fewer objects in the same container come with a reason.
fn is_told(whole: &Report, damaged: &Report) -> bool {
    let (Some(before), Some(after)) = (whole.objects.first(), damaged.objects.first()) else { return true };
    let is_same = before.kind == after.kind && before.facts.is_some() && after.facts.is_some();
    // Text knows no structure: a block whose first line is damaged is text like any other.
    if !is_same || before.origin.block.is_some() {
        return true;
    }
    let deviates = match (&before.facts, &after.facts) {
        // With another identifier it is another kind of message.
        (Some(Facts::Pkcs7(before)), Some(Facts::Pkcs7(after))) => {
            before.content_type != after.content_type || !after.deviations.is_empty()
        }
        (_, Some(Facts::Pkcs12(file))) => !file.deviations.is_empty(),
        // With another identifier it is a response of a kind that is not read.
        (_, Some(Facts::OcspResponse(response))) => response.signature_algorithm.is_none(),
        _ => false,
    };
    damaged.objects.len() >= whole.objects.len()
        || !damaged.problems.is_empty()
        || deviates
        || damaged.objects.iter().any(|object| object.lock.is_some())
}

/// The files of an archive that a report tells of, whatever it says of them.
fn files(report: &Report) -> BTreeSet<String> {
    let objects = report.objects.iter().filter_map(|object| object.origin.path.first().cloned());
    let problems = report.problems.iter().filter_map(|problem| problem.origin.path.first().cloned());
    let passed_over = report.objects.iter().take(1).flat_map(|object| match &object.facts {
        Some(Facts::Archive(archive)) => archive.passed_over.iter().map(|file| file.path.clone()).collect(),
        _ => Vec::new(),
    });
    objects.chain(problems).chain(passed_over).collect()
}

#[test]
fn a_damaged_file_of_an_archive_takes_no_other_with_it() {
    for name in ["zip-folders.zip", "zip-stored.zip", "zip-streamed.zip", "files.tar"] {
        let bytes = read(&root().join("tests/fixtures/containers").join(name));
        let whole = inspect(&bytes);
        let all = files(&whole);
        assert!(all.len() > 1, "{name}");
        // The directory of a zip archive stands behind its files: there, a name itself can change.
        let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap_or(bytes.len());
        for at in (4..directory).step_by(13) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x21;
            let report = inspect(&damaged);
            let lost: Vec<_> = all.difference(&files(&report)).cloned().collect();
            // The header of a file in a tar archive holds its name; if that is damaged, something else is told.
            let told = lost.is_empty() || (lost.len() == 1 && !report.problems.is_empty());
            assert!(told, "{name}, byte {at}: {lost:?} is lost");
        }
    }
}
