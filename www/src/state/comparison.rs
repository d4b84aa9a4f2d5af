//! The object beside the one that is shown: what was chosen for the comparison, and the answer.

use cert_inspector::compare::Comparison;

use super::{Shared, State, Tab};

/// What was chosen, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ComparisonState {
    /// The object beside the one that is shown; the one most like it, if any is, where none was chosen.
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
        Some(match self.comparison.order {
            Some((older, newer)) => Pair { older, newer, by_date: false },
            None => {
                let newer = self.comparison.other.or(detail.alike)?;
                Pair { older: detail.row.id, newer, by_date: true }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use cert_inspector::checks::Outcome;
    use cert_inspector::compare::ComparedObject;

    use super::*;
    use crate::state::reduce::{Action, reduce};
    use crate::state::tests::{row, summary_of};

    fn answer(older: u32, newer: u32) -> Shared<Comparison> {
        let object = |id| ComparedObject {
            id,
            kind_name: "".into(),
            title: "".into(),
            file: String::new(),
            not_before: None,
            not_after: None,
        };
        Shared::new(Comparison {
            older: object(older),
            newer: object(newer),
            reversed: false,
            outcome: Outcome::Pass,
            headline: "".into(),
            consequences: vec![],
            fields: vec![],
            omitted: 0,
        })
    }

    #[test]
    fn an_answer_is_shown_for_its_two_objects_in_either_order() {
        let state = ComparisonState { answer: Some(answer(1, 2)), ..ComparisonState::default() };
        for (one, other, shown) in [(1, 2, true), (2, 1, true), (1, 3, false), (1, 1, false)] {
            assert_eq!(state.answer_about(one, other).is_some(), shown, "{one} {other}");
        }
    }

    #[test]
    fn what_was_chosen_goes_with_the_object_and_with_new_numbers() {
        let summary = |count: u32| Action::Summarised(Shared::new(summary_of((0..count).map(row).collect())));
        let compared = Action::Compare(ComparisonState { other: Some(1), ..ComparisonState::default() });
        let start = State::new(
            cert_inspector::model::Timestamp::from_unix_seconds(0),
            crate::text::Language::English,
        );
        let state = [summary(3), compared].into_iter().fold(start, |state, action| reduce(&state, action));
        assert_eq!(state.comparison.other, Some(1));
        assert_eq!(reduce(&state, summary(3)).comparison.other, Some(1));
        assert_eq!(reduce(&state, summary(4)).comparison, ComparisonState::default());
        assert_eq!(reduce(&state, Action::Choose(2)).comparison, ComparisonState::default());
        let again = state.chosen.unwrap();
        assert_eq!(reduce(&state, Action::Choose(again)).comparison.other, Some(1));
    }
}
