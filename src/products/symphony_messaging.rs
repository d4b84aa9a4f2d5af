//! Symphony Messaging: what to upload, what to keep secret, and how a bot logs in.

use serde::{Deserialize, Serialize};

use crate::checks::Subject;

/// What an administrator of Symphony Messaging needs beside the demands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SymphonyMessaging {}

/// What is left to do with a bot's certificate, or with the authority above it.
#[must_use]
pub const fn panel(_subject: &Subject<'_>) -> Option<SymphonyMessaging> {
    None
}
