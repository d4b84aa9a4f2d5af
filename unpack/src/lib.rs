//! How a WebAssembly module lies in the page: its instructions taken apart into streams of equal things, see [`streams`], and
//! these packed with gzip. That takes a sixth less than gzip of the module as it is. Browsers unpack gzip by themselves; to put
//! the streams together, the page brings this small module. `xtask` takes apart by the same description of instructions.

pub mod instructions;
pub mod streams;

use wasm_bindgen::prelude::wasm_bindgen;

/// The module that was taken apart; `None` where the streams are damaged.
#[wasm_bindgen]
#[must_use]
pub fn join(streams: &[u8]) -> Option<Vec<u8>> {
    streams::join(streams)
}
