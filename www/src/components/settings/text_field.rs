//! A field with its label, a hint, and the reason why what was typed cannot be used.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) hint: AttrValue,
    /// Where it is written that it matters.
    #[prop_or_default]
    pub(crate) source: AttrValue,
    /// The value in force. What is being typed stays in the field until it is committed.
    pub(crate) value: AttrValue,
    pub(crate) error: Option<AttrValue>,
    /// The typed text, when the user leaves the field or presses Enter.
    pub(crate) oncommit: Callback<String>,
    /// What stands beside the field.
    #[prop_or_default]
    pub(crate) children: Children,
}

/// A field for a line of text.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let draft = use_state_eq(|| props.value.clone());
    {
        let draft = draft.clone();
        // What is wrong stays to be corrected; when it is settled, the field shows what is in force.
        use_effect_with((props.value.clone(), props.error.is_some()), move |(value, wrong)| {
            if !wrong {
                draft.set(value.clone());
            }
        });
    }
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                draft.set(field.value().into());
            }
        })
    };
    let onchange = {
        let oncommit = props.oncommit.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                oncommit.emit(field.value());
            }
        })
    };
    let hint_id = format!("{}-hint", props.id);
    let error_id = format!("{}-error", props.id);
    let hint = (!props.hint.is_empty()).then_some(hint_id);
    let error = props.error.is_some().then(|| error_id.clone());
    let described: Vec<String> = error.into_iter().chain(hint.clone()).collect();
    html! {
        <div class="field">
            <label for={&props.id}>{ &props.label }</label>
            <div class="field-line">
                <input
                    type="text"
                    id={&props.id}
                    value={(*draft).clone()}
                    aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
                    aria-invalid={props.error.is_some().then_some("true")}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                    {onchange}
                />
                { props.children.clone() }
            </div>
            if let Some(error) = &props.error {
                <p class="field-error" id={error_id} role="alert">{ error }</p>
            }
            if let Some(id) = hint { <p class="field-hint" {id}>{ &props.hint }</p> }
            { source(&props.source) }
        </div>
    }
}

/// Where it is written, below the hint of a setting.
pub(crate) fn source(place: &str) -> Html {
    html! { if !place.is_empty() { <p class="field-source">{ text::WHERE }{ " " }<cite>{ place }</cite></p> } }
}
