//! How a WebAssembly module lies in the page: its instructions taken apart into streams of equal things, see [`streams`], and
//! these packed with LZMA in the lzip format. That takes a quarter less than the gzip that browsers can unpack by themselves,
//! so the page brings this small module to do it. `xtask` packs with the same description of instructions.

pub mod instructions;
pub mod lzma;
pub mod streams;

use wasm_bindgen::prelude::wasm_bindgen;

/// The module that was packed; `None` where the data is damaged, which the checksum of the format tells.
#[wasm_bindgen]
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    streams::join(&lzma::decompress(packed)?)
}
