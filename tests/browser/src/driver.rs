//! The driver process, and the JSON that it speaks.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use ureq::Agent;
use xtask::browser::{self, Engine};

use crate::Result;

/// A driver that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// A driver that does not listen after so long never will.
const STARTING: Duration = Duration::from_secs(20);

/// How often a driver is started: between the choice of a port and its use, somebody else may take it.
const ATTEMPTS: usize = 3;

/// A running driver. It ends with the value.
pub(crate) struct Driver {
    process: Child,
    agent: Agent,
    address: String,
    /// What shows the windows of a browser that cannot do without.
    _display: Option<Display>,
}

impl Driver {
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let mut last = None;
        for _ in 0..ATTEMPTS {
            match Self::attempt(engine) {
                Ok(driver) => return Ok(driver),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| "no driver".into()))
    }

    fn attempt(engine: Engine) -> Result<Self> {
        let display = if engine == Engine::WebKit { Some(Display::start()?) } else { None };
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = match engine {
            Engine::Chromium => Command::new("chromedriver"),
            Engine::Firefox => Command::new(browser::geckodriver().ok_or("geckodriver is gone")?),
            Engine::WebKit => Command::new("WebKitWebDriver"),
        };
        command.arg(format!("--port={port}"));
        match (engine, &display) {
            // Its second port would be the same for all.
            (Engine::Firefox, _) => {
                command.arg("--websocket-port=0");
            }
            (Engine::WebKit, Some(display)) => {
                command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
                // The browser speaks the language of the desktop, and the tests read English.
                command.env("LANG", "C.UTF-8").env("LANGUAGE", "en_US").env_remove("LC_ALL");
                // Its sandbox does not work for root, nor in most containers.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            }
            _ => {}
        }
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        let mut driver =
            Self { process, agent, address: format!("http://127.0.0.1:{port}"), _display: display };
        driver.wait()?;
        Ok(driver)
    }

    /// Waits until it listens.
    fn wait(&mut self) -> Result {
        let start = Instant::now();
        loop {
            let status = self.agent.get(format!("{}/status", self.address)).call();
            if status.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("the driver ended: {status}").into());
            }
            if start.elapsed() > STARTING {
                return Err("the driver does not listen".into());
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let mut answer = self.agent.post(format!("{}{path}", self.address)).send_json(body)?;
        value(answer.body_mut().with_config().limit(u64::MAX).read_json()?, path)
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        let mut answer = self.agent.get(format!("{}{path}", self.address)).call()?;
        value(answer.body_mut().with_config().limit(u64::MAX).read_json()?, path)
    }

    pub(crate) fn delete(&self, path: &str) -> Result<Value> {
        let mut answer = self.agent.delete(format!("{}{path}", self.address)).call()?;
        value(answer.body_mut().read_json()?, path)
    }
}

/// Each answer has its result, or what went wrong, in `value`.
fn value(mut answer: Value, path: &str) -> Result<Value> {
    let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
    match value.get("error").and_then(Value::as_str) {
        Some(error) => {
            let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
            Err(format!("{path}: {error}: {message}").into())
        }
        None => Ok(value),
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

/// Nothing can be done about a process that does not end.
fn end(process: &mut Child) {
    process.kill().ok();
    process.wait().ok();
}

/// A screen that nobody sees. It ends with the value.
struct Display {
    process: Child,
    name: String,
}

impl Display {
    fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            // It takes the first free number, and says which.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        let read = process.stdout.take().map(|output| BufReader::new(output).read_line(&mut line));
        if !matches!(read, Some(Ok(1..))) {
            end(&mut process);
            return Err("Xvfb did not say its display".into());
        }
        Ok(Self { process, name: format!(":{}", line.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}
