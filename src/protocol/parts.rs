//! What single answers hold, and what is told before them.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::bytes;
use super::failure::Failure;
use crate::export::ExportedFile;
use crate::formats::Unit;
use crate::model::{Outcome, Text};
use crate::report::{Admission, DestinationReport, Report};
use crate::view::Summary;

/// What is known before there are files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The version of the tool, and so of its rules.
    pub version: Text,
    /// The summary of no files: rule set, built-in roots, what is never checked.
    pub summary: Summary,
}

/// A file that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MadeFile {
    /// Its name, harmless on every system.
    pub name: String,
    /// Its media type.
    pub media_type: Text,
    /// Its bytes; wiped when they are dropped, because a key may be in them.
    #[serde(with = "bytes")]
    pub bytes: Zeroizing<Vec<u8>>,
    /// What anyone who deploys it must know, one sentence each.
    pub remarks: Vec<Text>,
}

impl fmt::Debug for MadeFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MadeFile({}, {} bytes)", self.name, self.bytes.len())
    }
}

impl From<ExportedFile> for MadeFile {
    fn from(file: ExportedFile) -> Self {
        let ExportedFile { name, media_type, bytes, remarks } = file;
        Self { name, media_type: media_type.into(), bytes, remarks }
    }
}

/// What a portal is told of every new summary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortalInspected {
    /// The worst outcome of all objects.
    pub outcome: Outcome,
    /// The verdict for each product.
    pub verdicts: Vec<DestinationReport>,
    /// Whether the files may be uploaded; always no above [`super::MAX_UNASKED_OBJECTS`] and for invalid settings.
    pub admission: Admission,
    /// The report; absent above [`super::MAX_UNASKED_OBJECTS`].
    pub report: Option<Report>,
}

/// The report that a portal asked for, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortalReport {
    /// The number of the request.
    pub request: f64,
    /// The report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
}

/// How far a question with its files is, as the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The file that is being read; empty after the last one.
    pub file: String,
    /// How many files were read before it.
    pub files: u32,
    /// How many files there are.
    pub files_total: u32,
    /// How much is done, of this file, of its key derivation, or of all signatures.
    pub done: f64,
    /// How much there is.
    pub total: f64,
    /// What `done` and `total` count.
    pub unit: Unit,
}
