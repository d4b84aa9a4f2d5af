//! The chain and the fingerprint at a glance, each a way to its section.

use cert_inspector::report::PathEnd;
use yew::prelude::*;

use crate::components::basics::icon::{Picture, icon};
use crate::components::tabs::names;
use crate::components::tabs::parts::Parts;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// So much of a fingerprint is enough to tell two certificates apart at a glance.
const SHORT: usize = 23;

/// Who issued it, up to the root or the gap; and the beginning of the SHA-256 fingerprint.
pub(super) fn glance(parts: &Parts) -> Html {
    let detail = &parts.detail;
    let Some(path) = detail.paths.as_ref().and_then(|paths| paths.paths.first()) else {
        return Html::default();
    };
    let mut titles: Vec<String> =
        path.certificates.iter().map(|one| shown(&one.title).into_owned()).collect();
    if matches!(path.end, PathEnd::IssuerMissing) {
        titles.push(text::ISSUER_MISSING.to_string());
    }
    let print = detail.fingerprints.first();
    html! {
        <dl class="glance">
            <div>
                <dt>{ text::TAB_CHAIN }</dt>
                <dd>
                    <button type="button" class="button-link" id="to-chain" onclick={parts.onturn.reform(|_: MouseEvent| names::CHAIN)}>
                        { for titles.iter().enumerate().map(|(place, title)| html! {
                            <>if place > 0 { { " " }{ icon(&[Picture::Arrow], "") }{ " " } }<bdi>{ title }</bdi></>
                        }) }
                    </button>
                </dd>
            </div>
            if let Some(print) = print {
                <div>
                    <dt>{ print.name.clone() }</dt>
                    <dd>
                        <button type="button" class="button-link" id="to-fingerprints" onclick={parts.onturn.reform(|_: MouseEvent| names::FINGERPRINTS)}>
                            <code>{ print.hex.chars().take(SHORT).collect::<String>() }{ "…" }</code>
                        </button>
                    </dd>
                </div>
            }
        </dl>
    }
}
