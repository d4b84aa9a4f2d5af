//! `test`: everything that CI checks. A step that fails does not stop the steps that do not need it.

use crate::bundle::{self, Make};
use crate::outcome::Result;
use crate::{browser, dependencies, documents, generate, notices, outside, package_tests, paths, process};

/// How a step ended, where it did not fail.
enum Done {
    Passed,
    Skipped(String),
}

type Step = (&'static str, fn() -> Result<Done>);

const STEPS: &[Step] = &[
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lints, native", || {
        let features = "cert-inspector/schema,cert-inspector-cli/test-product";
        cargo(&["clippy", "--workspace", "--all-targets", "--features", features, "--", "-D", "warnings"])
    }),
    ("lints, core for WebAssembly", || {
        lint_wasm(&["--package", "cert-inspector", "--lib", "--features", "js"])
    }),
    ("lints, page for WebAssembly", || lint_wasm(&["--package", "www"])),
    ("software to compare with", || outside::ensure().map(|lack| lack.map_or(Done::Passed, Done::Skipped))),
    ("tests", || cargo(&["test", "--workspace", "--exclude", "browser-tests", "--no-fail-fast"])),
    ("a fourth product", || {
        let test = ["--features", "test-product", "--test", "fourth_product"];
        cargo(&[&["test", "--package", "cert-inspector-cli"], &test[..]].concat())
    }),
    ("tests without outside data", without_outside_data),
    ("fixtures up to date", || generate::run(&["fixtures", "--check"]).map(|()| Done::Passed)),
    ("public roots up to date", || generate::run(&["roots", "--check"]).map(|()| Done::Passed)),
    ("documents up to date", || documents::run(true).map(|()| Done::Passed)),
    ("public suffixes up to date", || generate::run(&["public-suffixes", "--check"]).map(|()| Done::Passed)),
    ("third-party notices up to date", || notices::run(true).map(|()| Done::Passed)),
    ("page", || bundle::run(Make::Small).map(|()| Done::Passed)),
    ("package", || bundle::package(Make::Small).map(|()| Done::Passed)),
    ("package in Node, TypeScript and bundlers", package_in_node),
    ("page and package in browsers", browser_tests),
    ("dependencies", || dependencies::check().map(|()| Done::Passed)),
];

/// The tests that read outside data, by the beginning of their names.
const OUTSIDE_TESTS: [&str; 4] = ["field::", "limbo::", "openssl::", "public_certificates::"];

/// Runs every step, or those that have one of the words in their names, then prints how many passed. Whether none failed.
#[must_use]
pub fn run(words: &[&str]) -> bool {
    let (mut passed, mut skipped, mut failed) = (0_usize, 0_usize, Vec::new());
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    for (name, step) in STEPS.iter().filter(|(name, _)| wanted(name)) {
        println!("\n== {name}");
        match step() {
            Ok(Done::Passed) => passed += 1,
            Ok(Done::Skipped(reason)) => {
                println!("skipped: {reason}");
                skipped += 1;
            }
            Err(error) => {
                println!("failed: {error}");
                failed.push(*name);
            }
        }
    }
    if !failed.is_empty() {
        println!("\nfailed: {}", failed.join("; "));
    }
    println!("\n{passed} passed, {} failed, {skipped} skipped", failed.len());
    failed.is_empty()
}

fn cargo(arguments: &[&str]) -> Result<Done> {
    process::run(process::cargo().args(arguments)).map(|()| Done::Passed)
}

fn lint_wasm(arguments: &[&str]) -> Result<Done> {
    bundle::ensure_target()?;
    let mut command = process::cargo();
    command.args(["clippy", "--target", bundle::TARGET]).args(arguments).args(["--", "-D", "warnings"]);
    process::run(&mut command).map(|()| Done::Passed)
}

/// The tests that read `../shared`, with that folder hidden as in a clone without it: they pass on what the project has, and
/// say what they skip.
fn without_outside_data() -> Result<Done> {
    let mut command = process::cargo();
    command.args(["test", "--package", "cert-inspector", "--test", "judges", "--"]).args(OUTSIDE_TESTS);
    process::run(command.env("SHARED_DATA", "")).map(|()| Done::Passed)
}

fn package_in_node() -> Result<Done> {
    if let Some(lack) = package_tests::missing_node() {
        return Ok(Done::Skipped(lack));
    }
    match package_tests::prepare() {
        Ok(()) => package_tests::run().map(|()| Done::Passed),
        Err(error) if process::in_ci() => Err(error),
        Err(error) => Ok(Done::Skipped(error.to_string())),
    }
}

fn browser_tests() -> Result<Done> {
    if let Err(error) = browser::ensure() {
        return if process::in_ci() { Err(error) } else { Ok(Done::Skipped(error.to_string())) };
    }
    if !paths::dist().join(paths::PAGE).is_file() || !paths::package().is_dir() {
        return Err("there is no page to test, or no package: run 'cargo xtask package'".into());
    }
    // Figures are the matter of `bench`.
    let tests = ["--lib", "--test", "page", "--test", "engines", "--test", "portal"];
    let package = ["test", "--package", "browser-tests", "--no-fail-fast"];
    cargo(&[&package[..], &tests, &["--", "--nocapture"]].concat())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::paths;

    #[test]
    fn workflows_run_nothing_but_xtask() {
        let mut runs = Vec::new();
        for entry in fs::read_dir(paths::root().join(".github/workflows")).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            runs.extend(text.lines().filter_map(|line| Some(line.split_once("run:")?.1.trim().to_owned())));
        }
        assert!(runs.len() >= 4, "{runs:?}");
        for run in runs {
            assert!(run.starts_with("cargo xtask "), "{run}");
            assert!(!run.contains(['|', ';', '&']), "{run}");
        }
    }
}
