//! What the probes come to in every engine.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Browser, Engine, Result, in_every_engine, probe, test_portal};
use sha2::{Digest, Sha256};
use xtask::paths;
use xtask::server::{PORTAL_POLICY, Server, Site};

/// Fewer mean that some were lost: there are more of either kind.
const AT_LEAST: usize = 14;

/// The same for those about what the element admits.
const AT_LEAST_OF_GATE: usize = 7;

/// Recipes that are probed in one page.
const RECIPES: usize = 4;

/// Runs the probes of one kind, and fails with what failed.
fn run(engine: Engine, portal: &Server, probes: &str, at_least: usize) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    let results = probe(&browser, portal, probes)?;
    for (name, told) in results.iter().filter_map(|one| Some((&one.name, one.told.as_ref()?))) {
        println!("{engine:?}, {name}: {told}");
    }
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

/// The recipes of docs/embedding.md, under a policy that requires Trusted Types and names another origin.
fn recipes(engine: Engine) -> Result {
    let cdn = Server::start(Site::folder(paths::package()).shared(), 0)?;
    let origin = format!("http://{}", cdn.address());
    let policy = PORTAL_POLICY
        .replace("script-src 'self'", &format!("script-src 'self' {origin}"))
        .replace("connect-src 'self'", &format!("connect-src 'self' {origin}"));
    let policy = format!("{policy}; require-trusted-types-for 'script'; trusted-types cert-inspector probes");
    run(engine, &test_portal(&policy)?, &format!("recipes#cdn={origin}"), RECIPES)
}

/// An import map in the page under a policy that names its hash: the one that the command in the guide prints.
fn import_map(engine: Engine) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    let map = r#"{"imports":{"cert-inspector":"/cert-inspector/index.js"}}"#;
    let guide = std::fs::read_to_string(paths::root().join("docs/embedding.md"))?;
    assert_eq!(guide.matches(map).count(), 2, "the guide has this map and the command for its hash");
    let hash = STANDARD.encode(Sha256::digest(map));
    for (source, expected) in [(format!("'sha256-{hash}'"), "true"), (String::new(), "")] {
        let policy = PORTAL_POLICY.replace("script-src 'self'", &format!("script-src 'self' {source}"));
        let portal = test_portal(&policy)?;
        browser.open(&format!("http://{}/mapped.html", portal.address()))?;
        if expected.is_empty() {
            std::thread::sleep(std::time::Duration::from_secs(1));
        } else {
            browser.wait_for("document.querySelector('#result').textContent !== ''")?;
        }
        let result = browser.run("return document.querySelector('#result').textContent;", &[])?;
        assert_eq!(result, expected, "{engine:?} with '{source}'");
    }
    Ok(())
}

in_every_engine! {
    crate::run;
    in_package => package;
    in_element => element;
    in_gate => gate;
    in_recipes => recipes;
    in_import_map => import_map;
    in_element_of_other_origin => element_of_other_origin;
}
