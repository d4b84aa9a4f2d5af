//! Dropping and pasting anywhere in the window.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, EventTarget, HtmlInputElement, HtmlTextAreaElement,
};
use yew::prelude::*;

use crate::browser;
use crate::components::intake::paste::PASTE_FIELD;
use crate::intake::{self, Intake};

/// Listens on the window while the page is shown.
#[hook]
pub(crate) fn use_window_intake(ontake: Callback<Intake>, ondrag: Callback<bool>) {
    use_effect_with((ontake, ondrag), |(ontake, ondrag)| {
        let listeners = browser::window().map(|window| listen(&window, ontake, ondrag));
        move || drop(listeners)
    });
}

fn listen(window: &EventTarget, ontake: &Callback<Intake>, ondrag: &Callback<bool>) -> Vec<EventListener> {
    // Every element on the way says that the pointer enters and leaves it; outside of all of them, the count is 0.
    let depth = Rc::new(Cell::new(0_i32));
    let entered = {
        let (depth, ondrag) = (Rc::clone(&depth), ondrag.clone());
        drag_listener(window, "dragenter", move |_| {
            depth.set(depth.get().saturating_add(1));
            if depth.get() == 1 {
                ondrag.emit(true);
            }
        })
    };
    let left = {
        let (depth, ondrag) = (Rc::clone(&depth), ondrag.clone());
        drag_listener(window, "dragleave", move |_| {
            depth.set(depth.get().saturating_sub(1).max(0));
            if depth.get() == 0 {
                ondrag.emit(false);
            }
        })
    };
    // The default would be to leave the page for the file that is dropped.
    let over = drag_listener(window, "dragover", |_| {});
    let dropped = {
        let (ontake, ondrag) = (ontake.clone(), ondrag.clone());
        drag_listener(window, "drop", move |transfer| {
            depth.set(0);
            ondrag.emit(false);
            let intake = intake::from_transfer(transfer);
            if !intake.files.is_empty() || !intake.folders.is_empty() || intake.text.is_some() {
                ontake.emit(intake);
            }
        })
    };
    vec![entered, left, over, dropped, paste_listener(window, ontake.clone())]
}

fn drag_listener(
    window: &EventTarget,
    kind: &'static str,
    mut heard: impl FnMut(&DataTransfer) + 'static,
) -> EventListener {
    EventListener::new_with_options(
        window,
        kind,
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            event.prevent_default();
            if let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
                heard(&transfer);
            }
        },
    )
}

fn paste_listener(window: &EventTarget, ontake: Callback<Intake>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, "paste", options, move |event| {
        let Some(transfer) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
        else {
            return;
        };
        let intake = intake::from_transfer(&transfer);
        // What is pasted in a field is meant for it, but for the field that is there to paste files in.
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let for_field = target.is_some_and(|target| {
            target.has_type::<HtmlInputElement>()
                || (target.has_type::<HtmlTextAreaElement>() && target.id() != PASTE_FIELD)
        });
        if intake.files.is_empty() && for_field {
            return;
        }
        event.prevent_default();
        ontake.emit(intake);
    })
}
