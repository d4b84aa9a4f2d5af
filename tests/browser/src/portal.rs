//! A portal for tests, and the probes in `tests/browser/portal` that run as its scripts.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::paths;
use xtask::server::{Server, Site};

use crate::{Browser, REFERENCE_INSTANT, Result, fixture};

/// All probes of a kind take seconds; where several of them fail, each waits for its own time.
const PATIENCE: Duration = Duration::from_secs(180);

/// What a probe came to.
#[derive(Clone, Debug)]
pub struct Probe {
    /// What it is about.
    pub name: String,
    /// What is not as it should be.
    pub error: Option<String>,
    /// What it measured.
    pub told: Option<String>,
}

/// Serves a portal with the package, the fixtures and the probes, under a policy.
///
/// # Errors
/// Fails when the package has not been built.
pub fn test_portal(policy: &str) -> Result<Server> {
    if !paths::package().join("index.js").is_file() {
        return Err("there is no package: run 'cargo xtask package'".into());
    }
    let site = Site::folder(paths::root().join("tests/browser/portal"))
        .with_below("cert-inspector", paths::package())
        .with_below("fixtures", fixture(""))
        .with_policy(policy.to_owned());
    Ok(Server::start(site, 0)?)
}

/// Opens the probes of one kind and waits for what they come to.
///
/// # Errors
/// Fails when they do not end.
pub fn probe(browser: &Browser, portal: &Server, probes: &str) -> Result<Vec<Probe>> {
    browser.open(&format!("http://{}/probe.html?{probes}", portal.address()))?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let text = browser.run("return document.querySelector('#result').textContent;", &[])?;
        if let Some(text) = text.as_str().filter(|text| !text.is_empty()) {
            let results: Vec<Value> = serde_json::from_str(text)?;
            return Ok(results.iter().map(read).collect());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("the probes do not end".into())
}

fn read(result: &Value) -> Probe {
    let text = |name: &str| result.get(name).and_then(Value::as_str).map(str::to_owned);
    Probe { name: text("name").unwrap_or_default(), error: text("error"), told: text("told") }
}

/// The example of a portal, opened, with the clock of the fixtures as that of its server.
///
/// # Errors
/// Fails when it cannot be opened.
pub fn open_example(browser: &Browser) -> Result<Server> {
    let server = Server::start(Site::portal(), 0)?;
    browser.open(&format!("http://{}/", server.address()))?;
    // WebKit's driver answers before the scripts of the page have run.
    browser.wait_for("customElements.get('cert-inspector') !== undefined")?;
    browser.run("document.body.dataset.now = arguments[0];", &[json!(REFERENCE_INSTANT)])?;
    Ok(server)
}

/// What is true when the page that an element shows is at least so many CSS pixels high: it has been drawn then.
#[must_use]
pub fn is_drawn(element: &str, height: u32) -> String {
    format!(
        "parseFloat(document.querySelector('{element}')?.shadowRoot.adoptedStyleSheets[0].cssRules[0].style.height) > {height}"
    )
}

/// State: a weak certificate is stopped before it is imported.
pub(crate) fn import_refused(browser: &Browser) -> Result<bool> {
    open_example(browser)?;
    browser.click("#open-import")?;
    browser.type_into("#host", "video.example.org")?;
    browser.choose("#files", &[&fixture("server/rsa-1024.der")])?;
    browser.wait_for("document.querySelectorAll('#judgement li').length === 2")?;
    Ok(true)
}

/// State: the same with the page in the dialogue, which gives the reasons at length.
pub(crate) fn import_looked_at(browser: &Browser) -> Result<bool> {
    import_refused(browser)?;
    browser.click("#look-closer")?;
    browser.wait_for(&is_drawn("#closer", 900))?;
    Ok(true)
}

/// State: the page in a dialogue of its own, empty, in the colours of the portal.
pub(crate) fn inspector_open(browser: &Browser) -> Result<bool> {
    open_example(browser)?;
    browser.click("#open-inspector")?;
    browser.wait_for(&is_drawn("#inspector-dialog cert-inspector", 400))?;
    Ok(true)
}

/// State: the same, seen from within: what the frame shows is judged like any page.
pub(crate) fn inspector_from_within(browser: &Browser) -> Result<bool> {
    inspector_open(browser)?;
    browser.enter_frame_of(
        "document.querySelector('#inspector-dialog cert-inspector').shadowRoot.querySelector('iframe')",
    )?;
    Ok(true)
}
