//! The ways in that can be pressed: picker, paste, samples. Dropping works on the whole window.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::bridge::Entry;
use crate::commands::Commands;
use crate::components::intake::paste::PastePanel;
use crate::components::intake::samples::sample_list;
use crate::state::State;
use crate::text::{self, Words};
use crate::{browser, intake};

/// The way to more files, at the head of the page: the picker, and a menu with the other ways in.
pub(crate) fn add_files(state: &State, commands: &Commands) -> Html {
    html! {
        <div class="add-files" role="group" aria-label={text::ADD}>
            { picker("file-input", false, text::ADD_FILES, "button button-primary", &commands.add) }
            <details class="menu" id="add-menu" open={state.pasting}>
                <summary class="button" aria-label={text::MORE_WAYS} title={text::MORE_WAYS}>{ "▾" }</summary>
                <div class="menu-body">
                    { other_ways(state, commands) }
                    // Samples are judged alone: beside the user's own files there are none.
                    if state.settings.sample.is_some() { { sample_list(&commands.try_sample) } }
                </div>
            </details>
        </div>
    }
}

/// The ways in beside the picker.
pub(super) fn other_ways(state: &State, commands: &Commands) -> Html {
    let pasting = state.pasting;
    html! {
        <>
            <div class="buttons">
                { picker("folder-input", true, text::CHOOSE_FOLDER, "button", &commands.add) }
                <button
                    type="button"
                    id="paste"
                    aria-expanded={pasting.to_string()}
                    onclick={commands.open_paste.reform(move |_: MouseEvent| !pasting)}
                >
                    { text::PASTE }
                </button>
            </div>
            if pasting { <PastePanel ontext={commands.take_text.clone()} onclose={close(commands)} /> }
        </>
    }
}

/// The picker: the browser's own field, dressed as a button by its label.
pub(super) fn picker(
    id: &'static str,
    folder: bool,
    words: Words,
    class: &'static str,
    onadd: &Callback<Vec<Entry>>,
) -> Html {
    let onadd = onadd.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            onadd.emit(intake::from_list(field.files()));
            // So that the same file can be chosen again after it was changed.
            field.set_value("");
        }
    });
    html! {
        <span class={classes!("picker", folder.then_some("picker-folder"))}>
            <input type="file" {id} class="visually-hidden" multiple={!folder} webkitdirectory={folder} {onchange} />
            <label for={id} {class}>{ words }</label>
        </span>
    }
}

fn close(commands: &Commands) -> Callback<()> {
    let onpaste = commands.open_paste.clone();
    Callback::from(move |()| {
        onpaste.emit(false);
        _ = browser::focus("paste");
    })
}
