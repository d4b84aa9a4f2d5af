//! The object beside the one that is shown: what was chosen for the comparison, and the answer.

use cert_inspector::report::Comparison;

use super::{Shared, State, Tab};

/// What was chosen, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ComparisonState {
    /// The object beside the one that is shown; the one most like it where none was chosen.
    pub(crate) other: Option<u32>,
    /// The older and the newer one, where the user said which is which; else their dates do.
    pub(crate) order: Option<(u32, u32)>,
    /// What the names in the list to choose from must have.
    pub(crate) filter: String,
    pub(crate) answer: Option<Shared<Comparison>>,
}

/// Two objects to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) older: u32,
    pub(crate) newer: u32,
    /// Whether their dates say which is the older, whatever stands above.
    pub(crate) by_date: bool,
}

impl ComparisonState {
    /// The answer, if it is about these two.
    pub(crate) fn answer_about(&self, one: u32, other: u32) -> Option<&Comparison> {
        let answer = self.answer.as_deref()?;
        let pair = (answer.older.id, answer.newer.id);
        (pair == (one, other) || pair == (other, one)).then_some(answer)
    }
}

impl State {
    /// The two that are to be compared, while that is looked at.
    pub(crate) fn pair(&self) -> Option<Pair> {
        let detail = self.detail.as_ref().filter(|_| self.tab == Tab::Compare)?;
        let alike = detail.alike?;
        Some(match self.comparison.order {
            Some((older, newer)) => Pair { older, newer, by_date: false },
            None => {
                let newer = self.comparison.other.unwrap_or(alike);
                Pair { older: detail.row.id, newer, by_date: true }
            }
        })
    }
}
