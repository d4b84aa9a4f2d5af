//! Files that can be taken away. The fields have no state: what is typed is read when a button is pressed, and the fields are
//! emptied at once.

use cert_inspector::Password;
use cert_inspector::export::{Compatibility, ExportKind, ExportOffer};
use cert_inspector::protocol::Order;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::browser;
use crate::components::basics::outcome::attention_icon;
use crate::shown::shown;
use crate::text::{self, Words};

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
    let onsave = onorder.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(order) = filled_in(kind, object) {
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
                if offer.needs_password { { password_fields() } }
                <div class="field export-save">
                    <button type="button" aria-label={text::save_what(&offer.label)} {onclick}>{ text::SAVE }</button>
                    if offer.needs_key {
                        <label class="check"><input type="checkbox" id={key_id(kind)} />{ text::WITH_KEY }</label>
                    }
                    <code>{ offer.name.clone() }</code>
                </div>
            } else {
                { for offer.needs.iter().map(|need| html! { <p class="export-need" lang={text::core_lang()}>{ need.clone() }</p> }) }
            }
        </li>
    }
}

const PASSWORD: &str = "export-password";
const REPEAT: &str = "export-repeat";
const COMPATIBILITY: &str = "export-compatibility";

fn key_id(kind: ExportKind) -> String {
    format!("export-key-{}", kind.name())
}

fn password_fields() -> Html {
    let field = |id: &'static str, label: Words| {
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <input {id} type="password" autocomplete="new-password" aria-describedby="export-password-hint" />
            </div>
        }
    };
    html! {
        <div class="export-fields">
            { field(PASSWORD, text::EXPORT_PASSWORD) }
            { field(REPEAT, text::EXPORT_REPEAT) }
            <div class="field">
                <label for={COMPATIBILITY}>{ text::COMPATIBILITY_LABEL }</label>
                <select id={COMPATIBILITY}>
                    { for Compatibility::ALL.iter().map(|one| html! {
                        <option value={one.name()} selected={*one == Compatibility::Modern}>
                            { text::compatibility(*one) }
                        </option>
                    }) }
                </select>
            </div>
            <p class="field-hint" id="export-password-hint">{ text::EXPORT_PASSWORD_HINT }</p>
        </div>
    }
}

/// The order as the fields stand; `None` where something is missing, which the browser then says at the field.
fn filled_in(kind: ExportKind, object: u32) -> Option<Order> {
    let mut order = Order::of(kind, Some(object));
    let key = kind.needs_key().then(|| browser::element::<HtmlInputElement>(&key_id(kind))).flatten();
    if let Some(field) = &key {
        stands(field, field.checked(), text::CONFIRM_KEY)?;
        order.key = true;
    }
    if kind.needs_password() {
        let first = browser::element::<HtmlInputElement>(PASSWORD)?;
        let second = browser::element::<HtmlInputElement>(REPEAT)?;
        let password = Password::new(first.value().into_bytes());
        let again = Password::new(second.value().into_bytes());
        stands(&first, !password.bytes().is_empty(), text::TYPE_PASSWORD)?;
        stands(&second, password == again, text::PASSWORDS_DIFFER)?;
        first.set_value("");
        second.set_value("");
        order.password = Some(password);
        let chosen = browser::element::<HtmlSelectElement>(COMPATIBILITY)?.value();
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
