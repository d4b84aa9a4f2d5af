//! Archives: what was read from them and what was passed over.

use serde::Serialize;

/// A zip, tar or gzip file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Archive {
    /// Files in it, folders and links not counted.
    pub entries: u32,
    /// Files that were read and held something.
    pub read: u32,
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
    /// What it is, as an identifier: a kind of object or the kind of a reading error.
    pub reason: String,
}
