//! `screenshots`: a picture of every state of the page, for people to look at.

use crate::outcome::Result;
use crate::{browser, paths, process};

/// Photographs the page that was built last: all states, or those that are named.
///
/// # Errors
/// Fails when there is no page or no Chromium.
pub fn run(states: &[&str]) -> Result {
    if !paths::dist().join(paths::PAGE).is_file() {
        return Err("there is no page to photograph: run 'cargo xtask build' first".into());
    }
    if let Some(lack) = browser::missing(browser::Engine::Chromium) {
        println!("{lack}");
        browser::ensure()?;
    }
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--package", "browser-tests", "--bin", "screenshots", "--"])
            .args(states),
    )
}
