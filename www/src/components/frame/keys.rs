//! What single keys do, wherever the focus is.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

use crate::browser;
use crate::components::frame::shortcuts_dialog::SHORTCUTS_DIALOG;
use crate::components::tabs::CERTIFICATE;

/// After so long, the page has drawn what a key asked for.
const DRAWN_MS: u32 = 50;

/// What a key does by itself: nothing while something else wants it.
pub(super) fn pressed(event: &KeyboardEvent, print: &Callback<()>) {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let wanted = |selector: &str| {
        target.as_ref().is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
    };
    if modified
        || event.default_prevented()
        || wanted("input:not([type=file], [type=checkbox]), textarea, select, dialog, [contenteditable]")
    {
        return;
    }
    let key = event.key();
    let done = match key.as_str() {
        "?" => browser::open_dialog(SHORTCUTS_DIALOG),
        "o" => click("file-input"),
        "p" => {
            print.emit(());
            Some(())
        }
        "j" => step(true),
        "k" => step(false),
        "/" => search(),
        _ => part(&key),
    };
    if done.is_some() {
        event.prevent_default();
    }
}

fn click(id: &str) -> Option<()> {
    browser::element::<web_sys::HtmlElement>(id).map(|element| element.click())
}

/// The tab of the result with a number, from the left.
fn part(key: &str) -> Option<()> {
    let number: usize = key.parse().ok()?;
    let tabs = browser::all("#result-tabs [role=tab]");
    let tab = tabs.get(number.checked_sub(1)?)?;
    tab.click();
    tab.focus().ok()
}

/// The object after or before the one that is shown, as the list has them. The table has keys of its own.
fn step(forward: bool) -> Option<()> {
    let rows = browser::all("button[data-object]");
    let here = rows.iter().position(|row| row.has_attribute("aria-current"));
    let next = match here {
        Some(here) if forward => here.checked_add(1)?,
        Some(here) => here.checked_sub(1)?,
        None => 0,
    };
    let row = rows.get(next)?;
    row.click();
    row.focus().ok()
}

fn search() -> Option<()> {
    click(&format!("tab-{CERTIFICATE}"))?;
    Timeout::new(DRAWN_MS, || _ = browser::focus("field-search")).forget();
    Some(())
}
