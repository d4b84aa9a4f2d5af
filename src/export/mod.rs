//! Files to deploy, made from what was dropped.

use serde::{Deserialize, Serialize};

use crate::model::Text;

/// A file that can be made of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExportOffer {
    /// The file's name.
    pub name: Text,
}
