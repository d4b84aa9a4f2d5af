//! Everything that the fixtures alone can show.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod admission;
mod agreement;
mod bombs;
mod cards;
mod containers;
mod dw_spectrum;
mod explosions;
mod exports;
mod fuzz_seeds;
mod hostile;
mod layers;
mod listing;
mod mutations;
mod paths;
mod plan;
mod properties;
mod reading;
mod recognition;
mod requirements;
mod schema;
mod sources;
mod structure;
mod symphony_messaging;
mod voice;
