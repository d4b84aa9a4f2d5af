//! Writes a file without ever losing the one that is there.
//!
//! The bytes go into a new file with a random name in the same folder. Only when all of them are on the disk does it take the
//! name. So a full disk leaves the old file as it is, anyone who holds the old file open keeps reading the old bytes, and a link
//! is replaced, not followed.

use std::fs::{self, File, FileType, OpenOptions, Permissions};
use std::io::{self, Seek, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Why nothing was written.
#[derive(Debug)]
pub(crate) enum SavingError {
    /// Something with this name is there, and nobody said that it may be replaced.
    Exists,
    /// It is a folder.
    Folder,
    /// It is a disk. A certificate written to it destroys what is stored there.
    Disk,
    /// It is a link in a folder of the system, such as `/dev/stderr`. Programs rely on it.
    SystemLink,
    /// The system refused.
    System(io::Error),
}

impl From<io::Error> for SavingError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::System(error),
        }
    }
}

/// Writes what `fill` makes to `path`. Only its owner can read a file with a private key, where the system knows owners.
///
/// # Errors
/// Nothing was written, and what was there is unchanged; except for a device or a pipe, which takes bytes one by one.
pub(crate) fn save(path: &Path, has_key: bool, force: bool, fill: impl Fill) -> Result<(), SavingError> {
    let found = match fs::symlink_metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let kind = found.as_ref().map(fs::Metadata::file_type);
    match kind {
        Some(kind) if kind.is_dir() => return Err(SavingError::Folder),
        Some(_) if !force => return Err(SavingError::Exists),
        Some(kind) if kind.is_symlink() && in_system_folder(path) => return Err(SavingError::SystemLink),
        Some(kind) if is_disk(kind) => return Err(SavingError::Disk),
        Some(kind) if !kind.is_file() && !kind.is_symlink() => return Ok(send(path, fill)?),
        _ => {}
    }
    let kept = found.filter(|metadata| metadata.is_file() && !has_key).map(|metadata| metadata.permissions());
    let file = written(path, has_key, kept, fill)?;
    let placed = if force { file.persist(path) } else { file.persist_noclobber(path) };
    // The error holds the new file and removes it.
    placed.map_err(|error| error.error)?;
    flush_folder(path);
    Ok(())
}

/// Makes the content of a file while it is written.
pub(crate) trait Fill: FnOnce(&mut dyn Write) -> io::Result<()> {}

impl<F: FnOnce(&mut dyn Write) -> io::Result<()>> Fill for F {}

/// The new file with all bytes on the disk, in the folder of `path`. It removes itself unless it gets a name.
fn written(
    path: &Path,
    has_key: bool,
    permissions: Option<Permissions>,
    fill: impl Fill,
) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".cert-inspector-");
    #[cfg(unix)]
    let rights = {
        use std::os::unix::fs::PermissionsExt;
        // The system takes away what its umask forbids.
        Permissions::from_mode(if has_key { OWNER_ONLY } else { ALL_READ_AND_WRITE })
    };
    #[cfg(unix)]
    builder.permissions(rights);
    // A report takes long to make. A file without a name is gone when the command ends, whatever ends it. A key is made already,
    // and is not on the disk twice.
    let file = if has_key {
        let mut file = builder.tempfile_in(folder(path))?;
        fill(&mut file)?;
        file
    } else {
        let mut made = tempfile::tempfile_in(folder(path))?;
        fill(&mut made)?;
        made.rewind()?;
        let mut file = builder.tempfile_in(folder(path))?;
        io::copy(&mut made, &mut file)?;
        file
    };
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Reading and writing, for the owner alone.
#[cfg(unix)]
const OWNER_ONLY: u32 = 0o600;

/// Reading and writing for everybody, as programs ask for: the umask decides what is left.
#[cfg(unix)]
const ALL_READ_AND_WRITE: u32 = 0o666;

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes the new name last through a power failure. The file is complete without it, so a folder
/// that cannot be flushed is not an error.
fn flush_folder(path: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder(path)) {
        _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Sends the bytes to a device or a pipe, and leaves it as it is.
fn send(path: &Path, fill: impl Fill) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    if file.metadata()?.is_file() {
        // Somebody put a file in its place since we looked.
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fill(&mut file)
}

/// Whether links in its folder belong to the system: what a folder of devices or processes shows as files.
fn in_system_folder(path: &Path) -> bool {
    fs::canonicalize(folder(path)).is_ok_and(|folder| {
        folder == Path::new("/dev") || folder.starts_with("/proc") || folder.starts_with("/sys")
    })
}

#[cfg(unix)]
fn is_disk(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_block_device()
}

#[cfg(not(unix))]
fn is_disk(_: FileType) -> bool {
    false
}
