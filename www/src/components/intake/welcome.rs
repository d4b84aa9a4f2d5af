//! The page while nothing was added: what it answers, for which product, and the ways in.

use cert_inspector::products::PRODUCTS;
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::frame::product_bar::product_buttons;
use crate::components::intake::panel::{other_ways, picker};
use crate::components::intake::samples::sample_list;
use crate::state::State;
use crate::text::{self, Words};

/// The start page.
pub(crate) fn welcome(state: &State, commands: &Commands) -> Html {
    let chosen = PRODUCTS.iter().find(|product| state.settings.profile == Some(product.id));
    html! {
        <section class="intake intake-welcome" aria-label={text::ADD}>
            <h2>{ text::WELCOME }</h2>
            <p class="lead">{ text::WELCOME_LEAD }</p>
            <section aria-labelledby="for-heading">
                <h3 id="for-heading">{ text::WHAT_FOR }</h3>
                { product_buttons(state, commands) }
                if let Some(product) = chosen { <p class="quiet">{ Words::from(product.introduction) }</p> }
            </section>
            <div class="ways-in">
                { picker("file-input", false, text::CHOOSE_FILES, "button button-primary", &commands.add) }
                { other_ways(state, commands) }
            </div>
            <p class="quiet intake-hint">{ text::DROP_HINT }</p>
            <p class="quiet">{ text::WELCOME_KINDS }</p>
            <div class="intake-samples">
                <h3>{ text::SAMPLES }</h3>
                <p class="quiet">{ text::SAMPLES_NOTE }</p>
                { sample_list(&commands.try_sample) }
            </div>
        </section>
    }
}
