//! What a judgement depends on beside the files.

use cert_inspector::input::{Role, ServerName};
use cert_inspector::model::Timestamp;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::chain_settings::chain_settings;
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
    pub(crate) onset: Callback<Settings>,
    pub(crate) onrefuse: Callback<(SettingField, String)>,
    pub(crate) onclock: Callback<()>,
}

/// Time, address and role.
pub(crate) fn settings_panel(props: &SettingsPanel) -> Html {
    html! {
        <section class="settings panel" aria-labelledby="settings-heading">
            <h2 id="settings-heading">{ text::SETTINGS }</h2>
            <TextField
                id="host"
                label={text::HOST_LABEL}
                hint={text::HOST_HINT}
                value={props.settings.host.clone().unwrap_or_default()}
                error={props.host_error.clone()}
                oncommit={commit_host(props)}
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

fn role_field(props: &SettingsPanel) -> Html {
    let onchange = {
        let settings = props.settings.clone();
        let onset = props.onset.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                let role = Role::ALL.iter().copied().find(|role| role.name() == field.value());
                onset.emit(Settings { role, ..settings.clone() });
            }
        })
    };
    html! {
        <div class="field">
            <label for="role">{ text::ROLE_LABEL }</label>
            <select id="role" {onchange}>
                <option value="" selected={props.settings.role.is_none()}>{ text::ROLE_AUTOMATIC }</option>
                { for Role::ALL.iter().map(|role| html! {
                    <option value={role.name()} selected={props.settings.role == Some(*role)}>
                        { text::role(*role) }
                    </option>
                }) }
            </select>
        </div>
    }
}

fn commit_host(props: &SettingsPanel) -> Callback<String> {
    let settings = props.settings.clone();
    let onset = props.onset.clone();
    let onrefuse = props.onrefuse.clone();
    Callback::from(move |typed: String| {
        let typed = typed.trim();
        if typed.is_empty() {
            onset.emit(Settings { host: None, ..settings.clone() });
            return;
        }
        match ServerName::parse(typed) {
            Ok(_) => onset.emit(Settings { host: Some(typed.to_owned()), ..settings.clone() }),
            Err(why) => onrefuse.emit((SettingField::Host, sentence(&why.to_string()))),
        }
    })
}

fn commit_at(props: &SettingsPanel) -> Callback<String> {
    let settings = props.settings.clone();
    let onset = props.onset.clone();
    let onrefuse = props.onrefuse.clone();
    Callback::from(move |typed: String| match read_instant(&typed) {
        Some(at) => onset.emit(Settings { at: AsOf::Fixed { at, by_sample: false }, ..settings.clone() }),
        None => onrefuse.emit((SettingField::At, text::AT_INVALID.to_owned())),
    })
}

/// An error's words as a sentence: errors begin in lower case, so that they can stand within another.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
