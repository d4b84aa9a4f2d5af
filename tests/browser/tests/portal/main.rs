//! The package and the element in a portal, under the policy that the guide for integrators asks for, in every engine.
//!
//! The package must have been built: `cargo xtask package`, or `cargo xtask test` for everything.

mod bundles;
mod example;
mod probes;

/// A test for each engine.
macro_rules! in_every_engine {
    ($($flow:ident;)*) => {
        $(mod $flow {
            #[test]
            fn chromium() -> browser_tests::Result {
                super::$flow(browser_tests::Engine::Chromium)
            }

            #[test]
            fn firefox() -> browser_tests::Result {
                super::$flow(browser_tests::Engine::Firefox)
            }

            #[test]
            fn webkit() -> browser_tests::Result {
                super::$flow(browser_tests::Engine::WebKit)
            }
        })*
    };
}
pub(crate) use in_every_engine;
