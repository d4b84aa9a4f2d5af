//! What one requirement says of one certificate.

use serde::{Deserialize, Serialize};

use crate::checks::{Evidence, Level, Outcome, Remedy, Text};
use crate::input::Role;

/// The judgement of one object in one role by one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Assessment {
    /// What the certificate was judged as.
    pub role: Role,
    /// Why it was judged as that.
    pub role_reason: Text,
    /// The worst outcome among the guide's own demands. Findings of the platform group do not count.
    pub outcome: Outcome,
    /// The outcome in one sentence, with its scope.
    pub headline: Text,
    /// One finding per requirement, the guide's first, in the guide's order.
    pub findings: Vec<Finding>,
}

/// The result of one requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Finding {
    /// The requirement's identifier, stable across versions.
    pub requirement: Text,
    /// Whether the vendor's guide demands it or the platform beside it.
    pub group: Group,
    /// How binding it is.
    pub level: Level,
    /// A line that names the demand.
    pub title: Text,
    /// What is asked, in our own words.
    pub demand: Text,
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
    /// Where in the certificate the value stands.
    pub evidence: Vec<Evidence>,
    /// What the device does with a certificate that breaks the demand.
    pub effect: Text,
    /// What to do; present unless the demand is met or does not apply.
    pub remedy: Option<Remedy>,
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

/// A document and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SourceReference {
    /// Title of the document.
    pub document: Text,
    /// Section, article or file within it.
    pub section: Text,
}
