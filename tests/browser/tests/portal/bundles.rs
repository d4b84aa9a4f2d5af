//! Bundles with the package in them, as `xtask/src/package_tests.rs` has them made.

use browser_tests::{Browser, Engine, Result, fixture};
use serde_json::json;
use xtask::server::{PORTAL_POLICY, Server, Site};
use xtask::{package_tests, process};

fn answers(bundler: &str) -> Result {
    let folder = package_tests::folder().join("bundles").join(bundler);
    if !folder.join("index.html").is_file() {
        let lack = package_tests::missing_node();
        if process::in_ci() && lack.is_none() {
            return Err(format!("there is no bundle by {bundler}").into());
        }
        let lack = lack.unwrap_or_else(|| "cargo xtask test makes one".to_owned());
        println!("skipped: there is no bundle by {bundler}: {lack}");
        return Ok(());
    }
    let site = Site::folder(folder).with_below("fixtures", fixture("")).with_policy(PORTAL_POLICY.to_owned());
    let server = Server::start(site, 0)?;
    for engine in Engine::ALL {
        let Some(browser) = Browser::start_in(engine)? else { continue };
        browser.open(&format!("http://{}/", server.address()))?;
        let answer = browser.wait_for("document.querySelector('#result').textContent")?;
        assert_eq!(answer, json!("fail, all alike"), "{engine:?}");
    }
    Ok(())
}

#[test]
fn one_by_vite_answers() -> Result {
    answers("vite")
}

#[test]
fn one_by_esbuild_answers() -> Result {
    answers("esbuild")
}

#[test]
fn one_by_webpack_answers() -> Result {
    answers("webpack")
}
