//! The report: the types of what every face shows, and nothing else.

mod admission;
mod consequence;
mod coverage;
mod destinations;
mod facts;
mod finding;
mod observation;
mod panel;
mod paths;
mod plan;
mod related;

use serde::{Deserialize, Serialize};

pub use crate::checks::{Command, Evidence, Remedy};
pub use crate::model::{SourceReference, Text};
pub use crate::readers::CompatibilityRow;
pub use admission::{Admission, AdmissionReason, AdmissionReasonKind, JudgedFor};
pub use consequence::Consequence;
pub use coverage::AddressCoverage;
pub use destinations::{DeliveryReport, DestinationReport, RowDestination};
pub use facts::Facts;
pub use finding::{
    Assessment, ContradictionPlace, ContradictionReport, Fault, Finding, FindingRemedy, Group, Recipe,
    Verdict,
};
pub use observation::Observation;
pub use panel::{Block, Brief, BriefAnswer, Cell, Entry, Fold, Line, Panel, Row, TextStyle};
pub use paths::{
    AnchorsReport, BundleReport, FirstToEnd, Gap, LeafFoundBy, PathAnchor, PathCertificate, PathEnd,
    PathLink, PathReport, PathsReport, TitledAnswer, Trust, ValidityLimit,
};
pub use plan::{
    Fit, NamedObject, OpenQuestion, Plan, PlanAnswers, PlanChoice, PlanOption, PlanSection, PlanStep,
    StepState,
};
pub use related::{Related, Relation};

use crate::input::{ProfileId, Purpose, Role, Runtime, ValidationPolicy};
use crate::model::{
    Certificate, Label, Level, LockReason, ObjectKind, Origin, Outcome, Pkcs7Content, Timestamp,
};

/// Version of the report's shape. It rises when a reader of an older report would misread a newer one.
pub const SCHEMA_VERSION: u32 = 3;

/// The whole answer to one inspection. What follows from the objects stands behind them, because it is written after them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[non_exhaustive]
pub struct Report {
    /// See [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// Version of the tool that wrote it, and so of its rules.
    pub tool_version: Text,
    /// What was asked.
    pub settings: Settings,
    /// Version of the requirements that were applied; see [`crate::products::RULE_SET`].
    pub rule_set: Text,
    /// The files, in the order given.
    pub inputs: Vec<InputReport>,
    /// What was found in them, in order.
    pub objects: Vec<ObjectReport>,
    /// The worst outcome of all objects.
    pub outcome: Outcome,
    /// The product that was chosen, or else the one that the files look meant for.
    pub preselected: Option<ProfileId>,
    /// The answer that counts: the worst for that product, or for the role that was chosen; `None` without either.
    pub verdict: Option<Verdict>,
    /// What all of it comes to for each product.
    pub destinations: Vec<DestinationReport>,
    /// The certificates of each file or container that holds several, or one with its key, as a server would be given them.
    pub bundles: Vec<BundleReport>,
    /// The anchors that paths may end at.
    pub anchors: AnchorsReport,
    /// What could not be read, and what to do about it.
    pub problems: Vec<Problem>,
    /// What this report does not check.
    pub not_checked: Vec<Text>,
}

/// What was asked of the inspection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Settings {
    /// The instant at which validity was judged.
    pub at: Timestamp,
    /// Whose requirements were applied; those of every product where none is named.
    pub profile: Option<ProfileId>,
    /// The role that the user chose, if it was not left to the certificate.
    pub role: Option<Role>,
    /// The address that users type in the app.
    pub host: Option<String>,
    /// Every other address at which the server is reached.
    pub addresses: Vec<String>,
    /// The mailbox that a client's certificate must be for.
    pub email: Option<String>,
    /// The user name of the service account that a bot logs in as.
    pub user_name: Option<String>,
    /// The port that a bot connects to.
    pub port: Option<u16>,
    /// What a bot runs on.
    pub runtime: Option<Runtime>,
    /// By which rules paths were judged.
    pub policy: ValidationPolicy,
    /// What the certificates are to be used for, if it was not left to them.
    pub purpose: Option<Purpose>,
    /// What they must be usable for as well.
    pub further_purposes: Vec<Purpose>,
    /// The certificate policies that are accepted, in dots; every one where it is empty.
    pub initial_policies: Vec<String>,
    /// Whether a path must be valid for an accepted policy.
    pub require_explicit_policy: bool,
    /// Whether mappings of policies do not count.
    pub inhibit_policy_mapping: bool,
    /// Whether anyPolicy does not count.
    pub inhibit_any_policy: bool,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct InputReport {
    /// Its name as given.
    pub name: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "schema", ts(type = "number"))]
    pub size: u64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How it was read: "PEM", "DER", "base64" and the like.
    pub encoding: Text,
    /// What is wrong with its text, each with its line, although it was read.
    pub remarks: Vec<Text>,
    /// Whether it came from a folder and holds nothing for a certificate inspector; then it has neither objects nor
    /// problems.
    pub passed_over: bool,
}

