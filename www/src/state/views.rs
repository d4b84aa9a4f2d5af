//! The last answer to each kind of question that a part of the page asked.

use std::mem::discriminant;

use cert_inspector::protocol::{Answer, Ask};

use super::Shared;

/// The last answers, with what was asked: one of each kind. An answer stays in view while the next one is made.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Views(Vec<(Ask, Shared<Answer>)>);

impl Views {
    /// Keeps an answer in place of the last one of its kind.
    pub(super) fn keep(&mut self, ask: Ask, answer: Answer) {
        self.0.retain(|(other, _)| discriminant(other) != discriminant(&ask));
        self.0.push((ask, Shared::new(answer)));
    }

    /// Forgets answers but for those to some questions.
    pub(super) fn retain(&mut self, stays: impl Fn(&Ask) -> bool) {
        self.0.retain(|(ask, _)| stays(ask));
    }

    /// The answer to exactly this question.
    pub(crate) fn shared(&self, wanted: &Ask) -> Option<&Shared<Answer>> {
        self.0.iter().find(|(ask, _)| ask == wanted).map(|(_, answer)| answer)
    }

    /// The first answer that is picked out.
    pub(crate) fn find<T>(&self, pick: impl Fn(&Answer) -> Option<&T>) -> Option<&T> {
        self.0.iter().find_map(|(_, answer)| pick(answer))
    }
}
