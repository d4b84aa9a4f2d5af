//! `docs`: the documents that are generated from the declarations of the core and from the help of the command.

use crate::outcome::Result;
use crate::process;

/// What writes the documents, as arguments of `cargo run`.
const GENERATORS: &[&[&str]] = &[
    &["--package", "cert-inspector", "--features", "schema", "--example", "docs"],
    &["--package", "cert-inspector-cli", "--example", "reference"],
];

/// Writes the generated documents, or with `check` only compares them.
///
/// # Errors
/// Fails when a generator does, and with `check` when a document is out of date.
pub fn run(check: bool) -> Result {
    for generator in GENERATORS {
        let mut command = process::cargo();
        command.args(["run", "--quiet"]).args(*generator).arg("--");
        if check {
            command.arg("--check");
        }
        process::run(&mut command)?;
    }
    Ok(())
}
