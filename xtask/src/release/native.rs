//! The native command: stripped, without folders of this machine, and with the list of its crates in a section that auditors read.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::{Value, json};

use crate::outcome::Result;
use crate::shipped::{self, NATIVE_TARGET, Product};
use crate::{bundle, paths, process};

/// The section that cargo-auditable defines, for `cargo audit bin` and scanners of images.
const SECTION: &str = ".dep-v0";

/// The profile of Cargo.toml that it is built with.
const PROFILE: &str = "native";

/// Builds the command into a file.
pub(super) fn build(file: &Path) -> Result {
    let mut command = process::cargo();
    command.args(["build", "--package", "cert-inspector-cli", "--locked", "--profile", PROFILE]);
    command.args(["--target", NATIVE_TARGET, "--target-dir"]).arg(paths::target());
    command.env("CARGO_ENCODED_RUSTFLAGS", bundle::remapped()?.join("\u{1f}"));
    process::run(&mut command)?;
    let built = paths::target().join(NATIVE_TARGET).join(PROFILE).join("cert-inspector");
    let list = pack(&crates()?)?;
    add_section(&built, file, &list)?;
    if !contains(&fs::read(file)?, &list) {
        return Err(format!("{} has no section {SECTION}", file.display()).into());
    }
    for private in [paths::root().display().to_string(), "/registry/src/".to_owned()] {
        if contains(&fs::read(file)?, private.as_bytes()) {
            return Err(format!("{} names a folder of this machine: {private}", file.display()).into());
        }
    }
    Ok(())
}

fn add_section(built: &Path, file: &Path, list: &[u8]) -> Result {
    let section = paths::target().join("crates.json.zlib");
    fs::write(&section, list)?;
    let mut command = Command::new("objcopy");
    command.arg("--add-section").arg(format!("{SECTION}={}", section.display()));
    command.arg("--set-section-flags").arg(format!("{SECTION}=noload,readonly"));
    process::run(command.arg(built).arg(file))
        .map_err(|error| format!("{error} (objcopy is a part of binutils)").into())
}

/// Whether bytes stand somewhere in others.
fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

/// The crates in the form of cargo-auditable: dependencies are places in the list.
fn crates() -> Result<Value> {
    let (graph, metadata) = (shipped::graph(Product::Command)?, shipped::metadata()?);
    let place = |key: &shipped::Key| graph.keys().position(|other| other == key);
    let packages = graph.iter().map(|(key, used)| {
        let (name, version) = key;
        let package = metadata.get(key).ok_or_else(|| format!("cargo does not know {name} {version}"))?;
        let dependencies: Vec<usize> = used.iter().filter_map(place).collect();
        let source = if package.source.is_some() { "crates.io" } else { "local" };
        Ok(super::json::object([
            ("name", Some(json!(name))),
            ("version", Some(json!(version.to_string()))),
            ("source", Some(json!(source))),
            ("dependencies", (!dependencies.is_empty()).then(|| json!(dependencies))),
            ("root", (name == "cert-inspector-cli").then_some(json!(true))),
        ]))
    });
    Ok(json!({"packages": packages.collect::<Result<Vec<Value>>>()?}))
}

fn pack(crates: &Value) -> Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&serde_json::to_vec(crates)?)?;
    Ok(packer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_list_of_crates_is_a_graph_with_one_root() {
        let crates = crates().unwrap();
        let packages = crates["packages"].as_array().unwrap();
        assert!(packages.len() > 50, "{}", packages.len());
        assert_eq!(packages.iter().filter(|package| package["root"] == json!(true)).count(), 1);
        for package in packages {
            for place in package["dependencies"].as_array().into_iter().flatten() {
                assert!(usize::try_from(place.as_u64().unwrap()).unwrap() < packages.len());
            }
        }
        let mut text = String::new();
        flate2::read::ZlibDecoder::new(&pack(&crates).unwrap()[..]).read_to_string(&mut text).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), crates);
    }
}
