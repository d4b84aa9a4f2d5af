//! Other programs: running them, and knowing whether they are there.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::outcome::Result;
use crate::paths;

/// What signs releases. No build script and no macro of a dependency may read it.
const SECRETS: [&str; 2] = [SECRET_KEY, SECRET_PASSWORD];

/// The environment variable that has the secret key itself, as a file of minisign has it.
pub const SECRET_KEY: &str = "MINISIGN_KEY";

/// The environment variable that has the password of the secret key.
pub const SECRET_PASSWORD: &str = "MINISIGN_PASSWORD";

/// The cargo that runs this task, in the root folder.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    for secret in SECRETS {
        command.env_remove(secret);
    }
    command
}

/// Runs a program with its output shown.
///
/// # Errors
/// Says which program could not start, or how it ended.
pub fn run(command: &mut Command) -> Result {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{program} could not start: {error}"))?;
    if status.success() {
        return Ok(());
    }
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    Err(format!("{program} {}: {status}", arguments.join(" ")).into())
}

/// Runs a program and returns what it printed on its standard output.
///
/// # Errors
/// Says which program could not start, or how it ended.
pub fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{program} could not start: {error}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("{program}: {}\n{complaint}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Where a program is, if it is on the PATH.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether a continuous integration service runs this, where a skipped step hides a fault.
#[must_use]
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Whether the user may do everything.
#[must_use]
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
