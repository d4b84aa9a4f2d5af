//! The command `cert-inspector`: files in, text or JSON out, an exit code for scripts.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
