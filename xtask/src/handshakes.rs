//! `handshakes`: real handshakes on loopback, with every client that is installed and every file that has a key.

use crate::outcome::Result;
use crate::{outside, process};

/// Tries all of them. What the tests themselves try is a sample.
///
/// # Errors
/// Fails without faketime, and where a handshake comes out in another way than the table of differences has.
pub fn run() -> Result {
    if let Some(lack) = outside::faketime() {
        return Err(lack.into());
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
    process::run(command.env("HANDSHAKES", "all"))
}
