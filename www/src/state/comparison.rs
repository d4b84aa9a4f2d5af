//! The object beside the one that is shown: what was chosen for the comparison.

use cert_inspector::compare::Comparison;
use cert_inspector::protocol::Answer;

use super::Views;

/// What was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ComparisonState {
    /// The object beside the one that is shown; the one most like it, if any is, where none was chosen.
    pub(crate) other: Option<u32>,
    /// The older and the newer one, where the user said which is which; else their dates do.
    pub(crate) order: Option<(u32, u32)>,
    /// What the names in the list to choose from must have.
    pub(crate) filter: String,
}

impl Views {
    /// The last comparison, if it is of these two.
    pub(crate) fn comparison(&self, one: u32, other: u32) -> Option<&Comparison> {
        self.find(|answer| match answer {
            Answer::Comparison(comparison) => {
                let pair = (comparison.older.id, comparison.newer.id);
                (pair == (one, other) || pair == (other, one)).then_some(&**comparison)
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use cert_inspector::checks::Outcome;
    use cert_inspector::compare::ComparedObject;
    use cert_inspector::protocol::Ask;

    use super::*;
    use crate::state::State;
    use crate::state::reduce::{Action, reduce};
    use crate::state::tests::{row, summary_of};

    fn views(older: u32, newer: u32) -> Views {
        let object = |id| ComparedObject {
            id,
            kind_name: "".into(),
            title: "".into(),
            file: String::new(),
            not_before: None,
            not_after: None,
        };
        let comparison = Comparison {
            older: object(older),
            newer: object(newer),
            reversed: false,
            outcome: Outcome::Pass,
            headline: "".into(),
            consequences: vec![],
            fields: vec![],
            omitted: 0,
        };
        let mut views = Views::default();
        views.keep(Ask::Compare { older, newer, by_date: true }, Answer::Comparison(Box::new(comparison)));
        views
    }

    #[test]
    fn an_answer_is_shown_for_its_two_objects_in_either_order() {
        let views = views(1, 2);
        for (one, other, shown) in [(1, 2, true), (2, 1, true), (1, 3, false), (1, 1, false)] {
            assert_eq!(views.comparison(one, other).is_some(), shown, "{one} {other}");
        }
    }

    #[test]
    fn what_was_chosen_goes_with_the_object_and_with_new_numbers() {
        let summary = |count: u32| {
            let summary = summary_of((0..count).map(row).collect());
            Action::Answered(Ask::Summary, Answer::Summary(Box::new(summary)))
        };
        let compared = Action::Compare(ComparisonState { other: Some(1), ..ComparisonState::default() });
        let start = State::new(
            cert_inspector::model::Timestamp::from_unix_seconds(0),
            crate::language::Language::English,
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
