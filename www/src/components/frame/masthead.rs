//! The page's name, its promise, its language, and the time by which it judges.

use yew::prelude::*;

use crate::browser;
use crate::commands::Commands;
use crate::components::basics::icon::{Picture, icon};
use crate::components::basics::outcome::attention_icon;
use crate::components::frame::shortcuts_dialog::SHORTCUTS_DIALOG;
use crate::components::frame::trust_dialog::TRUST_DIALOG;
use crate::components::intake::panel::add_files;
use crate::state::{Action, State};
use crate::text::{self, Language};
use cert_inspector::safe_text::visible_lines as shown;

/// Who shows the page in its own, and is told the results. It stands where it is read before anything is dropped.
pub(crate) fn portal_notice(state: &State) -> Html {
    html! {
        if let Some(origin) = &state.portal {
            <aside class="portal-notice" id="portal-notice" aria-label={text::TRUST_IN_PORTAL}>
                { text::portal_told(&shown(origin)) }
            </aside>
        }
    }
}

/// The head of the page: what was asked of a network, and the instant that is judged by.
pub(crate) fn masthead(state: &State, commands: &Commands) -> Html {
    let at = state.judged_at();
    let asked = state.network.count();
    let changed = state.settings.changed();
    let drawer = commands.tell.reform(Action::Drawer);
    let promise = if state.portal.is_some() { text::TRUST_IN_PORTAL } else { text::TRUST };
    html! {
        <header class={classes!("masthead", state.has_results().then_some("has-results-head"))}>
            <h1>{ text::TITLE }</h1>
            if state.has_results() { { add_files(state, commands) } }
            <button
                type="button"
                class="button-quiet"
                id="trust-button"
                aria-haspopup="dialog"
                onclick={|_: MouseEvent| _ = browser::open_dialog(TRUST_DIALOG)}
            >
                if asked == 0 { { icon(&[Picture::Lock], "") } } else { { attention_icon() } }
                <span>{ promise }{ " · " }<span id="requests">{ text::requests(asked) }</span></span>
            </button>
            <button
                type="button"
                class="button-quiet"
                id="time-button"
                aria-label={[text::as_of(at, browser::minutes_east(at)).as_str(), ". ", text::CHANGE_TIME.spoken()].concat()}
                onclick={drawer.reform(|_: MouseEvent| true)}
            >
                { icon(&[Picture::Clock], "") }
                <span title={text::as_of(at, browser::minutes_east(at))}>{ text::as_of_day(at) }</span>
            </button>
            <button
                type="button"
                class="button-quiet"
                id="settings-button"
                aria-expanded={state.drawer.to_string()}
                aria-controls="settings"
                onclick={drawer.reform({ let open = !state.drawer; move |_: MouseEvent| open })}
            >
                <span>{ text::SETTINGS }</span>
                if changed > 0 { <span class="count">{ text::number(changed) }</span> }
            </button>
            <button
                type="button"
                class="button-quiet"
                id="help-button"
                aria-haspopup="dialog"
                aria-label={text::HELP}
                onclick={|_: MouseEvent| _ = browser::open_dialog(SHORTCUTS_DIALOG)}
            >
                <kbd>{ "?" }</kbd>
            </button>
            <div class="masthead-language" role="group" aria-label={text::LANGUAGE}>
                { for Language::ALL.into_iter().map(|language| html! {
                    <button
                        type="button"
                        class="button-small"
                        lang={language.tag()}
                        data-language={language.tag()}
                        aria-pressed={(language == state.language).to_string()}
                        onclick={commands.speak.reform(move |_: MouseEvent| language)}
                    >
                        <abbr title={language.name()}>{ language.tag().to_uppercase() }</abbr>
                    </button>
                }) }
            </div>
        </header>
    }
}
