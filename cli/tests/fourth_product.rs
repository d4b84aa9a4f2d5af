//! A product is a folder and a line in the list: a fourth one shows up in the report, in the rows of the page, and in what the
//! command prints, and nothing else knows it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use std::path::Path;
use std::process::Command;

use cert_inspector::products::{self, PRODUCTS};
use cert_inspector::report::Readiness;
use cert_inspector::{Inspection, Options, Timestamp, Unlocking};

const AT: &str = "2026-11-20T12:00:00Z";
const CASES: [(&str, Readiness); 2] =
    [("server/good.der", Readiness::Ready), ("server/no-san.der", Readiness::NotReady)];

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures")
}

#[test]
fn report_and_rows_have_its_verdict() {
    assert_eq!(PRODUCTS.len(), 4);
    for (file, expected) in CASES {
        let mut inspection = Inspection::default();
        let bytes = std::fs::read(fixtures().join(file)).expect("a fixture");
        inspection.add(file, &bytes, &Unlocking::default(), &mut |_| {});
        let mut options = Options::at(Timestamp::parse_rfc3339(AT).expect("an instant"));
        options.profile = products::profile("test-product");
        assert!(options.profile.is_some());

        let report = inspection.report(&options);
        let destination = &report.destinations[0];
        assert_eq!(
            (destination.destination.name(), destination.readiness),
            ("test-product-server", expected)
        );
        let finding = &report.objects[0].assessments[0].findings[0];
        assert_eq!(finding.requirement, "test-product/alternative-name");

        let row = &inspection.summary(&options).objects[0];
        let verdicts: Vec<_> =
            row.destinations.iter().map(|one| (one.destination.name(), one.readiness)).collect();
        assert_eq!(verdicts, [("test-product-server", expected)]);
        let (product, entry) = products::destination(row.destinations[0].destination).expect("a destination");
        assert_eq!((product.title, entry.label.english), ("Test Product", "Test Product"));
    }
}

#[test]
fn the_command_has_its_verdict() {
    for (file, expected) in CASES {
        let output = Command::new(env!("CARGO_BIN_EXE_cert-inspector"))
            .args(["inspect", "--profile", "test-product", "--at", AT])
            .arg(fixtures().join(file))
            .output()
            .expect("the command runs");
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.contains("Test Product: server"), "{text}");
        let is_ready = expected == Readiness::Ready;
        assert_eq!(output.status.code(), Some(if is_ready { 0 } else { 1 }), "{text}");
        assert_eq!(text.contains("It has no subject alternative name."), !is_ready, "{text}");
    }
}
