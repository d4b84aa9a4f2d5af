//! The list of keys, and the switch for them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::basics::dialog::dialog;
use crate::state::Action;
use crate::text;

/// What the dialog is known by.
pub(crate) const SHORTCUTS_DIALOG: &str = "shortcuts-dialog";

/// Every key with what it does.
pub(crate) fn shortcuts_dialog(on: bool, tell: &Callback<Action>) -> Html {
    let onchange = tell.reform(|event: Event| {
        Action::Shortcuts(event.target_dyn_into::<HtmlInputElement>().is_none_or(|field| field.checked()))
    });
    let content = html! {
        <>
            <p>{ text::HELP_NOTE }</p>
            <dl class="pairs">
                { for text::SHORTCUTS.iter().map(|(key, what)| html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div>
                }) }
            </dl>
            <label class="check">
                <input type="checkbox" id="shortcuts-on" checked={on} aria-describedby="shortcuts-note" {onchange} />
                { text::SHORTCUTS_ON }
            </label>
            <p class="quiet" id="shortcuts-note">{ text::SHORTCUTS_NOTE }</p>
        </>
    };
    dialog(SHORTCUTS_DIALOG, text::HELP, content)
}
