//! Settings that are typed, each with what it changes, where that is written, and what can be wrong with it.

use cert_inspector::input::{Port, ProfileId, ServerName, UserName, parse_addresses};
use cert_inspector::products::{self, PRODUCTS, Product, Setting};
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::settings::text_field::TextField;
use crate::state::{SettingField, Settings, State};
use crate::text::{self, Words};

/// A setting that is typed.
pub(crate) struct Typed {
    id: &'static str,
    pub(crate) field: SettingField,
    label: Words,
    changes: Words,
    /// Where it is written that it matters, whatever the product.
    place: Option<Words>,
    /// What products call it that need it; it is an advanced one where they are not asked.
    setting: Option<Setting>,
    check: fn(&str) -> Result<(), String>,
    pub(crate) get: fn(&mut Settings) -> &mut Option<String>,
}

/// Every one of them.
pub(crate) const TYPED: [Typed; 5] = [
    Typed {
        id: "host",
        field: SettingField::Host,
        label: text::HOST_LABEL,
        changes: text::HOST_CHANGES,
        place: None,
        setting: Some(Setting::Host),
        check: |typed| ServerName::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.host,
    },
    Typed {
        id: "addresses",
        field: SettingField::Addresses,
        label: text::ADDRESSES_LABEL,
        changes: text::ADDRESSES_CHANGES,
        place: Some(text::ADDRESSES_WHERE),
        setting: Some(Setting::Addresses),
        check: |typed| parse_addresses(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.addresses,
    },
    Typed {
        id: "user-name",
        field: SettingField::UserName,
        label: text::USER_NAME_LABEL,
        changes: text::USER_NAME_CHANGES,
        place: None,
        setting: Some(Setting::UserName),
        check: |typed| UserName::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.user_name,
    },
    Typed {
        id: "port",
        field: SettingField::Port,
        label: text::PORT_LABEL,
        changes: text::PORT_CHANGES,
        place: None,
        setting: Some(Setting::Port),
        check: |typed| Port::parse(typed).map(drop).map_err(|why| why.to_string()),
        get: |settings| &mut settings.port,
    },
    Typed {
        id: "email",
        field: SettingField::Email,
        label: text::EMAIL_LABEL,
        changes: text::EMAIL_CHANGES,
        place: Some(text::EMAIL_WHERE),
        setting: None,
        check: |typed| match typed.trim().split_once('@') {
            Some((name, host)) if !name.is_empty() && !host.is_empty() => Ok(()),
            _ => Err(text::EMAIL_INVALID.to_string()),
        },
        get: |settings| &mut settings.email,
    },
];

impl Typed {
    /// Where it is written that it matters: a standard, or the guides of the products.
    fn places(&self) -> String {
        let settings = PRODUCTS.iter().flat_map(|product| product.settings);
        let of_products =
            settings.filter(|needed| Some(needed.setting) == self.setting).filter_map(|needed| needed.source);
        self.place.as_deref().into_iter().chain(of_products).collect::<Vec<_>>().join("; ")
    }

    /// Whether the product needs it, or any product where all are asked.
    pub(crate) fn is_needed(&self, profile: Option<ProfileId>) -> bool {
        self.setting.is_some_and(|setting| is_needed(setting, profile))
    }
}

/// The fields that stand above the answer: the others that a product needs are in the drawer.
const IN_BAR: [SettingField; 2] = [SettingField::Host, SettingField::UserName];

/// Whether a field stands above the answer of a product.
pub(crate) fn is_in_bar(typed: &Typed, product: Option<ProfileId>) -> bool {
    IN_BAR.contains(&typed.field) && typed.is_needed(product)
}

/// Whether the product needs a setting, or any product where all are asked.
pub(crate) fn is_needed(setting: Setting, profile: Option<ProfileId>) -> bool {
    let asks = |product: &&Product| product.settings.iter().any(|needed| needed.setting == setting);
    match profile {
        Some(profile) => products::product(profile).is_some_and(|product| asks(&product)),
        None => PRODUCTS.iter().any(asks),
    }
}

/// Why what was typed cannot be used.
pub(crate) fn error(state: &State, field: SettingField) -> Option<AttrValue> {
    state.refusal_of(field).map(|message| AttrValue::from(message.to_owned()))
}

/// Takes what was typed into the field of the settings, or says why it cannot be used.
///
/// Above the answer there is no room for what it changes (`brief`): the product around it says so.
pub(crate) fn typed_field(typed: &'static Typed, brief: bool, state: &State, commands: &Commands) -> Html {
    let (onaccept, onrefuse) = (commands.accept_setting.clone(), commands.refuse_setting.clone());
    let settings = state.settings.clone();
    let value = (typed.get)(&mut settings.clone()).clone().unwrap_or_default();
    let oncommit = Callback::from(move |text: String| {
        let value = (!text.trim().is_empty()).then_some(text);
        match value.as_deref().map_or(Ok(()), typed.check) {
            Ok(()) => {
                let mut next = settings.clone();
                *(typed.get)(&mut next) = value;
                onaccept.emit((typed.field, next));
            }
            Err(why) => onrefuse.emit((typed.field, sentence(&why))),
        }
    });
    html! {
        <TextField
            key={typed.id}
            id={typed.id}
            label={typed.label}
            hint={if brief { AttrValue::default() } else { AttrValue::from(typed.changes.spoken()) }}
            source={if brief { String::new() } else { typed.places() }}
            {value}
            error={error(state, typed.field)}
            {oncommit}
        />
    }
}

/// An error's words as a sentence: errors begin in lower case, so that they can stand within another.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase()).unwrap_or_default();
    let stop = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", characters.as_str())
}
