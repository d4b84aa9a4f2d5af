//! The page under test, through the marks that it keeps stable for this.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use serde_json::Value;
use xtask::browser::Engine;
use xtask::paths;
use xtask::server::{Server, Site};

use crate::requests::requests;
use crate::{Browser, Result, Scratch};

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

/// The open page. When it goes, it is an error if the browser asked for anything but the page itself.
pub struct Page<'a> {
    /// The browser that shows it.
    pub browser: &'a Browser,
    /// A server on this machine. It serves the page, and is what the page must not reach after that.
    pub server: Server,
    url: String,
    place: Place,
    /// What the page was copied into to be framed.
    _frame: Option<Scratch>,
    /// Whether a test itself asks for addresses.
    provoked: Cell<bool>,
}

/// Keeps every worker of the page within reach of the test, from its first message on.
const KEEP_WORKERS: &str = "
    window.workers = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...rest) {
        if (!window.workers.includes(this)) window.workers.push(this);
        return post.apply(this, rest);
    };";

/// For scripts that ask a worker of the page directly: `ask(what, files)` resolves with the answer, whatever it is called, after
/// the files are read. The first argument of the script is the instant at which the worker judges.
pub const ASK_WORKER: &str = "
    const worker = startInspectorWorker();
    const options = { at: arguments[0] };
    let last = 0;
    const ask = (what, files = []) => new Promise((resolve, reject) => {
        const request = ++last;
        worker.onmessage = ({ data }) => {
            if (data.type === 'crashed' || data.type === 'error') reject(JSON.stringify(data));
            if (data.request === request && data.type === 'answer') resolve(Object.values(data.answer)[0]);
        };
        files = files.map((file) => ({ name: file.name, bytes: file }));
        worker.postMessage({ request, files, ask: what, options, wantsProgress: true });
    });";

impl<'a> Page<'a> {
    /// Opens the page and waits until it can be used.
    ///
    /// # Errors
    /// Fails when the page has not been built, or does not start.
    pub fn open(browser: &'a Browser, place: Place) -> Result<Self> {
        let file = page_file()?;
        let server = Server::start(Site::folder(paths::dist()), 0)?;
        let url = match place {
            Place::Disk => format!("file://{}", file.display()),
            Place::Web => format!("http://{}/", server.address()),
        };
        if browser.engine() == Engine::Chromium {
            // What was asked for before is not this page's doing.
            browser.log("performance")?;
        }
        browser.open(&url)?;
        browser.wait_for("document.querySelector('#file-input') !== null")?;
        browser.run(KEEP_WORKERS, &[])?;
        Ok(Self { browser, server, url, place, _frame: None, provoked: Cell::new(false) })
    }

