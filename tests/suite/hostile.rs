//! Input that is built to be costly ends in a clear error or a report.
//!
//! The time and memory that it takes are printed by `cargo bench`; here only the answers are checked.

use crate::support;

use cert_inspector::Inspection;
use cert_inspector::limits::{MAX_INPUT_BYTES, MAX_OBJECTS, MAX_PROBLEMS};
use cert_inspector::report::Report;
use support::reference_options;

#[path = "../../benches/native/hostile_inputs.rs"]
mod hostile_inputs;

fn report(bytes: &[u8]) -> Report {
    let mut inspection = Inspection::default();
    support::add(&mut inspection, "hostile", bytes);
    inspection.report(&reference_options())
}

#[test]
fn every_hostile_input_is_answered_with_its_cause() {
    for (name, make) in hostile_inputs::all() {
        let report = report(&make());
        let kinds: Vec<&str> = report.problems.iter().map(|problem| problem.kind.as_ref()).collect();
        let expected: &[&str] = match name {
            "100 MB of noise" | "100 MB of zeros" => &["tooLarge"],
            "64 MiB of PEM in one block" => &["certificateMalformed"],
            "64 MiB of PEM begin lines" | "64 MiB of false starts of base64" => &["noCertificateInText"],
            "10,000 nested SEQUENCEs" | "a million tiny ASN.1 objects" => &[],
            "64 MiB of base64 that is no certificate" | "a length of 2^32" | "a length of 2^64" => {
                &["certificateMalformed"]
            }
            "10,000 nested SEQUENCEs without end" => &["certificateMalformed"],
            _ => {
                assert!(report.objects.len() <= MAX_OBJECTS, "{name}");
                assert!((1..=MAX_PROBLEMS + 1).contains(&kinds.len()), "{name}: {} problems", kinds.len());
                continue;
            }
        };
        assert_eq!(kinds, expected, "{name}");
        for problem in &report.problems {
            assert!(problem.message.ends_with('.') && problem.message.contains(". "), "{}", problem.message);
        }
    }
}

#[test]
fn a_file_at_the_limit_is_read_and_one_byte_more_is_not() {
    let mut bytes = vec![b'x'; MAX_INPUT_BYTES];
    assert_eq!(report(&bytes).problems[0].kind, "noCertificateInText");
    bytes.push(b'x');
    assert_eq!(report(&bytes).problems[0].kind, "tooLarge");
}
