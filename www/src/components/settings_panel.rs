//! What a judgement depends on beside the files.

use cert_inspector::input::{Port, ProfileId, Role, ServerName, UserName};
use cert_inspector::model::Timestamp;
use yew::prelude::*;

use super::chain_settings::chain_settings;
use super::choices::{Choice, change, select};
use super::text_field::TextField;
use crate::state::{AsOf, SettingField, Settings, read_instant};
use crate::text;

/// What the panel needs.
pub(crate) struct SettingsPanel {
    pub(crate) settings: Settings,
    /// The instant that is in force.
    pub(crate) at: Timestamp,
    /// Where the built-in roots come from, in words.
    pub(crate) public_roots: Option<String>,
    pub(crate) at_error: Option<AttrValue>,
    pub(crate) host_error: Option<AttrValue>,
    pub(crate) user_name_error: Option<AttrValue>,
    pub(crate) port_error: Option<AttrValue>,
    pub(crate) onset: Callback<Settings>,
    pub(crate) onrefuse: Callback<(SettingField, String)>,
    pub(crate) onclock: Callback<()>,
}

/// Product, address, account, role and time.
pub(crate) fn settings_panel(props: &SettingsPanel) -> Html {
    html! {
        <section class="settings panel" aria-labelledby="settings-heading">
            <h2 id="settings-heading">{ text::SETTINGS }</h2>
            { product_field(props) }
            <TextField
                id="host"
                label={text::HOST_LABEL}
                hint={text::HOST_HINT}
                value={props.settings.host.clone().unwrap_or_default()}
                error={props.host_error.clone()}
                oncommit={commit(props, SettingField::Host, |typed| {
                    ServerName::parse(typed).map(drop).map_err(|why| why.to_string())
                }, |settings| &mut settings.host)}
            />
            <TextField
                id="user-name"
                label={text::USER_NAME_LABEL}
                hint={text::USER_NAME_HINT}
                value={props.settings.user_name.clone().unwrap_or_default()}
                error={props.user_name_error.clone()}
                oncommit={commit(props, SettingField::UserName, |typed| {
                    UserName::parse(typed).map(drop).map_err(|why| why.to_string())
                }, |settings| &mut settings.user_name)}
            />
            <TextField
                id="port"
                label={text::PORT_LABEL}
                hint={text::PORT_HINT}
                value={props.settings.port.clone().unwrap_or_default()}
                error={props.port_error.clone()}
                oncommit={commit(props, SettingField::Port, |typed| {
                    Port::parse(typed).map(drop).map_err(|why| why.to_string())
                }, |settings| &mut settings.port)}
            />
            { role_field(props) }
            <TextField
                id="at"
                label={text::AT_LABEL}
                hint={text::AT_HINT}
                value={text::instant_bare(props.at)}
                error={props.at_error.clone()}
                oncommit={commit_at(props)}
            >
                <button type="button" class="button-small" onclick={props.onclock.reform(|_: MouseEvent| ())}>
                    { text::AT_NOW }
                </button>
            </TextField>
            { chain_settings(&props.settings, props.public_roots.as_deref(), &props.onset) }
        </section>
    }
}

fn product_field(props: &SettingsPanel) -> Html {
    let chosen = props.settings.profile;
    let all = ProfileId::ALL.iter().map(|one| (one.name(), text::product(*one), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::PRODUCT_ALL, chosen.is_none())).chain(all).collect();
    let onchange = change(&props.settings, &props.onset, |settings, value| {
        settings.profile = ProfileId::ALL.iter().copied().find(|one| one.name() == value);
    });
    select("product", text::PRODUCT_LABEL, None, &choices, onchange)
}

fn role_field(props: &SettingsPanel) -> Html {
    let chosen = props.settings.role;
    let all = Role::OF_CERTIFICATES.iter().map(|one| (one.name(), text::role(*one), chosen == Some(*one)));
    let choices: Vec<Choice> =
        std::iter::once(("", text::ROLE_AUTOMATIC, chosen.is_none())).chain(all).collect();
    let onchange = change(&props.settings, &props.onset, |settings, value| {
        settings.role = Role::OF_CERTIFICATES.iter().copied().find(|one| one.name() == value);
    });
    select("role", text::ROLE_LABEL, None, &choices, onchange)
}

/// Takes what was typed into the field of the settings, or says why it cannot be used.
fn commit(
    props: &SettingsPanel,
    field: SettingField,
    check: fn(&str) -> Result<(), String>,
    place: fn(&mut Settings) -> &mut Option<String>,
) -> Callback<String> {
    let settings = props.settings.clone();
    let onset = props.onset.clone();
    let onrefuse = props.onrefuse.clone();
    Callback::from(move |typed: String| {
        let value = (!typed.trim().is_empty()).then_some(typed);
        match value.as_deref().map_or(Ok(()), check) {
            Ok(()) => {
                let mut next = settings.clone();
                *place(&mut next) = value;
                onset.emit(next);
            }
            Err(why) => onrefuse.emit((field, sentence(&why))),
        }
    })
}

fn commit_at(props: &SettingsPanel) -> Callback<String> {
    let settings = props.settings.clone();
    let onset = props.onset.clone();
    let onrefuse = props.onrefuse.clone();
    Callback::from(move |typed: String| match read_instant(&typed) {
        Some(at) => onset.emit(Settings { at: AsOf::Fixed { at, by_sample: false }, ..settings.clone() }),
        None => onrefuse.emit((SettingField::At, text::AT_INVALID.to_string())),
    })
}

/// An error's words as a sentence: errors begin in lower case, so that they can stand within another.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
