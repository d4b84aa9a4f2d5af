//! What the requirements, the chain and the observations come to for one thing that is handed in: the verdict.

use crate::checks::{Blocks, Judgement, Kind, Outcome, Requirement, Topic};
use crate::products::DestinationEntry;
use crate::report::{Fault, Group, Text, Verdict};

/// Most needs and most steps that are listed for one thing.
const MAX_LISTED: usize = 5;

/// What was counted so far.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    /// The worst outcome among the guide's own requirements.
    pub(crate) outcome: Outcome,
    /// How many of them fail.
    pub(crate) failed: u32,
    /// How many of them are met with a warning.
    pub(crate) warned: u32,
    /// How many of them apply.
    pub(crate) requirements: u32,
    /// What is refused, in the order in which it was found.
    pub(crate) faults: Vec<Fault>,
    /// What to drop or type.
    pub(crate) needs: Vec<Text>,
    /// What to do outside the files.
    pub(crate) steps: Vec<Text>,
    /// What faults are about, so that a guide and a platform do not say the same.
    topics: Vec<Topic>,
    /// Whether something is known to be refused, or is not known.
    worst: Outcome,
}

impl Tally {
    pub(crate) const fn new() -> Self {
        Self {
            outcome: Outcome::NotApplicable,
            failed: 0,
            warned: 0,
            requirements: 0,
            faults: Vec::new(),
            needs: Vec::new(),
            steps: Vec::new(),
            topics: Vec::new(),
            worst: Outcome::NotApplicable,
        }
    }

    /// Counts what a requirement says, and answers whether it is a fault. What the platforms ask counts only if it blocks the
    /// destination.
    pub(crate) fn add<K: Kind>(
        &mut self,
        requirement: &'static Requirement<K>,
        group: Group,
        judgement: &Judgement,
        destination: &DestinationEntry,
    ) -> bool {
        let outcome = judgement.outcome;
        if group == Group::Guide {
            self.outcome = self.outcome.max(outcome);
            self.warned += u32::from(outcome == Outcome::Warn);
            self.failed += u32::from(outcome == Outcome::Fail);
            self.requirements += u32::from(outcome != Outcome::NotApplicable);
            self.worst = self.worst.max(outcome);
            extend(&mut self.needs, &judgement.needs);
        }
        let stops = outcome == Outcome::Fail
            && self.is_news(requirement.blocks, requirement.topic, group, destination);
        if stops {
            self.topics.extend(requirement.topic);
            self.fault(Some(requirement.id), requirement.title_failed);
        }
        if matches!(outcome, Outcome::Pass | Outcome::Warn) && concerns(requirement.blocks, destination) {
            extend(&mut self.steps, &judgement.steps);
        }
        stops
    }

    /// Whether a failure is a fault of its own: it blocks the destination, and the guide did not say the same before.
    fn is_news(
        &self,
        blocked: Blocks,
        topic: Option<Topic>,
        group: Group,
        destination: &DestinationEntry,
    ) -> bool {
        let is_said = group == Group::Platform && topic.is_some_and(|topic| self.topics.contains(&topic));
        blocks(blocked, destination) && !is_said
    }

    /// Counts something that is refused, by no requirement or by one.
    pub(crate) fn fault(&mut self, requirement: Option<&'static str>, title: impl Into<Text>) {
        self.worst = Outcome::Fail;
        self.faults.push(Fault { requirement: requirement.map(Into::into), title: title.into() });
    }

    /// The verdict, and what is not said with it: who is rejected needs no password first.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.worst {
            Outcome::Fail => Verdict::Rejected,
            Outcome::Unknown => Verdict::NeedsMore,
            _ if self.steps.is_empty() => Verdict::Works,
            _ => Verdict::WorksAfterStep,
        }
    }
}

/// Whether a breach means that the destination, or software that decides there, refuses.
fn blocks(blocks: Blocks, destination: &DestinationEntry) -> bool {
    match blocks {
        Blocks::Everyone => true,
        Blocks::These(recipients) => recipients.iter().any(|one| destination.deciding.contains(one)),
        Blocks::Nobody => false,
    }
}

/// Whether a requirement is worth showing with a destination: none that is about software which never meets it.
pub(super) fn concerns(blocks: Blocks, destination: &DestinationEntry) -> bool {
    match blocks {
        Blocks::Everyone | Blocks::Nobody => true,
        Blocks::These(recipients) => {
            let meets = |one| destination.deciding.contains(one) || destination.meeting.contains(one);
            recipients.iter().any(meets)
        }
    }
}

fn extend(texts: &mut Vec<Text>, more: &[Text]) {
    for text in more {
        if texts.len() < MAX_LISTED && !texts.contains(text) {
            texts.push(text.clone());
        }
    }
}
