//! The Senstar deployment: what was chosen, the ways of obtaining a certificate, and the checklist.

use cert_inspector::checks::Outcome;
use cert_inspector::deployment::{Deployment, DeploymentSection, DeploymentStep, OpenQuestion, StepState};
use yew::prelude::*;

use crate::components::basics::finding::contradiction;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::deployment_fields::fields;
use crate::components::product::deployment_view::{DeploymentView, lines};
use crate::components::product::deployment_way::way_view;
use crate::state::DeploymentState;
use crate::text;

/// The section, folded until somebody wants it.
pub(crate) fn deployment(view: &DeploymentView<'_>) -> Html {
    let open = view.state.open;
    let onclick = {
        let (state, onchange) = (view.state.clone(), view.onchange.clone());
        // The page folds it, so that it knows whether to ask for the checklist.
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            onchange.emit(DeploymentState { open: !state.open, ..state.clone() });
        })
    };
    html! {
        <details class="fold deployment" id="deployment" {open}>
            <summary {onclick}><h2>{ text::DEPLOYMENT }</h2></summary>
            <p class="quiet">{ text::DEPLOYMENT_NOTE }</p>
            if let Some(choices) = &view.state.choices { { fields(view, choices) } }
            if open {
                if let Some(answer) = view.answer {
                    { checklist(answer, view.onchoose) }
                } else {
                    <p>{ text::DEPLOYMENT_ASKING }</p>
                }
            }
        </details>
    }
}

fn checklist(deployment: &Deployment, onchoose: &Callback<u32>) -> Html {
    html! {
        <div class="deployment-answer">
            <p class="lead" role="status" id="deployment-headline" lang={text::core_lang()}>{ deployment.headline.clone() }</p>
            { lines(&deployment.notes) }
            <section>
                <h3>{ text::DEPLOYMENT_WAYS }</h3>
                <ul class="ways">
                    { for deployment.ways.iter().map(|way| way_view(way, deployment.way == Some(way.way))) }
                </ul>
            </section>
            { for deployment.sections.iter().map(|section| section_view(section, onchoose)) }
            if !deployment.contradictions.is_empty() {
                <section>
                    <h3>{ text::DEPLOYMENT_CONTRADICTIONS }</h3>
                    { for deployment.contradictions.iter().map(contradiction) }
                </section>
            }
            <section>
                <h3>{ text::DEPLOYMENT_OPEN }</h3>
                <ul class="open-questions">{ for deployment.open_questions.iter().map(open_question) }</ul>
            </section>
        </div>
    }
}

fn section_view(section: &DeploymentSection, onchoose: &Callback<u32>) -> Html {
    html! {
        <section data-section={section.id.name()}>
            <h3 lang={text::core_lang()}>{ section.title.clone() }</h3>
            { lines(&section.notes) }
            <ol class="steps">{ for section.steps.iter().map(|step| step_view(step, onchoose)) }</ol>
        </section>
    }
}

fn step_view(step: &DeploymentStep, onchoose: &Callback<u32>) -> Html {
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
                <p class="step-text" lang={text::core_lang()}>{ step.text.clone() }</p>
                <p class="step-line">
                    <span class="step-state">{ text::step_state(step.state) }</span>
                    if step.optional { { " · " }{ text::OPTIONAL } }
                    if let Some(who) = step.who { { " · " }{ text::who(who) } }
                    { for step.objects.iter().map(|object| {
                        let id = object.id;
                        html! {
                            <>
                                { " · " }
                                <button type="button" class="button-link" onclick={onchoose.reform(move |_: MouseEvent| id)}>
                                    <bdi>{ text::named_object(object) }</bdi>
                                </button>
                            </>
                        }
                    }) }
                </p>
                { lines(&step.reasons) }
                if let Some(remedy) = &step.remedy { <p class="step-remedy" lang={text::core_lang()}>{ remedy.clone() }</p> }
                <p class="step-source">{ text::step_sources(&step.sources) }</p>
            </div>
        </li>
    }
}

fn open_question(question: &OpenQuestion) -> Html {
    html! {
        <li><span lang={text::core_lang()}>{ question.text.clone() }</span><p class="step-source">{ text::step_sources(&question.sources) }</p></li>
    }
}
