//! The package and the element in a portal, under the policy that the guide for integrators asks for, in every engine.
//!
//! The package must have been built: `cargo xtask package`, or `cargo xtask test` for everything.

mod bundles;
mod example;
mod probes;

use browser_tests::{Engine, Result};

/// Goes through a flow in an engine.
fn run(engine: Engine, flow: fn(Engine) -> Result) -> Result {
    flow(engine)
}
