//! `roots`: packs the built-in public roots into `src/roots/mozilla.bin`.
//!
//! The certificates come from the crate `webpki-root-certs`, the dates of partial distrust from `distrust.tsv` beside this
//! file. What the format is and how it is read stands in `src/roots/script.rs` of the core.

mod der;
mod distrust;
mod script;

use std::fs;

use sha2::{Digest, Sha256};
use webpki_root_certs::TLS_SERVER_ROOT_CERTS;

use crate::outcome::Result;
use crate::project;
use distrust::Table;

/// Writes the data file, or with `check` only compares it.
///
/// # Errors
/// Fails when the table of distrust was made for another version of the crate, names a root that is not there, or a root
/// is of a form that the format does not know; with `check` also when the file is out of date.
pub(crate) fn run(check: bool) -> Result {
    let table = Table::read(include_str!("distrust.tsv"))?;
    let version = project::locked_version("webpki-root-certs")?;
    if table.version != version {
        return Err(format!(
            "Cargo.lock has webpki-root-certs {version}, but distrust.tsv was made for {}: look up the dates of distrust again",
            table.version
        )
        .into());
    }
    let packed = pack(&table)?;
    let file = project::root().join("src/roots/mozilla.bin");
    println!("{} roots, {} bytes", TLS_SERVER_ROOT_CERTS.len(), packed.len());
    if !check {
        fs::write(&file, packed)?;
    } else if fs::read(&file).ok() != Some(packed) {
        return Err(format!("{} is out of date: run cargo xtask roots", file.display()).into());
    }
    Ok(())
}

fn pack(table: &Table) -> Result<Vec<u8>> {
    let mut roots = TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|root| der::Root::read(root).ok_or("a root of webpki-root-certs is of an unknown form"))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    // Roots of one authority stand together and compress well.
    roots.sort_by_key(|root| (root.algorithm, root.issuer, root.tbs));
    let hashes: Vec<[u8; 32]> = roots.iter().map(|root| Sha256::digest(root.whole).into()).collect();
    if let Some(unknown) = table.roots.iter().find(|(hash, _)| !hashes.contains(hash)) {
        return Err(format!("distrust.tsv names a root that is not in the list: {:02x?}", unknown.0).into());
    }
    let mut script = script::Script::default();
    for (root, hash) in roots.iter().zip(&hashes) {
        let distrust = table.roots.iter().find(|(known, _)| known == hash).map_or(0, |(_, after)| *after);
        script.root(root, hash, distrust)?;
    }
    script.finish(&table.source(), &table.date, roots.len())
}
