//! The browser that the tests drive.

use std::process::Command;

use crate::{Result, process};

const PROGRAMS: [&str; 2] = ["chromium", "chromedriver"];

/// Sees to it that Chromium and its driver are there, installing Debian's packages where that is possible.
///
/// # Errors
/// Says what is missing and how to get it.
pub fn ensure() -> Result {
    if missing().is_empty() {
        return Ok(());
    }
    if process::find("apt-get").is_some() {
        println!("installing Chromium and its driver");
        process::run(apt_get().arg("update"))?;
        process::run(apt_get().args(["install", "--yes", "chromium", "chromium-driver"]))?;
    }
    match missing().as_slice() {
        [] => Ok(()),
        programs => {
            Err(format!("{} not on the PATH: install Chromium and ChromeDriver", programs.join(", ")).into())
        }
    }
}

/// The programs that are not on the PATH.
#[must_use]
pub fn missing() -> Vec<&'static str> {
    PROGRAMS.into_iter().filter(|program| process::find(program).is_none()).collect()
}

/// `apt-get`, through `sudo` for everybody but root.
fn apt_get() -> Command {
    if process::is_root() {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.arg("apt-get");
        command
    }
}
