//! The few things the page asks of the browser beside drawing: clock, clipboard, saving a file, moving the focus.

use std::cell::Cell;
use std::rc::Rc;

use cert_inspector::model::Timestamp;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, FocusOptions, HtmlAnchorElement, HtmlDialogElement, HtmlElement,
    HtmlTextAreaElement, MediaQueryList, Url, Window,
};

/// How long the browser may take to fetch a saved file from its blob URL before the URL is revoked.
const SAVE_MS: u32 = 2_000;

/// Below this width, the result stands below the list instead of beside it. The styles say the same.
const NARROW: &str = "(max-width: 59.99rem)";

pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The clock of this computer.
pub(crate) fn now() -> Timestamp {
    let written = String::from(js_sys::Date::new_0().to_iso_string());
    Timestamp::parse_rfc3339(&written).unwrap_or(Timestamp::from_unix_seconds(0))
}

/// How many minutes the clocks here are ahead of UTC at an instant, by the rules for summer time that hold then.
pub(crate) fn minutes_east(at: Timestamp) -> i32 {
    let written = JsValue::from_str(&at.to_string());
    let behind = js_sys::Date::new(&written).get_timezone_offset();
    // Never more than a day, and 0 where the browser does not say.
    format!("{:.0}", -behind).parse().unwrap_or(0)
}

/// The language that the browser is set to, as in "de-AT".
pub(crate) fn language() -> Option<String> {
    window()?.navigator().language()
}

/// Tells screen readers, hyphenation and translators which language the page is in.
pub(crate) fn declare_language(tag: &str) -> Option<()> {
    document()?.document_element()?.set_attribute("lang", tag).ok()
}

/// Puts text on the clipboard; whether that was allowed.
pub(crate) async fn copy(text: &str) -> bool {
    if let Some(promise) = clipboard_promise(text)
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    // Pages on plain HTTP have no clipboard object, and some portals forbid it in frames.
    copy_by_selection(text).unwrap_or(false)
}

fn clipboard_promise(text: &str) -> Option<js_sys::Promise> {
    let navigator = window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// Selects the text in a field nobody sees and has the browser copy the selection.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("visually-hidden");
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let command: Option<Function> =
        Reflect::get(&document, &"execCommand".into()).ok().and_then(|command| command.dyn_into().ok());
    let copied = command
        .and_then(|command| command.call1(&document, &"copy".into()).ok())
        .is_some_and(|copied| copied.is_truthy());
    area.remove();
    if let Some(element) = focused {
        _ = element.focus();
    }
    Some(copied)
}

/// Has the browser save bytes as a file. The copy that is made for it is wiped, for there may be a key in it.
pub(crate) fn save(file_name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let part = Uint8Array::from(bytes);
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(&part), &kind);
    part.fill(0, 0, part.length());
    let url = Url::create_object_url_with_blob(&blob.ok()?).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    Timeout::new(SAVE_MS, move || _ = Url::revoke_object_url(&url)).forget();
    Some(())
}

/// On a phone, folds the list of objects away.
pub(crate) fn close_sheet() -> Option<()> {
    if is_narrow(&window()?)? {
        for sheet in all(".strip .found-fold[open]") {
            _ = sheet.remove_attribute("open");
        }
    }
    Some(())
}

