//! The Senstar deployment: what is wanted, what to do in which order, and what of it is done already.
//!
//! The guide's facts are tables in [`crate::products::senstar_mobile`]. Here they meet the files that were dropped. Nothing
//! is judged here: the demands' outcomes are those of the assessments.

mod build;
mod demands;
mod evidence;
mod pfx;
mod phones;
mod proofs;
mod ways;

use serde::{Deserialize, Serialize};

pub use crate::products::senstar_mobile::{Release, Way, Who};
use crate::report::{ContradictionReport, SourceReference, Text};

pub(crate) use build::deployment;

/// How to bring a certificate to the Senstar Symphony Server and to the phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Deployment {
    /// The version of the server, as it was given.
    pub server_version: Text,
    /// The release of the guide that it belongs to.
    pub release: Release,
    /// The way whose steps are listed; `None` if none was chosen and the guide recommends none.
    pub way: Option<Way>,
    /// How much is done, in a sentence.
    pub headline: Text,
    /// What should be known before anything is done, one sentence each.
    pub notes: Vec<Text>,
    /// The ways of obtaining a certificate, with advice.
    pub ways: Vec<WayReport>,
    /// What is wanted, demanded and to be done, in order. Sections without steps are left out.
    pub sections: Vec<DeploymentSection>,
    /// Where the guide contradicts itself about these steps, and what we made of it.
    pub contradictions: Vec<ContradictionReport>,
    /// What the guide leaves open.
    pub open_questions: Vec<OpenQuestion>,
}

/// A way of obtaining a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct WayReport {
    /// The way.
    pub way: Way,
    /// What it is called.
    pub title: Text,
    /// Whether it fits what was said.
    pub fit: WayFit,
    /// Why; one sentence each.
    pub reasons: Vec<Text>,
    /// What it asks for, one each.
    pub asks: Vec<Text>,
    /// What to do instead, where it is not possible.
    pub instead: Option<Text>,
    /// Where it is said.
    pub sources: Vec<SourceReference>,
}

/// Whether a way fits what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum WayFit {
    /// The guide recommends it for this.
    Recommended,
    /// It can be taken.
    Possible,
    /// It cannot be taken.
    Impossible,
}

/// A part of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DeploymentSection {
    /// Which part.
    pub id: SectionId,
    /// What it is called.
    pub title: Text,
    /// What should be known of it, one sentence each.
    pub notes: Vec<Text>,
    /// Its items, in order.
    pub steps: Vec<DeploymentStep>,
}

/// The parts of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SectionId {
    /// What is needed.
    Wanted,
    /// The demands on the certificate of the authority.
    CaDemands,
    /// The demands on the certificate of the server.
    ServerDemands,
    /// PFX files that were dropped.
    Pfx,
    /// What is done on the server's computer.
    Server,
    /// Whether iOS and Android take the file of the authority.
    PhoneFiles,
    /// What is done on iPhones and iPads.
    Ios,
    /// What is done on Android phones.
    Android,
    /// What to look at in the end.
    Checks,
}

impl SectionId {
    /// The name used in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::CaDemands => "caDemands",
            Self::ServerDemands => "serverDemands",
            Self::Pfx => "pfx",
            Self::Server => "server",
            Self::PhoneFiles => "phoneFiles",
            Self::Ios => "ios",
            Self::Android => "android",
            Self::Checks => "checks",
        }
    }
}

/// Something to have, to do or to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DeploymentStep {
    /// Identifier, stable across versions; that of the requirement for a demand.
    pub id: Text,
    /// What it is, with the labels of menus and fields as they are.
    pub text: Text,
    /// How it stands.
    pub state: StepState,
    /// Why it stands so, one sentence each.
    pub reasons: Vec<Text>,
    /// What to do about it, where it is not met.
    pub remedy: Option<Text>,
    /// Who does it; `None` for what nobody does but the certificate has.
    pub who: Option<Who>,
    /// Whether the guide leaves it to the reader.
    pub optional: bool,
    /// The objects that the state was told from.
    pub objects: Vec<NamedObject>,
    /// Where it is asked.
    pub sources: Vec<SourceReference>,
}

/// How a step stands. The order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum StepState {
    /// What was dropped or said shows that it is done.
    Done,
    /// The same, and something deserves attention.
    Attention,
    /// It is to be done; nothing shows that it was.
    ToDo,
    /// It cannot be told without more files or answers.
    CannotTell,
    /// What was dropped or said shows that it is not met.
    NotMet,
    /// It cannot be done in this version.
    Impossible,
}

/// An object of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct NamedObject {
    /// Its number.
    pub id: u32,
    /// Its title.
    pub title: Text,
    /// Its file, by its name as given.
    pub file: String,
}

/// Something that the guide leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OpenQuestion {
    /// What, and what it means here.
    pub text: Text,
    /// Where one would look for it.
    pub sources: Vec<SourceReference>,
}
