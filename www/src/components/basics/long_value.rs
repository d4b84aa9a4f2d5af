//! A value, of which only the beginning is shown while it is long.

use yew::prelude::*;

use crate::components::basics::marked::{find, marked};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// A value up to this length is shown whole: about three lines on a phone.
const WHOLE: usize = 160;
/// So much of a longer one is shown at first.
const BEGINNING: usize = 96;
/// After so many octets in hexadecimal, a line may break.
const OCTETS_TOGETHER: usize = 4;

#[derive(Properties, PartialEq)]
pub(crate) struct LongValueProps {
    pub(crate) value: AttrValue,
    /// Set in fixed pitch, broken between octets.
    #[prop_or_default]
    pub(crate) code: bool,
    /// What is searched for: every match is marked, and none is hidden.
    #[prop_or_default]
    pub(crate) needle: AttrValue,
}

/// A value that may be long.
#[component]
pub(crate) fn LongValue(props: &LongValueProps) -> Html {
    let open = use_state_eq(|| false);
    let value = shown(&props.value);
    let length = value.chars().count();
    let hit = !props.needle.is_empty() && find(&value, &props.needle).is_some();
    let long = length > WHOLE && !hit;
    let part = if long && !*open { value.chars().take(BEGINNING).collect() } else { value.into_owned() };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <>
            { if hit { html! { <bdi class={props.code.then_some("code")}>{ marked(&part, &props.needle) }</bdi> } } else if props.code { html! { <code>{ breakable(&part) }</code> } } else { html! { <bdi>{ &part }</bdi> } } }
            if long {
                if !*open { { "…" } }
                { " " }
                <button type="button" class="button-link" data-more="" aria-expanded={open.to_string()} {onclick}>
                    { if *open { text::SHOW_LESS.to_string() } else { text::show_all(length) } }
                </button>
            }
        </>
    }
}

/// Lets hexadecimal with colons break between octets, without putting anything in what is copied.
fn breakable(value: &str) -> Html {
    if value.matches(':').count() < OCTETS_TOGETHER {
        return html! { { value } };
    }
    let octets: Vec<&str> = value.split_inclusive(':').collect();
    octets.chunks(OCTETS_TOGETHER).map(|group| html! { <>{ group.concat() }<wbr /></> }).collect()
}
