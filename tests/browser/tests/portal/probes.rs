//! The probes in `tests/browser/portal` run in the browser, as scripts of a portal; here it is read what came of them.

use std::thread;
use std::time::{Duration, Instant};

use browser_tests::{Browser, Engine, Result};
use serde_json::Value;
use xtask::paths;
use xtask::server::{PORTAL_POLICY, Server, Site};

use crate::{policy_with_frames_of, test_portal};

/// All probes of a kind take seconds; where several of them fail, each waits for its own time.
const PATIENCE: Duration = Duration::from_secs(180);

/// Opens the probes of one kind, waits for them, and fails with what failed.
fn run(engine: Engine, server: &Server, probes: &str, at_least: usize) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    browser.open(&format!("http://{}/probe.html?{probes}", server.address()))?;
    let results: Vec<Value> = serde_json::from_str(&result(&browser)?)?;
    assert!(results.len() >= at_least, "only {} probes ran", results.len());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for result in &results {
        if let Some(told) = result["told"].as_str() {
            println!("{engine:?}: {told}");
        }
    }
    let failed: Vec<String> = results
        .iter()
        .filter(|result| !result["error"].is_null())
        .map(|result| format!("{}: {}", text(&result["name"]), text(&result["error"])))
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("{engine:?}:\n{}", failed.join("\n")).into()) }
}

/// What the probes came to, when all are through.
fn result(browser: &Browser) -> Result<String> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let text = browser.run("return document.querySelector('#result').textContent;", &[])?;
        if let Some(text) = text.as_str().filter(|text| !text.is_empty()) {
            return Ok(text.to_owned());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("the probes do not end".into())
}

fn package(engine: Engine) -> Result {
    run(engine, &test_portal(PORTAL_POLICY)?, "package", 14)
}

fn element(engine: Engine) -> Result {
    run(engine, &test_portal(PORTAL_POLICY)?, "element", 14)
}

/// The page from another origin than the portal.
fn element_of_other_origin(engine: Engine) -> Result {
    let other = Server::start(Site::folder(paths::dist()), 0)?;
    let origin = format!("http://{}", other.address());
    let portal = test_portal(&policy_with_frames_of(&origin))?;
    run(engine, &portal, &format!("element#page={origin}/{}", paths::PAGE), 14)
}

macro_rules! in_every_engine {
    ($($probes:ident;)*) => {
        $(mod $probes {
            use browser_tests::{Engine, Result};

            #[test]
            fn chromium() -> Result {
                super::$probes(Engine::Chromium)
            }

            #[test]
            fn firefox() -> Result {
                super::$probes(Engine::Firefox)
            }

            #[test]
            fn webkit() -> Result {
                super::$probes(Engine::WebKit)
            }
        })*
    };
}

in_every_engine! {
    package;
    element;
    element_of_other_origin;
}
