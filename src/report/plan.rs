//! The plan of a deployment: what a product wants done, in which order, and what of it is done already.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::ContradictionReport;
use crate::input::{Destination, ProfileId};
use crate::model::{SourceReference, Text};

/// What was answered, by the names of the questions. A question that is not here was not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlanAnswers(BTreeMap<String, Vec<String>>);

impl PlanAnswers {
    /// Answers a question, in place of what was answered before.
    pub fn set<V: Into<String>>(&mut self, question: &str, values: impl IntoIterator<Item = V>) {
        self.0.insert(question.to_owned(), values.into_iter().map(Into::into).collect());
    }

    /// The same answers with one more.
    #[must_use]
    pub fn with<V: Into<String>>(mut self, question: &str, values: impl IntoIterator<Item = V>) -> Self {
        self.set(question, values);
        self
    }

    /// Takes an answer back.
    pub fn unset(&mut self, question: &str) {
        self.0.remove(question);
    }

    /// What a question was answered with; `None` if it was not answered.
    #[must_use]
    pub fn values(&self, question: &str) -> Option<&[String]> {
        self.0.get(question).map(Vec::as_slice)
    }

    /// The answer to a question that has one at most.
    #[must_use]
    pub fn value(&self, question: &str) -> Option<&str> {
        self.values(question)?.first().map(String::as_str)
    }

    /// Whether a value is among the answers to a question.
    #[must_use]
    pub fn includes(&self, question: &str, value: &str) -> bool {
        self.values(question).is_some_and(|values| values.iter().any(|one| one == value))
    }

    /// Every answer with its question.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(question, values)| (question.as_str(), values.as_slice()))
    }
}

/// How to bring a certificate to where a product wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Plan {
    /// The product.
    pub product: ProfileId,
    /// What it is the plan of.
    pub title: Text,
    /// The answers that it was made for, with the default where there was none.
    pub answers: PlanAnswers,
    /// Title of the document that it follows.
    pub guide: Text,
    /// The part of the guide that applies, where it has parts for different versions.
    pub edition: Option<Text>,
    /// Who it is written for. Steps say who else takes them.
    pub reader: Text,
    /// How much is done, in a sentence.
    pub headline: Text,
    /// What to know before anything is done, one sentence each.
    pub notes: Vec<Text>,
    /// The decision that its steps depend on, if there is one.
    pub choice: Option<PlanChoice>,
    /// What is needed, required and to be done, in order. Sections without steps are left out.
    pub sections: Vec<PlanSection>,
    /// Where the guide contradicts itself about these steps, and what we made of it.
    pub contradictions: Vec<ContradictionReport>,
    /// What the guide leaves open.
    pub open_questions: Vec<OpenQuestion>,
}

/// A decision with its options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlanChoice {
    /// The question that decides, by its name.
    pub question: Text,
    /// What is decided.
    pub title: Text,
    /// The option whose steps are listed; `None` if none was chosen and the guide recommends none.
    pub chosen: Option<Text>,
    /// The options, with advice.
    pub options: Vec<PlanOption>,
}

/// An option of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlanOption {
    /// Its name, as an answer to the question.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// Whether it fits what was answered.
    pub fit: Fit,
    /// Why; one sentence each.
    pub reasons: Vec<Text>,
    /// What it needs, one each.
    pub asks: Vec<Text>,
    /// What to do instead, where it is not possible.
    pub instead: Option<Text>,
    /// Where it is said.
    pub sources: Vec<SourceReference>,
}

/// Whether an option fits what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Fit {
    /// The guide recommends it for this.
    Recommended,
    /// It can be chosen.
    Possible,
    /// It cannot be chosen.
    Impossible,
}

/// A part of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlanSection {
    /// Its name, stable across versions.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// What to know about it, one sentence each.
    pub notes: Vec<Text>,
    /// Its steps, in order.
    pub steps: Vec<PlanStep>,
}

/// Something to have, to do or to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlanStep {
    /// Identifier, stable across versions; that of the requirement for a requirement.
    pub id: Text,
    /// What it is, with the labels of menus and fields as they are.
    pub text: Text,
    /// How it is done, one action after the other, where that is more than the text says.
    pub actions: Vec<Text>,
    /// The destination whose file it needs: the cards of that destination have the file.
    pub file: Option<Destination>,
    /// How it stands.
    pub state: StepState,
    /// Why it stands so, one sentence each.
    pub reasons: Vec<Text>,
    /// What to do about it, where it is not met.
    pub remedy: Option<Text>,
    /// Who does it; `None` for what nobody does but the certificate has.
    pub who: Option<Text>,
    /// Whether the guide leaves it to the reader.
    pub optional: bool,
    /// The objects that show the state.
    pub objects: Vec<NamedObject>,
    /// Where it is asked.
    pub sources: Vec<SourceReference>,
}

/// How a step stands. The order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum StepState {
    /// The files or the answers show that it is done.
    Done,
    /// The same, with a warning.
    Attention,
    /// It is to be done; nothing shows that it was.
    ToDo,
    /// It cannot be determined without more files or answers.
    CannotTell,
    /// The files or the answers show that it is not met.
    NotMet,
    /// It cannot be done in this version.
    Impossible,
}

/// An object of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct NamedObject {
    /// Its number.
    pub id: u32,
    /// Its title.
    pub title: Text,
    /// Its file, by its name as given.
    pub file: String,
}

/// Something that the guide leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OpenQuestion {
    /// What, and what it means here.
    pub text: Text,
    /// Where one would look for it.
    pub sources: Vec<SourceReference>,
}