    /// Opens the page in a frame so many CSS pixels wide, and goes into it. Windows of real browsers are never as narrow as
    /// a phone; a frame is, in every engine.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub fn open_framed(browser: &'a Browser, place: Place, width: u32) -> Result<Self> {
        let scratch = Scratch::new("frame")?;
        scratch.write(paths::PAGE, &fs::read(page_file()?)?)?;
        let portal = scratch.write(
            "portal.html",
            format!(
                "<!doctype html><title>Frame</title>
                <iframe src=\"{}\" width=\"{width}\" height=\"800\" style=\"border: 0\"></iframe>",
                paths::PAGE
            )
            .as_bytes(),
        )?;
        let server = Server::start(Site::folder(scratch.folder().to_owned()), 0)?;
        let url = match place {
            Place::Disk => format!("file://{}", portal.display()),
            Place::Web => format!("http://{}/portal.html", server.address()),
        };
        browser.open(&url)?;
        browser.enter_frame(0)?;
        browser.wait_for("document.querySelector('#file-input') !== null")?;
        // The frame is what is asked for here; the page alone is watched elsewhere.
        Ok(Self { browser, server, url, place, _frame: Some(scratch), provoked: Cell::new(true) })
    }

    /// From where it was opened.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Chooses files in the page's own file input.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn choose(&self, files: &[&Path]) -> Result {
        self.browser.choose("#file-input", files)
    }

    /// Drops files anywhere on the page. A script cannot make a real file, but it can pass one on that the browser gave to
    /// an input.
    ///
    /// # Errors
    /// Fails when the browser gives none.
    pub fn drop_files(&self, files: &[&Path]) -> Result {
        self.browser.run(
            "const input = document.createElement('input');
            Object.assign(input, { type: 'file', id: 'drop-hand', multiple: true });
            document.body.append(input);",
            &[],
        )?;
        self.browser.choose("#drop-hand", files)?;
        self.browser.run(
            "const dataTransfer = new DataTransfer();
            const input = document.querySelector('#drop-hand');
            for (const file of input.files) dataTransfer.items.add(file);
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
            }
            input.remove();",
            &[],
        )?;
        Ok(())
    }

    /// Pastes text anywhere on the page.
    ///
    /// # Errors
    /// Fails when the browser knows no such event.
    pub fn paste(&self, text: &str) -> Result {
        // Not every engine takes what is pasted from the constructor.
        let script = "const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', arguments[0]);
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
            Object.defineProperty(event, 'clipboardData', { value: clipboardData });
            document.body.dispatchEvent(event);";
        self.browser.run(script, &[Value::from(text)]).map(drop)
    }

    /// Keeps what would be saved instead of saving it.
    ///
    /// # Errors
    /// Fails when the page is gone.
    pub fn keep_files(&self) -> Result {
        let script = "window.saved = [];
            const create = URL.createObjectURL;
            let last;
            URL.createObjectURL = (blob) => { last = blob; return create.call(URL, blob); };
            HTMLAnchorElement.prototype.click = function () { window.saved.push({ name: this.download, blob: last }); };";
        self.browser.run(script, &[]).map(drop)
    }

    /// Waits for a number of kept files, and gives the name and the bytes of the last.
    ///
    /// # Errors
    /// Fails when they do not come.
    pub fn saved(&self, count: usize) -> Result<(String, Vec<u8>)> {
        self.browser.wait_for(&format!("window.saved.length === {count}"))?;
        let script = "const { name, blob } = window.saved.at(-1);
            return [name, Array.from(new Uint8Array(await blob.arrayBuffer()))];";
        let file = self.browser.run_async(script, &[])?;
        let bytes = file.get(1).and_then(Value::as_array).ok_or("no bytes")?;
        let bytes = bytes.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
        Ok((file.get(0).and_then(Value::as_str).unwrap_or_default().to_owned(), bytes))
    }

    /// Judges as of the reference instant of the fixtures from now on.
    ///
    /// # Errors
    /// Fails when the page has no field for it.
    pub fn judge_at_reference(&self) -> Result {
        let script = "const field = document.querySelector('#at');
            field.value = '2026-11-20 12:00';
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser.run(script, &[]).map(drop)
    }

    /// Presses what a selector finds first.
    ///
    /// # Errors
    /// Fails when it does not come.
    pub fn press(&self, selector: &str) -> Result {
        let found = format!("document.querySelector({selector:?})");
        self.browser.wait_for(&format!("{found} !== null"))?;
        self.browser.run(&format!("{found}.click();"), &[]).map(drop)
    }

    /// Chooses an object of the list, and waits until it is shown.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn show(&self, object: u32) -> Result {
        self.press(&format!("[data-object='{object}']"))?;
        self.browser.wait_for(&format!("document.querySelector('[data-verdict=\"{object}\"]') !== null"))?;
        Ok(())
    }

    /// Brings a part of the result to the front, where the result has one of that name: `verdict`, `details`, `chain`,
    /// `fingerprints`, `asn1`, `compare`, `files`. Whether there was one.
    ///
    /// # Errors
    /// Fails when the tab is there and cannot be chosen.
    pub fn open_tab(&self, name: &str) -> Result<bool> {
        self.browser.wait_for("document.querySelector('[data-verdict]') !== null")?;
        if ["details", "chain", "fingerprints", "asn1"].contains(&name) {
            let certificate =
                "const tab = document.querySelector('#tab-certificate'); tab?.click(); return tab !== null;";
            if self.browser.run(certificate, &[])? == Value::Bool(false) {
                return Ok(false);
            }
            self.browser.wait_for(
                "document.querySelector('#tab-certificate').getAttribute('aria-selected') === 'true'",
            )?;
        }
        let tab = format!("document.querySelector('#tab-{name}')");
        if self.browser.run(&format!("return {tab} === null;"), &[])? == Value::Bool(true) {
            return Ok(false);
        }
        self.browser.run(&format!("{tab}.click();"), &[])?;
        self.browser.wait_for(&format!("{tab}.getAttribute('aria-selected') === 'true'"))?;
        Ok(true)
    }

    /// The names of the tabs of the result, from left to right.
    ///
    /// # Errors
    /// Fails when the page cannot be asked.
    pub fn tabs(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('#result-tabs [role=tab]')].map((tab) => tab.id.replace('tab-', ''));";
        Ok(strings(&self.browser.run(script, &[])?))
    }

    /// Waits for so many objects in the list, and returns their outcomes.
    ///
    /// # Errors
    /// Fails when they do not come.
    pub fn outcomes(&self, count: usize) -> Result<Vec<String>> {
        let rows = "[...document.querySelectorAll('[data-object]')]";
        let outcomes = format!("{rows}.map((row) => row.dataset.outcome)");
        Ok(strings(&self.browser.wait_for(&format!("{rows}.length === {count} && {outcomes}"))?))
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

    /// The test itself makes scripts ask for addresses: what the browser notes of it is the test's business.
    pub fn provoke(&self) {
        self.provoked.set(true);
    }

    /// What was asked for since the page was opened, other than the page itself and what it holds already. Chromium keeps
    /// an account of it. The others are asked for what the page loaded; all of them for what reached the server.
    ///
    /// # Errors
    /// Fails when the browser cannot be asked.
    pub fn requested(&self) -> Result<Vec<String>> {
        let mut requested = if self.browser.engine() == Engine::Chromium {
            requests(&self.browser.log("performance")?)?
        } else {
            let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
                .filter((name) => !name.startsWith('blob:'));";
            strings(&self.browser.run(script, &[])?)
        };
        // The first is the page.
        if requested.first() == Some(&self.url) {
            requested.remove(0);
        }
        let mut served = self.server.requests();
        // Firefox opens connections to a server before it has anything to ask, and asks nothing.
        served.retain(|line| !line.is_empty() || self.browser.engine() != Engine::Firefox);
        if self.place == Place::Web && served.first().is_some_and(|line| line == "GET / HTTP/1.1") {
            served.remove(0);
        }
        requested.extend(served);
        Ok(requested)
    }
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        if thread::panicking() || self.provoked.get() {
            return;
        }
        // A browser that is gone has told its own error.
        if let Ok(requested) = self.requested() {
            assert!(requested.is_empty(), "the page asked for {requested:?}");
        }
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

/// The texts of a list.
#[must_use]
pub fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
