//! The page under test, through the marks that it keeps stable for this.

use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::paths;
use xtask::server::Server;

use crate::{Browser, Result};

/// From where the page is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// From the disk, as `file://`.
    Disk,
    /// From a web server.
    Web,
}

impl Place {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Disk, Self::Web];
}

/// The open page.
pub struct Page<'a> {
    /// The browser that shows it.
    pub browser: &'a Browser,
    /// A server on this machine. It serves the page, and is what the page must not reach after that.
    pub server: Server,
}

/// Keeps every worker of the page within reach of the test.
const KEEP_WORKERS: &str = "
    globalThis.workers = [];
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
        constructor(...rest) { super(...rest); globalThis.workers.push(this); }
    };";

/// For scripts that ask a worker of the page directly: `ask(message)` resolves with its answer. The first argument of the
/// script is the instant at which the worker judges.
pub const ASK_WORKER: &str = "
    const worker = startInspectorWorker();
    const options = { at: arguments[0] };
    let last = 0;
    const ask = (message) => new Promise((resolve, reject) => {
        const request = ++last;
        worker.onmessage = ({ data }) => {
            if (data.type === 'crashed' || data.type === 'error') reject(JSON.stringify(data));
            if (data.request === request && data.type !== 'progress') resolve(data);
        };
        worker.postMessage({ ...message, request, options });
    });";

impl<'a> Page<'a> {
    /// Opens the page and waits until it can be used.
    ///
    /// # Errors
    /// Fails when the page has not been built, or does not start.
    pub fn open(browser: &'a Browser, place: Place) -> Result<Self> {
        let file = page_file()?;
        let server = Server::start(paths::dist(), 0)?;
        browser.before_boot(KEEP_WORKERS)?;
        match place {
            Place::Disk => browser.open(&format!("file://{}", file.display()))?,
            Place::Web => browser.open(&format!("http://{}/", server.address()))?,
        }
        browser.wait_for("document.querySelector('#file-input') !== null")?;
        Ok(Self { browser, server })
    }

    /// Chooses files in the page's own file input.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn choose(&self, files: &[&Path]) -> Result {
        self.browser.choose("#file-input", files)
    }

    /// Waits for so many objects in the list, and returns their outcomes.
    ///
    /// # Errors
    /// Fails when they do not come.
    pub fn outcomes(&self, count: usize) -> Result<Vec<String>> {
        let rows = "[...document.querySelectorAll('[data-object]')]";
        let outcomes = format!("{rows}.map((row) => row.dataset.outcome)");
        let Value::Array(outcomes) =
            self.browser.wait_for(&format!("{rows}.length === {count} && {outcomes}"))?
        else {
            return Err("the outcomes are not a list".into());
        };
        Ok(outcomes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Waits until the verdict of the shown object has an outcome, and returns its words.
    ///
    /// # Errors
    /// Fails when it does not come.
    pub fn verdict(&self, outcome: &str) -> Result<String> {
        self.text_of(&format!("[data-verdict][data-outcome=\"{outcome}\"]"))
    }

    /// Waits for the words of an element and returns them.
    ///
    /// # Errors
    /// Fails when they do not come.
    pub fn text_of(&self, selector: &str) -> Result<String> {
        let text =
            self.browser.wait_for(&format!("document.querySelector('{selector}')?.innerText.trim()"))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}

/// The built page.
///
/// # Errors
/// Says how to build it.
pub fn page_file() -> Result<PathBuf> {
    let file = paths::dist().join(paths::PAGE);
    if file.is_file() {
        return Ok(file);
    }
    Err(format!("{} is missing: run 'cargo xtask build' first", file.display()).into())
}
