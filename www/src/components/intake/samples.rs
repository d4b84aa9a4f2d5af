//! Cases to try the page with.

use yew::prelude::*;

use crate::samples::{Sample, samples};
use crate::text::{self, Words};

/// A card for each sample.
pub(crate) fn sample_list(onsample: &Callback<Sample>) -> Html {
    html! {
        <ul class="samples">
            { for samples().into_iter().map(|sample| html! {
                <li>
                    <button
                        type="button"
                        class="sample"
                        data-sample={sample.name}
                        onclick={onsample.reform(move |_: MouseEvent| sample)}
                    >
                        <strong>{ Words::from(sample.title) }</strong>
                        <span>{ Words::from(sample.line) }</span>
                        if let Some(password) = sample.password { <span>{ text::sample_password(password) }</span> }
                    </button>
                </li>
            }) }
        </ul>
    }
}
