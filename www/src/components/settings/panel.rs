//! What a judgement depends on beside the files: each setting with what it changes and where that is written.

use cert_inspector::input::{Role, Runtime};
use yew::prelude::*;

use crate::browser;
use crate::commands::Commands;
use crate::components::settings::chain::{purpose_field, trust_fields};
use crate::components::settings::choices::{Choice, change, select};
use crate::components::settings::text_field::TextField;
use crate::components::settings::typed::{TYPED, Typed, error, is_in_bar, typed_field};
use crate::state::{Action, AsOf, SettingField, Settings, State, read_instant};
use crate::text::{self, Words};

/// The settings in a drawer: time, trust and rules, and what the product needs beside the fields above the answer.
pub(crate) fn settings_drawer(state: &State, commands: &Commands, roots: Option<&str>) -> Html {
    let settings = &state.settings;
    let product = state.product();
    let changed = settings.changed();
    let bar = TYPED.iter().filter(|typed| !is_in_bar(typed, product) || !state.has_results());
    let (needed, other): (Vec<_>, Vec<_>) = bar.partition(|typed| typed.is_needed(product));
    let typed = |list: Vec<&'static Typed>| {
        list.into_iter().map(|typed| typed_field(typed, false, state, commands)).collect::<Html>()
    };
    // What differs, or is wrong, must not be out of sight.
    let set = |typed: &&Typed| {
        (typed.get)(&mut settings.clone()).is_some() || state.refusal_of(typed.field).is_some()
    };
    let advanced = settings.role.is_some() || settings.purpose.is_some() || other.iter().any(set);
    let onkeydown = {
        let tell = commands.tell.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                tell.emit(Action::Drawer(false));
            }
        })
    };
    html! {
        <aside class="drawer" id="settings" hidden={!state.drawer} aria-labelledby="settings-heading" {onkeydown}>
            <header>
                <h2 id="settings-heading">{ text::SETTINGS }</h2>
                <span class="quiet" id="settings-changed">{ text::changed(changed) }</span>
                <button type="button" class="button-small" id="close-settings" onclick={commands.tell.reform(|_: MouseEvent| Action::Drawer(false))}>
                    { text::CLOSE }
                </button>
            </header>
            <div class="settings-groups">
                if changed > 0 {
                    <button type="button" class="button-small" id="defaults" onclick={commands.defaults.reform(|_: MouseEvent| ())}>
                        { text::DEFAULTS }
                    </button>
                }
                { group(text::GROUP_TIME, at_field(state, commands)) }
                { group(text::GROUP_TRUST, trust_fields(settings, roots, &commands.set)) }
                if !needed.is_empty() { { group(text::GROUP_PRODUCT, typed(needed)) } }
                <details class="settings-group" open={advanced}>
                    <summary>{ text::GROUP_ADVANCED }</summary>
                    <div class="settings-fields">
                        { role_field(settings, commands) }
                        { purpose_field(settings, &commands.set) }
                        { typed(other) }
                    </div>
                </details>
            </div>
        </aside>
    }
}

fn group(title: Words, fields: Html) -> Html {
    html! { <fieldset class="settings-group"><legend>{ title }</legend>{ fields }</fieldset> }
}

fn role_field(settings: &Settings, commands: &Commands) -> Html {
    let chosen = settings.role;
    let all = Role::ALL.iter().map(|one| (one.name(), text::role(*one), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::ROLE_AUTOMATIC, chosen.is_none())).chain(all).collect();
    let onchange = change(settings, &commands.set, |settings, value| {
        settings.role = Role::ALL.iter().copied().find(|one| one.name() == value);
    });
    select("role", text::ROLE_LABEL, Some(text::ROLE_CHANGES), None, &choices, onchange)
}

/// What a bot runs on.
pub(crate) fn runtime_field(settings: &Settings, commands: &Commands) -> Html {
    let chosen = settings.runtime;
    let all = Runtime::ALL.iter().map(|one| (one.name(), text::same(one.title()), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::RUNTIME_UNKNOWN, chosen.is_none())).chain(all).collect();
    let onchange = change(settings, &commands.set, |settings, value| {
        settings.runtime = Runtime::ALL.iter().copied().find(|one| one.name() == value);
    });
    select("runtime", text::RUNTIME_LABEL, None, None, &choices, onchange)
}

fn at_field(state: &State, commands: &Commands) -> Html {
    let at = state.judged_at();
    let east = browser::minutes_east(at);
    let (onaccept, onrefuse) = (commands.accept_setting.clone(), commands.refuse_setting.clone());
    let settings = state.settings.clone();
    let oncommit = Callback::from(move |typed: String| match read_instant(&typed) {
        Some(at) => {
            let next = Settings { at: AsOf::Fixed { at, by_sample: false }, ..settings.clone() };
            onaccept.emit((SettingField::At, next));
        }
        None => onrefuse.emit((SettingField::At, text::AT_INVALID.to_string())),
    });
    html! {
        <>
            <TextField
                id="at"
                label={text::AT_LABEL}
                hint={text::AT_CHANGES}
                value={text::instant_bare(at)}
                error={error(state, SettingField::At)}
                {oncommit}
            >
                <button type="button" class="button-small" onclick={commands.set_clock.reform(|_: MouseEvent| ())}>
                    { text::AT_NOW }
                </button>
            </TextField>
            if east != 0 { <p class="field-hint" id="at-local">{ text::instant_and_local(at, east) }</p> }
        </>
    }
}
