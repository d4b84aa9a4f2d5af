//! Whether files may be uploaded where a product needs a certificate: the answer for an upload form.

use serde::{Deserialize, Serialize};

use super::finding::Verdict;
use crate::input::{ProfileId, Role};
use crate::model::{Text, Timestamp};

/// Whether files may be uploaded, why not, and what else to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Admission {
    /// Every file was read and unlocked, what is needed is among them, and it works or works after a step.
    pub admit: bool,
    /// The answer that it rests on: the worst of what would be uploaded. `None` where nothing could be judged.
    pub verdict: Option<Verdict>,
    /// Why the files are not admitted; empty if they are.
    pub reasons: Vec<AdmissionReason>,
    /// What does not prevent it: steps to take, warnings, what was not checked.
    pub warnings: Vec<AdmissionReason>,
    /// What it was judged for.
    pub judged_for: JudgedFor,
}

/// What an admission was judged for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct JudgedFor {
    /// The product; `None` where no valid one was given.
    pub profile: Option<ProfileId>,
    /// The role; `None` where no valid one was given.
    pub role: Option<Role>,
    /// The address of the server; `None` where it was not checked.
    pub host: Option<String>,
    /// The time of the check.
    pub at: Timestamp,
}

/// One reason why files are not admitted, or one warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AdmissionReason {
    /// Its kind.
    pub kind: AdmissionReasonKind,
    /// The file, by its index among the given ones; `None` where it is about all of them.
    pub input: Option<u32>,
    /// The file, by its name as given; empty where it is about all of them.
    pub file: String,
    /// The place in the file, in words; empty where it is the whole file.
    pub place: Text,
    /// The object, by its number in the report of the same files; `None` where there is none.
    pub object: Option<u32>,
    /// The identifiers of the findings that it comes from; empty where it comes from none.
    pub findings: Vec<Text>,
    /// What is wrong, in sentences.
    pub message: Text,
    /// What to do, in sentences; empty where the message says it.
    pub remedy: Text,
}

/// The kinds of reasons and warnings. `step`, `warning` and `notChecked` are only ever warnings; `locked` is one where the locked
/// key is not needed; all others are reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum AdmissionReasonKind {
    /// A setting of the portal is missing or invalid, so nothing was judged.
    Setting,
    /// There are too many objects to judge unasked.
    TooMany,
    /// A file, or a part of one, could not be read.
    Unread,
    /// Something is locked: a password is missing, or it cannot be unlocked here.
    Locked,
    /// An object is damaged or weak, whatever it is used for.
    Fault,
    /// A requirement is not met.
    Requirement,
    /// The chain of a certificate is broken.
    Chain,
    /// It cannot be determined without another file or setting.
    NeedsMore,
    /// None of the files is what is needed.
    Missing,
    /// What to do before it works, outside the files.
    Step,
    /// It is accepted, but with a disadvantage.
    Warning,
    /// Something was not checked, as the portal asked.
    NotChecked,
}
