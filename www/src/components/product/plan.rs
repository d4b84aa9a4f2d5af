//! The plan of a product: what was answered, its options, and the checklist. No product is known here.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{OpenQuestion, Plan, PlanChoice, PlanSection, PlanStep, StepState};
use yew::prelude::*;

use crate::components::basics::finding::contradiction;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::cards::solution::save;
use crate::components::product::plan_fields::fields;
use crate::components::product::plan_option::option_view;
use crate::components::product::plan_view::{PlanView, lines};
use crate::components::tabs::files::exports::Fields;
use crate::text::{self, Words, of_product};

/// The plan as a view of its own, in place of the object.
pub(crate) fn plan(view: &PlanView<'_>) -> Html {
    let onclose = view.onchange.reform({
        let next = view.state.toggled();
        move |_: MouseEvent| next.clone()
    });
    html! {
        <section class="deployment" id="deployment" aria-labelledby="deployment-heading">
            <header>
                <h2 id="deployment-heading">{ Words::from(view.form.heading) }</h2>
                <button type="button" class="button-small" id="close-plan" onclick={onclose}>{ text::CLOSE }</button>
            </header>
            <p class="quiet">{ Words::from(view.form.introduction) }</p>
            { fields(view) }
            if let Some(plan) = view.plan {
                { checklist(plan, view) }
            } else {
                <p>{ text::PLAN_ASKING }</p>
            }
        </section>
    }
}

fn checklist(plan: &Plan, view: &PlanView<'_>) -> Html {
    html! {
        <div class="deployment-answer">
            <p class="lead" role="status" id="deployment-headline" lang={text::core_lang()}>{ plan.headline.clone() }</p>
            { lines(&plan.notes) }
            if let Some(choice) = &plan.choice { { choice_view(choice, &plan.guide) } }
            { for plan.sections.iter().map(|section| section_view(section, &plan.guide, view)) }
            if !plan.contradictions.is_empty() {
                <section>
                    <h3>{ text::PLAN_CONTRADICTIONS }</h3>
                    { for plan.contradictions.iter().map(contradiction) }
                </section>
            }
            if !plan.open_questions.is_empty() {
                <section>
                    <h3>{ text::PLAN_OPEN }</h3>
                    <ul class="open-questions">
                        { for plan.open_questions.iter().map(|question| open_question(question, &plan.guide)) }
                    </ul>
                </section>
            }
        </div>
    }
}

fn choice_view(choice: &PlanChoice, guide: &str) -> Html {
    html! {
        // Once it is decided, the other ways are out of the way.
        <details class="fold" open={choice.chosen.is_none()}>
            <summary><h3>{ of_product(&choice.title) }</h3></summary>
            <ul class="options">
                { for choice.options.iter().map(|option| {
                    option_view(option, choice.chosen.as_ref() == Some(&option.id), guide)
                }) }
            </ul>
        </details>
    }
}

fn section_view(section: &PlanSection, guide: &str, view: &PlanView<'_>) -> Html {
    let done = section.steps.iter().filter(|step| step.state == StepState::Done).count();
    // What is done already is out of the way.
    let open = done < section.steps.len();
    html! {
        <details class="fold" data-section={section.id.clone()} {open}>
            <summary>
                <h3>{ of_product(&section.title) }</h3>
                <span class="quiet">{ text::done_of(done, section.steps.len()) }</span>
            </summary>
            { lines(&section.notes) }
            <ol class="steps">{ for section.steps.iter().map(|step| step_view(step, guide, view)) }</ol>
        </details>
    }
}

fn step_view(step: &PlanStep, guide: &str, view: &PlanView<'_>) -> Html {
    let file = step.file.and_then(|destination| view.file(destination));
    let outcome = match step.state {
        StepState::Done => Outcome::Pass,
        StepState::Attention => Outcome::Warn,
        StepState::ToDo => Outcome::NotApplicable,
        StepState::CannotTell => Outcome::Unknown,
        StepState::NotMet | StepState::Impossible => Outcome::Fail,
    };
    html! {
        <li class={outcome_class(outcome)} data-step={step.id.clone()}>
            { outcome_icon(outcome) }
            <div>
                <p class="step-text">{ of_product(&step.text) }</p>
                if !step.actions.is_empty() {
                    <ol class="step-actions">{ for step.actions.iter().map(|action| html! { <li>{ of_product(action) }</li> }) }</ol>
                }
                if let Some(file) = file { { save(&Fields::of_step(&step.id), file, &[], false, view.at, view.onsave) } }
                <p class="step-line">
                    <span class="step-state">{ text::step_state(step.state) }</span>
                    if step.optional { { " · " }{ text::OPTIONAL } }
                    if let Some(who) = &step.who { { " · " }{ of_product(who) } }
                    { for step.objects.iter().map(|object| {
                        let id = object.id;
                        html! {
                            <>
                                { " · " }
                                <button type="button" class="button-link" onclick={view.onchoose.reform(move |_: MouseEvent| id)}>
                                    <bdi>{ text::named_object(object) }</bdi>
                                </button>
                            </>
                        }
                    }) }
                </p>
                { lines(&step.reasons) }
                if let Some(remedy) = &step.remedy { <p class="step-remedy" lang={text::core_lang()}>{ remedy.clone() }</p> }
                if step.state != StepState::Done {
                    <details class="step-source"><summary>{ text::SOURCE }</summary><p>{ text::step_sources(&step.sources, guide) }</p></details>
                }
            </div>
        </li>
    }
}

fn open_question(question: &OpenQuestion, guide: &str) -> Html {
    html! {
        <li><span lang={text::core_lang()}>{ question.text.clone() }</span><p class="step-source">{ text::step_sources(&question.sources, guide) }</p></li>
    }
}
