//! Debian's packages, for what the tests need and a machine has not got.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::outcome::Result;
use crate::process;

/// Where apt keeps the names of its servers.
const SOURCES: [&str; 3] = [
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d/debian.sources",
    "/etc/apt/sources.list.d/ubuntu.sources",
];

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

/// Puts files of a package's upstream source into a folder, without their own folders. `files` is a pattern of `tar`.
///
/// # Errors
/// Fails where there is no `apt-get`, no network, or no such file.
pub fn source(package: &str, files: &str, folder: &Path) -> Result {
    let flat = "s,.*/,,";
    let command = ["source", "--download-only", "--tar-only", package];
    into(folder, "deb-src", &command, ".orig.tar.", |archive, half| {
        let mut tar = Command::new("tar");
        tar.arg("--extract").arg("--file").arg(archive).arg("--directory").arg(half);
        process::run(tar.args(["--wildcards", "--transform", flat, files]))
    })
}

/// Puts the files of a package into a folder, without installing it: no service starts, and no rights are needed.
///
/// # Errors
/// Fails where there is no `apt-get`, no network, or no such package.
pub fn unpack(package: &str, folder: &Path) -> Result {
    into(folder, "deb", &["download", package], ".deb", |archive, half| {
        process::run(Command::new("dpkg-deb").arg("--extract").arg(archive).arg(half))
    })
}

/// Downloads with `apt-get` and unpacks what came, `kind` being the kind of source. The folder appears when all is there.
fn into(
    folder: &Path,
    kind: &str,
    command: &[&str],
    archive: &str,
    unpack: impl Fn(&Path, &Path) -> Result,
) -> Result {
    if process::find("apt-get").is_none() {
        return Err("apt-get is not installed".into());
    }
    // Everything in a folder of its own: apt's settings and lists stay as they are, and no rights are needed.
    let (work, half) = (folder.with_extension("apt"), folder.with_extension("half"));
    for folder in [&work, &half] {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder)?;
    }
    fs::create_dir_all(work.join("lists/partial"))?;
    fs::create_dir_all(work.join("cache/archives/partial"))?;
    fs::create_dir(work.join("parts"))?;
    for path in SOURCES.map(Path::new).iter().filter(|path| path.is_file()) {
        let (text, name) = (fs::read_to_string(path)?, path.file_name().unwrap_or_default());
        let text = text.replace("Types: deb\n", &format!("Types: {kind}\n"));
        let text = text.replace("deb http", &format!("{kind} http"));
        let name = Path::new(name).with_extension(if text.contains("Types:") { "sources" } else { "list" });
        fs::write(work.join("parts").join(name), text)?;
    }
    let apt_get = || {
        let mut command = Command::new("apt-get");
        for (setting, folder) in [
            ("Etc::SourceParts", "parts"),
            ("State::Lists", "lists"),
            ("Cache", "cache"),
            ("Etc::SourceList", "none"),
        ] {
            command.arg("-o").arg(format!("Dir::{setting}={}", work.join(folder).display()));
        }
        command.args(["-qq", "-o", "APT::Sandbox::User=root"]).current_dir(&work);
        command
    };
    process::run(apt_get().arg("update"))?;
    process::run(apt_get().args(command))?;
    let mut archives = fs::read_dir(&work)?.filter_map(|entry| Some(entry.ok()?.path()));
    let archive = archives.find(|path| path.to_string_lossy().contains(archive) && path.is_file());
    unpack(&archive.ok_or("apt-get downloaded no archive")?, &half)?;
    fs::remove_dir_all(&work)?;
    Ok(fs::rename(&half, folder)?)
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
