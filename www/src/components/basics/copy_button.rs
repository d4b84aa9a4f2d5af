//! A button that puts a text on the clipboard, and says whether it could.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::text::{self, Words};

#[derive(Properties, PartialEq)]
pub(crate) struct CopyButtonProps {
    pub(crate) text: AttrValue,
    /// What is copied, for those who do not see what stands beside the button.
    pub(crate) what: AttrValue,
    /// What the button says, where it is the one that solves it.
    #[prop_or_default]
    pub(crate) words: Option<Words>,
}

#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// "Copy".
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state_eq(|| Copied::NotYet);
    {
        let copied = copied.clone();
        use_effect_with(props.text.clone(), move |_| copied.set(Copied::NotYet));
    }
    let onclick = {
        let copied = copied.clone();
        let text = props.text.clone();
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            let text = text.clone();
            spawn_local(async move {
                copied.set(if browser::copy(&text).await { Copied::Yes } else { Copied::Refused });
            });
        })
    };
    html! {
        <span class="copy">
            if let Some(words) = props.words {
                <button type="button" class="button-primary" data-part="action" {onclick}>{ words }</button>
            } else {
                <button type="button" class="button-small" aria-label={text::copy_what(&props.what)} {onclick}>
                    { text::COPY }
                </button>
            }
            <span class="copy-note" role="status">
                { match *copied {
                    Copied::NotYet => "",
                    Copied::Yes => text::COPIED.spoken(),
                    Copied::Refused => text::COPY_REFUSED.spoken(),
                } }
            </span>
        </span>
    }
}
