//! Drives the finished page in real browsers, over WebDriver, with nothing else between.
//!
//! The page must have been built: `cargo xtask build`, or `cargo xtask test` for everything.

mod axe;
mod browser;
mod driver;
mod engine;
mod files;
pub mod keys;
mod look;
mod page;
mod portal;
mod requests;
mod states;

pub use axe::{Finding, axe_source, judge};
pub use browser::Browser;
pub use xtask::browser::Engine;

pub use files::{Scratch, below_fixtures, fixture};
pub use look::Look;
pub use page::{ASK_WORKER, Page, Place, page_file, strings};
pub use portal::{Probe, is_drawn, open_example, probe, test_portal};
pub use requests::requests;
pub use states::{STATES, State};

/// What a helper answers, and a test: the sentence that says what went wrong.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The instant at which the fixtures are judged in all tests.
pub const REFERENCE_INSTANT: &str = "2026-11-20T12:00:00Z";

/// A test of each flow for each engine; the function in front goes through a flow in an engine.
#[macro_export]
macro_rules! in_every_engine {
    ($run:path; $($name:ident => $flow:expr;)*) => {
        $(mod $name {
            use super::*;

            #[test]
            fn chromium() -> $crate::Result {
                $run($crate::Engine::Chromium, $flow)
            }

            #[test]
            fn firefox() -> $crate::Result {
                $run($crate::Engine::Firefox, $flow)
            }

            #[test]
            fn webkit() -> $crate::Result {
                $run($crate::Engine::WebKit, $flow)
            }
        })*
    };
}
