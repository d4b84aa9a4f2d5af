//! Panic messages name source files: the folders of this machine are taken out of them, for privacy and so that the same source
//! gives the same bytes everywhere.

use std::env;
use std::fs;
use std::io;
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
        (home.clone(), "/cargo"),
        (Some(sysroot()?), "/rust"),
    ];
    // The folder of a registry is called after its host, which a mirror changes. Of several rules the last one that fits counts.
    let registries = home.as_deref().map(registries).transpose()?.unwrap_or_default();
    let registries = registries.into_iter().map(|folder| (Some(folder), "/crates"));
    let flag = |(folder, name): (Option<PathBuf>, &str)| {
        folder.map(|folder| format!("--remap-path-prefix={}={name}", folder.display()))
    };
    Ok(folders.into_iter().chain(registries).filter_map(flag).collect())
}

/// Where cargo unpacks the crates of each registry.
fn registries(home: &Path) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(home.join("registry/src")) else { return Ok(Vec::new()) };
    let mut folders = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    folders.sort();
    Ok(folders)
}

/// The folder of the compiler.
pub(super) fn sysroot() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let path = process::output(Command::new(rustc).current_dir(paths::root()).args(["--print", "sysroot"]))?;
    Ok(Path::new(path.trim()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_registry_is_named_and_its_rule_comes_after_that_of_the_folder_around_it() {
        let flags = remapped().unwrap();
        let place = |end: &str| flags.iter().position(|flag| flag.ends_with(end));
        assert!(place("=/cargo").unwrap() < place("=/crates").unwrap(), "{flags:?}");
        assert!(place("=/project").is_some() && place("=/rust").is_some());
    }
}
