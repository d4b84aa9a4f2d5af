//! No input of any bytes panics, and what is hostile ends in an error.

use crate::support;

use cert_inspector::{Inspection, inspect};
use proptest::prelude::*;
use support::{fixtures, reference_options};

/// Inspects bytes in every way that the faces use.
fn inspect_thoroughly(bytes: &[u8]) {
    let options = reference_options();
    let mut inspection = Inspection::default();
    support::add(&mut inspection, "input", bytes);
    let summary = inspection.summary(&options);
    let report = inspection.report(&options);
    assert_eq!(summary.objects.len(), report.objects.len());
    assert_eq!(summary.outcome, report.outcome);
    for row in &summary.objects {
        let detail = inspection.detail(row.id, &options).expect("every row has a detail");
        assert_eq!(&detail.row, row);
    }
    serde_json::to_string(&report).expect("every report is JSON");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..2048)) {
        inspect_thoroughly(&bytes);
    }

    #[test]
    fn any_text_is_answered(text in "(-----(BEGIN|END) [A-Z ]{0,20}-----|[A-Za-z0-9+/=\\\\n: ]{0,80}|\\PC{0,20}){0,20}") {
        inspect_thoroughly(text.as_bytes());
    }

    /// Real certificates with bytes changed, removed and inserted: these get far into the decoders.
    #[test]
    fn damaged_certificates_are_answered(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        let files: Vec<_> = ["details", "server", "ca", "deviations"].into_iter().flat_map(fixtures).collect();
        let mut bytes = std::fs::read(which.get(&files)).expect("a readable fixture");
        for (at, value, change) in changes {
            if bytes.is_empty() { break; }
            let at = at.index(bytes.len());
            match change {
                0 => bytes[at] = value,
                1 => { bytes.remove(at); }
                _ => bytes.insert(at, value),
            }
        }
        inspect_thoroughly(&bytes);
    }
}

#[test]
fn every_fixture_is_answered_and_the_answer_is_repeatable() {
    let options = reference_options();
    for path in fixtures("") {
        let input = support::input(&path);
        inspect_thoroughly(&input.bytes);
        let inputs = [input];
        assert_eq!(inspect(&inputs, &options), inspect(&inputs, &options));
    }
}
