//! Puts the plan together, by what was answered.

use super::advice;
use super::choices::{Choices, WAY, Way};
use super::contradictions::{CONTRADICTIONS, OPEN_QUESTIONS};
use super::proofs::{ADDRESS, PFX_FILE, ROOT_ON_PHONES};
use super::steps::{Part, ShownBy, Step, Who, steps};
use super::ways::WAYS;
use super::{GUIDE, Release, guide};
use crate::products::senstar_mobile::{IOS_DESTINATION, SERVER_DESTINATION};
use crate::products::{DraftContent, DraftSection, DraftState, DraftStep, PlanDraft, PlanError, Standing};
use crate::report::{Fit, OpenQuestion, PlanAnswers, PlanChoice, PlanOption, StepState, Text};

/// What the ways are ways of.
pub(super) const CHOICE: &str = "Obtaining a certificate";

const ADMINISTRATOR: &str = Who::ServerAdministrator.text();

/// The plan for answers that the form has checked.
pub(in super::super) fn draft(answers: &PlanAnswers) -> Result<PlanDraft, PlanError> {
    let choices = Choices::read(answers)?;
    let release = choices.server_version.release();
    let options = advice::ways(&choices);
    let recommended = WAYS.iter().zip(&options).find(|(_, option)| option.fit == Fit::Recommended);
    let recommended = recommended.map(|(facts, _)| facts.way);
    let way = choices.way.or(recommended);
    Ok(PlanDraft {
        title: format!("Senstar deployment, server {}", choices.server_version).into(),
        guide: GUIDE,
        edition: Some(release.name()),
        reader: ADMINISTRATOR,
        clients: "phones",
        notes: notes(&choices, recommended),
        sections: sections(way, release, &options, &choices),
        choice: Some(PlanChoice {
            question: WAY.into(),
            title: CHOICE.into(),
            chosen: way.map(|way| way.name().into()),
            options,
        }),
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
    })
}

fn notes(choices: &Choices, recommended: Option<Way>) -> Vec<Text> {
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
            notes.push("Or say how phones reach the server: then the guide recommends a way.".into())
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
    options: &[PlanOption],
    choices: &Choices,
) -> Vec<DraftSection> {
    let is_available =
        |way: Way| WAYS.iter().any(|facts| facts.way == way && facts.releases.contains(&release));
    let listed = |part: Part| match way {
        Some(way) if is_available(way) => {
            steps(part, way, release).map(|step| listed(step, choices)).collect()
        }
        _ => Vec::new(),
    };
    let guided = |asked: bool, part| DraftContent::Steps(if asked { listed(part) } else { Vec::new() });
    let mut server = listed(Part::Server);
    if server.is_empty() {
        server.push(without_steps(way, options));
    }
    let installs = way.is_some_and(Way::installs_ca);
    let mut sections = vec![
        section("wanted", "What is wanted", &[], guided(true, Part::Wanted)),
        section(
            "caRequirements",
            "Requirements for the CA certificate",
            &["They hold for every authority of the chain, the root included."],
            DraftContent::Requirements { destination: IOS_DESTINATION, except: &[] },
        ),
        section(
            "serverRequirements",
            "Requirements for the server certificate",
            if way == Some(Way::Senstar) { &[MADE_BY_SERVER] } else { &[] },
            DraftContent::Requirements {
                destination: SERVER_DESTINATION,
                except: &[ADDRESS, ROOT_ON_PHONES, PFX_FILE],
            },
        ),
    ];
    if matches!(way, Some(Way::Public | Way::Own)) {
        let content = DraftContent::PfxFiles {
            destination: SERVER_DESTINATION,
            who: ADMINISTRATOR,
            source: guide("Add an SSL certificate"),
        };
        sections.push(section("pfx", "PFX files", &[], content));
    }
    sections.push(section("server", "On the server", &[], DraftContent::Steps(server)));
    if way.is_none_or(Way::installs_ca) {
        let content = DraftContent::PhoneFiles {
            destination: IOS_DESTINATION,
            who: ADMINISTRATOR,
            ios: choices.ios,
            android: choices.android,
        };
        let notes = &["Phones are given the root, alone in a file."];
        sections.push(section("phoneFiles", "The file for phones", notes, content));
    }
    let managed = choices.managed_phones == Some(true);
    let (ios, android): (&[&str], &[&str]) = match (installs, managed) {
        (false, _) => (&[], &[]),
        (true, false) => (&[MENUS_OF_IOS], &[MENUS_OF_ANDROID, SETTINGS_ONLY]),
        (true, true) => (&[MENUS_OF_IOS, MANAGED_IOS], &[MENUS_OF_ANDROID, SETTINGS_ONLY, MANAGED_ANDROID]),
    };
    sections.push(section("ios", "On iPhones and iPads", ios, guided(choices.ios, Part::Ios)));
    sections.push(section("android", "On Android phones", android, guided(choices.android, Part::Android)));
    let any = choices.ios || choices.android;
    sections.push(section("phones", "On every phone", &[], guided(any, Part::Phones)));
    sections.push(section("checks", "Checked here", &[], guided(true, Part::Check)));
    sections
}

