//! Puts the checklist together.

use super::demands::demands;
use super::evidence::Evidence;
use super::proofs::{Standing, standing};
use super::{
    Deployment, DeploymentSection, DeploymentStep, OpenQuestion, SectionId, StepState, Text, WayFit,
    WayReport, pfx, phones, ways,
};
use crate::input::Role;
use crate::judge::Verdict;
use crate::judge::Whole;
use crate::products::senstar_mobile::{
    self, CONTRADICTIONS, DeploymentChoices, OPEN_QUESTIONS, Part, Release, WAYS, Way, Who, steps,
};
use crate::report::InputReport;
use crate::view::ObjectRow;

/// The deployment, with everything ticked that the files or the choices show to be done.
pub(crate) fn deployment(
    choices: &DeploymentChoices,
    whole: &Whole<'_>,
    rows: &[ObjectRow],
    inputs: &[InputReport],
    verdicts: &[Verdict],
) -> Deployment {
    let evidence = Evidence::new(whole, rows, inputs, verdicts);
    let release = choices.server_version.release();
    let ways = ways::ways(choices);
    let recommended = ways.iter().find(|way| way.fit == WayFit::Recommended).map(|way| way.way);
    let way = choices.way.or(recommended);
    let sections = sections(way, release, &ways, &evidence, choices);
    Deployment {
        server_version: choices.server_version.to_string().into(),
        release,
        way,
        headline: headline(&sections),
        notes: notes(choices, recommended),
        sections,
        contradictions: CONTRADICTIONS
            .iter()
            .filter(|scoped| way.is_some_and(|way| scoped.ways.contains(&way)))
            .filter(|scoped| scoped.releases.contains(&release))
            .map(|scoped| (&scoped.contradiction).into())
            .collect(),
        open_questions: OPEN_QUESTIONS
            .iter()
            .filter(|open| way.is_none_or(|way| open.ways.contains(&way)))
            .map(|open| OpenQuestion {
                text: open.text.into(),
                sources: open.sources.iter().map(Into::into).collect(),
            })
            .collect(),
        ways,
    }
}

fn notes(choices: &DeploymentChoices, recommended: Option<Way>) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    if choices.server_version.precedes_guide() {
        notes.push(
            format!(
                "The guide describes 8.5.x, 8.6.0 and 8.6.1. Version {} is older, and is treated as 8.5.x: labels may differ.",
                choices.server_version
            )
            .into(),
        );
    }
    match (choices.way, recommended) {
        (None, Some(_)) => {
            notes.push("No way was chosen; the steps are those of the way that the guide recommends.".into())
        }
        (None, None) => {
            notes.push("Choose a way, or say how phones reach the server: then the steps are listed.".into())
        }
        (Some(way), Some(recommended)) if way != recommended => notes.push(
            "The guide recommends another way for what you said; both are described above the steps.".into(),
        ),
        _ => {}
    }
    notes
}

