//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The platform of the page and the package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The file that the build makes.
pub const PAGE: &str = "cert-inspector.html";

/// The folder of the root package. Asked from the cargo that runs this, as two checkouts may share what was compiled.
#[must_use]
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&package).ancestors().find(|folder| folder.join("Cargo.lock").is_file());
        root.unwrap_or(Path::new(".")).to_owned()
    });
    &ROOT
}

/// Where cargo puts what it builds. Given to each call of cargo, so that a setting elsewhere cannot move the files
/// that the next step reads.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The folder of the finished page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the finished package.
#[must_use]
pub fn package() -> PathBuf {
    dist().join("npm")
}
