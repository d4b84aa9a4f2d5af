//! Cases to try the page with.

use yew::prelude::*;

use crate::samples::{SAMPLES, Sample};
use crate::text;

/// A card for each sample.
pub(crate) fn sample_list(onsample: &Callback<Sample>) -> Html {
    html! {
        <ul class="samples">
            { for SAMPLES.iter().map(|sample| html! {
                <li>
                    <button
                        type="button"
                        class="sample"
                        data-sample={sample.name}
                        onclick={onsample.reform({ let sample = *sample; move |_: MouseEvent| sample })}
                    >
                        <strong>{ sample.title }</strong>
                        <span>{ sample.line }</span>
                        if let Some(password) = sample.password { <span>{ text::sample_password(password) }</span> }
                    </button>
                </li>
            }) }
        </ul>
    }
}
