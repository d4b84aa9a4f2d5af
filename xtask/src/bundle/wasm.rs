//! The WebAssembly modules, each with the script that wasm-bindgen makes for it.

use std::fs;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use super::Make;
use super::remap::{remapped, sysroot};
use crate::outcome::Result;
use crate::{paths, process};

/// What the page is compiled for.
pub const TARGET: &str = paths::WASM;

/// A module, and the script through which JavaScript calls it.
pub(super) struct Module {
    pub(super) module: Vec<u8>,
    pub(super) script: String,
}

/// Sees to it that the compiler knows the target.
///
/// # Errors
/// Says how to get it.
pub fn ensure_target() -> Result {
    if sysroot()?.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    process::run(Command::new("rustup").current_dir(paths::root()).args(["target", "add", TARGET])).map_err(|error| {
        format!("the compiler cannot build for {TARGET}: install it with 'rustup target add {TARGET}' ({error})").into()
    })
}

/// The script that wasm-bindgen's command makes fits only the module that the very same version of its crate made.
pub(super) fn check_versions() -> Result {
    let (library, tool) = (locked_version("wasm-bindgen")?, locked_version("wasm-bindgen-cli-support")?);
    if library == tool {
        return Ok(());
    }
    Err(format!("Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {tool}: pin one version")
        .into())
}

/// The version of a crate that Cargo.lock pins.
///
/// # Errors
/// Fails when the crate is not in it.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let version = lock
        .split_once(&format!("name = \"{name}\"\nversion = \""))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned());
    version.ok_or_else(|| format!("Cargo.lock has no {name}").into())
}

/// The core library with the functions of the package, as a module of JavaScript beside a module of WebAssembly.
pub(super) fn build_package(make: Make) -> Result<Module> {
    // The crate type is given here and not in Cargo.toml: a cdylib beside the rlib costs every other user the LTO.
    let what = ["rustc", "--package", "cert-inspector", "--lib", "--crate-type", "cdylib"];
    compile(make, &[&what[..], &["--features", "js"]].concat())?;
    // A portal frees the memory of its own thread by `release()`.
    finish("cert_inspector", generator(make, "cert_inspector").web(true)?.reset_state_function(true))
}

/// The page and the core library in one module: the page draws, its worker reads and judges. The script defines one name,
/// `wasm_bindgen`.
pub(super) fn build_page(make: Make) -> Result<Module> {
    compile(make, &["build", "--package", "www"])?;
    finish("www", generator(make, "www").no_modules(true)?)
}

fn compile(make: Make, what: &[&str]) -> Result {
    let mut command = process::cargo();
    command.args(what).args(["--locked", "--profile", make.profile(), "--target", TARGET]);
    command.arg("--target-dir").arg(paths::target());
    // Unlike RUSTFLAGS this keeps paths with spaces whole; either replaces the other.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"));
    process::run(&mut command)
}

fn flags() -> Result<Vec<String>> {
    let mut flags = remapped()?;
    // Signatures are verified with numbers of 32-bit limbs: the product of two 64-bit ones is a function call in WebAssembly.
    flags.push("--cfg=cpubits=\"32\"".to_owned());
    Ok(flags)
}

/// What makes scripts, whatever kind is wanted.
fn generator(make: Make, name: &str) -> Bindgen {
    let file = paths::target().join(TARGET).join(make.profile()).join(format!("{name}.wasm"));
    let mut generator = Bindgen::new();
    generator
        .input_path(file)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The script loads no file: it is handed the module.
        .omit_default_module_path(true);
    generator
}

fn finish(name: &str, generator: &mut Bindgen) -> Result<Module> {
    let mut output = generator.generate_output()?;
    if !output.snippets().values().all(Vec::is_empty) || !output.local_modules().is_empty() {
        return Err(format!(
            "{name} brings JavaScript files of its own, and nothing here knows where to put them"
        )
        .into());
    }
    Ok(Module { module: output.wasm_mut().emit_wasm(), script: output.js().to_owned() })
}
