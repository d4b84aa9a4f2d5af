//! `release`: everything that is given away, in one folder, the same bytes on every machine. `verify-release` checks a copy of it.

mod archive;
mod json;
mod native;
mod notes;
mod reproduce;
mod sbom;
mod sums;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::bundle::{self, Make};
use crate::outcome::Result;
use crate::shipped::{NATIVE_TARGET, Product};
use crate::{notices, paths};

pub use reproduce::check;

/// The files that are given away as they are.
const COPIES: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", notices::FILE];

/// The folder of a finished release.
fn folder() -> PathBuf {
    paths::dist().join("release")
}

/// Builds everything into `dist/release`, and signs it if a secret key is given, as a file or in the environment.
///
/// # Errors
/// Fails when a part does not build.
pub fn run(key: Option<&Path>) -> Result {
    let (folder, version) = (folder(), env!("CARGO_PKG_VERSION"));
    // A wrong password is found before the long builds.
    let key = sums::secret_key(key)?;
    if folder.is_dir() {
        // A build that fails leaves no older release behind that could be taken for its own.
        fs::remove_dir_all(&folder)?;
    }
    notices::run(true)?;
    bundle::run(Make::Small)?;
    bundle::package(Make::Small)?;
    fs::create_dir_all(&folder)?;
    let page = paths::PAGE.to_owned();
    let package = format!("cert-inspector-{version}.tgz");
    let command = format!("cert-inspector-{version}-{NATIVE_TARGET}");
    fs::copy(paths::dist().join(paths::PAGE), folder.join(&page))?;
    fs::write(folder.join(&package), archive::pack(&paths::package())?)?;
    native::build(&folder.join(&command))?;
    for (product, file) in [(Product::Page, page), (Product::Package, package), (Product::Command, command)] {
        let sum = bundle::hex(&Sha256::digest(fs::read(folder.join(&file))?));
        fs::write(folder.join(format!("{file}.cdx.json")), sbom::write(product, &file, &sum)?)?;
    }
    for file in COPIES {
        fs::copy(paths::root().join(file), folder.join(file))?;
    }
    let changelog = fs::read_to_string(paths::root().join("CHANGELOG.md"))?;
    fs::write(folder.join("RELEASE-NOTES.md"), notes::of(&changelog, version)?)?;
    sums::write(&folder)?;
    if let Some(key) = &key {
        sums::sign(&folder, key, &comment())?;
    }
    let count = sums::verify(&folder, None)?;
    print!("{}", fs::read_to_string(folder.join(sums::SUMS))?);
    let signed = if key.is_some() { "signed" } else { "not signed: give a key with --key" };
    println!("{count} files, {signed}: {}", folder.display());
    Ok(())
}

/// Signs a finished release, as on a machine that builds nothing.
///
/// # Errors
/// Fails when the folder does not hold what its sums say, and when there is no key.
pub fn sign(folder: &Path, key: Option<&Path>) -> Result {
    let key = sums::secret_key(key)?.ok_or("there is no key to sign with: give its file with --key")?;
    let count = sums::verify(folder, None)?;
    sums::sign(folder, &key, &comment())?;
    println!("{count} files are signed");
    Ok(())
}

/// What a signature says that it is about. It is signed, too.
fn comment() -> String {
    format!("cert-inspector {}", env!("CARGO_PKG_VERSION"))
}

/// Checks a copy of a release; the signature, too, if a public key is given.
///
/// # Errors
/// Lists what is wrong with the copy.
pub fn verify(folder: &Path, key: Option<&str>) -> Result {
    let count = sums::verify(folder, key)?;
    let signed = match key {
        Some(_) => "the signature is valid",
        None if folder.join(sums::SIGNATURE).is_file() => {
            "the signature was not checked: give the public key with --key"
        }
        None => "there is no signature",
    };
    println!("{count} files have the sums that are listed; {signed}");
    Ok(())
}
