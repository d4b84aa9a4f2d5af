//! The page's name, its promise, its language, and the time by which it judges.

use cert_inspector::model::Timestamp;
use yew::prelude::*;

use super::icon::{Picture, icon};
use crate::text::{self, Language};

/// The head of the page, with the instant that is judged by.
pub(crate) fn masthead(at: Timestamp, spoken: Language, onspeak: &Callback<Language>) -> Html {
    html! {
        <header class="masthead">
            <h1>{ text::TITLE }</h1>
            <p class="masthead-trust">
                { icon(&[Picture::Lock], "") }
                { text::TRUST }
            </p>
            <p class="masthead-time">
                { icon(&[Picture::Clock], "") }
                { text::as_of(at) }
            </p>
            <div class="masthead-language" role="group" aria-label={text::LANGUAGE}>
                { for Language::ALL.into_iter().map(|language| html! {
                    <button
                        type="button"
                        class="button-small"
                        lang={language.tag()}
                        data-language={language.tag()}
                        aria-pressed={(language == spoken).to_string()}
                        onclick={onspeak.reform(move |_: MouseEvent| language)}
                    >
                        { language.name() }
                    </button>
                }) }
            </div>
        </header>
    }
}
