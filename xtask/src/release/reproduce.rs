//! `release --check`: builds what is committed twice, in two folders that have nothing in common, and compares every byte.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::bundle;
use crate::outcome::Result;
use crate::{paths, process};

/// The folders of the two builds below `target/reproduce`: their names differ in length, too.
const FOLDERS: [&str; 2] = ["a", "another/folder with a space"];

/// Builds twice and compares.
///
/// # Errors
/// Fails when a build does, and names the files that differ.
pub fn check() -> Result {
    // What is committed while the first build runs is not in the second.
    let commit = process::output(Command::new("git").current_dir(paths::root()).args(["rev-parse", "HEAD"]))?;
    let mut found = Vec::new();
    for folder in FOLDERS {
        found.push(build(commit.trim(), &paths::target().join("reproduce").join(folder))?);
    }
    let [first, second] = &found[..] else { return Err("two builds were expected".into()) };
    let differing: Vec<&str> = first
        .keys()
        .chain(second.keys())
        .filter(|name| first.get(*name) != second.get(*name))
        .map(String::as_str)
        .collect();
    if !differing.is_empty() {
        return Err(format!("two builds differ: {}", differing.join(", ")).into());
    }
    for (name, sum) in first {
        println!("{sum}  {name}");
    }
    println!("two clean builds in different folders give the same {} files", first.len());
    Ok(())
}

/// Builds a copy of a commit from nothing, and removes it. What the files of the release hash to.
fn build(commit: &str, folder: &Path) -> Result<BTreeMap<String, String>> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let archive = folder.join("sources.tar");
    process::run(
        Command::new("git")
            .current_dir(paths::root())
            .args(["archive", "--output"])
            .arg(&archive)
            .arg(commit),
    )?;
    process::run(Command::new("tar").current_dir(folder).arg("xf").arg(&archive))?;
    fs::remove_file(&archive)?;
    // This very program, in the other folder.
    let mut command = Command::new(env::current_exe()?);
    command.current_dir(folder).arg("release").env_remove("CARGO_TARGET_DIR");
    process::run(command.env("CARGO_MANIFEST_DIR", folder.join("xtask")))?;
    let sums = sums(&folder.join("dist/release"))?;
    fs::remove_dir_all(folder)?;
    Ok(sums)
}

fn sums(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.insert(name, bundle::hex(&Sha256::digest(fs::read(&path)?)));
    }
    Ok(found)
}
