//! A box over the page. The browser keeps the focus in it, closes it on Escape, and gives the focus back.

use yew::prelude::*;

use crate::browser;
use crate::text::{self, Words};

/// A dialog, closed until [`browser::open_dialog`] opens it.
pub(crate) fn dialog(id: &'static str, title: Words, content: Html) -> Html {
    let title_id = format!("{id}-title");
    html! {
        <dialog {id} class="dialog" aria-labelledby={title_id.clone()}>
            <header>
                <h2 id={title_id}>{ title }</h2>
                <button type="button" class="button-small" onclick={move |_: MouseEvent| _ = browser::close_dialog(id)}>
                    { text::CLOSE }
                </button>
            </header>
            { content }
        </dialog>
    }
}
