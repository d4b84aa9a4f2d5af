//! axe-core, which knows the rules of accessibility that a program can check. It is fetched when the tests run, and is no
//! part of the project.

use std::process::Command;
use std::{fmt, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha512};
use xtask::{paths, process};

use crate::{Browser, Result};

/// The version that judges; another one has other opinions.
const VERSION: &str = "4.14.1";

/// What the registry says of its archive, and what is checked here: SHA-512 in base64.
const INTEGRITY: &str =
    "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// The rules: WCAG 2.0 to 2.2, levels A and AA, and good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The text of axe-core. `None` where it cannot be had, and the reason is printed. On a CI service that has npm it must be
/// had.
///
/// # Errors
/// Fails when the archive is not the one that is expected.
pub fn axe_source() -> Result<Option<String>> {
    let folder = paths::target().join("axe");
    let archive = folder.join(format!("axe-core-{VERSION}.tgz"));
    if !archive.is_file() {
        if process::find("npm").is_none() {
            println!("skipped: npm is not on the PATH, and axe-core comes from its registry");
            return Ok(None);
        }
        fs::create_dir_all(&folder)?;
        let mut npm = Command::new("npm");
        npm.arg("pack").arg(format!("axe-core@{VERSION}")).arg("--silent").current_dir(&folder);
        if let Err(error) = process::output(&mut npm) {
            if process::in_ci() {
                return Err(error);
            }
            println!("skipped: axe-core cannot be fetched: {error}");
            return Ok(None);
        }
    }
    let bytes = fs::read(&archive)?;
    if STANDARD.encode(Sha512::digest(&bytes)) != INTEGRITY {
        fs::remove_file(&archive)?;
        return Err(format!("axe-core {VERSION} is not what it should be").into());
    }
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--gzip", "--to-stdout", "--file"]).arg(&archive).arg("package/axe.min.js");
    process::output(&mut tar).map(Some)
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The name of the rule.
    pub rule: String,
    /// Where, as a CSS selector.
    pub place: String,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.rule, self.place, self.why.replace('\n', " "))
    }
}

/// What is wrong with the page as it stands.
///
/// # Errors
/// Fails when axe does.
pub fn judge(browser: &Browser, source: &str) -> Result<Vec<Finding>> {
    if browser.run("return typeof window.axe;", &[])? == json!("undefined") {
        browser.run(source, &[])?;
    }
    let script = "const { violations } = await axe.run(document, {
            runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'], preload: false });
        return violations.flatMap(({ id, nodes }) => nodes.map((node) =>
            [id, node.target.join(' '), node.failureSummary]));";
    let found = browser.run_async(script, &[json!(TAGS)])?;
    let text = |one: &Value, at: usize| one.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| Finding { rule: text(one, 0), place: text(one, 1), why: text(one, 2) })
        .collect())
}
