//! Files that can be taken away. The fields have no state: what is typed is read when a button is pressed, and the fields are
//! emptied at once.

use cert_inspector::Password;
use cert_inspector::export::{Compatibility, ExportKind, ExportOffer};
use cert_inspector::protocol::Order;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::browser;
use crate::components::basics::outcome::attention_icon;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// The files of one certificate.
pub(crate) fn exports(object: u32, offers: &[ExportOffer], onorder: &Callback<Order>) -> Html {
    html! {
        if !offers.is_empty() {
            <section id="exports" aria-labelledby="exports-heading">
                <h3 id="exports-heading">{ text::EXPORTS }</h3>
                <p class="quiet">{ text::EXPORTS_NOTE }</p>
                <ul class="exports">{ for offers.iter().map(|one| offer(object, one, onorder)) }</ul>
            </section>
        }
    }
}

fn offer(object: u32, offer: &ExportOffer, onorder: &Callback<Order>) -> Html {
    let kind = offer.kind;
    let fields = Fields::of_list();
    let onsave = onorder.clone();
    let read = fields.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(order) = filled_in(kind, object, &read) {
            onsave.emit(order);
        }
    });
    html! {
        <li key={kind.name()} data-export={kind.name()}>
            <h4 lang={text::core_lang()}>{ offer.label.clone() }</h4>
            <p lang={text::core_lang()}>{ offer.note.clone() }</p>
            { for offer.remarks.iter().map(|remark| html! {
                <p class="field-warning" lang={text::core_lang()}>{ attention_icon() }<bdi>{ shown(remark).into_owned() }</bdi></p>
            }) }
            if offer.needs.is_empty() {
                if offer.needs_password { { password_fields(&fields) } }
                <div class="field export-save">
                    <button type="button" aria-label={text::save_what(&offer.label)} {onclick}>{ text::SAVE }</button>
                    if offer.needs_key {
                        <label class="check"><input type="checkbox" id={fields.key(kind)} />{ text::WITH_KEY }</label>
                    }
                    <code>{ offer.name.clone() }</code>
                </div>
            } else {
                { for offer.needs.iter().map(|need| html! { <p class="export-need" lang={text::core_lang()}>{ need.clone() }</p> }) }
            }
        </li>
    }
}

/// What the fields of an order are known by: several may be on the page.
#[derive(Clone)]
pub(crate) struct Fields(String);

impl Fields {
    /// The fields in the list of all files.
    fn of_list() -> Self {
        Self("export".to_owned())
    }

    /// The fields of a card, by its place.
    pub(crate) fn of_step(id: &str) -> Self {
        Self(format!("step-{}", id.replace('/', "-")))
    }

    pub(crate) fn of_card(place: usize) -> Self {
        Self(format!("card-{place}"))
    }

    fn id(&self, what: &str) -> String {
        format!("{}-{what}", self.0)
    }

    fn key(&self, kind: ExportKind) -> String {
        self.id(&format!("key-{}", kind.name()))
    }
}

/// The fields for the password of a file.
pub(crate) fn password_fields(fields: &Fields) -> Html {
    let hint = fields.id("password-hint");
    let field = |what: &str, label: Words| {
        let id = fields.id(what);
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                <input {id} type="password" autocomplete="new-password" aria-describedby={hint.clone()} />
            </div>
        }
    };
    let compatibility = fields.id("compatibility");
    html! {
        <div class="export-fields">
            { field("password", text::EXPORT_PASSWORD) }
            { field("repeat", text::EXPORT_REPEAT) }
            <div class="field">
                <label for={compatibility.clone()}>{ text::COMPATIBILITY_LABEL }</label>
                <select id={compatibility}>
                    { for Compatibility::ALL.iter().map(|one| html! {
                        <option value={one.name()} selected={*one == Compatibility::Modern}>
                            { text::compatibility(*one) }
                        </option>
                    }) }
                </select>
            </div>
            <p class="field-hint" id={hint.clone()}>{ text::EXPORT_PASSWORD_HINT }</p>
        </div>
    }
}

/// The order as the fields stand; `None` where something is missing, which the browser then says at the field.
///
/// Where there is no box to tick for the private key, the button itself asks for it.
pub(crate) fn filled_in(kind: ExportKind, object: u32, fields: &Fields) -> Option<Order> {
    let mut order = Order::of(kind, Some(object));
    let key = kind.needs_key().then(|| browser::element::<HtmlInputElement>(&fields.key(kind))).flatten();
    if let Some(field) = &key {
        stands(field, field.checked(), text::CONFIRM_KEY)?;
    }
    order.key = kind.needs_key();
    if kind.needs_password() {
        let first = browser::element::<HtmlInputElement>(&fields.id("password"))?;
        let second = browser::element::<HtmlInputElement>(&fields.id("repeat"))?;
        let password = Password::new(first.value().into_bytes());
        let again = Password::new(second.value().into_bytes());
        stands(&first, !password.bytes().is_empty(), text::TYPE_PASSWORD)?;
        stands(&second, password == again, text::PASSWORDS_DIFFER)?;
        first.set_value("");
        second.set_value("");
        order.password = Some(password);
        let chosen = browser::element::<HtmlSelectElement>(&fields.id("compatibility"))?.value();
        let found = Compatibility::ALL.iter().copied().find(|one| one.name() == chosen);
        order.compatibility = found.unwrap_or_default();
    }
    if let Some(field) = key {
        // The key is asked for each time.
        field.set_checked(false);
    }
    Some(order)
}

/// Whether a field is as it should be; where it is not, the browser says why, beside it.
fn stands(field: &HtmlInputElement, is_fine: bool, why: Words) -> Option<()> {
    field.set_custom_validity(if is_fine { "" } else { why.spoken() });
    if !is_fine {
        _ = field.report_validity();
        // It may be corrected without another word.
        field.set_custom_validity("");
    }
    is_fine.then_some(())
}
