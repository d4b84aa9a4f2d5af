//! The five outcomes, how binding a requirement is, and how outcomes add up.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Text that is either ours (static) or made from an object.
pub type Text = Cow<'static, str>;

/// The result of a requirement, or of several taken together.
///
/// The order is that of urgency: the worst of several outcomes is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Outcome {
    /// The requirement does not concern this object.
    NotApplicable,
    /// The requirement is met.
    Pass,
    /// The requirement is met to the letter or nearly so, but something deserves attention.
    Warn,
    /// It cannot be determined from what was given. Never shown as a pass.
    Unknown,
    /// The requirement is not met.
    Fail,
}

impl Outcome {
    /// The outcome of several requirements taken together.
    ///
    /// Nothing at all is "not applicable", never a pass.
    #[must_use]
    pub fn worst(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().max().unwrap_or(Self::NotApplicable)
    }
}

/// How binding a requirement is, by the words of its source (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Level {
    /// The source requires it.
    Must,
    /// The source recommends it: a breach is a warning.
    Should,
}

impl Level {
    /// The outcome that counts for a requirement of this level.
    #[must_use]
    pub const fn weigh(self, outcome: Outcome) -> Outcome {
        match (self, outcome) {
            (Self::Should, Outcome::Fail) => Outcome::Warn,
            _ => outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Fail, NotApplicable, Pass, Unknown, Warn};

    #[test]
    fn unknown_is_never_outvoted_by_a_pass() {
        for (outcomes, worst) in [
            (&[][..], NotApplicable),
            (&[NotApplicable, Pass], Pass),
            (&[Pass, Warn], Warn),
            (&[Pass, Unknown, Warn], Unknown),
            (&[Unknown, Fail, Pass], Fail),
        ] {
            assert_eq!(Outcome::worst(outcomes.iter().copied()), worst, "{outcomes:?}");
        }
    }

    #[test]
    fn a_recommendation_cannot_fail() {
        assert_eq!(Level::Should.weigh(Fail), Warn);
        assert_eq!(Level::Should.weigh(Unknown), Unknown);
        assert_eq!(Level::Must.weigh(Fail), Fail);
    }
}
