//! Where something is said.

use serde::{Deserialize, Serialize};

use super::Text;

/// A document and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SourceReference {
    /// Title of the document.
    pub document: Text,
    /// Section, article or file within it.
    pub section: Text,
}
