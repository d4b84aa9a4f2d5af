//! What the probes come to in every engine.

use browser_tests::{Browser, Engine, Result, in_every_engine, probe, test_portal};
use xtask::paths;
use xtask::server::{PORTAL_POLICY, Server, Site};

/// Fewer mean that some were lost: there are more of either kind.
const AT_LEAST: usize = 14;

/// The same for those about what the element admits.
const AT_LEAST_OF_GATE: usize = 7;

/// Runs the probes of one kind, and fails with what failed.
fn run(engine: Engine, portal: &Server, probes: &str, at_least: usize) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    let results = probe(&browser, portal, probes)?;
    assert!(results.len() >= at_least, "only {} probes ran", results.len());
    let failed: Vec<String> = results
        .iter()
        .filter_map(|probe| probe.error.as_ref().map(|error| format!("{}: {error}", probe.name)))
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("{engine:?}:\n{}", failed.join("\n")).into()) }
}

fn package(engine: Engine) -> Result {
    run(engine, &test_portal(PORTAL_POLICY)?, "package", AT_LEAST)
}

fn element(engine: Engine) -> Result {
    run(engine, &test_portal(PORTAL_POLICY)?, "element", AT_LEAST)
}

fn gate(engine: Engine) -> Result {
    run(engine, &test_portal(PORTAL_POLICY)?, "gate", AT_LEAST_OF_GATE)
}

/// The page from another origin than the portal, which its policy has to name.
fn element_of_other_origin(engine: Engine) -> Result {
    let other = Server::start(Site::folder(paths::dist()), 0)?;
    let origin = format!("http://{}", other.address());
    let policy = PORTAL_POLICY.replace("frame-src 'self'", &format!("frame-src 'self' {origin}"));
    run(engine, &test_portal(&policy)?, &format!("element#page={origin}/{}", paths::PAGE), AT_LEAST)
}

in_every_engine! {
    crate::run;
    in_package => package;
    in_element => element;
    in_gate => gate;
    in_element_of_other_origin => element_of_other_origin;
}
