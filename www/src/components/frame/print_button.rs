//! The way to paper.

use yew::prelude::*;

use crate::text;

/// A button that prints, and what will be printed.
pub(crate) fn print_button(onprint: &Callback<()>) -> Html {
    html! {
        <div class="print-line">
            <button type="button" id="print" aria-describedby="about-print" onclick={onprint.reform(|_: MouseEvent| ())}>
                { text::PRINT }
            </button>
            <p class="quiet" id="about-print">{ text::PRINT_NOTE }</p>
        </div>
    }
}
