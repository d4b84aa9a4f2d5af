//! What happens to the window as a whole: printing, its width, and what the browser says of the network.

use gloo_events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{KeyboardEvent, Window};
use yew::prelude::*;

use crate::browser;
use crate::components::frame::keys::pressed;
use crate::state::{Action, Network};

/// Marks what was opened for printing, and is closed after it.
const OPENED: &str = "data-opened-to-print";

/// Listens on the window while the page is shown.
#[hook]
pub(crate) fn use_window_events(
    tell: Callback<Action>,
    print: Callback<()>,
    shortcuts: bool,
    printing: bool,
) {
    {
        let tell = tell.clone();
        use_effect_with((), move |()| {
            watch_network(&tell);
            let listeners = browser::window().map(|window| listen(&window, &tell));
            move || drop(listeners)
        });
    }
    use_effect_with((shortcuts, print), move |(on, print)| {
        let print = print.clone();
        let listener = browser::window().filter(|_| *on).map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    pressed(event, &print);
                }
            })
        });
        move || drop(listener)
    });
    use_effect_with(printing, |printing| if *printing { open_all() } else { close_all() });
}

fn listen(window: &Window, tell: &Callback<Action>) -> Vec<EventListener> {
    let printing = |kind: &'static str, on: bool| {
        let tell = tell.clone();
        EventListener::new(window, kind, move |_| tell.emit(Action::Printing(on)))
    };
    let mut listeners = vec![printing("beforeprint", true), printing("afterprint", false)];
    if let Some(query) = browser::narrow_query(window) {
        tell.emit(Action::Narrowed(query.matches()));
        let (tell, asked) = (tell.clone(), query.clone());
        listeners.push(EventListener::new(&query, "change", move |_| {
            tell.emit(Action::Narrowed(asked.matches()));
        }));
    }
    listeners
}

/// The start script counts; it began before this code was there.
fn watch_network(tell: &Callback<Action>) {
    let tell = tell.clone();
    let heard = Closure::<dyn Fn(Array, Array)>::new(move |asked: Array, refused: Array| {
        let words = |list: Array| list.iter().filter_map(|one| one.as_string()).collect();
        tell.emit(Action::Watched(Network { asked: words(asked), refused: words(refused) }));
    });
    let watch =
        Reflect::get(&js_sys::global(), &"watchNetwork".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(watch) = watch {
        _ = watch.call1(&JsValue::UNDEFINED, &heard.into_js_value());
    }
}

/// Paper has no buttons: what is folded is opened, and long values are written out. The plan is asked for only when it
/// is unfolded, so it is printed only then.
fn open_all() {
    for folded in browser::all("#results details:not([open], #deployment)") {
        _ = folded.set_attribute(OPENED, "");
        _ = folded.set_attribute("open", "");
    }
    for more in browser::all("#results [data-more][aria-expanded=false]") {
        _ = more.set_attribute(OPENED, "");
        more.click();
    }
}

fn close_all() {
    for opened in browser::all(&format!("[{OPENED}]")) {
        _ = opened.remove_attribute(OPENED);
        if opened.has_attribute("open") {
            _ = opened.remove_attribute("open");
        } else {
            opened.click();
        }
    }
}
