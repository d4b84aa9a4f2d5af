//! What a judgement depends on beside the files: each setting with what it changes and where that is written.

use cert_inspector::input::{Port, ProfileId, Role, ServerName, UserName};
use yew::prelude::*;

use super::chain_settings::{purpose_field, trust_fields};
use super::choices::{Choice, change, select};
use super::text_field::TextField;
use crate::browser;
use crate::commands::Commands;
use crate::state::{AsOf, SettingField, Settings, State, read_instant};
use crate::text::{self, Words};

/// A setting that is typed.
struct Typed {
    id: &'static str,
    field: SettingField,
    label: Words,
    changes: Words,
    place: Words,
    /// The products that need it; it is an advanced one where they are not asked.
    products: &'static [ProfileId],
    check: fn(&str) -> Result<(), String>,
    get: fn(&mut Settings) -> &mut Option<String>,
}

const TYPED: [Typed; 4] = [
    Typed {
        id: "host",
        field: SettingField::Host,
        label: text::HOST_LABEL,
        changes: text::HOST_CHANGES,
        place: text::HOST_WHERE,
        products: &[ProfileId::SenstarMobile, ProfileId::DwSpectrum],
        check: |typed| ServerName::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.host,
    },
    Typed {
        id: "user-name",
        field: SettingField::UserName,
        label: text::USER_NAME_LABEL,
        changes: text::USER_NAME_CHANGES,
        place: text::USER_NAME_WHERE,
        products: &[ProfileId::SymphonyMessaging],
        check: |typed| UserName::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.user_name,
    },
    Typed {
        id: "port",
        field: SettingField::Port,
        label: text::PORT_LABEL,
        changes: text::PORT_CHANGES,
        place: text::PORT_WHERE,
        products: &[ProfileId::SymphonyMessaging],
        check: |typed| Port::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.port,
    },
    Typed {
        id: "email",
        field: SettingField::Email,
        label: text::EMAIL_LABEL,
        changes: text::EMAIL_CHANGES,
        place: text::EMAIL_WHERE,
        products: &[],
        check: |typed| match typed.trim().split_once('@') {
            Some((name, host)) if !name.is_empty() && !host.is_empty() => Ok(()),
            _ => Err(text::EMAIL_INVALID.to_string()),
        },
        get: |settings| &mut settings.email,
    },
];

impl Typed {
    fn is_needed(&self, profile: Option<ProfileId>) -> bool {
        profile.map_or(!self.products.is_empty(), |profile| self.products.contains(&profile))
    }
}

/// The settings in groups, those that the product needs first.
pub(crate) fn settings_panel(state: &State, commands: &Commands, roots: Option<&str>) -> Html {
    let settings = &state.settings;
    let changed = settings.changed();
    let (needed, other): (Vec<_>, Vec<_>) = TYPED.iter().partition(|typed| typed.is_needed(settings.profile));
    let typed = |list: Vec<&'static Typed>| {
        list.into_iter().map(|typed| typed_field(typed, state, commands)).collect::<Html>()
    };
    // What differs, or is wrong, must not be out of sight.
    let set = |typed: &&Typed| {
        (typed.get)(&mut settings.clone()).is_some() || state.refusal_of(typed.field).is_some()
    };
    let advanced = settings.role.is_some() || settings.purpose.is_some() || other.iter().any(set);
    html! {
        <section class="settings panel" aria-labelledby="settings-heading">
            <details id="settings" open={!state.narrow && state.has_results()}>
                <summary>
                    <h2 id="settings-heading">{ text::SETTINGS }</h2>
                    <span class="quiet" id="settings-changed">{ text::changed(changed) }</span>
                </summary>
                <div class="settings-groups">
                    if changed > 0 {
                        <button type="button" class="button-small" id="defaults" onclick={commands.defaults.reform(|_: MouseEvent| ())}>
                            { text::DEFAULTS }
                        </button>
                    }
                    { group(text::GROUP_PRODUCT, html! { <>{ product_field(settings, commands) }{ typed(needed) }</> }) }
                    { group(text::GROUP_TIME, at_field(state, commands)) }
                    { group(text::GROUP_TRUST, trust_fields(settings, roots, &commands.set)) }
                    <details class="settings-group" open={advanced}>
                        <summary>{ text::GROUP_ADVANCED }</summary>
                        <div class="settings-fields">
                            { role_field(settings, commands) }
                            { purpose_field(settings, &commands.set) }
                            { typed(other) }
                        </div>
                    </details>
                </div>
            </details>
        </section>
    }
}

fn group(title: Words, fields: Html) -> Html {
    html! { <fieldset class="settings-group"><legend>{ title }</legend>{ fields }</fieldset> }
}

fn product_field(settings: &Settings, commands: &Commands) -> Html {
    let chosen = settings.profile;
    let all = ProfileId::ALL.iter().map(|one| (one.name(), text::product(*one), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::PRODUCT_ALL, chosen.is_none())).chain(all).collect();
    let onchange = change(settings, &commands.set, |settings, value| {
        settings.profile = ProfileId::ALL.iter().copied().find(|one| one.name() == value);
    });
    select("product", text::PRODUCT_LABEL, Some(text::PRODUCT_HINT), None, &choices, onchange)
}

fn role_field(settings: &Settings, commands: &Commands) -> Html {
    let chosen = settings.role;
    let all = Role::OF_CERTIFICATES.iter().map(|one| (one.name(), text::role(*one), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::ROLE_AUTOMATIC, chosen.is_none())).chain(all).collect();
    let onchange = change(settings, &commands.set, |settings, value| {
        settings.role = Role::OF_CERTIFICATES.iter().copied().find(|one| one.name() == value);
    });
    select("role", text::ROLE_LABEL, Some(text::ROLE_CHANGES), None, &choices, onchange)
}

fn error(state: &State, field: SettingField) -> Option<AttrValue> {
    state.refusal_of(field).map(|message| AttrValue::from(message.to_owned()))
}

/// Takes what was typed into the field of the settings, or says why it cannot be used.
fn typed_field(typed: &'static Typed, state: &State, commands: &Commands) -> Html {
    let (onset, onrefuse) = (commands.set.clone(), commands.refuse_setting.clone());
    let settings = state.settings.clone();
    let value = (typed.get)(&mut settings.clone()).clone().unwrap_or_default();
    let oncommit = Callback::from(move |text: String| {
        let value = (!text.trim().is_empty()).then_some(text);
        match value.as_deref().map_or(Ok(()), typed.check) {
            Ok(()) => {
                let mut next = settings.clone();
                *(typed.get)(&mut next) = value;
                onset.emit(next);
            }
            Err(why) => onrefuse.emit((typed.field, sentence(&why))),
        }
    });
    html! {
        <TextField
            key={typed.id}
            id={typed.id}
            label={typed.label}
            hint={typed.changes}
            source={typed.place}
            {value}
            error={error(state, typed.field)}
            {oncommit}
        />
    }
}

fn at_field(state: &State, commands: &Commands) -> Html {
    let at = state.judged_at();
    let east = browser::minutes_east(at);
    let (onset, onrefuse) = (commands.set.clone(), commands.refuse_setting.clone());
    let settings = state.settings.clone();
    let oncommit = Callback::from(move |typed: String| match read_instant(&typed) {
        Some(at) => onset.emit(Settings { at: AsOf::Fixed { at, by_sample: false }, ..settings.clone() }),
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

/// An error's words as a sentence: errors begin in lower case, so that they can stand within another.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase()).unwrap_or_default();
    let stop = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", characters.as_str())
}
