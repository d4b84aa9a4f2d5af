//! `docs`: the documents that are generated from the declarations of the core.

use crate::outcome::Result;
use crate::process;

/// Writes the generated documents, or with `check` only compares them.
///
/// # Errors
/// Fails when the generator does, and with `check` when a document is out of date.
pub fn run(check: bool) -> Result {
    let mut command = process::cargo();
    command.args([
        "run",
        "--quiet",
        "--package",
        "cert-inspector",
        "--features",
        "schema",
        "--example",
        "docs",
        "--",
    ]);
    if check {
        command.arg("--check");
    }
    process::run(&mut command)
}
