//! The report, its JSON Schema and its sample belong together.

use crate::support;

use cert_inspector::{Input, inspect};
use support::{fixtures, reference_options, root};

#[test]
fn every_report_fits_the_schema() {
    let schema = std::fs::read(root().join("docs/report.schema.json")).expect("a schema");
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let inputs: Vec<Input> = fixtures("").iter().map(|path| support::input(path)).collect();
    let report = serde_json::to_value(inspect(&inputs, &reference_options())).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(report["objects"].as_array().is_some_and(|objects| objects.len() > 200));
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let schema = std::fs::read(root().join("docs/report.schema.json")).expect("a schema");
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let mut report = serde_json::to_value(inspect(&[], &reference_options())).expect("JSON");
    assert!(validator.is_valid(&report));
    report["outcome"] = "fine".into();
    assert!(!validator.is_valid(&report));
}

#[test]
fn the_report_of_the_sample_is_as_reviewed() {
    let input = support::input(&root().join("tests/fixtures/server/san-ip-only.der"));
    let report = inspect(&[input], &reference_options());
    let text = serde_json::to_string_pretty(&report).expect("JSON") + "\n";
    support::assert_snapshot("report.json", &text);
}
