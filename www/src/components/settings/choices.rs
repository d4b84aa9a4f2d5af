//! Settings that are chosen from a list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::settings::text_field::source;
use crate::state::Settings;
use crate::text::Words;

/// A choice: its value, its words, and whether it is the chosen one.
pub(crate) type Choice = (&'static str, Words, bool);

/// Sets what was chosen.
pub(crate) fn change(
    settings: &Settings,
    onset: &Callback<Settings>,
    apply: fn(&mut Settings, &str),
) -> Callback<Event> {
    let (settings, onset) = (settings.clone(), onset.clone());
    Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            let mut next = settings.clone();
            apply(&mut next, &field.value());
            onset.emit(next);
        }
    })
}

/// A list to choose from.
pub(crate) fn select(
    id: &'static str,
    label: Words,
    hint: Option<Words>,
    place: Option<Words>,
    choices: &[Choice],
    onchange: Callback<Event>,
) -> Html {
    let hint_id = hint.map(|_| format!("{id}-hint"));
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} aria-describedby={hint_id.clone()} {onchange}>
                { for choices.iter().map(|(value, words, selected)| html! {
                    <option value={*value} selected={*selected}>{ *words }</option>
                }) }
            </select>
            if let Some(hint) = hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
            if let Some(place) = place { { source(&place) } }
        </div>
    }
}
