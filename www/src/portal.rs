//! A portal that shows the page in a frame: what it says, and what it is told. `static/portal.js` speaks with it.

use cert_inspector::input::{ProfileId, Role, ServerName, UserName};
use cert_inspector::model::Timestamp;
use cert_inspector::products;
use cert_inspector::protocol::Failure;
use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;
use yew::Callback;

use crate::bridge::Entry;
use crate::language::Language;
use crate::state::read_instant;

/// What a portal says.
pub(crate) enum Said {
    /// It is there, and this is its origin.
    Connected(String),
    /// What it sets.
    Settings(Preset),
    /// A setting is invalid.
    Invalid(Failure),
    /// Files whose certificates are trust anchors; they take the place of those before.
    Anchors(Vec<Entry>),
    /// Files to be shown; they take the place of everything that was there.
    Files(Vec<Entry>),
    /// Everything is to be forgotten.
    Clear,
    /// The whole report is asked for, under a number.
    Report(f64),
}

/// The settings of a portal. What is absent is as on a page that was just opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preset {
    pub(crate) profile: Option<ProfileId>,
    /// What the portal wants. Certificates are judged as what they are, and whether that is what is wanted is told.
    pub(crate) role: Option<Role>,
    pub(crate) host: Option<String>,
    pub(crate) at: Option<Timestamp>,
    pub(crate) user_name: Option<String>,
    pub(crate) language: Option<Language>,
}

/// Hears what the portal says, from now on and as far as it has spoken already.
pub(crate) fn listen(hear: Callback<Said>) {
    let heard = Closure::<dyn Fn(String, JsValue)>::new(move |kind: String, value: JsValue| {
        if let Some(said) = read(&kind, &value) {
            hear.emit(said);
        }
    });
    call("listen", &heard.into_js_value(), &JsValue::UNDEFINED);
}

/// Answers the portal that the page is there, in this version.
pub(crate) fn greet(version: &str) {
    call("connected", &version.into(), &JsValue::UNDEFINED);
}

/// Tells the portal, if there is one.
pub(crate) fn tell(kind: &str, values: &JsValue) {
    call("tell", &kind.into(), values);
}

/// Tells the portal what cannot be done.
pub(crate) fn tell_failure(kind: &str, message: &str) {
    let (kind, message) = (kind.to_owned().into(), message.to_owned().into());
    tell_values("failed", &Failed { error: Failure { kind, message, origin: None } });
}

#[derive(Serialize)]
struct Failed {
    error: Failure,
}

/// Tells the portal that the user saved a file.
pub(crate) fn tell_exported(name: &str, media_type: &str) {
    tell_values("exported", &Exported { name, media_type });
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported<'a> {
    name: &'a str,
    media_type: &'a str,
}

fn tell_values(kind: &str, values: &impl Serialize) {
    if let Ok(values) = values.serialize(&Serializer::json_compatible()) {
        tell(kind, &values);
    }
}

/// Calls a function of the script that speaks with the portal.
fn call(name: &str, one: &JsValue, other: &JsValue) {
    let portal = Reflect::get(&js_sys::global(), &"portal".into()).unwrap_or_default();
    let function = Reflect::get(&portal, &name.into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(function) = function {
        _ = function.call2(&portal, one, other);
    }
}

fn read(kind: &str, value: &JsValue) -> Option<Said> {
    Some(match kind {
        "connected" => Said::Connected(value.as_string()?),
        "settings" => preset(value).map_or_else(Said::Invalid, Said::Settings),
        "anchors" => Said::Anchors(entries(value, true)),
        "files" => Said::Files(entries(value, false)),
        "clear" => Said::Clear,
        "report" => Said::Report(value.as_f64()?),
        _ => return None,
    })
}

fn entries(files: &JsValue, trusted: bool) -> Vec<Entry> {
    let files = Array::from(files);
    let files = files.iter().filter_map(|file| file.dyn_into::<File>().ok());
    files.map(|file| Entry { name: file.name(), file, from_folder: false, trusted }).collect()
}

/// What a portal may set.
const SETTINGS: [&str; 6] = ["profile", "role", "host", "at", "userName", "locale"];

/// Reads the settings; they hold together, so one that is invalid leaves all as they were.
fn preset(value: &JsValue) -> Result<Preset, Failure> {
    let invalid = |message: String| Failure::new("badOptions", message);
    let Some(given) = value.dyn_ref::<Object>() else {
        return Err(invalid("settings must be an object".to_owned()));
    };
    let mut unknown = Object::keys(given).into_iter().filter_map(|key| key.as_string());
    if let Some(unknown) = unknown.find(|key| !SETTINGS.contains(&key.as_str())) {
        return Err(invalid(format!("setting '{unknown}' is unknown: settings are {}", SETTINGS.join(", "))));
    }
    // One that is empty is a mistake of the portal, and not the same as none.
    let field = |name: &str| {
        let value = Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if value.is_null() || value.is_undefined() {
            return Ok(None);
        }
        match value.as_string().filter(|text| !text.trim().is_empty()) {
            Some(text) => Ok(Some(text)),
            None => Err(invalid(format!("{name} must be a string that is not empty"))),
        }
    };
    let profile = field("profile")?.map(|typed| {
        let unknown = || {
            let names = products::profile_names();
            invalid(format!("profile '{typed}' is unknown: it must be one of {names}"))
        };
        products::profile(&typed).ok_or_else(unknown)
    });
    let profile = profile.transpose()?;
    let role = field("role")?.map(|typed| {
        let unknown = || {
            let names: Vec<&str> = Role::ALL.iter().copied().map(Role::name).collect();
            invalid(format!("role '{typed}' is unknown: it must be one of {}", names.join(", ")))
        };
        Role::ALL.iter().copied().find(|role| role.name() == typed).ok_or_else(unknown)
    });
    let role = role.transpose()?;
    if let Some((profile, role)) =
        profile.zip(role).filter(|(profile, role)| !products::has_role(*profile, *role))
    {
        let accepted = products::role_names(profile);
        return Err(invalid(format!(
            "{profile} has no place for the role '{}': it accepts {accepted}",
            role.name()
        )));
    }
    let host = field("host")?;
    if let Some(typed) = &host {
        ServerName::parse(typed).map_err(|error| Failure::new("badHost", error))?;
    }
    let user_name = field("userName")?;
    if let Some(typed) = &user_name {
        UserName::parse(typed).map_err(|error| Failure::new("badUserName", error))?;
    }
    let at = field("at")?.map(|typed| {
        read_instant(&typed).ok_or_else(|| {
            Failure::new("badTime", "the time is not an RFC 3339 date and time such as 2026-11-20T14:02:00Z")
        })
    });
    let language = field("locale")?.map(|tag| Language::from_tag(&tag));
    Ok(Preset { profile, role, host, at: at.transpose()?, user_name, language })
}
