//! Certificates to try the page with.

use yew::prelude::*;

use crate::samples::{SAMPLES, Sample};

/// A button for each sample.
pub(crate) fn sample_list(onsample: &Callback<Sample>) -> Html {
    html! {
        <ul class="samples">
            { for SAMPLES.iter().map(|sample| {
                let onclick = {
                    let sample = *sample;
                    onsample.reform(move |_: MouseEvent| sample)
                };
                html! {
                    <li><button type="button" class="button-link" data-sample={sample.name} {onclick}>{ sample.label }</button></li>
                }
            }) }
        </ul>
    }
}
