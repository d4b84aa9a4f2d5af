//! The page of Certificate Inspector.
//!
//! It parses nothing: files go to the worker, and what comes back is drawn. The one reducer is in `state`, the worker's
//! end in `bridge`, every sentence in `text`; components take properties and emit callbacks.

mod app;
mod arrange;
mod bridge;
mod browser;
mod commands;
mod components;
mod intake;
mod language;
mod portal;
mod qr;
mod samples;
#[cfg(test)]
mod sources;
mod state;
mod table;
mod text;

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the page. The worker runs the same module and never calls this.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page() {
    if let Some(mount) = browser::document().and_then(|document| document.get_element_by_id("app")) {
        mount.set_text_content(None);
        yew::Renderer::<app::App>::with_root(mount).render();
    }
}
