//! What the judgement of a chain depends on: purpose, rules, which roots are trusted, and what unknown revocation means.

use cert_inspector::input::{Purpose, ValidationPolicy};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::settings::choices::{Choice, change, select};
use crate::components::settings::text_field::source;
use crate::state::Settings;
use crate::text::{self, Words};

/// What counts as trusted, and by which rules. `roots` says where the built-in roots come from.
pub(crate) fn trust_fields(settings: &Settings, roots: Option<&str>, onset: &Callback<Settings>) -> Html {
    let policies: Vec<Choice> = ValidationPolicy::ALL
        .iter()
        .map(|one| (one.name(), text::policy(*one), settings.policy == *one))
        .collect();
    let onpolicy = change(settings, onset, |settings, value| {
        let chosen = ValidationPolicy::ALL.iter().copied().find(|one| one.name() == value);
        settings.policy = chosen.unwrap_or_default();
    });
    html! {
        <>
            { flag("public-roots", text::PUBLIC_ROOTS_LABEL, text::PUBLIC_ROOTS_HINT, settings, onset, |settings| &mut settings.public_roots) }
            if let Some(roots) = roots { <p class="field-hint" id="public-roots-source">{ roots }</p> }
            if !settings.trusted.is_empty() {
                <p class="field-hint" id="trusted-here">{ text::trusted_here(settings.trusted.len()) }</p>
            }
            { select("policy", text::POLICY_LABEL, Some(text::policy_hint(settings.policy)), Some(text::POLICY_WHERE), &policies, onpolicy) }
            <div>
                { flag("require-revocation", text::REVOCATION_LABEL, text::REVOCATION_CHANGES, settings, onset, |settings| &mut settings.require_revocation) }
                { source(&text::REVOCATION_WHERE) }
            </div>
        </>
    }
}

/// What certificates are used for.
pub(crate) fn purpose_field(settings: &Settings, onset: &Callback<Settings>) -> Html {
    let purposes: Vec<Choice> = std::iter::once(("", text::PURPOSE_AUTOMATIC, settings.purpose.is_none()))
        .chain(
            Purpose::ALL.iter().map(|one| (one.name(), text::purpose(*one), settings.purpose == Some(*one))),
        )
        .collect();
    let onpurpose = change(settings, onset, |settings, value| {
        settings.purpose = Purpose::ALL.iter().copied().find(|one| one.name() == value);
    });
    let hint = text::purpose_hint(settings.purpose);
    select("purpose", text::PURPOSE_LABEL, Some(hint), Some(text::PURPOSE_WHERE), &purposes, onpurpose)
}

fn flag(
    id: &'static str,
    label: Words,
    hint: Words,
    settings: &Settings,
    onset: &Callback<Settings>,
    place: fn(&mut Settings) -> &mut bool,
) -> Html {
    let checked = *place(&mut settings.clone());
    let onchange = {
        let (settings, onset) = (settings.clone(), onset.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = settings.clone();
                *place(&mut next) = field.checked();
                onset.emit(next);
            }
        })
    };
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <label class="check">
                <input type="checkbox" {id} {checked} aria-describedby={hint_id.clone()} {onchange} />
                { label }
            </label>
            <p class="field-hint" id={hint_id}>{ hint }</p>
        </div>
    }
}
