//! What there is to know for the product: parts, and their lines.

use serde::{Deserialize, Serialize};

use crate::checks::{Command, Source, Text};
use crate::model::Name;

/// What an administrator of Symphony Messaging, or the developer of a bot, needs beside the requirements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SymphonyMessaging {
    /// What the object is there, in a sentence.
    pub lead: Text,
    /// What there is to know, part by part, in the order in which it is needed.
    pub parts: Vec<SymphonyPart>,
}

/// A part of what there is to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SymphonyPart {
    /// What it is about.
    pub kind: SymphonyPartKind,
    /// The same in words.
    pub title: Text,
    /// Its lines. Steps are in order.
    pub lines: Vec<SymphonyLine>,
}

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SymphonyPartKind {
    /// What is uploaded, and where.
    Upload,
    /// What the PKI team is given.
    HandOver,
    /// What is never uploaded or sent.
    Never,
    /// What is kept secret.
    Secret,
    /// What is done, step by step.
    Steps,
    /// Which file which kind of program takes.
    Programs,
    /// Failures that people report, with their causes.
    Failures,
    /// Where the guide contradicts itself.
    Contradictions,
}

/// A line of a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SymphonyLine {
    /// What it is about, short: a symptom, a program, a field. May be empty.
    pub heading: Text,
    /// What there is to say, in a sentence or two.
    pub text: Text,
    /// Where it is said: document and place.
    pub sources: Vec<Text>,
    /// Commands ready to paste.
    pub commands: Vec<Command>,
}

impl SymphonyLine {
    pub(super) fn new(heading: impl Into<Text>, text: impl Into<Text>, sources: &[Source]) -> Self {
        let source = |source: &Source| format!("{}, {}", source.document, source.section).into();
        Self {
            heading: heading.into(),
            text: text.into(),
            sources: sources.iter().map(source).collect(),
            commands: Vec::new(),
        }
    }

    pub(super) fn command(mut self, tool: &'static str, text: String) -> Self {
        self.commands.push(Command { tool: tool.into(), text: text.into() });
        self
    }
}

/// A name in few words.
pub(super) fn short(name: &Name) -> String {
    name.common_name().map_or_else(|| name.to_string(), str::to_owned)
}

pub(super) fn part(kind: SymphonyPartKind, title: &'static str, lines: Vec<SymphonyLine>) -> SymphonyPart {
    SymphonyPart { kind, title: title.into(), lines }
}