/// One object found in a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ObjectReport {
    /// Its number in this report, from 0.
    pub id: u32,
    /// Where it was found.
    pub origin: Origin,
    /// The container it was found in, by its number.
    pub container: Option<u32>,
    /// The names that the container gives it.
    pub label: Label,
    /// What it is.
    pub kind: ObjectKind,
    /// Why it is locked; `None` if it is open or was never locked.
    pub lock: Option<LockReason>,
    /// The decoded certificate.
    pub certificate: Option<Certificate>,
    /// What is known of an object that is not a certificate.
    pub facts: Option<Facts>,
    /// The worst of its assessments and observations; unknown while it is locked.
    pub outcome: Outcome,
    /// What deserves attention beside any product's requirements.
    pub observations: Vec<Observation>,
    /// Which of several addresses a server's certificate covers.
    pub coverage: Vec<AddressCoverage>,
    /// The objects that it has to do with: its key, its certificate, its request, its double.
    pub related: Vec<Related>,
    /// Which systems open it, for a PKCS#12 file.
    pub compatibility: Vec<CompatibilityRow>,
    /// What to do with an object that is not a certificate.
    pub advice: Option<Advice>,
    /// Its judgements, one for each destination that was asked about.
    pub assessments: Vec<Assessment>,
    /// What platforms and standards ask beside the guides.
    pub platform: Vec<Finding>,
    /// The commands that the remedies of all these findings name, each once.
    pub recipes: Vec<Recipe>,
    /// Where it comes from, for a certificate.
    pub paths: Option<PathsReport>,
}

impl ObjectReport {
    /// Whether it is locked, or a container that was recognised but not opened: what is inside was not judged, and a program
    /// must learn that.
    #[must_use]
    pub fn is_unopened(&self) -> bool {
        let is_container = || {
            matches!(
                self.kind,
                ObjectKind::Pkcs7
                    | ObjectKind::Pkcs12
                    | ObjectKind::JavaKeyStore
                    | ObjectKind::JceKeyStore
                    | ObjectKind::BksKeyStore
                    | ObjectKind::UberKeyStore
                    | ObjectKind::BcfksKeyStore
                    | ObjectKind::WindowsCertificateStore
                    | ObjectKind::WindowsRegistry
                    | ObjectKind::AppleProfile
                    | ObjectKind::Archive
                    | ObjectKind::Zip
                    | ObjectKind::Tar
                    | ObjectKind::Gzip
            )
        };
        self.lock.is_some()
            || match &self.facts {
                Some(Facts::Pkcs7(message)) => message.content == Pkcs7Content::Encrypted,
                Some(_) => false,
                None => is_container(),
            }
    }
}

/// What to do with an object that is not a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Advice {
    /// What the object is, in a sentence.
    pub what: Text,
    /// What to do, in a sentence.
    pub next_step: Text,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Problem {
    /// The cause, as an identifier that programs can rely on.
    pub kind: Text,
    /// The cause and the next step, in sentences for a person.
    pub message: Text,
    /// Where it is.
    pub origin: ProblemOrigin,
}

/// Where a problem is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ProblemOrigin {
    /// The file, by its name as given.
    pub file: String,
    /// The way into containers, outermost first.
    pub path: Vec<String>,
    /// Number of the PEM block, from 1.
    pub block: Option<u32>,
    /// Byte offset in the innermost file, or in the decoded block or decrypted part where the problem lies inside it.
    pub offset: Option<u32>,
}

/// A requirement, as the documentation and the page list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct RequirementInfo {
    /// Identifier, stable across versions.
    pub id: Text,
    /// Whether the vendor's guide requires it or the platform beside it.
    pub group: Group,
    /// A line that names the requirement.
    pub title: Text,
    /// What is asked, in our own words.
    pub rule: Text,
    /// The value that is asked for, short.
    pub required: Text,
    /// Where it is asked.
    pub sources: Vec<SourceReference>,
    /// How binding it is.
    pub level: Level,
    /// The roles that it concerns.
    pub roles: Vec<Role>,
    /// What the device does with a certificate that breaks it.
    pub effect: Text,
    /// Where its source contradicts itself or another, and what we made of it.
    pub contradictions: Vec<ContradictionReport>,
}