fn sections(
    way: Option<Way>,
    release: Release,
    ways: &[WayReport],
    evidence: &Evidence<'_, '_>,
    choices: &DeploymentChoices,
) -> Vec<DeploymentSection> {
    let available = WAYS.iter().filter(|facts| facts.releases.contains(&release)).map(|facts| facts.way);
    let available: Vec<Way> = available.collect();
    let listed = |part: Part| match way {
        Some(way) if available.contains(&way) => {
            steps(part, way, release).map(|step| listed(step, evidence, choices)).collect()
        }
        _ => Vec::new(),
    };
    let has_file = matches!(way, Some(Way::PublicCa | Way::OwnCa));
    let installs = way.is_none_or(Way::installs_ca);
    let phone = |asked: bool, part| if asked { listed(part) } else { Vec::new() };
    let mut server = listed(Part::Server);
    if !choices.ios {
        server.retain(|step| step.id != "server/mobile-notifications-85");
    }
    if server.is_empty() {
        server.push(without_steps(way, ways));
    }
    let all: [(SectionId, &'static str, Vec<DeploymentStep>); 9] = [
        (SectionId::Wanted, "What is wanted", listed(Part::Wanted)),
        (SectionId::CaDemands, "Demands on the certificate of the authority", demands(evidence, Role::Ca)),
        (
            SectionId::ServerDemands,
            "Demands on the certificate of the server",
            demands(evidence, Role::Server),
        ),
        (SectionId::Pfx, "PFX files", if has_file { pfx::steps(evidence) } else { Vec::new() }),
        (SectionId::Server, "On the server", server),
        (
            SectionId::PhoneFiles,
            "The file for phones",
            if installs { phones::steps(evidence, choices) } else { Vec::new() },
        ),
        (SectionId::Ios, "On iPhones and iPads", phone(choices.ios, Part::Ios)),
        (SectionId::Android, "On Android phones", phone(choices.android, Part::Android)),
        (SectionId::Checks, "In the end", listed(Part::Check)),
    ];
    all.into_iter()
        .filter(|(.., steps)| !steps.is_empty())
        .map(|(id, title, steps)| DeploymentSection {
            id,
            title: title.into(),
            notes: section_notes(id, way, choices),
            steps,
        })
        .collect()
}

fn section_notes(id: SectionId, way: Option<Way>, choices: &DeploymentChoices) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    let installs = way.is_some_and(Way::installs_ca);
    match id {
        SectionId::Ios if installs => {
            notes.push("Where these settings are can differ between versions of iOS.".into());
            if choices.managed_phones == Some(true) {
                notes.push("What the system that manages the phones installs is trusted at once, without the switch under Certificate Trust Settings (Apple Support, HT204477).".into());
            }
        }
        SectionId::Android if installs => {
            notes.push("Where these settings are can differ between versions of Android.".into());
            notes.push("An authority is installed from the settings only: opening the file elsewhere does not do it.".into());
            if choices.managed_phones == Some(true) {
                notes.push("The system that manages the phones can install the authority instead.".into());
            }
        }
        SectionId::PhoneFiles => {
            notes.push("Phones are given the root, alone in a file.".into());
        }
        SectionId::CaDemands => {
            notes.push("They hold for every authority of the chain, the root included.".into());
        }
        SectionId::ServerDemands if way == Some(Way::SenstarAsCa) => {
            notes.push("The server makes this certificate itself. To have it judged, export it from the server's computer without its private key.".into());
        }
        _ => {}
    }
    notes
}

fn listed(
    step: &senstar_mobile::Step,
    evidence: &Evidence<'_, '_>,
    choices: &DeploymentChoices,
) -> DeploymentStep {
    let Standing { state, reasons, remedy, objects } = match step.proof {
        Some(proof) => standing(proof, evidence, choices),
        None => Standing::new(StepState::ToDo),
    };
    DeploymentStep {
        id: step.id.into(),
        text: step.text.into(),
        state,
        reasons,
        remedy,
        who: Some(step.who),
        optional: step.optional,
        objects,
        sources: step.sources.iter().map(Into::into).collect(),
    }
}

/// Stands for the steps where there are none: no way was chosen, or this version does not have it.
fn without_steps(way: Option<Way>, ways: &[WayReport]) -> DeploymentStep {
    let mut step = DeploymentStep {
        id: "server/choose-way".into(),
        text: "Choose the way of obtaining a certificate.".into(),
        state: StepState::ToDo,
        reasons: Vec::new(),
        remedy: None,
        who: Some(Who::ServerAdministrator),
        optional: false,
        objects: Vec::new(),
        sources: ways.iter().filter_map(|way| way.sources.first().cloned()).collect(),
    };
    if let Some(report) = ways.iter().find(|report| Some(report.way) == way) {
        step.id = "server/not-in-this-version".into();
        step.text = format!("{}: this version does not have it.", report.title).into();
        step.state = StepState::Impossible;
        step.reasons.clone_from(&report.reasons);
        step.remedy.clone_from(&report.instead);
        step.sources.clone_from(&report.sources);
    }
    step
}

/// How much is done. What the guide leaves to the reader is not counted.
fn headline(sections: &[DeploymentSection]) -> Text {
    let steps = || sections.iter().flat_map(|section| &section.steps).filter(|step| !step.optional);
    let number = |wanted: fn(StepState) -> bool| steps().filter(|step| wanted(step.state)).count();
    let mut text =
        format!("{} of {} items are done", number(|state| state <= StepState::Attention), steps().count());
    for (count, words) in [
        (number(|state| state >= StepState::NotMet), "not met"),
        (number(|state| state == StepState::CannotTell), "cannot be told yet"),
    ] {
        if count > 0 {
            text.push_str(&format!("; {count} {words}"));
        }
    }
    text.push('.');
    text.into()
}
