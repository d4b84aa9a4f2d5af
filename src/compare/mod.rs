//! Two certificates beside each other, or a request and a certificate: what changes for those who connect, then field by field.
//!
//! What a consequence counts follows one rule. Fail: what worked with the older one does not work with the newer one, whatever
//! else is done. Warn: something has to be done elsewhere too, or somebody has to look. Unknown: something has to be dropped
//! first. Pass: what matters stays as it was, or became better.

mod chain;
mod constraints;
mod dates;
mod demands;
mod fields;
mod key;
mod names;
mod origin;
mod side;
#[cfg(test)]
mod tests;
mod usages;
mod whole;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::checks::{Outcome, Source};
use crate::input::{Options, Role};
use crate::model::{ExtensionValue, ObjectKind, SourceReference, Text, Timestamp};
use crate::naming::kind_name;
use crate::sorting;
use crate::view::FieldStyle;

pub(crate) use side::Side;

/// Most lines that a consequence lists; further ones are counted. A certificate may have a thousand names.
const MAX_LISTED: usize = 20;

/// What changes from one object to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Comparison {
    /// The one that is taken for the older: what is in use.
    pub older: ComparedObject,
    /// The one that is taken for the newer: what takes its place.
    pub newer: ComparedObject,
    /// Whether their dates say that it is the other way round.
    pub reversed: bool,
    /// The worst of the consequences.
    pub outcome: Outcome,
    /// The answer in a sentence.
    pub headline: Text,
    /// What follows from the change, the worst first.
    pub consequences: Vec<Consequence>,
    /// Every field of either, in order: those that differ and those that are the same.
    pub fields: Vec<ComparedField>,
    /// How many further fields are not listed.
    pub omitted: u32,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ComparedObject {
    /// Its number in the report.
    pub id: u32,
    /// What it is, in words.
    pub kind_name: Text,
    /// Its name, for people.
    pub title: Text,
    /// The file that it stands in.
    pub file: String,
    /// When it begins to hold; `None` for a request.
    pub not_before: Option<Timestamp>,
    /// When it ceases to hold; `None` for a request.
    pub not_after: Option<Timestamp>,
}

/// Something that follows from the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Consequence {
    /// What it is about, stable across versions.
    pub id: Text,
    /// How much it matters.
    pub outcome: Outcome,
    /// What changes, or does not.
    pub title: Text,
    /// What that means.
    pub meaning: Text,
    /// What to do now; empty where there is nothing to do.
    pub action: Text,
    /// Names, demands and the like, one a line.
    pub details: Vec<Text>,
    /// Where it stands.
    pub sources: Vec<SourceReference>,
}

/// A field of either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ComparedField {
    /// What it is called, with what it stands in, from the outside in.
    pub path: Vec<Text>,
    /// What the older one has; `None` where it has no such field.
    pub older: Option<Text>,
    /// What the newer one has; `None` where it has no such field.
    pub newer: Option<Text>,
    /// Whether the two are the same.
    pub change: Change,
    /// How to set the values.
    pub style: FieldStyle,
}

/// What became of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Change {
    /// Both have it, and it is the same.
    Same,
    /// Both have it, and it differs.
    Changed,
    /// Only the older one has it.
    Removed,
    /// Only the newer one has it.
    Added,
}

/// Which of two is the older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonOrder {
    /// The first.
    AsGiven,
    /// The one that begins to hold earlier; a request comes before any certificate.
    ByDate,
}

/// Why two objects cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ComparisonError {
    /// There is no object with that number.
    NoSuchObject {
        /// The number.
        id: u32,
    },
    /// It is neither a certificate nor a request.
    NotComparable {
        /// What it is.
        kind: ObjectKind,
    },
}

impl ComparisonError {
    /// The cause, as an identifier that programs can rely on.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoSuchObject { .. } => "noSuchObject",
            Self::NotComparable { .. } => "notComparable",
        }
    }
}

impl fmt::Display for ComparisonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchObject { id } => write!(f, "there is no object with the number {id}"),
            Self::NotComparable { kind } => {
                write!(
                    f,
                    "{} cannot be compared: only certificates and requests for them can",
                    kind_name(*kind)
                )
            }
        }
    }
}

impl std::error::Error for ComparisonError {}

