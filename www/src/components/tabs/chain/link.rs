//! What binds a certificate of a path to the next, and what stands where there is no next.

use cert_inspector::checks::Outcome;
use cert_inspector::model::SignatureCheck;
use cert_inspector::report::{Gap, PathLink};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_icon, outcome_name};
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// What of name, key identifier and signature binds a certificate to the next.
pub(crate) fn proofs(link: &PathLink) -> [(Outcome, Words); 3] {
    let holds = |holds| if holds { Outcome::Pass } else { Outcome::Fail };
    let signature = match link.signature {
        SignatureCheck::Valid => Outcome::Pass,
        SignatureCheck::Invalid => Outcome::Fail,
        SignatureCheck::NotVerified => Outcome::Unknown,
    };
    // A key identifier that differs is a hint that led astray; only the signature proves or disproves.
    let key = match link.key_identifier {
        Some(true) => Outcome::Pass,
        Some(false) => Outcome::Warn,
        None => Outcome::NotApplicable,
    };
    [
        (holds(link.name), text::link_name(link.name)),
        (key, text::link_key(link.key_identifier)),
        (signature, text::link_signature(link.signature)),
    ]
}

/// What binds a certificate to the next, in words.
pub(crate) fn link_view(link: &PathLink) -> Html {
    html! {
        <div class="path-link">
            <span>{ text::ISSUED_BY_NEXT }</span>
            <ul>
                { for proofs(link).into_iter().map(|(outcome, words)| html! {
                    <li data-outcome={outcome_name(outcome)}>{ outcome_icon(outcome) }{ words }</li>
                }) }
            </ul>
        </div>
    }
}

/// The issuer that is not there. Its addresses are words, never links: nothing is fetched.
pub(crate) fn gap_view(gap: &Gap) -> Html {
    html! {
        <li class="path-gap outcome-unknown" id="gap">
            { outcome_icon(Outcome::Unknown) }
            <div class="path-words">
                <p class="path-title"><strong>{ text::GAP }</strong></p>
                <p lang={text::core_lang()}>{ shown(&gap.text).into_owned() }</p>
                <dl class="gap-facts">
                    <div><dt>{ text::FACT_ISSUER }</dt><dd><bdi>{ shown(&gap.issuer).into_owned() }</bdi></dd></div>
                    if let Some(key) = &gap.key_identifier {
                        <div><dt>{ text::GAP_KEY }</dt><dd><code>{ key.clone() }</code></dd></div>
                    }
                    if !gap.addresses.is_empty() {
                        <div>
                            <dt>{ text::GAP_ADDRESSES }</dt>
                            { for gap.addresses.iter().map(|address| html! {
                                <dd><code>{ shown(address).into_owned() }</code></dd>
                            }) }
                        </div>
                    }
                </dl>
            </div>
        </li>
    }
}
