//! Panic messages name source files: the folders of this machine are taken out of them, for privacy and so that the same source
//! gives the same bytes everywhere.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::Result;
use crate::{paths, process};

/// What the compiler is told about the folders of this machine.
///
/// # Errors
/// Fails when the compiler does not say where it is.
pub fn remapped() -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [
        (Some(paths::root().to_owned()), "/project"),
        (Some(paths::target()), "/target"),
        (home, "/cargo"),
        (Some(sysroot()?), "/rust"),
    ];
    let flag = |(folder, name): (Option<PathBuf>, &str)| {
        folder.map(|folder| format!("--remap-path-prefix={}={name}", folder.display()))
    };
    Ok(folders.into_iter().filter_map(flag).collect())
}

/// The folder of the compiler.
pub(super) fn sysroot() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let path = process::output(Command::new(rustc).current_dir(paths::root()).args(["--print", "sysroot"]))?;
    Ok(Path::new(path.trim()).to_owned())
}