const MADE_BY_SERVER: &str = "The server makes this certificate itself. To have it judged, export it from the server's computer without its private key.";
const MENUS_OF_IOS: &str = "Where these settings are can differ between versions of iOS.";
const MANAGED_IOS: &str = "What the system that manages the phones installs is trusted at once, without the switch under Certificate Trust Settings (Apple Support, HT204477).";
const MENUS_OF_ANDROID: &str = "Where these settings are can differ between versions of Android.";
const SETTINGS_ONLY: &str =
    "A CA is installed from the settings only: opening the file elsewhere does not do it.";
const MANAGED_ANDROID: &str = "The system that manages the phones can install the CA instead.";

fn section(
    id: &'static str,
    title: &'static str,
    notes: &[&'static str],
    content: DraftContent,
) -> DraftSection {
    DraftSection { id, title, notes: notes.iter().map(|note| Text::from(*note)).collect(), content }
}

fn listed(step: &Step, choices: &Choices) -> DraftStep {
    DraftStep {
        id: step.id.into(),
        text: step.text.into(),
        actions: step.actions.iter().map(|action| Text::from(*action)).collect(),
        file: step.file,
        who: step.who.text(),
        optional: step.optional,
        sources: step.sources.iter().map(Into::into).collect(),
        state: match step.proof {
            Some(ShownBy::Answers(answered)) => DraftState::Known(answered(choices)),
            Some(ShownBy::Files(proof)) => DraftState::ByFiles(proof),
            None => DraftState::Known(Standing::new(StepState::ToDo)),
        },
    }
}

/// Stands for the steps where there are none: no way was chosen, or this version does not have it.
fn without_steps(way: Option<Way>, options: &[PlanOption]) -> DraftStep {
    let mut step = DraftStep {
        id: "server/choose-way".into(),
        text: "Choose the way of obtaining a certificate.".into(),
        actions: Vec::new(),
        file: None,
        who: ADMINISTRATOR,
        optional: false,
        sources: options.iter().filter_map(|option| option.sources.first().cloned()).collect(),
        state: DraftState::Known(Standing::new(StepState::ToDo)),
    };
    if let Some(option) = options.iter().find(|option| way.is_some_and(|way| option.id == way.name())) {
        step.id = "server/not-in-this-version".into();
        step.text = format!("{}: this version does not have it.", option.title).into();
        step.sources.clone_from(&option.sources);
        let mut standing = Standing::new(StepState::Impossible);
        standing.reasons.clone_from(&option.reasons);
        standing.remedy.clone_from(&option.instead);
        step.state = DraftState::Known(standing);
    }
    step
}
