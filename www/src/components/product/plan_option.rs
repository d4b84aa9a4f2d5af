//! One option of a plan's decision, with the guide's advice.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Fit, PlanOption};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::plan_view::lines;
use crate::text::{self, of_product};

/// The option; `chosen` if the steps are for it.
pub(crate) fn option_view(option: &PlanOption, chosen: bool, guide: &str) -> Html {
    let outcome = match option.fit {
        Fit::Recommended => Outcome::Pass,
        Fit::Possible => Outcome::NotApplicable,
        Fit::Impossible => Outcome::Fail,
    };
    html! {
        <li class={outcome_class(outcome)} data-option={option.id.clone()} data-chosen={chosen.to_string()}>
            { outcome_icon(outcome) }
            <div>
                <p><strong>{ of_product(&option.title) }</strong>{ ": " }<span class="step-state">{ text::fit(option.fit) }</span></p>
                if chosen { <p>{ text::CHOSEN_OPTION }</p> }
                { lines(&option.reasons) }
                if let Some(instead) = &option.instead { <p lang={text::core_lang()}>{ instead.clone() }</p> }
                <ul lang={text::core_lang()}>{ for option.asks.iter().map(|ask| html! { <li>{ ask.clone() }</li> }) }</ul>
                <p class="step-source">{ text::step_sources(&option.sources, guide) }</p>
            </div>
        </li>
    }
}
