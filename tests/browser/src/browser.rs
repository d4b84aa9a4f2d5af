//! A browser of its own for each test.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::browser::{self, Engine};
use xtask::process;

use crate::driver::Driver;
use crate::engine::capabilities;
use crate::{Result, Scratch};

/// What a page does takes milliseconds; this is for a machine with everything else to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(20);

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with a fresh profile. It ends with the value.
pub struct Browser {
    driver: Driver,
    engine: Engine,
    session: String,
    /// Removed with the browser.
    profile: Scratch,
}

impl Browser {
    /// Starts Chromium, for what is the same in every engine, and for what is asked of Chromium's debugging protocol.
    ///
    /// # Errors
    /// As [`Browser::start_in`].
    pub fn start() -> Result<Option<Self>> {
        Self::start_in(Engine::Chromium)
    }

    /// Starts a browser. `None` where there is none, and the reason is printed. On a CI service Chromium must be there.
    ///
    /// # Errors
    /// Fails when the browser or its driver do not start.
    pub fn start_in(engine: Engine) -> Result<Option<Self>> {
        if let Some(reason) = browser::missing(engine) {
            if process::in_ci() && engine == Engine::Chromium {
                return Err(reason.into());
            }
            println!("skipped: {engine:?}: {reason}");
            return Ok(None);
        }
        let driver = Driver::start(engine)?;
        let profile = Scratch::new("profile")?;
        let answer = driver.post("/session", &capabilities(engine, profile.folder())?)?;
        let session = answer.get("sessionId").and_then(Value::as_str).ok_or("the driver gave no session")?;
        let session = format!("/session/{session}");
        Ok(Some(Self { driver, engine, session, profile }))
    }

    /// Which one it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The folder of Chromium's profile, which tells its processes from those of others.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.folder()
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.driver.post(&format!("{}{path}", self.session), body)
    }

    /// Opens an address and waits until it is loaded.
    ///
    /// # Errors
    /// Fails when it cannot be opened.
    pub fn open(&self, url: &str) -> Result {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Runs the body of a function in the page and returns what it returns.
    ///
    /// # Errors
    /// Fails with what the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an async function in the page and returns what it returns.
    ///
    /// # Errors
    /// Fails with what the script throws.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async function () {{ {script} }}).apply(null, arguments)
                .then((value) => done({{ value }}), (error) => done({{ error: String(error?.stack ?? error) }}));"
        );
        let mut answer = self.post("/execute/async", &json!({ "script": script, "args": arguments }))?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(error.into()),
            None => Ok(answer.get_mut("value").map(Value::take).unwrap_or_default()),
        }
    }

    /// Waits until an expression in the page is true, and returns its value.
    ///
    /// # Errors
    /// Fails when it stays false, and says what the page shows instead.
    pub fn wait_for(&self, expression: &str) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.run(&format!("return {expression};"), &[])?;
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!("") && value != json!(0) {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                let text = self.run("return document.body.innerText.slice(0, 2000);", &[])?;
                return Err(format!("never true: {expression}\nthe page shows:\n{}", string(text)).into());
            }
            thread::sleep(POLL);
        }
    }

    /// Chooses files in a file input, as a person does in the dialogue.
    ///
    /// # Errors
    /// Fails when there is no such input.
    pub fn choose(&self, selector: &str, files: &[&Path]) -> Result {
        let files: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        self.type_into(selector, &files.join("\n"))
    }

    /// Clicks on the middle of an element, as a person does.
    ///
    /// # Errors
    /// Fails when there is no such element, or something lies above it.
    pub fn click(&self, selector: &str) -> Result {
        let element = self.element(selector)?;
        self.post(&format!("/element/{element}/click"), &json!({})).map(drop)
    }

    fn element(&self, selector: &str) -> Result<String> {
        let element = self.post("/element", &json!({ "using": "css selector", "value": selector }))?;
        let element = element.get(ELEMENT).and_then(Value::as_str).ok_or("the driver gave no element")?;
        Ok(element.to_owned())
    }

    /// Types into an element, as a person does.
    ///
    /// # Errors
    /// Fails when there is no such element, or nobody could type into it.
    pub fn type_into(&self, selector: &str, text: &str) -> Result {
        let element = self.element(selector)?;
        self.post(&format!("/element/{element}/value"), &json!({ "text": text })).map(drop)
    }

    /// Presses Escape, as a person does.
    ///
    /// # Errors
    /// Fails when the browser refuses it.
    pub fn press_escape(&self) -> Result {
        for kind in ["rawKeyDown", "keyUp"] {
            self.debug(
                "Input.dispatchKeyEvent",
                &json!({ "type": kind, "key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27 }),
            )?;
        }
        Ok(())
    }

    /// Presses keys one after the other, wherever the focus is, as a person does. The special ones are in [`crate::keys`].
    ///
    /// # Errors
    /// Fails when the driver refuses it.
    pub fn press(&self, keys: &str) -> Result {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
            })
            .collect();
        self.act(&strokes)
    }

    /// Presses a key while another one is held.
    ///
    /// # Errors
    /// Fails when the driver refuses it.
    pub fn press_with(&self, held: char, key: char) -> Result {
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        self.act(&[
            stroke("keyDown", held),
            stroke("keyDown", key),
            stroke("keyUp", key),
            stroke("keyUp", held),
        ])
    }

    fn act(&self, strokes: &[Value]) -> Result {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.post("/actions", &actions).map(drop)
    }

    /// A picture of what the window shows, as PNG in base64.
    ///
    /// # Errors
    /// Fails when the driver cannot take one.
    pub fn screenshot(&self) -> Result<String> {
        match self.driver.get(&format!("{}/screenshot", self.session))? {
            Value::String(picture) => Ok(picture),
            other => Err(format!("not a picture: {other}").into()),
        }
    }

    /// Goes into a frame of the page: whatever follows happens there.
    ///
    /// # Errors
    /// Fails when there is no such frame.
    pub fn enter_frame(&self, number: u32) -> Result {
        self.post("/frame", &json!({ "id": number })).map(drop)
    }

    /// Goes into a frame that an expression in the page gives: one that stands where no number reaches it.
    ///
    /// # Errors
    /// Fails when there is no such frame.
    pub fn enter_frame_of(&self, expression: &str) -> Result {
        let frame = self.run(&format!("return {expression};"), &[])?;
        self.post("/frame", &json!({ "id": frame })).map(drop)
    }

    /// Goes back to the page that was opened.
    ///
    /// # Errors
    /// Fails when the browser is gone.
    pub fn leave_frame(&self) -> Result {
        self.post("/frame", &json!({ "id": null })).map(drop)
    }

    /// The entries of a log since the last call: `performance` or `browser`.
    ///
    /// # Errors
    /// Fails when the driver keeps no such log: only that of Chromium does.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let Value::Array(entries) = self.post("/se/log", &json!({ "type": kind }))? else {
            return Err("the log is not a list".into());
        };
        Ok(entries)
    }

    /// Calls a function of the browser's own debugging protocol, which only Chromium has.
    ///
    /// # Errors
    /// Fails when the function does.
    pub fn debug(&self, function: &str, parameters: &Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": function, "params": parameters }))
    }

    /// Runs a script in every document that is opened from now on, before any script of its own. Only Chromium can.
    ///
    /// # Errors
    /// Fails when the browser refuses it.
    pub fn before_boot(&self, script: &str) -> Result {
        self.debug("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).map(drop)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends the browser with the session; where it cannot, there is nothing left to end.
        self.driver.delete(&self.session).ok();
    }
}

/// The text of a value without its quotes.
fn string(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
