//! Asks for the password of an object that is locked, in its place. The page keeps no password: it goes to the worker, and
//! the field is emptied.

use std::cell::Cell;

use cert_inspector::Password;
use cert_inspector::model::LockReason;
use gloo_timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::Key;
use crate::{browser, text};

/// After so long, the page has drawn the answer about what was inside.
const DRAWN_MS: u32 = 100;

/// The sentence of the first card.
const ANSWER: &str = "answer";

#[derive(Properties, PartialEq)]
pub(crate) struct PasswordFormProps {
    pub(crate) id: u32,
    pub(crate) reason: LockReason,
    /// What it opens, where that is not clear from what stands around it.
    #[prop_or_default]
    pub(crate) name: AttrValue,
    /// Another one stands above: this one is known by other names.
    #[prop_or_default]
    pub(crate) second: bool,
    /// Tells one answer from the next, so that the same answer twice is read out twice.
    pub(crate) answer: u32,
    pub(crate) onopen: Callback<Key>,
}

/// The field, what is known of the lock, and the button.
#[component]
pub(crate) fn PasswordForm(props: &PasswordFormProps) -> Html {
    let field = use_node_ref();
    let visible = use_state_eq(|| false);
    let tried = use_mut_ref(|| Cell::new(false));
    {
        let tried = tried.clone();
        // When it opens, the form goes; whoever typed in it is led to what was opened. Somebody who went elsewhere stays there.
        use_effect_with((), move |()| {
            move || {
                if tried.borrow().get() && browser::is_focus_below(".unlock") {
                    // The answer about what was inside is drawn first.
                    Timeout::new(DRAWN_MS, || _ = browser::focus_in_place(ANSWER)).forget();
                }
            }
        });
    }
    {
        // On a card, the password is what the answer waits for. A keyboard that covers a phone is not asked for.
        let on_card = !props.name.is_empty();
        use_effect_with((), move |()| {
            if on_card {
                _ = browser::focus_if_wide("password");
            }
        });
    }
    let open = {
        let (field, onopen) = (field.clone(), props.onopen.clone());
        let (id, any_rounds) = (
            props.id,
            matches!(props.reason, LockReason::TooManyRounds { .. } | LockReason::NotTried { .. }),
        );
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let password = Password::new(field.value().into_bytes());
                field.set_value("");
                tried.borrow().set(true);
                onopen.emit(Key { id, password, any_rounds });
            }
        })
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                open.emit(());
            }
        })
    };
    let onshow = {
        let visible = visible.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                visible.set(field.checked());
            }
        })
    };
    let id = |what: &str| if props.second { format!("{what}-2") } else { what.to_owned() };
    html! {
        <section class="unlock field" aria-labelledby={id("unlock-heading")}>
            <h3 id={id("unlock-heading")}>{ text::unlock_heading(&props.name) }</h3>
            <p key={props.answer} role={(props.reason == LockReason::WrongPassword).then_some("alert")} id={id("unlock-reason")}>
                { text::lock(props.reason) }
            </p>
            <label for={id("password")}>{ text::PASSWORD }</label>
            <div class="field-line">
                <input
                    ref={field}
                    id={id("password")}
                    type={if *visible { "text" } else { "password" }}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby={[id("unlock-reason"), id("unlock-hint")].join(" ")}
                    {onkeydown}
                />
                <button type="button" id={id("unlock")} class="button-primary" onclick={open.reform(|_: MouseEvent| ())}>
                    { text::unlock(props.reason) }
                </button>
            </div>
            <div class="unlock-foot">
                <label class="check"><input type="checkbox" checked={*visible} onchange={onshow} />{ text::SHOW_PASSWORD }</label>
                <p class="field-hint" id={id("unlock-hint")}>{ text::PASSWORD_HINT }</p>
            </div>
        </section>
    }
}
