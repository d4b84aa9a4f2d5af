//! The answer for one thing that is handed in, with what a page needs to solve it in place.

use serde::{Deserialize, Serialize};

use crate::export::ExportOffer;
use crate::input::{Destination, ProfileId};
use crate::model::LockReason;
use crate::report::{Remedy, Text, Verdict};

/// One delivery at one destination: the answer, what is wrong, and the files that solve it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Card {
    /// The product that the destination belongs to.
    pub product: ProfileId,
    /// Where it is handed in.
    pub destination: Destination,
    /// Whether it works there.
    pub verdict: Verdict,
    /// The answer in a sentence, without its reasons.
    pub sentence: Text,
    /// The object that it is about; `None` where nothing in the file can be read.
    pub object: Option<u32>,
    /// What is refused, the first ones.
    pub faults: Vec<CardFault>,
    /// How many faults are not listed here.
    pub more_faults: u32,
    /// What the destination does with it; empty unless it is rejected.
    pub effect: Text,
    /// What has to be done outside the files, where it works after a step.
    pub steps: Vec<Text>,
    /// What to drop or type before the answer can be given.
    pub needs: Vec<Text>,
    /// A locked object that belongs to it: its password is asked for in place.
    pub locked: Option<CardLock>,
    /// Files that solve it, the best first. Each was made and judged for the destination, and is not rejected there.
    pub files: Vec<CardFile>,
    /// What to do by hand: a remedy for each fault, each once.
    pub by_hand: Vec<Remedy>,
}

/// Something that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardFault {
    /// The requirement that is broken, by its identifier; `None` where it is the chain or the file itself.
    pub requirement: Option<Text>,
    /// What is wrong, in a sentence.
    pub title: Text,
    /// Why: the first reason, in a sentence; empty where the title says it all.
    pub reason: Text,
}

/// A locked object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardLock {
    /// The object, by its number.
    pub object: u32,
    /// What it is called.
    pub name: Text,
    /// Why it is locked.
    pub reason: LockReason,
}

/// A file that solves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CardFile {
    /// What its button says.
    pub button: Text,
    /// The object that it is made of, by its number.
    pub object: u32,
    /// The file.
    pub offer: ExportOffer,
    /// The answer for the file itself.
    pub verdict: Verdict,
    /// What is to be done with it after it is saved; one sentence each.
    pub then: Vec<Text>,
}
