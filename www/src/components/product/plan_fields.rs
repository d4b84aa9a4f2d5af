//! The questions of a plan as fields.

use cert_inspector::products::{self, Choice, Question, QuestionKind};
use cert_inspector::report::PlanAnswers;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::product::plan_view::PlanView;
use crate::text::{self, Words};

/// So many questions are asked; the others only help to recommend a way.
const ASKED: usize = 3;

/// The first questions, and the others folded below them.
pub(crate) fn fields(view: &PlanView<'_>) -> Html {
    let answers = view.answers();
    let (asked, more) = view.form.questions.split_at(ASKED.min(view.form.questions.len()));
    let is_answered = |question: &Question| answers.value(question.id).is_some_and(|value| !value.is_empty());
    html! {
        <>
            { group(view, asked, &answers) }
            if !more.is_empty() {
                <details class="deployment-more" open={more.iter().any(is_answered)}>
                    <summary>{ text::PLAN_MORE }</summary>
                    { group(view, more, &answers) }
                </details>
            }
        </>
    }
}

/// Questions in a row, boxes to tick last.
fn group(view: &PlanView<'_>, questions: &'static [Question], answers: &PlanAnswers) -> Html {
    let (boxes, fields): (Vec<&Question>, Vec<&Question>) =
        questions.iter().partition(|question| question.takes_several());
    html! {
        <div class="deployment-fields">
            { for fields.into_iter().chain(boxes).map(|question| field(view, question, answers)) }
        </div>
    }
}

fn field(view: &PlanView<'_>, question: &'static Question, answers: &PlanAnswers) -> Html {
    let label = Words::from(question.label);
    let select = |options: Vec<(&'static str, Words)>| select(view, question, label, &options, answers);
    match &question.kind {
        QuestionKind::OneOf { choices, unsaid } => {
            let choices = choices.iter().map(|choice| (choice.id, choice.label.into()));
            select(std::iter::once(("", (*unsaid).into())).chain(choices).collect())
        }
        QuestionKind::YesNo => {
            select(vec![("", text::NOT_SAID), (products::YES, text::YES), (products::NO, text::NO)])
        }
        QuestionKind::Text { suggestions, .. } => {
            select(suggestions.iter().map(|(value, label)| (*value, (*label).into())).collect())
        }
        QuestionKind::SomeOf(choices) => html! {
            <fieldset class="field">
                <legend>{ label }</legend>
                { for choices.iter().map(|choice| check(view, question, choice, answers)) }
            </fieldset>
        },
    }
}

/// The identifier of a question's field.
fn field_id(question: &Question) -> String {
    format!("plan-{}", question.id)
}

fn select(
    view: &PlanView<'_>,
    question: &'static Question,
    label: Words,
    options: &[(&'static str, Words)],
    answers: &PlanAnswers,
) -> Html {
    let chosen = answers.value(question.id).unwrap_or_default();
    let onchange = change(view, move |answers, event| {
        let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        match field.value() {
            value if value.is_empty() => answers.unset(question.id),
            value => answers.set(question.id, [value]),
        }
    });
    let id = field_id(question);
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <select {id} {onchange}>
                { for options.iter().map(|(value, words)| html! {
                    <option value={*value} selected={*value == chosen}>{ *words }</option>
                }) }
            </select>
        </div>
    }
}

fn check(
    view: &PlanView<'_>,
    question: &'static Question,
    choice: &'static Choice,
    answers: &PlanAnswers,
) -> Html {
    let onchange = change(view, move |answers, event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let mut ticked = answers.values(question.id).unwrap_or_default().to_vec();
        ticked.retain(|value| value != choice.id);
        if field.checked() {
            ticked.push(choice.id.to_owned());
        }
        answers.set(question.id, ticked);
    });
    let id = format!("{}-{}", field_id(question), choice.id);
    let checked = answers.includes(question.id, choice.id);
    html! {
        <label class="check">
            <input type="checkbox" {id} {checked} {onchange} />
            { Words::from(choice.label) }
        </label>
    }
}

/// Takes over what a field has now.
fn change(view: &PlanView<'_>, apply: impl Fn(&mut PlanAnswers, &Event) + 'static) -> Callback<Event> {
    let (product, before) = (view.product, view.answers());
    let (state, onchange) = (view.state.clone(), view.onchange.clone());
    Callback::from(move |event: Event| {
        let mut answers = before.clone();
        apply(&mut answers, &event);
        onchange.emit(state.answered(product, answers));
    })
}
