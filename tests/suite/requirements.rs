//! Every requirement meets every fixture, and its own examples.

use crate::support;

use std::fmt::Write;

use cert_inspector::checks::{Example, Outcome, Requirement, Subject};
use cert_inspector::input::{Port, Role, UserName};
use cert_inspector::model::Certificate;
use cert_inspector::products::RULES;
use cert_inspector::report::RequirementInfo;
use cert_inspector::{Input, Password, Report, Unlocking, inspect, platforms, products};
use sha2::{Digest, Sha256};
use support::{certificates, fixtures, input, name, reference_options, root, with};

fn requirements() -> Vec<&'static Requirement> {
    let guides = RULES.iter().flat_map(|requirements| requirements.certificates);
    guides.chain(platforms::REQUIREMENTS).copied().collect()
}

/// The outcome of a requirement for a certificate in the role that the requirement is about.
fn outcome(requirement: &Requirement, certificate: &Certificate) -> Outcome {
    let options = reference_options();
    let role: Role = *requirement.roles.first().expect("a role");
    requirement.judge(&Subject::alone(certificate, role, &options)).outcome
}

/// The requirements on certificates and on requests, as far as examples go.
fn examples() -> Vec<(&'static str, Role, &'static [Example])> {
    let certificates = requirements()
        .into_iter()
        .map(|requirement| (requirement.id, requirement.roles[0], requirement.examples));
    let requests = RULES.iter().flat_map(|rules| rules.requests);
    let requests = requests.map(|requirement| (requirement.id, requirement.roles[0], requirement.examples));
    certificates.chain(requests).collect()
}

/// What a report says of a requirement, the worst of all objects.
fn reported(report: &Report, requirement: &str) -> Outcome {
    let findings = report.objects.iter().flat_map(|object| {
        object.assessments.iter().flat_map(|assessment| &assessment.findings).chain(&object.platform)
    });
    let outcomes =
        findings.filter(|finding| finding.requirement == requirement).map(|finding| finding.outcome);
    Outcome::worst(outcomes)
}

/// Whether a requirement asks for a step outside the files.
fn asks_for_step(report: &Report, requirement: &str) -> bool {
    let assessments = report.objects.iter().flat_map(|object| &object.assessments);
    let findings = assessments.flat_map(|assessment| &assessment.findings);
    findings.into_iter().any(|finding| finding.requirement == requirement && !finding.steps.is_empty())
}

#[test]
fn every_example_has_the_outcome_that_its_requirement_declares() {
    let mut count = 0;
    let mut wrong: Vec<String> = Vec::new();
    for (id, role, examples) in examples() {
        for example in examples {
            let path = root().join("tests/fixtures").join(example.fixture);
            // A certificate by itself is judged in the role of the requirement; what stands in a file that is named
            // whole, in the roles that it looks made for.
            let alone = path.extension().is_none();
            let path = if alone { path.with_extension("der") } else { path };
            let options = with(reference_options(), |options| {
                // The authorities in the file of a server are judged where authorities are wanted.
                let is_wanted = alone || role == Role::Ca;
                options.role = is_wanted.then_some(role).filter(|role| *role != Role::Request);
                options.user_name = Some(UserName::parse("demo-bot1").expect("a user name"));
                options.port = example.port.map(|port| Port::parse(port).expect("a port"));
            });
            let unlocking =
                Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], ..Unlocking::default() };
            let report = inspect(&[Input { unlocking, ..input(&path) }], &options);
            let (found, step) = (reported(&report, id), asks_for_step(&report, id));
            if (found, step) != (example.expect, example.asks_for_step) {
                wrong.push(format!("{id} of {}: {found:?}, step {step}", example.fixture));
            }
            count += 1;
        }
    }
    println!("{count} examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_matrix_of_fixtures_and_requirements_is_as_reviewed() {
    let requirements = requirements();
    let mut text = String::from(
        "Every fixture that is a certificate, judged by every requirement in the role that the requirement is about,\nat the reference instant and for the address vms.example.org.\nP pass, W warn, F fail, ? unknown, - not applicable\n\n",
    );
    for (column, requirement) in requirements.iter().enumerate() {
        writeln!(text, "{:>2}  {}", column + 1, requirement.id).expect("a string");
    }
    text.push('\n');
    for folder in ["ca", "server", "client", "bot", "chain", "details", "deviations"] {
        for path in fixtures(folder) {
            for certificate in certificates(&input(&path).bytes) {
                let letters: String = requirements
                    .iter()
                    .map(|requirement| match outcome(requirement, &certificate) {
                        Outcome::Pass => 'P',
                        Outcome::Warn => 'W',
                        Outcome::Fail => 'F',
                        Outcome::Unknown => '?',
                        Outcome::NotApplicable => '-',
                    })
                    .collect();
                let roles = cert_inspector::checks::role::roles_of(&certificate);
                let roles: Vec<&str> = roles.iter().map(|likely| likely.role.name()).collect();
                writeln!(text, "{:<44} {:<10} {letters}", name(&path), roles.join("+")).expect("a string");
            }
        }
    }
    support::assert_snapshot("requirements.txt", &text);
}

/// The version of the rule set stands in every report, so it has to change when a declaration does.
#[test]
fn a_changed_declaration_changes_the_rule_set() {
    let declarations = serde_json::to_vec(&RequirementInfo::all()).expect("JSON");
    let hash = cert_inspector::model::hex_lower(&Sha256::digest(declarations));
    let actual = format!(
        "If the hash differs, a declaration changed: set RULE_SET in src/products/mod.rs to the day of the change.\nrule set {}\nsha256 {hash}\n",
        products::RULE_SET
    );
    support::assert_snapshot("rule_set.txt", &actual);
}
