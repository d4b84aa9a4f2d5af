//! The ways in that can be pressed: picker, paste, samples. Dropping works on the whole window.

use cert_inspector::products::PRODUCTS;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::bridge::Entry;
use crate::components::intake::paste::PastePanel;
use crate::components::intake::samples::sample_list;
use crate::samples::Sample;
use crate::text::{self, Words};
use crate::{browser, intake};

/// What the panel needs.
pub(crate) struct IntakePanel {
    /// Nothing was added yet: say what the page is for.
    pub(crate) welcome: bool,
    /// Samples are offered: they would not be judged as what the user brought.
    pub(crate) samples: bool,
    pub(crate) pasting: bool,
    pub(crate) onadd: Callback<Vec<Entry>>,
    pub(crate) ontext: Callback<String>,
    pub(crate) onpaste: Callback<bool>,
    pub(crate) onsample: Callback<Sample>,
}

/// The ways in.
pub(crate) fn intake_panel(props: &IntakePanel) -> Html {
    html! {
        <section class={if props.welcome { "intake intake-welcome" } else { "intake panel" }} aria-label={text::ADD}>
            if props.welcome {
                <h2>{ text::WELCOME }</h2>
                <p class="lead">{ text::WELCOME_LEAD }</p>
                <dl class="products">
                    { for PRODUCTS.iter().map(|product| html! {
                        <div><dt>{ Words::from(product.heading) }</dt><dd>{ Words::from(product.introduction) }</dd></div>
                    }) }
                </dl>
            }
            <div class="buttons">
                { picker(props) }
                <button
                    type="button"
                    id="paste"
                    aria-expanded={props.pasting.to_string()}
                    onclick={props.onpaste.reform({ let open = !props.pasting; move |_: MouseEvent| open })}
                >
                    { text::PASTE }
                </button>
            </div>
            if props.pasting {
                <PastePanel ontext={props.ontext.clone()} onclose={close(props)} />
            }
            <p class="quiet intake-hint">{ text::DROP_HINT }</p>
            if props.welcome {
                <p class="quiet">{ text::WELCOME_KINDS }</p>
                <div class="intake-samples">
                    <h3>{ text::SAMPLES }</h3>
                    <p class="quiet">{ text::SAMPLES_NOTE }</p>
                    { sample_list(&props.onsample) }
                </div>
            } else if props.samples {
                <details class="intake-samples">
                    <summary>{ text::SAMPLES }</summary>
                    { sample_list(&props.onsample) }
                </details>
            }
        </section>
    }
}

/// The picker: the browser's own field, dressed as a button by its label.
fn picker(props: &IntakePanel) -> Html {
    let onchange = {
        let onadd = props.onadd.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onadd.emit(intake::from_list(field.files()));
                // So that the same file can be chosen again after it was changed.
                field.set_value("");
            }
        })
    };
    html! {
        <>
            <span class="picker">
                <input type="file" id="file-input" class="visually-hidden" multiple=true onchange={onchange.clone()} />
                <label for="file-input" class="button button-primary">{ text::CHOOSE_FILES }</label>
            </span>
            <span class="picker picker-folder">
                <input type="file" id="folder-input" class="visually-hidden" webkitdirectory=true {onchange} />
                <label for="folder-input" class="button">{ text::CHOOSE_FOLDER }</label>
            </span>
        </>
    }
}

fn close(props: &IntakePanel) -> Callback<()> {
    let onpaste = props.onpaste.clone();
    Callback::from(move |()| {
        onpaste.emit(false);
        _ = browser::focus("paste");
    })
}
