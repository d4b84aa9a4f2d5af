//! Why a question has no answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::Text;
use crate::report::ProblemOrigin;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// The cause, as an identifier that programs can rely on.
    pub kind: Text,
    /// A sentence for people.
    pub message: Text,
    /// What it is about.
    pub origin: Option<ProblemOrigin>,
}

impl Failure {
    /// A failure that is about no file.
    pub fn new(kind: &'static str, message: impl fmt::Display) -> Self {
        Self { kind: kind.into(), message: message.to_string().into(), origin: None }
    }
}
