//! `build`: one HTML file with everything in it, the same bytes on every machine. `package`: the same for portals.

mod make;
mod pack;
mod package;
mod page;
mod remap;
mod wasm;

use std::fs;

use sha2::{Digest, Sha256};

pub use make::Make;
pub(crate) use pack::gzip;
pub use package::package;
pub use page::policy_of;
pub use remap::remapped;
pub use wasm::{TARGET, ensure_target};

use crate::outcome::Result;
use crate::paths;

/// The page travels by mail and on sticks to machines without a network, and a phone opens it from a download:
/// this is what such a file may weigh. What grows past it has to say what it is worth.
const MAX_PAGE_BYTES: usize = 2_000 * 1024;

/// Builds `dist/cert-inspector.html` and prints what it is made of.
///
/// # Errors
/// Fails when a part does not build, and when the page that is given away is larger than [`MAX_PAGE_BYTES`].
pub fn run(make: Make) -> Result {
    let file = paths::dist().join(paths::PAGE);
    if file.is_file() {
        // A build that fails leaves no older page behind that could be taken for its own.
        fs::remove_file(&file)?;
    }
    ensure_target()?;
    wasm::check_versions()?;
    let page = wasm::build_page(make)?;
    let packed = pack::gzip(&page.module)?;
    let html = page::assemble(&page.script, &packed)?;

    fs::create_dir_all(paths::dist())?;
    fs::write(&file, &html)?;

    println!("{:<14}{:>10}{:>10}", "part", "bytes", "packed");
    println!("{:<14}{:>10}{:>10}", "module", page.module.len(), packed.len());
    println!("{:<14}{:>10}{:>10}", "whole file", html.len(), pack::gzip(html.as_bytes())?.len());
    println!("sha256 {}", hex(&Sha256::digest(&html)));
    println!("{}", file.display());
    if make == Make::Small && html.len() > MAX_PAGE_BYTES {
        return Err(format!("the page has {} bytes; the ceiling is {MAX_PAGE_BYTES}", html.len()).into());
    }
    Ok(())
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
