//! Archives: what was read from them and what was passed over.

use serde::{Deserialize, Serialize};

/// A zip, tar or gzip file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Archive {
    /// Whether a tar archive is packed as a whole (`.tar.gz`, `.tgz`).
    pub packed: bool,
    /// Files in it, folders not counted.
    pub entries: u32,
    /// Files that were read and held something.
    pub read: u32,
    /// Files that could not be read, each told among the problems.
    pub unread: u32,
    /// Files that hold nothing for a certificate inspector, with what they are; the first ones only.
    pub passed_over: Vec<PassedOver>,
    /// How many files were passed over in all.
    pub passed_over_count: u32,
}

/// A file in an archive that holds nothing for a certificate inspector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PassedOver {
    /// Its path in the archive.
    pub path: String,
    /// What it is.
    pub reason: PassedOverReason,
}

/// Why a file holds nothing for a certificate inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PassedOverReason {
    /// An archive in which every file was passed over.
    ArchiveOfNothing,
    /// A device, a pipe or a socket.
    Device,
    /// A file without bytes.
    Empty,
    /// A program.
    Executable,
    /// A web page.
    Html,
    /// A picture.
    Image,
    /// A link to another file. Nothing is opened that it leads to.
    Link,
    /// Text without a certificate.
    NoCertificateInText,
    /// An Office document or another compound file.
    OfficeDocument,
    /// A PDF document.
    Pdf,
    /// What an operating system leaves in folders, such as `.DS_Store`.
    SystemFile,
    /// None of the kinds that are recognised.
    UnknownContent,
}