/// What changes from one to the other.
pub(super) fn compare(older: &Side<'_>, newer: &Side<'_>, options: &Options) -> Comparison {
    // Two that begin together are in no order: one may well be the shorter successor of the other.
    let reversed = older.age().zip(newer.age()).is_some_and(|((older, _), (newer, _))| older > newer);
    let mut consequences = if older.sha256() == newer.sha256() {
        vec![identical()]
    } else {
        let user = if older.certificate().is_some() { older } else { newer };
        let pair = Pair { older, newer, role: user.role(options), options };
        let mut all = Vec::new();
        if reversed {
            all.push(other_way_round());
        }
        for part in [
            key::consequences,
            names::consequences,
            usages::consequences,
            constraints::consequences,
            chain::consequences,
            origin::consequences,
            dates::consequences,
            demands::consequences,
        ] {
            part(&pair, &mut all);
        }
        all
    };
    sorting::by_key(&mut consequences, |consequence| std::cmp::Reverse(consequence.outcome));
    let outcome = Outcome::worst(consequences.iter().map(|consequence| consequence.outcome));
    let (fields, omitted) = fields::compare(&older.fields(), &newer.fields());
    Comparison {
        older: older.compared(),
        newer: newer.compared(),
        reversed,
        outcome,
        headline: headline(&consequences, outcome),
        consequences,
        fields,
        omitted,
    }
}

/// The two, and what was asked.
struct Pair<'a> {
    older: &'a Side<'a>,
    newer: &'a Side<'a>,
    /// What the older one is used as, so that a newer one that cannot be is told; of a request, what it turned out to be.
    role: Role,
    options: &'a Options,
}

impl Pair<'_> {
    /// Whether one of them is a request that does not ask for an extension, so that nothing follows from a difference.
    fn leaves_open(&self, has: fn(&ExtensionValue) -> bool) -> bool {
        self.older.leaves_open(has) || self.newer.leaves_open(has)
    }
}

impl Consequence {
    fn new(id: &'static str, outcome: Outcome, title: impl Into<Text>) -> Self {
        Self {
            id: id.into(),
            outcome,
            title: title.into(),
            meaning: "".into(),
            action: "".into(),
            details: Vec::new(),
            sources: Vec::new(),
        }
    }

    fn means(mut self, meaning: impl Into<Text>) -> Self {
        self.meaning = meaning.into();
        self
    }

    fn so(mut self, action: impl Into<Text>) -> Self {
        self.action = action.into();
        self
    }

    fn listing(mut self, lines: Vec<Text>) -> Self {
        let more = lines.len().saturating_sub(MAX_LISTED);
        self.details.extend(lines.into_iter().take(MAX_LISTED));
        if more > 0 {
            self.details.push(format!("and {more} more").into());
        }
        self
    }

    fn by(mut self, document: &'static str, section: &'static str) -> Self {
        self.sources.push((&Source { document, section }).into());
        self
    }
}

fn identical() -> Consequence {
    Consequence::new("identical", Outcome::Warn, "Both are the same, byte for byte")
        .means("Their SHA-256 is the same. To put one in the place of the other changes nothing.")
        .so("If one of them should be the renewal, it is the wrong file: look for the new one.")
}

fn other_way_round() -> Consequence {
    Consequence::new("order", Outcome::Warn, "By their dates it is the other way round")
        .means("What is taken for the newer one here begins to hold before the other.")
        .so("Swap the two, unless you mean to go back to the older certificate.")
}

/// The answer in a sentence.
fn headline(consequences: &[Consequence], outcome: Outcome) -> Text {
    let count = |wanted: Outcome| consequences.iter().filter(|one| one.outcome == wanted).count();
    let attention = count(Outcome::Warn).saturating_add(count(Outcome::Unknown));
    match outcome {
        _ if consequences.iter().any(|one| one.id == "identical") => "They are one and the same.".into(),
        Outcome::Fail => match count(Outcome::Fail) {
            1 => "One thing breaks with the newer one.".into(),
            number => format!("{number} things break with the newer one.").into(),
        },
        Outcome::Warn | Outcome::Unknown => match attention {
            1 => "Nothing breaks by itself; one thing has to be seen to.".into(),
            number => format!("Nothing breaks by itself; {number} things have to be seen to.").into(),
        },
        Outcome::Pass | Outcome::NotApplicable => "Nothing breaks.".into(),
    }
}
