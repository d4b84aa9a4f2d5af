//! One drop, judged for every product at once: what is ready for which destination.

use crate::input::{Destination, ProfileId};
use crate::products::{DestinationEntry, RULES, Rules};
use crate::report::{DestinationReport, ObjectReport, Readiness, Text};
use crate::sorting;

/// Most needs that are listed for one destination.
const MAX_NEEDS: usize = 5;

/// What one object comes to for one destination.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub(crate) object: u32,
    pub(crate) destination: Destination,
    pub(crate) readiness: Readiness,
    pub(crate) needs: Vec<Text>,
}

impl Verdict {
    /// What an object's report says of the destinations that concern it.
    pub(crate) fn of(object: &ObjectReport) -> impl Iterator<Item = Self> {
        let concerned =
            object.assessments.iter().filter(|assessment| assessment.readiness != Readiness::NotApplicable);
        concerned.map(|assessment| Self {
            object: object.id,
            destination: assessment.destination,
            readiness: assessment.readiness,
            needs: assessment.needs.clone(),
        })
    }
}

/// A destination with what is demanded there.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) entry: &'static DestinationEntry,
    pub(crate) demands: &'static Rules,
}

/// The products that are asked about: one, or all.
pub(crate) fn asked_products(profile: Option<ProfileId>) -> impl Iterator<Item = &'static Rules> {
    let all = RULES.iter().copied();
    all.filter(move |demands| profile.is_none_or(|profile| demands.product.id == profile))
}

/// Their destinations.
pub(crate) fn asked(profile: Option<ProfileId>) -> impl Iterator<Item = Target> {
    asked_products(profile)
        .flat_map(|demands| demands.product.destinations.iter().map(move |entry| Target { entry, demands }))
}

/// Adds up the verdicts of all objects. `shut` are the names of what is still shut, and so may hold anything.
pub(crate) fn add_up(
    verdicts: &[Verdict],
    profile: Option<ProfileId>,
    shut: &[String],
) -> Vec<DestinationReport> {
    asked(profile).map(|target| destination_report(target.entry, verdicts, shut)).collect()
}

fn destination_report(
    destination: &DestinationEntry,
    verdicts: &[Verdict],
    shut: &[String],
) -> DestinationReport {
    let mut concerned: Vec<&Verdict> =
        verdicts.iter().filter(|verdict| verdict.destination == destination.id).collect();
    sorting::by_key(&mut concerned, |verdict| (std::cmp::Reverse(verdict.readiness), verdict.object));
    let mut needs: Vec<Text> = Vec::new();
    let mut readiness =
        concerned.iter().map(|verdict| verdict.readiness).max().unwrap_or(Readiness::NotApplicable);
    for need in concerned.iter().flat_map(|verdict| &verdict.needs) {
        if needs.len() < MAX_NEEDS && !needs.contains(need) {
            needs.push(need.clone());
        }
    }
    if concerned.is_empty() && !shut.is_empty() {
        readiness = Readiness::CannotTell;
        let names = shut.iter().take(MAX_NEEDS);
        needs.extend(names.map(|name| Text::from(format!("Type the password of {name}."))));
    }
    DestinationReport {
        destination: destination.id,
        title: destination.title.into(),
        readiness,
        headline: headline(destination, &concerned, readiness),
        objects: concerned.iter().map(|verdict| verdict.object).collect(),
        needs,
    }
}

fn headline(destination: &DestinationEntry, concerned: &[&Verdict], readiness: Readiness) -> Text {
    let count = |wanted| concerned.iter().filter(|verdict| verdict.readiness == wanted).count();
    match (concerned.len(), readiness) {
        (0, Readiness::CannotTell) => "What was dropped is still shut.".into(),
        (0, _) => destination.wants.into(),
        (1, Readiness::Ready) => "Ready.".into(),
        (1, Readiness::NotReady) => "Not ready.".into(),
        (1, _) => "It cannot be told yet.".into(),
        (all, _) => {
            let parts = [
                (count(Readiness::Ready), "ready"),
                (count(Readiness::NotReady), "not ready"),
                (count(Readiness::CannotTell), "cannot be told yet"),
            ];
            let parts: Vec<String> = parts
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            format!("Of {all}: {}.", parts.join(", ")).into()
        }
    }
}
