//! What holds for every input, hostile or not. The fuzz targets in `fuzz/` use this file too.

use cert_inspector::input::{Password, Unlocking};
use cert_inspector::report::{Facts, Report};
use cert_inspector::{Inspection, Options, Timestamp};

/// The password of the fixtures.
const PASSWORD: &[u8] = b"changeit";

/// Few, so that an input that asks for many costs nothing.
const MAX_ROUNDS: u32 = 5_000;

/// Inspects bytes in all ways that the faces use, and checks what holds for every answer.
pub(crate) fn inspect(bytes: &[u8]) -> Report {
    let options = Options::at(Timestamp::from_unix_seconds(1_795_176_000));
    let unlocking = Unlocking { passwords: vec![Password::new(PASSWORD.to_vec())], max_rounds: MAX_ROUNDS };
    let mut inspection = Inspection::default();
    inspection.add("input", bytes, &unlocking, &mut |_| {});
    let report = inspection.report(&options);
    let summary = inspection.summary(&options);
    assert_eq!(report.objects.len(), summary.objects.len());
    for row in &summary.objects {
        assert!(inspection.detail(row.id, &options).is_some_and(|detail| detail.row == *row));
    }
    check(&report);
    // What is locked can be tried again, whatever the answer.
    let locked = report.objects.iter().rev().filter(|object| object.lock.is_some());
    for id in locked.map(|object| object.id).take(4) {
        let _ = inspection.unlock(id, &unlocking, &mut |_| {});
        check(&inspection.report(&options));
    }
    report
}

/// What holds for every report.
fn check(report: &Report) {
    assert!(!report.objects.is_empty() || !report.problems.is_empty(), "an input is lost without a word");
    for (id, object) in (0..).zip(&report.objects) {
        assert_eq!(object.id, id);
        if let Some(container) = object.container {
            assert!(container < id, "containers stand before what they hold");
            let outer = usize::try_from(container).ok().and_then(|container| report.objects.get(container));
            let outer = outer.map(|outer| outer.origin.path.as_slice()).unwrap_or_default();
            assert!(object.origin.path.starts_with(outer), "the way into a container leads through it");
            assert!(object.origin.path.len() > outer.len(), "what is in a container has a name in it");
        }
        if let Some(Facts::Archive(archive)) = &object.facts {
            let told = archive.read + archive.unread + archive.passed_over_count;
            assert_eq!(archive.entries, told, "every file of an archive is told of");
        }
    }
    for problem in &report.problems {
        assert!(!problem.message.is_empty() && !problem.kind.is_empty());
    }
}
