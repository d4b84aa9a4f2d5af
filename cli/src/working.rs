//! What the command is doing, on the standard error, and the time that it may take.
//!
//! A thread of its own looks at both, so that neither waits for the core. On a terminal a line tells how far it is; elsewhere one
//! line says after two seconds that it still works.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use cert_inspector::formats::{Step, Unit};
use cert_inspector::safe_text::visible;

use crate::outcome::EXIT_TIME;

/// How often the line on a terminal is written.
const BLINK: Duration = Duration::from_millis(100);

/// How long nothing is said: what takes less is not worth a line.
const SILENCE: Duration = Duration::from_secs(2);

/// Goes to the start of a line and empties it.
const EMPTY_LINE: &str = "\r\x1b[K";

/// Tells what is being done, as long as it lives.
pub(crate) struct Working {
    now: Arc<Mutex<Now>>,
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Now {
    file: String,
    step: Option<Step>,
    /// Whether the output is being written to a terminal, where a progress line would interrupt it.
    is_quiet: bool,
}

impl Working {
    /// Starts the clock. After `limit` seconds the command ends.
    pub(crate) fn start(limit: Option<u64>) -> Self {
        let now = Arc::new(Mutex::new(Now::default()));
        let (end, ended) = mpsc::channel();
        let shared = Arc::clone(&now);
        let watch = move || {
            let start = Instant::now();
            let is_terminal = io::stderr().is_terminal();
            let mut is_said = false;
            while ended.recv_timeout(BLINK) == Err(RecvTimeoutError::Timeout) {
                if let Some(limit) = limit.filter(|limit| start.elapsed() >= Duration::from_secs(*limit)) {
                    out_of_time(limit, is_terminal && is_said);
                }
                if start.elapsed() < SILENCE || (is_said && !is_terminal) {
                    continue;
                }
                let now = shared.lock().unwrap_or_else(PoisonError::into_inner);
                if !now.is_quiet {
                    is_said = true;
                    say(&now, is_terminal);
                }
            }
            if is_said && is_terminal {
                let _ = write!(io::stderr(), "{EMPTY_LINE}");
            }
        };
        // Without a thread the command shows no progress. It must not ignore a time limit that it cannot keep.
        let thread = thread::Builder::new().spawn(watch);
        if let (Err(error), Some(limit)) = (&thread, limit) {
            let _ = writeln!(io::stderr(), "cert-inspector: --time-limit {limit} cannot be kept: {error}");
        }
        Self { now, end: Some(end), thread: thread.ok() }
    }

    /// Says which file is read.
    pub(crate) fn on(&self, file: &str) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Now { file: file.to_owned(), step: None, is_quiet: now.is_quiet };
    }

    /// Says how far it is.
    pub(crate) fn hear(&self, step: Step) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).step = Some(step);
    }

    /// Says nothing more if the answer goes to a terminal.
    pub(crate) fn begin_output(&self) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.is_quiet |= io::stdout().is_terminal();
        if now.is_quiet && io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "{EMPTY_LINE}");
        }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn say(now: &Now, is_terminal: bool) {
    let line = line(now);
    let _ = if is_terminal {
        write!(io::stderr(), "{EMPTY_LINE}{line}")
    } else {
        writeln!(io::stderr(), "cert-inspector: {line}; this takes a while")
    };
}

/// What is being done.
fn line(now: &Now) -> String {
    let Some(Step { unit, done, total }) = now.step else { return format!("reading {}", visible(&now.file)) };
    match unit {
        Unit::Bytes => format!("reading {}: {done} of {total} bytes", visible(&now.file)),
        Unit::Rounds => format!("trying passwords on {}: {done} of {total} rounds", visible(&now.file)),
        Unit::Certificates => format!("verifying signatures: {done} of {total} certificates"),
        Unit::Objects => format!("checking: {done} of {total} objects"),
    }
}

fn out_of_time(limit: u64, is_said: bool) -> ! {
    let start = if is_said { EMPTY_LINE } else { "" };
    let unit = if limit == 1 { "second" } else { "seconds" };
    let _ = writeln!(
        io::stderr(),
        "{start}cert-inspector: not finished within {limit} {unit} (--time-limit); the output is not complete"
    );
    std::process::exit(i32::from(EXIT_TIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_being_done() {
        let now = |step| Now { file: "a.pem".into(), step, is_quiet: false };
        assert_eq!(line(&now(None)), "reading a.pem");
        let step = |unit| now(Some(Step { unit, done: 1, total: 2 }));
        assert_eq!(line(&step(Unit::Bytes)), "reading a.pem: 1 of 2 bytes");
        assert_eq!(line(&step(Unit::Objects)), "checking: 1 of 2 objects");
    }
}
