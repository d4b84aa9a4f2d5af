//! Software of others that tests compare with, from package registries, in a folder that git ignores.

use crate::outcome::Result;
use crate::{paths, process};

/// The Python package whose library is OpenSSL 1.1.1; later versions have OpenSSL 3.
const OLD_OPENSSL: &str = "cryptography==35.0.0";

/// Installs what is not there yet; what lacks for it, in a sentence, if something does.
pub fn ensure() -> Result<Option<String>> {
    let folder = paths::target().join("outside/openssl-1.1.1");
    if folder.join("cryptography").is_dir() {
        return Ok(None);
    }
    let Some(python) = process::find("python3") else {
        return Ok(Some("python3 is not installed, so OpenSSL 1.1.1 is not compared with".into()));
    };
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
    let mut command = std::process::Command::new(python);
    command.args(install).arg("--target").arg(&folder).arg(OLD_OPENSSL);
    match process::run(&mut command) {
        Ok(()) => Ok(None),
        Err(error) if process::in_ci() => Err(error),
        Err(error) => Ok(Some(format!("OpenSSL 1.1.1 is not compared with: {error}"))),
    }
}