/// When the first result takes the place of the welcome: moves the view to where it begins.
pub(crate) fn show_result(id: &str) -> Option<()> {
    let window = window()?;
    if is_narrow(&window)? {
        document()?.get_element_by_id(id)?.scroll_into_view();
    } else {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    Some(())
}

fn is_narrow(window: &Window) -> Option<bool> {
    Some(narrow_query(window)?.matches())
}

/// Tells whether the page stands in one column, and when that changes.
pub(crate) fn narrow_query(window: &Window) -> Option<MediaQueryList> {
    window.match_media(NARROW).ok()?
}

/// On a narrow screen, moves focus and view to an element that would otherwise be out of sight.
pub(crate) fn reveal_if_narrow(id: &str) -> Option<()> {
    if is_narrow(&window()?)? {
        focus(id)?;
    }
    Some(())
}

/// The same where the result stands beside the list, and nothing is being typed elsewhere.
pub(crate) fn focus_if_wide(id: &str) -> Option<()> {
    if is_narrow(&window()?)? || is_focus_below("input, textarea, select, dialog") {
        return None;
    }
    focus_in_place(id)
}

/// Shows a dialog, with the focus in it. The browser gives the focus back when it is closed, and closes it on Escape.
pub(crate) fn open_dialog(id: &str) -> Option<()> {
    let dialog = element::<HtmlDialogElement>(id)?;
    // One that is open already stays as it is.
    if dialog.open() { Some(()) } else { dialog.show_modal().ok() }
}

pub(crate) fn close_dialog(id: &str) -> Option<()> {
    element::<HtmlDialogElement>(id).map(|dialog| dialog.close())
}

/// Every element that a selector finds, in the order of the document.
pub(crate) fn all(selector: &str) -> Vec<HtmlElement> {
    let list = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

/// What stands in the head of the page under a name, or in place of an HTTP header.
pub(crate) fn meta(selector: &str) -> Option<String> {
    document()?.query_selector(selector).ok()??.get_attribute("content")
}

/// The name of the file that was opened; `None` where a server gave the page.
pub(crate) fn file_name() -> Option<String> {
    let location = window()?.location();
    if location.protocol().ok()? != "file:" {
        return None;
    }
    let path = String::from(js_sys::decode_uri_component(&location.pathname().ok()?).ok()?);
    path.rsplit('/').next().map(str::to_owned)
}

/// Has the browser print the page, and does something else where it does not: in a frame it may not be allowed to.
pub(crate) fn print(otherwise: impl FnOnce() + 'static) -> Option<()> {
    let window = window()?;
    let begun = Rc::new(Cell::new(false));
    let heard = Rc::clone(&begun);
    let listener = EventListener::once(&window, "beforeprint", move |_| heard.set(true));
    _ = window.print();
    let late = move || {
        drop(listener);
        if !begun.get() {
            otherwise();
        }
    };
    Timeout::new(PRINTING_BEGINS_MS, late).forget();
    Some(())
}

/// A browser that prints says so at once.
const PRINTING_BEGINS_MS: u32 = 500;

/// The element with an identifier, if it is of the type.
pub(crate) fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element without moving the view.
pub(crate) fn focus_in_place(id: &str) -> Option<()> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let element = document()?.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok()?;
    element.focus_with_options(&options).ok()
}

/// Moves the focus to an element where nothing has it.
pub(crate) fn focus_if_lost(id: &str) -> Option<()> {
    let document = document()?;
    let lost =
        document.active_element().is_none_or(|element| document.body().is_some_and(|body| *body == element));
    if lost { focus_in_place(id) } else { None }
}

/// Whether the focus is on or in an element that a selector finds.
pub(crate) fn is_focus_below(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.and_then(|element| element.closest(selector).ok()).flatten().is_some()
}

/// Moves the focus to an element.
pub(crate) fn focus(id: &str) -> Option<()> {
    document()?.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Whether the result stands below the list instead of beside it.
pub(crate) fn is_narrow_window() -> bool {
    window().and_then(|window| is_narrow(&window)).unwrap_or(false)
}

/// Moves the view of a frame, and only of it, so that something in it can be seen.
pub(crate) fn scroll_within(frame: &HtmlElement, top: i32, height: i32) {
    let (seen, room) = (frame.scroll_top(), frame.client_height());
    if top < seen {
        frame.set_scroll_top(top);
    } else if top.saturating_add(height) > seen.saturating_add(room) {
        frame.set_scroll_top(top.saturating_add(height).saturating_sub(room));
    }
}

/// Whether an element in it has the focus.
pub(crate) fn has_focus_within(element: &HtmlElement) -> bool {
    document().is_some_and(|document| element.contains(document.active_element().as_deref()))
}

/// Base64 of bytes that are written in hexadecimal.
pub(crate) fn base64_of_hex(hex: &str) -> String {
    let (pairs, _) = hex.as_bytes().as_chunks::<2>();
    let digit = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0);
    let binary: String =
        pairs.iter().filter_map(|[high, low]| char::from_u32(digit(*high) * 16 + digit(*low))).collect();
    window().and_then(|window| window.btoa(&binary).ok()).unwrap_or_default()
}
