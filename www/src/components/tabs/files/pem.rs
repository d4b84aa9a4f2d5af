//! The certificate as text.

use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::text;

/// PEM, with a button to copy it.
pub(crate) fn pem_view(pem: &str) -> Html {
    let pem = AttrValue::from(pem.to_owned());
    html! {
        <section class="pem" aria-labelledby="pem-heading">
            <h3 id="pem-heading">{ text::PEM }</h3>
            <p class="quiet">{ text::PEM_NOTE }</p>
            <CopyButton text={pem.clone()} what={text::PEM} />
            <pre tabindex="0" role="group" aria-label={text::PEM}><code>{ pem }</code></pre>
        </section>
    }
}
