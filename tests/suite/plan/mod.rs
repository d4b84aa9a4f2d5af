//! The plan of a deployment: which steps there are, and which of them are ticked.

mod files;
mod form;
mod steps;

use crate::support;

use cert_inspector::products::senstar_mobile::ID;
use cert_inspector::report::{Plan, PlanAnswers, PlanStep};
use cert_inspector::{Inspection, Options, Password, Unlocking};
use support::{reference_options, root};

const VERSIONS: [&str; 3] = ["8.6.1", "8.6.0", "8.5.1"];
const WAYS: [&str; 3] = ["senstar-ca", "public-ca", "own-ca"];

fn answers(version: &str, way: Option<&str>) -> PlanAnswers {
    let answers = PlanAnswers::default().with("server-version", [version]);
    match way {
        Some(way) => answers.with("way", [way]),
        None => answers,
    }
}

/// Fixtures by their names with extension, opened with the password of the fixtures.
fn inspection(fixtures: &[&str]) -> Inspection {
    let mut inspection = Inspection::default();
    for name in fixtures {
        let bytes = std::fs::read(root().join("tests/fixtures").join(name)).expect("a fixture");
        let unlocking =
            Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], ..Unlocking::default() };
        inspection.add(name, &bytes, &unlocking, &mut |_| {});
    }
    inspection
}

fn plan_of(inspection: &Inspection, answers: &PlanAnswers, options: &Options) -> Plan {
    inspection.plan(ID, answers, options).expect("a plan")
}

fn planned(fixtures: &[&str], answers: &PlanAnswers) -> Plan {
    plan_of(&inspection(fixtures), answers, &reference_options())
}

fn steps(plan: &Plan) -> impl Iterator<Item = (&str, &PlanStep)> {
    plan.sections.iter().flat_map(|section| section.steps.iter().map(|step| (&*section.id, step)))
}

fn step<'a>(plan: &'a Plan, id: &str) -> &'a PlanStep {
    steps(plan).map(|(_, step)| step).find(|step| step.id == id).unwrap_or_else(|| panic!("no step {id}"))
}

fn has(plan: &Plan, id: &str) -> bool {
    steps(plan).any(|(_, step)| step.id == id)
}
