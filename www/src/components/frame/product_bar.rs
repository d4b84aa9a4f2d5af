//! Which product it is for, and what is typed for that product.

use cert_inspector::products::{PRODUCTS, PlanForm, Setting};
use cert_inspector::report::Verdict;
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::settings::panel::runtime_field;
use crate::components::settings::typed::{TYPED, is_in_bar, is_needed, typed_field};
use crate::state::{Settings, State};
use crate::text::{self, Words};

/// A button for each product, and one for those who do not know.
pub(crate) fn product_buttons(state: &State, commands: &Commands) -> Html {
    let product = state.product();
    let unsure = if state.has_results() { product.is_none() } else { state.settings.every_product };
    let button = |name: &'static str, words: Words, pressed: bool, settings: Settings| {
        html! {
            <button
                type="button"
                class="choice"
                data-product={name}
                aria-pressed={pressed.to_string()}
                onclick={commands.set.reform(move |_: MouseEvent| settings.clone())}
            >
                { words }
            </button>
        }
    };
    html! {
        <div class="choices" role="group" aria-labelledby="for-heading">
            { for PRODUCTS.iter().map(|one| {
                let settings = Settings { profile: Some(one.id), every_product: false, ..state.settings.clone() };
                button(one.id.name(), Words::from(one.label), product == Some(one.id), settings)
            }) }
            { button("all", text::NOT_SURE, unsure, Settings { profile: None, every_product: true, ..state.settings.clone() }) }
        </div>
    }
}

/// The bar above the answer: the product, its fields, and the way to its plan, where it has one.
pub(crate) fn product_bar(state: &State, commands: &Commands, plan: Option<&'static PlanForm>) -> Html {
    html! {
        <section class="product-bar" aria-labelledby="for-heading">
            <h2 id="for-heading">{ text::FOR }</h2>
            { product_buttons(state, commands) }
            if !state.narrow { { bar_fields(state, commands) } }
            if let Some(form) = plan {
                <button
                    type="button"
                    id="plan-button"
                    class="button-quiet"
                    aria-expanded={state.plan.open.to_string()}
                    onclick={commands.plan.reform({ let next = state.plan.toggled(); move |_: MouseEvent| next.clone() })}
                >
                    <span title={Words::from(form.heading).spoken()}>{ text::PLAN_ROLLOUT }</span>
                </button>
            }
        </section>
    }
}

/// On a phone, what stays in view: the answer, and the way to the objects.
pub(crate) fn strip(state: &State, objects: Html) -> Html {
    let verdict = state.cards().first().map_or(Verdict::Nothing, |card| card.verdict);
    html! {
        <div class={classes!("strip", outcome_class(verdict.outcome()))}>
            { outcome_icon(verdict.outcome()) }
            <strong>{ text::verdict(verdict) }</strong>
            { objects }
        </div>
    }
}

/// What is typed or chosen for the product. On a phone it stands below the answer.
pub(crate) fn bar_fields(state: &State, commands: &Commands) -> Html {
    let product = state.product();
    html! {
        <div class="bar-fields">
            { for TYPED.iter().filter(|typed| is_in_bar(typed, product)).map(|typed| typed_field(typed, true, state, commands)) }
            if product.is_some() && is_needed(Setting::Runtime, product) { { runtime_field(&state.settings, commands) } }
        </div>
    }
}
