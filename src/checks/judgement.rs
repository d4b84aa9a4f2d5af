//! What a predicate answers: outcome, what was found, why, and where.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Outcome, Text};

/// The answer of a predicate to one certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The result.
    pub outcome: Outcome,
    /// The value that the certificate has, short.
    pub found: Text,
    /// Why the outcome is what it is; one sentence each.
    pub reasons: Vec<Text>,
    /// Facts worth knowing that do not change the outcome.
    pub remarks: Vec<Text>,
    /// Where in the certificate the value stands.
    pub evidence: Vec<Evidence>,
    /// What to drop or type so that an unknown outcome can be decided, one sentence each.
    pub needs: Vec<Text>,
    /// What has to be done outside the files before it works, one sentence each.
    pub steps: Vec<Text>,
}

impl Judgement {
    /// A judgement without reasons yet.
    #[must_use]
    pub fn new(outcome: Outcome, found: impl Into<Text>) -> Self {
        Self {
            outcome,
            found: found.into(),
            reasons: Vec::new(),
            remarks: Vec::new(),
            evidence: Vec::new(),
            needs: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// A pass, as long as no reason is added that says otherwise.
    #[must_use]
    pub fn pass(found: impl Into<Text>) -> Self {
        Self::new(Outcome::Pass, found)
    }

    /// Adds a reason, and worsens the outcome to that reason's if it is not as bad already.
    #[must_use]
    pub fn because(mut self, outcome: Outcome, reason: impl Into<Text>) -> Self {
        self.outcome = self.outcome.max(outcome);
        self.reasons.push(reason.into());
        self
    }

    /// Says that it cannot be determined until something is dropped or typed.
    #[must_use]
    pub fn needing(mut self, need: impl Into<Text>) -> Self {
        self.outcome = self.outcome.max(Outcome::Unknown);
        self.needs.push(need.into());
        self
    }

    /// Says what has to be done outside the files before it works. The outcome stays.
    #[must_use]
    pub fn step(mut self, step: impl Into<Text>) -> Self {
        self.steps.push(step.into());
        self
    }

    /// Adds a fact that does not change the outcome.
    #[must_use]
    pub fn remark(mut self, remark: impl Into<Text>) -> Self {
        self.remarks.push(remark.into());
        self
    }

    /// Adds a place in the certificate.
    #[must_use]
    pub fn evidence(mut self, field: &'static str, value: impl Into<Text>, offset: Option<u32>) -> Self {
        self.evidence.push(Evidence { field: field.into(), value: value.into(), offset });
        self
    }
}

/// A place in the certificate that an outcome rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Evidence {
    /// The field, by its RFC 5280 name.
    pub field: Text,
    /// Its value as found; "absent" where there is none.
    pub value: Text,
    /// Byte offset of the field within the certificate's DER, where it has one.
    pub offset: Option<u32>,
}

/// What to do about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Remedy {
    /// The remedy in a sentence or two.
    pub text: Text,
    /// Commands ready to paste, prefilled from the certificate.
    pub commands: Arc<Vec<Command>>,
}

/// A command, or a few lines of them, for one tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Command {
    /// What it runs in, for example "OpenSSL".
    pub tool: Text,
    /// The lines to paste.
    pub text: Text,
}
