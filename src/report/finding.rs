//! What one requirement says of one certificate.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::checks::{Command, Contradiction, Evidence, Level, Outcome, Remedy, Source, Text};
use crate::input::{Destination, Role};
use crate::model::SourceReference;

/// The judgement of one object for one destination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Assessment {
    /// Where the object would go.
    pub destination: Destination,
    /// What the destination is called.
    pub title: Text,
    /// What the object was judged as.
    pub role: Role,
    /// Why it was judged as that, or why it was not judged.
    pub role_reason: Text,
    /// Whether it can be used there.
    pub verdict: Verdict,
    /// The worst outcome among the guide's own requirements.
    pub outcome: Outcome,
    /// The answer in one sentence, with its scope.
    pub headline: Text,
    /// What is refused, each in a sentence; empty unless the verdict is "rejected".
    pub faults: Vec<Fault>,
    /// What has to be done outside the files before it works, one sentence each.
    pub steps: Vec<Text>,
    /// What to drop or type, where it cannot be determined without; one sentence each.
    pub needs: Vec<Text>,
    /// One finding per requirement, in the guide's order, then those of the platforms that decide; empty where it was not
    /// judged.
    pub findings: Vec<Finding>,
}

/// Something that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fault {
    /// The requirement that is broken, by its identifier; `None` where it is the chain or the file itself.
    pub requirement: Option<Text>,
    /// What is wrong, in a sentence.
    pub title: Text,
}

/// Whether what is handed in works at its destination. The later ones count for more: of several, the last decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Verdict {
    /// Nothing among the files is for this destination.
    Nothing,
    /// The destination reads it, and nothing there refuses it.
    Works,
    /// It works once something is done that the files do not show: a root is installed, a file is renamed or joined.
    WorksAfterStep,
    /// It cannot be determined without a password, a key, an issuer or an address.
    NeedsMore,
    /// The destination's server, device or guide refuses it.
    Rejected,
}

impl Verdict {
    /// Every verdict, in the order in which they count.
    pub const ALL: &[Self] =
        &[Self::Nothing, Self::Works, Self::WorksAfterStep, Self::NeedsMore, Self::Rejected];

    /// The name used in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Works => "works",
            Self::WorksAfterStep => "worksAfterStep",
            Self::NeedsMore => "needsMore",
            Self::Rejected => "rejected",
        }
    }

    /// The same for people, as the end of a sentence about the destination.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "nothing for it",
            Self::Works => "works",
            Self::WorksAfterStep => "works after a step",
            Self::NeedsMore => "needs more",
            Self::Rejected => "will be rejected",
        }
    }

    /// The outcome whose colour it has.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Nothing => Outcome::NotApplicable,
            Self::Works | Self::WorksAfterStep => Outcome::Pass,
            Self::NeedsMore => Outcome::Unknown,
            Self::Rejected => Outcome::Fail,
        }
    }
}

/// The result of one requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Finding {
    /// The requirement's identifier, stable across versions.
    pub requirement: Text,
    /// Whether the vendor's guide requires it or the platform beside it.
    pub group: Group,
    /// How binding it is.
    pub level: Level,
    /// A line that names the requirement; the fault, where it fails.
    pub title: Text,
    /// What is asked, in our own words.
    pub rule: Text,
    /// Where it is asked.
    pub sources: Vec<SourceReference>,
    /// The result.
    pub outcome: Outcome,
    /// The value that is asked for, short.
    pub required: Text,
    /// The value that the certificate has, short.
    pub found: Text,
    /// Why the outcome is what it is; one sentence each.
    pub reasons: Vec<Text>,
    /// Facts worth knowing that do not change the outcome.
    pub remarks: Vec<Text>,
    /// What to drop or type so that an unknown outcome can be decided, one sentence each.
    pub needs: Vec<Text>,
    /// What has to be done outside the files before it works, one sentence each.
    pub steps: Vec<Text>,
    /// Where in the certificate the value stands.
    pub evidence: Vec<Evidence>,
    /// What the device does with a certificate that breaks the requirement.
    pub effect: Text,
    /// What to do; present unless the requirement is met or does not apply.
    pub remedy: Option<FindingRemedy>,
    /// Where the guide contradicts itself about it, and what we made of it.
    pub contradictions: Vec<ContradictionReport>,
}

/// What to do about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FindingRemedy {
    /// The remedy in a sentence or two.
    pub text: Text,
    /// The commands for it, by the number of a recipe of the object; `None` where it has none.
    pub recipe: Option<u32>,
}

impl FindingRemedy {
    /// The remedy with its commands, which are among the recipes of its object.
    #[must_use]
    pub fn with_commands(&self, recipes: &[Recipe]) -> Remedy {
        let recipe = self.recipe.and_then(|wanted| recipes.iter().find(|recipe| recipe.id == wanted));
        let commands = recipe.map(|recipe| Arc::clone(&recipe.commands)).unwrap_or_default();
        Remedy { text: self.text.clone(), commands }
    }
}

/// Commands that solve one or more findings of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Recipe {
    /// Its number among the recipes of the object, from 0.
    pub id: u32,
    /// Commands ready to paste, prefilled from the object.
    pub commands: Arc<Vec<Command>>,
}

/// Places that cannot all be followed, and what we made of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ContradictionReport {
    /// The places.
    pub places: Vec<ContradictionPlace>,
    /// Our decision, with its reason.
    pub decision: Text,
}

/// One of the places that cannot all be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ContradictionPlace {
    /// Document and section.
    pub source: SourceReference,
    /// What it asks, in our own words.
    pub asks: Text,
}

impl From<&Contradiction> for ContradictionReport {
    fn from(contradiction: &Contradiction) -> Self {
        let place = |(source, asks): &(Source, &'static str)| ContradictionPlace {
            source: source.into(),
            asks: (*asks).into(),
        };
        Self {
            places: contradiction.places.iter().map(place).collect(),
            decision: contradiction.decision.into(),
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Group {
    /// The vendor's guide.
    Guide,
    /// The platform beside the guide: operating systems, standards, good practice. Never part of the vendor's verdict.
    Platform,
}
