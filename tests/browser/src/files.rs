//! Files for the page to read.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs};

use crate::Result;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder that is removed with the value.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty folder. The name only helps a person to find it.
    ///
    /// # Errors
    /// Fails when it cannot be made.
    pub fn new(name: &str) -> Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("cert-inspector-{name}-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Writes a file into it.
    ///
    /// # Errors
    /// Fails when it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let file = self.0.join(name);
        fs::write(&file, bytes)?;
        Ok(file)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Left over in the temporary folder at worst.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// A file by its path below `tests/fixtures`.
#[must_use]
pub fn fixture(path: &str) -> PathBuf {
    xtask::paths::root().join("tests/fixtures").join(path)
}

/// Every file that the page is given, in the order of their paths: not the private keys that the fixtures were signed
/// with, and not what is written beside the fixtures for people.
///
/// # Errors
/// Fails when a folder cannot be read.
pub fn below_fixtures() -> Result<Vec<PathBuf>> {
    let folder = fixture("");
    let mut files = Vec::new();
    collect(&folder, &mut files)?;
    files.retain(|file| {
        let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let explains = file.extension().is_some_and(|extension| extension == "txt")
            && file.with_extension("der").is_file();
        !hidden && !explains && !file.starts_with(folder.join("keys")) && *file != folder.join("MANIFEST.txt")
    });
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
