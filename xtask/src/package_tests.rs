//! The packed package in Node, Deno and Bun, under strict TypeScript, and in three bundlers. The bundles are run in a browser, with the other
//! tests of the package there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::Result;
use crate::{apt, paths, process};

/// The oldest version of Node that the package is for.
const NODE: u32 = 20;

/// The entries of `tests/package`, and the folder that they are run in.
const SOURCES: [&str; 11] = [
    "package.json",
    "package-lock.json",
    "node.test.mjs",
    "hostile.test.mjs",
    "field.test.mjs",
    "start.test.mjs",
    "recipes.test.mjs",
    "recipe.mjs",
    "typescript",
    "bundle",
    "angular",
];

/// The tests among them.
const TESTS: [&str; 5] =
    ["node.test.mjs", "hostile.test.mjs", "field.test.mjs", "start.test.mjs", "recipes.test.mjs"];

/// Sees to it that Node is there, installing it where that is possible. What is missing then, as the reason why nothing is
/// judged.
#[must_use]
pub fn missing_node() -> Option<String> {
    if process::find("npm").is_none() {
        println!("npm is not on the PATH; trying to install it");
        if let Err(error) = apt::install(&["nodejs", "npm"]) {
            return Some(format!("npm is not on the PATH: {error}"));
        }
    }
    let Ok(version) = process::output(Command::new("node").arg("--version")) else {
        return Some("node is not on the PATH".to_owned());
    };
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(NODE..) => None,
        _ => Some(format!("the package is for Node {NODE} and later; here is {version}")),
    }
}

/// The project of the recipe for Angular: its compiler wants another TypeScript than the rest.
const ANGULAR: &str = "angular";

/// Fetches what the judges are made of: exactly what the lock file names.
///
/// # Errors
/// Fails when npm does, as without a network.
pub fn prepare() -> Result {
    let folder = project()?;
    process::run(&mut npm(&folder, &["ci"]))?;
    process::run(&mut npm(&folder.join(ANGULAR), &["ci"]))
}

/// Packs the package as it would be published, installs it into the project of the tests, and runs everything that judges it
/// there.
///
/// # Errors
/// Fails when a judge does.
pub fn run() -> Result {
    let folder = folder();
    let packed = process::output(npm(&folder, &["pack", "--pack-destination", "."]).arg(paths::package()))?;
    process::run(npm(&folder, &["install", "--no-save"]).arg(format!("./{}", packed.trim())))?;

    process::run(process::cargo().args([
        "build",
        "--package",
        "cert-inspector-cli",
        "--bin",
        "cert-inspector",
    ]))?;
    let node = |arguments: &[&str]| {
        let mut command = Command::new("node");
        command.args(arguments).current_dir(&folder);
        command
    };
    process::run(
        node(&["--test"])
            .args(TESTS)
            .env("PACKED", packed.trim())
            .env("FIXTURES", paths::root().join("tests/fixtures"))
            .env("NATIVE", paths::target().join("debug/cert-inspector")),
    )?;
    for project in ["portal", "node", "example", "frameworks"] {
        process::run(&mut node(&[
            "node_modules/typescript/bin/tsc",
            "--project",
            &format!("typescript/{project}.json"),
        ]))?;
        println!("tsc --strict: {project} compiles");
    }
    // Its compiler finds the package one folder up.
    let mut angular = node(&["node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js"]);
    process::run(angular.current_dir(folder.join(ANGULAR)))?;
    println!("ngc with strict templates: the recipe for Angular compiles");
    process::run(&mut node(&["node_modules/vite/bin/vite.js", "build", "bundle"]))?;
    process::run(&mut node(&[
        "node_modules/webpack-cli/bin/cli.js",
        "--config",
        "bundle/webpack.config.js",
    ]))?;
    process::run(&mut node(&["bundle/esbuild.js"]))
}

fn npm(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).args(["--silent", "--no-audit", "--no-fund"]).current_dir(folder);
    command
}

/// Where the project of the tests is, and the bundles that they make.
#[must_use]
pub fn folder() -> PathBuf {
    paths::target().join("package")
}

/// The sources of the tests in a folder of their own, so that nothing is installed among the project's files.
fn project() -> Result<PathBuf> {
    let folder = folder();
    let sources = paths::root().join("tests/package");
    for name in SOURCES {
        copy(&sources.join(name), &folder.join(name))?;
    }
    // The same random values as in a browser.
    copy(&paths::root().join("tests/browser/portal/values.js"), &folder.join("values.js"))?;
    // The compiler reads it beside the installed package, as a server would serve it.
    copy(&paths::root().join("examples/portal"), &folder.join("portal"))?;
    let bundles = folder.join("bundles");
    if bundles.is_dir() {
        fs::remove_dir_all(bundles)?;
    }
    Ok(folder)
}

/// Copies a file, or a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(from, to)?;
    Ok(())
}
