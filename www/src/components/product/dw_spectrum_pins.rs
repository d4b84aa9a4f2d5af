//! Pins that were noted down, and what a renewal does to clients.

use cert_inspector::products::dw_spectrum::{PinMatch, Pins};
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::dw_spectrum_modes::reaction_outcome;
use crate::shown::shown;
use crate::text;

/// What a ledger says of this certificate; without one, how to keep it.
pub(crate) fn pins(pins: &Pins) -> Html {
    html! {
        <section id="dw-pins">
            <h4>{ text::DW_PINS }</h4>
            <p class="lead" lang={text::core_lang()}>{ pins.headline.clone() }</p>
            if !pins.matches.is_empty() {
                <ul class="dw-list">{ for pins.matches.iter().map(pin_match) }</ul>
            }
            if !pins.consequences.is_empty() {
                <ul class="dw-faults">
                    { for pins.consequences.iter().map(|consequence| {
                        let outcome = reaction_outcome(consequence.reaction);
                        html! {
                            <li class={outcome_class(outcome)}>
                                { outcome_icon(outcome) }
                                <p lang={text::core_lang()}><strong>{ consequence.title.clone() }</strong>{ ": " }{ consequence.text.clone() }</p>
                            </li>
                        }
                    }) }
                </ul>
            }
            <p class="quiet">{ text::DW_PIN }</p>
            <p class="dw-pin">
                <LongValue value={pins.pin.clone()} code=true />
                { " " }
                <CopyButton text={pins.pin.clone()} what={text::DW_PIN} />
            </p>
            <p class="quiet">{ text::DW_PINS_HOW }</p>
        </section>
    }
}

fn pin_match(found: &PinMatch) -> Html {
    html! {
        <li>
            <bdi>{ shown(if found.server.is_empty() { &found.title } else { &found.server }).into_owned() }</bdi>
            { ", " }{ text::pinned_at(found.pinned_at) }{ ": " }<span lang={text::core_lang()}>{ found.text.clone() }</span>
        </li>
    }
}
