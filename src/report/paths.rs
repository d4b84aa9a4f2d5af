//! The paths of a certificate, as every face shows them: who issued it, up to which root, and what breaks on the way.

use serde::{Deserialize, Serialize};

use crate::input::{Purpose, ValidationPolicy};
use crate::model::{Outcome, SignatureCheck, Text, Timestamp};
pub use crate::path::Trust;
use crate::path::{Check, Reason};

/// What is known of a certificate's origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PathsReport {
    /// In one word: whose word it rests on.
    pub trust: Trust,
    /// The same in a sentence, with names, and with the date of the root list where that matters.
    pub trust_text: Text,
    /// The verdict on the best path, under the policy.
    pub outcome: Outcome,
    /// The verdict in a sentence.
    pub headline: Text,
    /// By which rules the paths were judged.
    pub policy: ValidationPolicy,
    /// For which purpose.
    pub purpose: Purpose,
    /// For which purposes as well.
    pub further_purposes: Vec<Purpose>,
    /// The paths, the best first.
    pub paths: Vec<PathReport>,
    /// How many more were found and are not listed.
    pub omitted: u32,
    /// What was not looked at because a budget ran out, one sentence each.
    pub incomplete: Vec<Text>,
    /// The longest validity period for a server certificate of this kind of trust.
    pub validity_limit: Option<ValidityLimit>,
}

/// One path, the certificate itself first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PathReport {
    /// The verdict under the policy.
    pub verdict: Outcome,
    /// Whether it is valid under RFC 5280 section 6.1; unknown where it does not end at an anchor.
    pub path: Outcome,
    /// Whether its certificates are made as RFC 5280 section 4 requires.
    pub profile: Outcome,
    /// Whether they are made as the Baseline Requirements require; not applicable where nobody asks.
    pub baseline: Outcome,
    /// The verdict in a sentence: the first thing that breaks, or where the path leads.
    pub headline: Text,
    /// The certificates, the one that is asked about first.
    pub certificates: Vec<PathCertificate>,
    /// What binds each certificate to the next: one fewer than certificates.
    pub links: Vec<PathLink>,
    /// How it ends.
    pub end: PathEnd,
    /// The anchor it ends at.
    pub anchor: Option<PathAnchor>,
    /// What is missing, where the issuer of the last certificate is not there.
    pub gap: Option<Gap>,
    /// Which of its certificates ends first, and so when the path breaks.
    pub first_to_end: Option<FirstToEnd>,
}

/// One certificate on a path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PathCertificate {
    /// Its number in the report; `None` for a built-in root that was not given as a file.
    pub object: Option<u32>,
    /// Its name, for people.
    pub title: Text,
    /// Its subject (RFC 4514).
    pub subject: Text,
    /// SHA-256 of its DER, in upper-case hexadecimal with colons.
    pub sha256: String,
    /// When it begins to hold.
    pub not_before: Timestamp,
    /// When it ceases to hold.
    pub not_after: Timestamp,
    /// The worst answer of its checks, profile and Baseline Requirements apart.
    pub outcome: Outcome,
    /// What every check says of it, in a fixed order.
    pub answers: Vec<TitledAnswer>,
}

/// The answer of a check, with the name of the check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TitledAnswer {
    /// Which check.
    pub check: Check,
    /// A line that names the check.
    pub title: Text,
    /// The result. Unknown means that it was not or could not be checked.
    pub outcome: Outcome,
    /// Why the outcome is what it is.
    pub reasons: Vec<Reason>,
}

/// What binds a certificate to the next one on a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PathLink {
    /// Whether the issuer's name is the subject of the next.
    pub name: bool,
    /// Whether the key identifiers agree; `None` where one of them is absent.
    pub key_identifier: Option<bool>,
    /// Whether the signature fits the key of the next.
    pub signature: SignatureCheck,
    /// The same in a sentence.
    pub text: Text,
}

/// How a path ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PathEnd {
    /// At a trust anchor.
    Anchor,
    /// At a self-signed certificate that nobody said is trusted.
    SelfSigned,
    /// At a certificate that names itself as issuer but whose signature its own key does not prove.
    SelfIssued,
    /// The issuer of the last certificate is not there.
    IssuerMissing,
    /// Every issuer of the last certificate is on the path already.
    Loop,
    /// The path is longer than any honest one.
    TooLong,
}

/// The anchor that a path ends at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PathAnchor {
    /// Whether it is a built-in public root.
    pub public: bool,
    /// Whether the user said that it is trusted.
    pub own: bool,
    /// Where the trust comes from, in words, with the date of the list.
    pub source: Text,
    /// Server certificates issued after this instant are not trusted under it.
    pub distrust_after: Option<Timestamp>,
}

/// An issuer that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Gap {
    /// The name of the missing issuer (RFC 4514).
    pub issuer: Text,
    /// The identifier of its key, in upper-case hexadecimal with colons.
    pub key_identifier: Option<String>,
    /// Where its certificate is to be had, as the last certificate says. Printed, never fetched.
    pub addresses: Vec<Text>,
    /// What to do, in sentences.
    pub text: Text,
}

/// The certificate that ends first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FirstToEnd {
    /// Its index on the path.
    pub index: u32,
    /// When it ends.
    pub at: Timestamp,
    /// The same in a sentence.
    pub text: Text,
}

/// The longest validity period for a server certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ValidityLimit {
    /// In days of 86,400 seconds.
    pub days: u32,
    /// Whether the certificate keeps to it.
    pub outcome: Outcome,
    /// Who sets it and for whom, and what the certificate has, in sentences.
    pub text: Text,
}

/// The anchors that paths may end at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AnchorsReport {
    /// Where the built-in roots come from, with the date; empty where they were not asked.
    pub public_source: Text,
    /// How many built-in roots there are.
    pub public_count: u32,
    /// The objects that the user said are trusted, by number.
    pub own: Vec<u32>,
}

/// The certificates of one file or container, as a server would be given them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BundleReport {
    /// Index of the file in `inputs`.
    pub input: u32,
    /// The container, by its number; `None` for what stands in the file itself.
    pub container: Option<u32>,
    /// The certificate that the bundle is about, by its number.
    pub leaf: u32,
    /// How it was found.
    pub leaf_found_by: LeafFoundBy,
    /// Its private key, if the bundle holds it, by its number.
    pub key: Option<u32>,
    /// The repaired order by numbers: leaf, its issuers one after the other, and the root if it is there. Each once.
    pub order: Vec<u32>,
    /// Certificates that stand there a second time.
    pub duplicates: Vec<u32>,
    /// Certificates that do not belong to the leaf's path.
    pub strangers: Vec<u32>,
    /// Whether they stand in the repaired order already, without duplicates and strangers.
    pub in_order: bool,
    /// The issuer that is missing between the leaf and a root.
    pub gap: Option<Gap>,
    /// Whether it is known that the missing one is an intermediate authority, which clients need from the server.
    pub gap_certain: bool,
    /// The worst of what was found.
    pub outcome: Outcome,
    /// What was found, in sentences, the worst first.
    pub findings: Vec<Text>,
}

/// How the leaf of a bundle was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LeafFoundBy {
    /// Its key is the private key of the bundle.
    Key,
    /// It is the only one that is no authority.
    Role,
    /// It comes first, and nothing else tells.
    Position,
}
