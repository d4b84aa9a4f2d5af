//! What deserves attention in an object beside any product's demands.

use serde::{Deserialize, Serialize};

use super::Text;
use crate::checks::Outcome;
use crate::input::Options;
use crate::model::{Content, Object};

/// Something that deserves attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Observation {
    /// How bad it is.
    pub outcome: Outcome,
    /// What it is and what to do, in sentences.
    pub text: Text,
}

/// The observations on an object.
pub(super) fn observations(object: &Object, _options: &Options) -> Vec<Observation> {
    match &object.content {
        Content::Archive(_, archive) => super::details::archive::observation(archive).into_iter().collect(),
        _ => Vec::new(),
    }
}
