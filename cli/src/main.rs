//! The command `cert-inspector`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cert_inspector_cli::run()
}
