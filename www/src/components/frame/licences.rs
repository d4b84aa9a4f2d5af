//! The licences of the software and the data in the page, in a dialog of their own.

use yew::prelude::*;

use crate::components::basics::dialog::dialog;
use crate::{browser, text};

/// What the dialog is known by.
const LICENCES_DIALOG: &str = "licences-dialog";

/// Written by `cargo xtask notices`. It is a part of the module, so the page holds it compressed.
const NOTICES: &str = include_str!("../../../../THIRD-PARTY-NOTICES.txt");

/// A button, and the dialog that it opens. The text is in the document only once it was asked for.
#[component]
pub(crate) fn Licences() -> Html {
    let asked = use_state(|| false);
    let onclick = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set(true);
            browser::open_dialog(LICENCES_DIALOG);
        })
    };
    let content = html! {
        if *asked {
            <p>{ text::LICENCES_LEAD }</p>
            <pre lang={text::core_lang()}>{ NOTICES }</pre>
        }
    };
    html! {
        <section>
            <h3>{ text::LICENCES }</h3>
            <p>{ text::LICENCES_NOTE }</p>
            <button type="button" class="button-small" id="licences-button" aria-haspopup="dialog" {onclick}>
                { text::LICENCES_SHOW }
            </button>
            { dialog(LICENCES_DIALOG, text::LICENCES, content) }
        </section>
    }
}
