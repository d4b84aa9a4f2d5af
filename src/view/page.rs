//! Projections of the report for a page: rows for a list, and one object whole when it is shown.
//!
//! Ten thousand certificates are ten thousand short rows here, never ten thousand trees.

use serde::{Deserialize, Serialize};

use super::card::Card;
use crate::checks::Outcome;
use crate::export::ExportOffer;
use crate::input::{ProfileId, Role};
use crate::model::{LockReason, ObjectKind, Timestamp};
use crate::report::{
    AddressCoverage, Advice, AnchorsReport, Assessment, BundleReport, CompatibilityRow, DestinationReport,
    Finding, InputReport, Observation, Panel, PathsReport, Problem, Recipe, Related, RowDestination,
    Settings, Text, Trust, Verdict,
};

/// Everything a list needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Summary {
    /// What was asked.
    pub settings: Settings,
    /// Version of the requirements that were applied.
    pub rule_set: Text,
    /// The worst outcome of all objects.
    pub outcome: Outcome,
    /// The product that was chosen, or else the one that the files look meant for.
    pub preselected: Option<ProfileId>,
    /// The answer that counts: the worst for that product, or for the role that was chosen; `None` without either.
    pub verdict: Option<Verdict>,
    /// What all of it comes to for each product.
    pub destinations: Vec<DestinationReport>,
    /// The answers to show first: for each product its worst, in the order in which they count.
    pub cards: Vec<Card>,
    /// The files, in the order given.
    pub inputs: Vec<InputReport>,
    /// What was found in them, in order.
    pub objects: Vec<ObjectRow>,
    /// The certificates of each file or container that holds several, or one with its key, as a server would be given them.
    pub bundles: Vec<BundleReport>,
    /// The anchors that paths may end at.
    pub anchors: AnchorsReport,
    /// What could not be read, and what to do about it.
    pub problems: Vec<Problem>,
    /// What this report does not check.
    pub not_checked: Vec<Text>,
}

/// One object in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ObjectRow {
    /// Its number in the report; pass it back to ask for the detail.
    pub id: u32,
    /// Index of its file in `inputs`.
    pub input: u32,
    /// The container it was found in, by its number.
    pub container: Option<u32>,
    /// How many containers it stands in.
    pub depth: u32,
    /// Its place in the file, in words; empty where it is the whole file.
    pub place: Text,
    /// What it is.
    pub kind: ObjectKind,
    /// What it is, in words.
    pub kind_name: Text,
    /// Why it is locked; `None` if it is open or was never locked.
    pub lock: Option<LockReason>,
    /// Its name, for people: common name, first DNS name, or the kind.
    pub title: Text,
    /// The issuer's name; empty where there is none.
    pub issuer: Text,
    /// The end of its validity.
    pub not_after: Option<Timestamp>,
    /// Its key, by kind and size; empty where it has none.
    pub key: Text,
    /// What it was judged as.
    pub role: Option<Role>,
    /// Whose word a certificate rests on.
    pub trust: Option<Trust>,
    /// The verdict on the best path of a certificate.
    pub path: Option<Outcome>,
    /// The certificate that issued it, proven by signature, by its number.
    pub issued_by: Option<u32>,
    /// The certificate for its key, by its number: of a private key, a public key or a request.
    pub key_of: Option<u32>,
    /// Whether its key fits its own signature.
    pub self_signed: bool,
    /// The worst of its assessments, its observations and a path that is broken; unknown while it is locked.
    pub outcome: Outcome,
    /// The destinations that concern it.
    pub destinations: Vec<RowDestination>,
    /// How many requirements of all its destinations fail.
    pub failed: u32,
    /// How many requirements of all its destinations are met with a warning.
    pub warned: u32,
    /// How many requirements of all its destinations apply.
    pub requirements: u32,
}

/// One object whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Detail {
    /// Its row.
    pub row: ObjectRow,
    /// Its judgements, one for each destination that was asked about.
    pub assessments: Vec<Assessment>,
    /// What platforms and standards ask beside the guides.
    pub platform: Vec<Finding>,
    /// The commands that the remedies of all these findings name, each once.
    pub recipes: Vec<Recipe>,
    /// What deserves attention beside any product's requirements.
    pub observations: Vec<Observation>,
    /// Which of several addresses a server's certificate covers.
    pub coverage: Vec<AddressCoverage>,
    /// The objects that it has to do with.
    pub related: Vec<Related>,
    /// Which systems open it, for a PKCS#12 file.
    pub compatibility: Vec<CompatibilityRow>,
    /// What to do with an object that is not a certificate.
    pub advice: Option<Advice>,
    /// Where it comes from, for a certificate.
    pub paths: Option<PathsReport>,
    /// What products show next to their verdicts on it.
    pub panels: Vec<Panel>,
    /// The files that can be made of it.
    pub exports: Vec<ExportOffer>,
    /// Every field and extension, in words.
    pub fields: Vec<Field>,
    /// Whether its bytes can be shown as ASN.1 divides them.
    pub has_structure: bool,
    /// Its fingerprints.
    pub fingerprints: Vec<Fingerprint>,
    /// The one that it is compared with at first: of the other certificates and requests, the one most like it, if any is.
    pub alike: Option<u32>,
    /// The certificate as PEM, for copying.
    pub pem: Option<String>,
}

/// One line of the details, with those below it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Field {
    /// What the line is about.
    pub label: Text,
    /// Its value; empty for a heading.
    pub value: Text,
    /// How to set the value.
    pub style: FieldStyle,
    /// What the field means, with the section of the standard.
    pub note: Text,
    /// Whether it is an extension marked critical.
    pub critical: bool,
    /// Deviations from DER or RFC 5280 in this field, one sentence each.
    pub warnings: Vec<Text>,
    /// The lines below it.
    pub children: Vec<Field>,
}

/// How a value is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum FieldStyle {
    /// Words.
    #[default]
    Text,
    /// Bytes in hexadecimal, or an object identifier: fixed pitch.
    Code,
    /// An instant in RFC 3339.
    Time,
}

/// A fingerprint under one hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fingerprint {
    /// For example "SHA-256".
    pub name: Text,
    /// Upper case with colons, as the products show it.
    pub hex: String,
    /// Base64, as pins are written.
    pub base64: String,
}
