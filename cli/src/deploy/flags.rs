//! The questions of plans as flags.

use cert_inspector::ProfileId;
use cert_inspector::products::{NO, Question, QuestionKind, YES, planned};
use cert_inspector::report::PlanAnswers;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

/// What was answered on the command line.
pub(super) struct PlanFlags {
    pub(super) given: PlanAnswers,
}

impl Args for PlanFlags {
    fn augment_args(command: Command) -> Command {
        command.args(questions().into_iter().filter_map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for PlanFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut given = PlanAnswers::default();
        for id in questions().iter().filter_map(|same| same.first()).map(|question| question.id) {
            // The form has its own defaults.
            if matches.value_source(id) == Some(ValueSource::CommandLine) {
                given.set(id, matches.get_many::<String>(id).into_iter().flatten().cloned());
            }
        }
        Ok(Self { given })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The questions of every plan. Those of several products with one name are one flag.
fn questions() -> Vec<Vec<&'static Question>> {
    let mut flags: Vec<Vec<&'static Question>> = Vec::new();
    for question in planned().flat_map(|(_, form)| form.questions) {
        match flags.iter_mut().find(|same| same.iter().any(|other| other.id == question.id)) {
            Some(same) => same.push(question),
            None => flags.push(vec![question]),
        }
    }
    flags
}

fn flag(same: Vec<&'static Question>) -> Option<Arg> {
    let first = *same.first()?;
    let placeholder = match first.kind {
        QuestionKind::Text { placeholder, .. } => placeholder.to_owned(),
        _ => first.id.replace('-', "_").to_uppercase(),
    };
    // Where several products have a plan, only the form of the chosen one knows what it needs.
    let is_required = first.required && only_plan().is_some();
    let mut flag = Arg::new(first.id)
        .long(first.id)
        .value_name(placeholder)
        .help(first.help)
        .required(is_required)
        .default_values(first.default.iter().copied());
    if same.iter().any(|question| question.takes_several()) {
        flag = flag.action(ArgAction::Append).value_delimiter(',');
    }
    Some(match same.iter().map(|question| choices(question)).collect::<Option<Vec<_>>>() {
        Some(choices) => flag.value_parser(PossibleValuesParser::new(distinct(choices))),
        None => flag.value_parser(move |text: &str| accept(&same, text)),
    })
}

/// The values that answer a question, unless it takes any text.
fn choices(question: &Question) -> Option<Vec<PossibleValue>> {
    match &question.kind {
        QuestionKind::OneOf { choices, .. } | QuestionKind::SomeOf(choices) => {
            Some(choices.iter().map(|choice| PossibleValue::new(choice.id).help(choice.help)).collect())
        }
        QuestionKind::YesNo => Some([YES, NO].map(PossibleValue::new).to_vec()),
        QuestionKind::Text { .. } => None,
    }
}

fn distinct(choices: Vec<Vec<PossibleValue>>) -> Vec<PossibleValue> {
    let mut all: Vec<PossibleValue> = Vec::new();
    for choice in choices.into_iter().flatten() {
        if all.iter().all(|other| other.get_name() != choice.get_name()) {
            all.push(choice);
        }
    }
    all
}

/// Takes a text that answers one of the questions.
fn accept(same: &[&'static Question], text: &str) -> Result<String, String> {
    let mut wrong = String::new();
    for question in same {
        let answer = match question.kind {
            QuestionKind::Text { check, .. } => check(text),
            _ => question.check(text).map_err(|error| error.to_string()),
        };
        match answer {
            Ok(()) => return Ok(text.to_owned()),
            Err(reason) => wrong = reason,
        }
    }
    Err(wrong)
}

/// The product that has a plan, if no other has one.
pub(super) fn only_plan() -> Option<ProfileId> {
    let mut planned = planned();
    let (product, _) = planned.next()?;
    planned.next().is_none().then_some(product.id)
}
