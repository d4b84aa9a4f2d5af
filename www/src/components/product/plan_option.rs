//! One way of obtaining a certificate, with the guide's advice.

use cert_inspector::checks::Outcome;
use cert_inspector::deployment::{WayFit, WayReport};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::deployment_view::lines;
use crate::text;

/// The way; `chosen` if the steps are for it.
pub(crate) fn way_view(way: &WayReport, chosen: bool) -> Html {
    let outcome = match way.fit {
        WayFit::Recommended => Outcome::Pass,
        WayFit::Possible => Outcome::NotApplicable,
        WayFit::Impossible => Outcome::Fail,
    };
    html! {
        <li class={outcome_class(outcome)} data-way={way.way.name()} data-chosen={chosen.to_string()}>
            { outcome_icon(outcome) }
            <div>
                <p><strong lang={text::core_lang()}>{ way.title.clone() }</strong>{ ": " }<span class="step-state">{ text::fit(way.fit) }</span></p>
                if chosen { <p>{ text::CHOSEN_WAY }</p> }
                { lines(&way.reasons) }
                if let Some(instead) = &way.instead { <p lang={text::core_lang()}>{ instead.clone() }</p> }
                <ul lang={text::core_lang()}>{ for way.asks.iter().map(|ask| html! { <li>{ ask.clone() }</li> }) }</ul>
                <p class="step-source">{ text::step_sources(&way.sources) }</p>
            </div>
        </li>
    }
}
