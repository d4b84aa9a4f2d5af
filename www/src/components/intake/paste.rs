//! A field to paste in, for those who do not paste by keyboard.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::text;

/// The field that is there to paste files in.
pub(crate) const PASTE_FIELD: &str = "paste-text";

#[derive(Properties, PartialEq)]
pub(crate) struct PastePanelProps {
    pub(crate) ontext: Callback<String>,
    pub(crate) onclose: Callback<()>,
}

/// The field. Pasting in it is caught by the window, as everywhere on the page; typed text waits for the button.
#[component]
pub(crate) fn PastePanel(props: &PastePanelProps) -> Html {
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with((), move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                _ = area.focus();
            }
        });
    }
    let onread = {
        let area = area.clone();
        let ontext = props.ontext.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                ontext.emit(area.value());
            }
        })
    };
    let onkeydown = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                onclose.emit(());
            }
        })
    };
    html! {
        <div class="paste-panel" {onkeydown}>
            <label for={PASTE_FIELD}>{ text::PASTE_LABEL }</label>
            <textarea id={PASTE_FIELD} ref={area} rows="5" spellcheck="false" autocomplete="off" aria-describedby="paste-hint" />
            <p class="field-hint" id="paste-hint">{ text::PASTE_HINT }</p>
            <div class="buttons">
                <button type="button" id="paste-read" onclick={onread}>{ text::PASTE_READ }</button>
                <button type="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ text::CLOSE }</button>
            </div>
        </div>
    }
}
