//! `fixtures`, `roots`, `public-suffixes`: what the package `generate` writes. It is built only when one of them is asked for.

use crate::outcome::Result;
use crate::process;

/// Runs a task of `generate`.
///
/// # Errors
/// Fails when the task does, as with `--check` when a file is out of date.
pub fn run(arguments: &[&str]) -> Result {
    process::run(process::cargo().args(["run", "--quiet", "--package", "generate", "--"]).args(arguments))
}
