//! Every requirement meets every fixture, and its own examples.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics is a test that fails"
)]

mod support;

use std::fmt::Write;

use cert_inspector::checks::{Outcome, Requirement, Subject};
use cert_inspector::input::{ProfileId, Role};
use cert_inspector::model::Certificate;
use cert_inspector::profiles;
use support::{certificates, fixtures, input, name, reference_options, root};

fn requirements() -> Vec<&'static Requirement> {
    let guides = ProfileId::ALL.iter().flat_map(|profile| profiles::guide_requirements(*profile));
    guides.chain(profiles::platform::REQUIREMENTS).copied().collect()
}

/// The outcome of a requirement for a certificate in the role that the requirement is about.
fn outcome(requirement: &Requirement, certificate: &Certificate) -> Outcome {
    let options = reference_options();
    let role: Role = *requirement.roles.first().expect("a role");
    requirement.judge(&Subject { certificate, role, at: options.at, host: options.host.as_ref() }).outcome
}

#[test]
fn every_example_has_the_outcome_that_its_requirement_declares() {
    let mut examples = 0;
    for requirement in requirements() {
        for example in requirement.examples {
            let path = root().join("tests/fixtures").join(example.fixture).with_extension("der");
            let certificates = certificates(&input(&path).bytes);
            let [certificate] = certificates.as_slice() else {
                panic!("{} is no certificate", example.fixture)
            };
            let actual = outcome(requirement, certificate);
            assert_eq!(actual, example.expect, "{} of {}", requirement.id, example.fixture);
            examples += 1;
        }
    }
    println!("{examples} examples");
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
    for folder in ["ca", "server", "client", "chain", "details", "deviations"] {
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
                let roles: Vec<&str> = roles.iter().map(|(role, _)| role.name()).collect();
                writeln!(text, "{:<44} {:<10} {letters}", name(&path), roles.join("+")).expect("a string");
            }
        }
    }
    support::assert_snapshot("requirements.txt", &text);
}
