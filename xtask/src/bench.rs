//! `bench`: how fast the native library is, and how fast the page is in Chromium.

use crate::bundle::{self, Make};
use crate::outcome::Result;
use crate::{browser, process};

/// Runs both benchmarks and prints their figures.
///
/// # Errors
/// Fails when a benchmark does.
pub fn run() -> Result {
    println!("== native");
    process::run(process::cargo().args(["bench", "--package", "cert-inspector"]))?;
    println!("== page in Chromium");
    bundle::run(Make::Small)?;
    browser::ensure()?;
    process::run(process::cargo().args([
        "test",
        "--quiet",
        "--package",
        "browser-tests",
        "--test",
        "timing",
        "--",
        "--nocapture",
    ]))
}
