//! Opens files to read, and nothing that may never end.

use std::fs::File;
use std::io;
use std::path::Path;

/// Opens a regular file. `named` says that somebody named it: then it may also be a descriptor that this process was started with,
/// such as `/dev/stdin` or what a shell puts in place of `<(command)`.
///
/// # Errors
/// The system's error, or that it is not a file.
pub(crate) fn open(path: &Path, named: bool) -> io::Result<File> {
    if named && is_own_descriptor(path) {
        return File::open(path);
    }
    let file = open_without_waiting(path)?;
    let metadata = file.metadata()?;
    if !named && is_of_the_kernel(&file) {
        return Err(io::Error::other("it is what the kernel shows as a file"));
    }
    if metadata.is_file() {
        return Ok(file);
    }
    Err(io::Error::other(match metadata.is_dir() {
        true => "it is a folder",
        false => {
            "it is a device or a named pipe, and reading it may never end: save its content as a file, or send it to standard input and name -"
        }
    }))
}

/// A pipe without a writer opens at once this way, and the check behind it refuses it.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(open(path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// What the process already has open. Reading it ends when its writer does.
fn is_own_descriptor(path: &Path) -> bool {
    path == Path::new("/dev/stdin") || path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd")
}

/// Whether a folder shows what the kernel knows, as `/proc` and `/sys` do: its files have no end, or wait for events.
pub(crate) fn shows_the_kernel(folder: &Path) -> bool {
    open_without_waiting(folder).is_ok_and(|folder| is_of_the_kernel(&folder))
}

#[cfg(target_os = "linux")]
fn is_of_the_kernel(file: &File) -> bool {
    /// Of `linux/magic.h`: procfs, sysfs, debugfs, tracefs, securityfs, cgroup2.
    const KERNEL: [u64; 6] = [0x9FA0, 0x6265_6572, 0x6462_6720, 0x7472_6163, 0x7363_6673, 0x6367_7270];
    rustix::fs::fstatfs(file)
        .is_ok_and(|found| u64::try_from(found.f_type).is_ok_and(|kind| KERNEL.contains(&kind)))
}

#[cfg(not(target_os = "linux"))]
fn is_of_the_kernel(_: &File) -> bool {
    false
}
