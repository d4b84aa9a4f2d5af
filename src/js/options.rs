//! What JavaScript gives along with the files.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::failure;
use crate::input::{
    Options, Port, ProfileId, Purpose, Role, ServerName, Sha256Hash, UserName, ValidationPolicy,
    parse_addresses,
};
use crate::model::Timestamp;
use crate::products;

/// The properties of an object that JavaScript gives, read one by one.
pub(super) struct Fields<'a> {
    pub(super) object: &'a JsValue,
    /// Makes the error that says what does not fit.
    pub(super) refuse: fn(&str) -> JsValue,
}

impl Fields<'_> {
    /// A property; `None` where it is absent, or there is no object at all.
    fn value(&self, name: &str) -> Result<Option<JsValue>, JsValue> {
        if self.object.is_undefined() || self.object.is_null() {
            return Ok(None);
        }
        let value =
            Reflect::get(self.object, &name.into()).map_err(|_| (self.refuse)("they are no object"))?;
        Ok(Some(value).filter(|value| !value.is_undefined() && !value.is_null()))
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        value.as_string().map(Some).ok_or_else(|| (self.refuse)(&format!("{name} is no string")))
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, JsValue> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        value.as_bool().map(Some).ok_or_else(|| (self.refuse)(&format!("{name} is neither true nor false")))
    }
}

/// Options as JavaScript gives them. Read field by field: serde's reading of foreign objects takes 15 kB more of the page, for
/// messages about kinds of values that nobody gives here.
pub(super) fn read_options(options: &JsValue) -> Result<Options, JsValue> {
    read(options, Role::OF_CERTIFICATES)
}

/// The same where the role is what is wanted, and not what certificates are to be judged as: it may be a request.
pub(super) fn read_options_with_wanted(options: &JsValue) -> Result<Options, JsValue> {
    read(options, Role::ALL)
}

fn read(options: &JsValue, roles: &[Role]) -> Result<Options, JsValue> {
    let fields = Fields { object: options, refuse: not_fitting };
    let field = |name: &str| fields.text(name);
    let flag = |name: &str| fields.flag(name);
    let mut trusted = Vec::new();
    for hash in fields.value("trusted")?.map(|value| Array::from(&value)).unwrap_or_default().iter() {
        trusted.push(read_hash(&hash.as_string().unwrap_or_default())?);
    }
    let profile = named_profile(field("profile")?)?;
    let role = named(field("role")?, roles, Role::name)?;
    let at = match field("at")?.as_deref() {
        Some(text) => Timestamp::parse_rfc3339(text).ok_or_else(|| {
            failure("badTime", "the time is not an RFC 3339 date and time such as 2026-11-20T14:02:00Z")
        })?,
        None => Timestamp::parse_rfc3339(&String::from(js_sys::Date::new_0().to_iso_string())).ok_or_else(
            || failure("badClock", "the clock of this machine cannot be read; give the time in `at`"),
        )?,
    };
    let host = match field("host")?.as_deref().map(str::trim).filter(|host| !host.is_empty()) {
        Some(text) => Some(ServerName::parse(text).map_err(|error| failure("badHost", &error.to_string()))?),
        None => None,
    };
    let mut typed = String::new();
    for address in fields.value("addresses")?.map(|value| Array::from(&value)).unwrap_or_default().iter() {
        let address = address.as_string().ok_or_else(|| not_fitting("an address is no string"))?;
        typed.push_str(&address);
        typed.push('\n');
    }
    let addresses = parse_addresses(&typed).map_err(|error| failure("badAddress", &error.to_string()))?;
    let user_name = match field("userName")?.filter(|name| !name.is_empty()) {
        Some(text) => {
            Some(UserName::parse(&text).map_err(|error| failure("badUserName", &error.to_string()))?)
        }
        None => None,
    };
    let port = match field("port")?.filter(|port| !port.trim().is_empty()) {
        Some(text) => Some(Port::parse(&text).map_err(|error| failure("badPort", &error.to_string()))?),
        None => None,
    };
    Ok(Options {
        profile,
        role,
        host,
        addresses,
        email: field("email")?.filter(|email| !email.trim().is_empty()),
        user_name,
        port,
        policy: named(field("policy")?, ValidationPolicy::ALL, ValidationPolicy::name)?.unwrap_or_default(),
        purpose: named(field("purpose")?, Purpose::ALL, Purpose::name)?,
        trusted,
        public_roots: flag("publicRoots")?.unwrap_or(true),
        require_revocation: flag("requireRevocation")?.unwrap_or(false),
        ..Options::at(at)
    })
}

fn named_profile(name: Option<String>) -> Result<Option<ProfileId>, JsValue> {
    let Some(name) = name else { return Ok(None) };
    products::profile(&name).map(Some).ok_or_else(|| not_fitting(&format!("'{name}' is not known")))
}

/// One of several values by its name.
pub(super) fn named<T: Copy>(
    name: Option<String>,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<Option<T>, JsValue> {
    let Some(name) = name else { return Ok(None) };
    let found = all.iter().copied().find(|value| name_of(*value) == name);
    found.map(Some).ok_or_else(|| not_fitting(&format!("'{name}' is not known")))
}

fn not_fitting(reason: &str) -> JsValue {
    failure("badOptions", &format!("the options do not fit: {reason}"))
}

/// A SHA-256 hash in hexadecimal, with or without colons.
fn read_hash(text: &str) -> Result<Sha256Hash, JsValue> {
    let mut hash = Sha256Hash::default();
    let mut digits = text.chars().filter(|c| *c != ':').map(|c| c.to_digit(16));
    let mut digit = || u8::try_from(digits.next()??).ok();
    for byte in &mut hash {
        let pair = digit().zip(digit());
        let Some((high, low)) = pair else {
            return Err(failure(
                "badHash",
                "what is trusted must be named by its SHA-256 hash: 64 hexadecimal digits",
            ));
        };
        *byte = (high << 4) | low;
    }
    Ok(hash)
}
