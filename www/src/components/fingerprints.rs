//! Fingerprints, to be compared with what other screens show.

use cert_inspector::report::Fingerprint;
use yew::prelude::*;

use super::copy_button::CopyButton;
use super::long_value::LongValue;
use crate::text;

/// Each fingerprint as products show it, and in base64 as pins are written.
pub(crate) fn fingerprints(fingerprints: &[Fingerprint]) -> Html {
    html! {
        if !fingerprints.is_empty() {
            <section class="fingerprints" aria-labelledby="fingerprints-heading">
                <h3 id="fingerprints-heading">{ text::FINGERPRINTS }</h3>
                <p class="quiet">{ text::FINGERPRINTS_NOTE }</p>
                <dl>{ for fingerprints.iter().map(fingerprint) }</dl>
            </section>
        }
    }
}

fn fingerprint(fingerprint: &Fingerprint) -> Html {
    let name = fingerprint.name.to_string();
    let base64_name = format!("{name}, {}", text::BASE64);
    html! {
        <div class="fingerprint">
            <dt>{ &name }</dt>
            <dd>
                <LongValue value={fingerprint.hex.clone()} code=true />
                <CopyButton text={fingerprint.hex.clone()} what={name.clone()} />
            </dd>
            <dd>
                <span class="quiet">{ text::BASE64 }{ " " }</span>
                <LongValue value={fingerprint.base64.clone()} code=true />
                <CopyButton text={fingerprint.base64.clone()} what={base64_name} />
            </dd>
        </div>
    }
}
