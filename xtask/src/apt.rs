//! Debian's packages, for what the tests need and a machine has not got.

use std::process::Command;

use crate::outcome::Result;
use crate::process;

/// Installs packages, where this is a Debian and the user may.
///
/// # Errors
/// Fails when there is no `apt-get`, or when it does.
pub fn install(packages: &[&str]) -> Result {
    if process::find("apt-get").is_none() {
        return Err(format!("install {} by the means of this system", packages.join(" and ")).into());
    }
    process::run(apt_get().arg("update"))?;
    process::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
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
