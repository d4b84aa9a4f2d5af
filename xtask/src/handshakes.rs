//! `handshakes`: real handshakes on loopback, with every client that is installed and every file that has a key.

use std::env;

use crate::outcome::Result;
use crate::{apt, browser, outside, paths, process};

/// Tries all of them. What the tests themselves try is a sample.
///
/// # Errors
/// Fails without faketime, and where a handshake comes out in another way than the table of differences has.
pub fn run() -> Result {
    if let Some(lack) = outside::faketime() {
        return Err(lack.into());
    }
    for lack in outside::peers() {
        println!("{lack}");
    }
    if let Err(error) = browser::ensure() {
        println!("no handshakes with browsers: {error}");
    }
    // It installs the private root in the browsers.
    if process::find("certutil").is_none()
        && let Err(error) = apt::install(&["libnss3-tools"])
    {
        println!("no handshakes with browsers: {error}");
    }
    let mut command = process::cargo();
    command.args([
        "test",
        "--package",
        "cert-inspector",
        "--test",
        "judges",
        "handshakes",
        "--",
        "--nocapture",
    ]);
    // The driver of Firefox may be in a folder of the tests.
    let tools = paths::target().join("tools/bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(env::split_paths(&path).chain([tools]))?;
    process::run(command.env("HANDSHAKES", "all").env("PATH", path))
}
