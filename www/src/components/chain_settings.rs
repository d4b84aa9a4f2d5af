//! What the judgement of a chain depends on: purpose, rules, and whether public roots count.

use cert_inspector::input::{Purpose, ValidationPolicy};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::choices::{Choice, change, select};
use crate::state::Settings;
use crate::text;

/// The fields. `public_roots` says where the built-in roots come from.
pub(crate) fn chain_settings(
    settings: &Settings,
    public_roots: Option<&str>,
    onset: &Callback<Settings>,
) -> Html {
    let purposes: Vec<Choice> = std::iter::once(("", text::PURPOSE_AUTOMATIC, settings.purpose.is_none()))
        .chain(
            Purpose::ALL.iter().map(|one| (one.name(), text::purpose(*one), settings.purpose == Some(*one))),
        )
        .collect();
    let policies: Vec<Choice> = ValidationPolicy::ALL
        .iter()
        .map(|one| (one.name(), text::policy(*one), settings.policy == *one))
        .collect();
    let onpurpose = change(settings, onset, |settings, value| {
        settings.purpose = Purpose::ALL.iter().copied().find(|one| one.name() == value);
    });
    let onpolicy = change(settings, onset, |settings, value| {
        let chosen = ValidationPolicy::ALL.iter().copied().find(|one| one.name() == value);
        settings.policy = chosen.unwrap_or_default();
    });
    html! {
        <fieldset class="chain-settings">
            <legend>{ text::CHAIN_SETTINGS }</legend>
            { select("purpose", text::PURPOSE_LABEL, Some(text::purpose_hint(settings.purpose)), &purposes, onpurpose) }
            { select("policy", text::POLICY_LABEL, Some(text::policy_hint(settings.policy)), &policies, onpolicy) }
            { roots(settings, public_roots, onset) }
        </fieldset>
    }
}

fn roots(settings: &Settings, public_roots: Option<&str>, onset: &Callback<Settings>) -> Html {
    let onchange = {
        let (settings, onset) = (settings.clone(), onset.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onset.emit(Settings { public_roots: field.checked(), ..settings.clone() });
            }
        })
    };
    html! {
        <div class="field">
            <label class="check">
                <input
                    type="checkbox"
                    id="public-roots"
                    checked={settings.public_roots}
                    aria-describedby="public-roots-hint"
                    {onchange}
                />
                { text::PUBLIC_ROOTS_LABEL }
            </label>
            <p class="field-hint" id="public-roots-hint">{ text::PUBLIC_ROOTS_HINT }</p>
            if let Some(source) = public_roots {
                <p class="field-hint" id="public-roots-source">{ source }</p>
            }
        </div>
    }
}
