//! What a product asks before it makes a plan. Page and command draw their fields and flags from it.

use std::fmt;

use super::label::Label;
use crate::input::ProfileId;
use crate::report::PlanAnswers;

/// The answer yes to a question that is answered with yes or no.
pub const YES: &str = "yes";

/// The answer no to a question that is answered with yes or no.
pub const NO: &str = "no";

/// The form of a plan.
#[derive(Debug)]
pub struct PlanForm {
    /// The heading above it.
    pub heading: Label,
    /// What the plan is for.
    pub introduction: Label,
    /// The questions, in order.
    pub questions: &'static [Question],
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// The name used on the command line and in answers.
    pub id: &'static str,
    /// The label of its field.
    pub label: Label,
    /// What the help of the command says.
    pub help: &'static str,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The answer where none is given.
    pub default: &'static [&'static str],
    /// Whether there is no plan without an answer.
    pub required: bool,
}

/// How a question is answered.
#[derive(Debug)]
pub enum QuestionKind {
    /// By one of several choices.
    OneOf {
        /// The choices.
        choices: &'static [Choice],
        /// What it means not to choose.
        unsaid: Label,
    },
    /// By any number of choices, none of them included.
    SomeOf(&'static [Choice]),
    /// By [`YES`] or [`NO`].
    YesNo,
    /// By a text.
    Text {
        /// What stands for the text in the help of the command.
        placeholder: &'static str,
        /// Texts to choose from where nothing is typed. There is at least one.
        suggestions: &'static [(&'static str, Label)],
        /// Says what is wrong with a text, in a sentence.
        check: fn(&str) -> Result<(), String>,
    },
}

/// A possible answer.
#[derive(Debug)]
pub struct Choice {
    /// The name used on the command line and in answers.
    pub id: &'static str,
    /// What it is called.
    pub label: Label,
    /// What the help of the command says.
    pub help: &'static str,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanError {
    /// The product has no plan.
    NoPlan {
        /// The products that have one.
        products: Vec<ProfileId>,
    },
    /// There is an answer to a question that is not asked.
    UnknownQuestion {
        /// The questions that are asked.
        asked: Vec<&'static str>,
    },
    /// A question has to be answered.
    Unanswered {
        /// The question.
        question: &'static str,
    },
    /// A question takes one answer and has several.
    SeveralAnswers {
        /// The question.
        question: &'static str,
    },
    /// An answer is none of those that a question takes.
    UnknownAnswer {
        /// The question.
        question: &'static str,
        /// The answers that it takes.
        possible: Vec<&'static str>,
    },
    /// A text cannot be used.
    BadText {
        /// The question.
        question: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl PlanError {
    /// An identifier that programs can rely on.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoPlan { .. } => "noPlan",
            Self::UnknownQuestion { .. } => "unknownQuestion",
            Self::Unanswered { .. } => "unanswered",
            Self::SeveralAnswers { .. } | Self::UnknownAnswer { .. } | Self::BadText { .. } => "badAnswer",
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlan { products } => {
                let products: Vec<&str> = products.iter().map(ProfileId::name).collect();
                write!(f, "this product has no plan: choose one of {}", products.join(", "))
            }
            Self::UnknownQuestion { asked } => {
                write!(f, "there is an answer to a question that is not asked: answer {}", asked.join(", "))
            }
            Self::Unanswered { question } => write!(f, "{question} has no answer, and needs one"),
            Self::SeveralAnswers { question } => write!(f, "{question} has several answers, and takes one"),
            Self::UnknownAnswer { question, possible } => {
                write!(f, "{question} does not take this answer: choose one of {}", possible.join(", "))
            }
            Self::BadText { question, reason } => write!(f, "{question}: {reason}"),
        }
    }
}

impl std::error::Error for PlanError {}

impl PlanForm {
    /// The answers that a plan is made for: each is checked, and the default takes the place of what was not answered.
    ///
    /// # Errors
    /// A question or an answer is unknown, or an answer is missing.
    pub fn check(&self, given: &PlanAnswers) -> Result<PlanAnswers, PlanError> {
        if given.iter().any(|(id, _)| self.questions.iter().all(|question| question.id != id)) {
            let asked = self.questions.iter().map(|question| question.id).collect();
            return Err(PlanError::UnknownQuestion { asked });
        }
        let mut checked = PlanAnswers::default();
        for question in self.questions {
            match given.values(question.id).filter(|values| question.takes_several() || !values.is_empty()) {
                Some(values) => {
                    if values.len() > 1 && !question.takes_several() {
                        return Err(PlanError::SeveralAnswers { question: question.id });
                    }
                    values.iter().try_for_each(|value| question.check(value))?;
                    checked.set(question.id, values.iter().cloned());
                }
                None if !question.default.is_empty() => {
                    checked.set(question.id, question.default.iter().copied());
                }
                None if question.required => return Err(PlanError::Unanswered { question: question.id }),
                None => {}
            }
        }
        Ok(checked)
    }

    /// The answers to begin with: the defaults, and the first suggestion where an answer is required.
    #[must_use]
    pub fn initial(&self) -> PlanAnswers {
        let mut answers = PlanAnswers::default();
        for question in self.questions {
            match question.kind {
                QuestionKind::Text { suggestions, .. }
                    if question.required && question.default.is_empty() =>
                {
                    answers.set(question.id, suggestions.iter().take(1).map(|(text, _)| *text));
                }
                _ if !question.default.is_empty() => {
                    answers.set(question.id, question.default.iter().copied());
                }
                _ => {}
            }
        }
        answers
    }
}

impl Question {
    /// Whether it takes any number of answers.
    #[must_use]
    pub const fn takes_several(&self) -> bool {
        matches!(self.kind, QuestionKind::SomeOf(_))
    }

    /// Whether a value answers it.
    ///
    /// # Errors
    /// The value is not one of the choices, or the text cannot be used.
    pub fn check(&self, value: &str) -> Result<(), PlanError> {
        let one_of = |possible: Vec<&'static str>| {
            if possible.contains(&value) {
                return Ok(());
            }
            Err(PlanError::UnknownAnswer { question: self.id, possible })
        };
        match &self.kind {
            QuestionKind::OneOf { choices, .. } | QuestionKind::SomeOf(choices) => {
                one_of(choices.iter().map(|choice| choice.id).collect())
            }
            QuestionKind::YesNo => one_of(vec![YES, NO]),
            QuestionKind::Text { check, .. } => {
                check(value).map_err(|reason| PlanError::BadText { question: self.id, reason })
            }
        }
    }
}
