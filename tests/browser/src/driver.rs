//! The driver process, and the JSON that it speaks.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;

use crate::Result;

/// A driver that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running ChromeDriver. It ends with the value.
pub(crate) struct Driver {
    process: Child,
    agent: Agent,
    address: String,
}

impl Driver {
    pub(crate) fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = process.stdout.take().ok_or("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        // "ChromeDriver was started successfully on port 41234."
        let port = lines.by_ref().map_while(std::result::Result::ok).find_map(|line| {
            line.split_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = port else {
            process.kill()?;
            return Err("the driver did not say its port".into());
        };
        // A pipe that nobody reads would stop the driver when it is full.
        thread::spawn(move || lines.for_each(drop));
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Ok(Self { process, agent, address: format!("http://127.0.0.1:{port}") })
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let mut answer = self.agent.post(format!("{}{path}", self.address)).send_json(body)?;
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
        // Nothing can be done about a process that does not end.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
