//! Whether files may be taken where a product wants a certificate: the answer for an upload form.

use serde::{Deserialize, Serialize};

use crate::model::Text;

/// Whether files may be taken, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Admission {
    /// Every file was read and opened, what is wanted is among them, and nothing is known or undecided against it.
    pub admit: bool,
    /// What stands against it; empty if it is admitted.
    pub reasons: Vec<AdmissionReason>,
}

/// One thing that stands against taking the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AdmissionReason {
    /// Of which kind it is.
    pub kind: AdmissionReasonKind,
    /// The file, by its name as given; empty where it is about all of them.
    pub file: String,
    /// The place in the file, in words; empty where it is the whole file.
    pub place: Text,
    /// The object, by its number in the report of the same files; `None` where there is none.
    pub object: Option<u32>,
    /// The demand that is not met, by its identifier.
    pub requirement: Option<Text>,
    /// What stands against it, in sentences.
    pub message: Text,
    /// What to do, in sentences; empty where the message says it.
    pub remedy: Text,
}

/// The kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum AdmissionReasonKind {
    /// A file, or a part of one, could not be read.
    Unread,
    /// Something is shut: a password is missing, or it is protected in a way that cannot be opened here.
    Shut,
    /// An object is broken or weak, whatever it is used for.
    Fault,
    /// A demand is not met.
    Demand,
    /// The chain of a certificate breaks.
    Chain,
    /// A demand cannot be judged without more.
    Undecided,
    /// Nothing here is what is wanted.
    Missing,
}
