//! A product is a folder and a line in the list: a fourth one shows up in the report, in the rows of the page, in the answers of
//! the protocol and in what the command prints, and nothing else knows it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

use std::path::Path;
use std::process::Command;

use cert_inspector::products::{self, PRODUCTS};
use cert_inspector::protocol::{self, Answer, Around, Ask, GivenOptions};
use cert_inspector::report::{PlanAnswers, StepState, Verdict};
use cert_inspector::{Inspection, Options, Timestamp, Unlocking};

const AT: &str = "2026-11-20T12:00:00Z";
const CASES: [(&str, Verdict); 2] =
    [("server/good.der", Verdict::Works), ("server/no-san.der", Verdict::Rejected)];

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
        assert_eq!((destination.destination.name(), destination.verdict), ("test-product-server", expected));
        let finding = &report.objects[0].assessments[0].findings[0];
        assert_eq!(finding.requirement, "test-product/alternative-name");

        let row = &inspection.summary(&options).objects[0];
        let verdicts: Vec<_> =
            row.destinations.iter().map(|one| (one.destination.name(), one.verdict)).collect();
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
        assert!(
            text.contains(if expected == Verdict::Works {
                "works for Test Product"
            } else {
                "will be rejected by Test Product"
            }),
            "{text}"
        );
        let is_ready = expected == Verdict::Works;
        assert_eq!(output.status.code(), Some(if is_ready { 0 } else { 1 }), "{text}");
        assert_eq!(text.contains("It has no subject alternative name."), !is_ready, "{text}");
    }
}

#[test]
fn the_protocol_answers_with_its_plan() {
    let product = products::profile("test-product").expect("a product");
    let at = GivenOptions { at: Some(AT.into()), ..GivenOptions::default() };
    for (file, site, states) in [
        (None, "no", [StepState::ToDo, StepState::ToDo]),
        (Some("server/good.der"), "yes", [StepState::Done, StepState::Done]),
    ] {
        let mut inspection = Inspection::default();
        if let Some(file) = file {
            let bytes = std::fs::read(fixtures().join(file)).expect("a fixture");
            inspection.add(file, &bytes, &Unlocking::default(), &mut |_| {});
        }
        let ask = Ask::Plan { product, answers: PlanAnswers::default().with("site-ready", [site]) };
        let around = Around { now: None, entropy: &[], progress: &mut |_| {} };
        let answer = protocol::answer(&mut inspection, ask, &at, around).expect("an answer");
        let Answer::Plan(plan) = answer else { panic!("{answer:?}") };
        assert_eq!((plan.product, &*plan.title), (product, "Test Product setup"));
        assert_eq!(plan.sections.len(), 1);
        let steps: Vec<_> = plan.sections[0].steps.iter().map(|step| (&*step.id, step.state)).collect();
        assert_eq!(steps, [("setup/site", states[0]), ("setup/certificate", states[1])]);
    }
}

#[test]
fn the_command_writes_the_plan_of_the_product_that_is_named() {
    let deploy = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cert-inspector"))
            .args(["deploy", "--at", AT])
            .args(arguments)
            .current_dir(fixtures())
            .output()
            .expect("the command runs");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
        (output.status.code(), text.concat())
    };
    let (code, text) = deploy(&["--profile", "test-product", "--site-ready", "yes", "server/good.der"]);
    assert_eq!(code, Some(0), "{text}");
    for words in
        ["Test Product setup\n2 of 2 items are done.", "[x] Prepare the site.", "[x] Have a certificate."]
    {
        assert!(text.contains(words), "{words:?} is missing in\n{text}");
    }
    assert!(!text.contains("(installer)"), "who it is written for is not said with each step: {text}");
    let (code, text) =
        deploy(&["--profile", "senstar-mobile", "--server-version", "8.6.1", "--way", "own-ca"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("server 8.6.1") && text.contains(" (the IT department)"), "{text}");
    for (arguments, words) in [
        (&[][..], "choose a product with --profile: senstar-mobile, test-product"),
        (
            &["--profile", "dw-spectrum"],
            "this product has no plan: choose one of senstar-mobile, test-product",
        ),
        (&["--profile", "senstar-mobile"], "server-version has no answer"),
        (
            &["--profile", "test-product", "--way", "own-ca"],
            "a question that is not asked: answer site-ready",
        ),
    ] {
        let (code, text) = deploy(arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(text.contains(words), "{words:?} is missing in\n{text}");
    }
}
