//! Passwords from the command line, from files and from the environment, each for all files or for one.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Read;
use std::path::Path;

use cert_inspector::input::{Password, Unlocking};
use zeroize::Zeroizing;

use crate::files::File;
use crate::options::ReadingArguments;

/// Longest password file that is read, in bytes. Its first line is the password; nobody types a longer one.
const MAX_FILE: u64 = 64 * 1024;

/// Passwords with the files that they are for.
pub(crate) struct Passwords(Vec<(Target, Password)>);

/// What a password is for.
enum Target {
    All,
    /// A file or folder, as it was named.
    One(OsString),
}

impl Passwords {
    /// Reads every password that the arguments name.
    ///
    /// # Errors
    /// A file or a variable that is not there, in a sentence. No password is part of it.
    pub(crate) fn gather(arguments: &ReadingArguments, files: &[File]) -> Result<Self, String> {
        let mut passwords = Vec::new();
        for value in &arguments.password {
            let (target, value) = split(value, arguments, files);
            passwords.push((target, Password::new(value.as_encoded_bytes().to_vec())));
        }
        for value in &arguments.password_file {
            let (target, path) = split(value, arguments, files);
            passwords.push((target, from_file(Path::new(path))?));
        }
        for value in &arguments.password_env {
            let (target, name) = split(value, arguments, files);
            passwords.push((target, from_variable(name)?));
        }
        Ok(Self(passwords))
    }

    /// What to open a file with.
    pub(crate) fn of(&self, file: &File, max_rounds: u32) -> Unlocking {
        let passwords = self.0.iter().filter(|(target, _)| target.is(file));
        Unlocking { passwords: passwords.map(|(_, password)| password.clone()).collect(), max_rounds }
    }
}

impl Target {
    fn is(&self, file: &File) -> bool {
        match self {
            Self::All => true,
            Self::One(name) => is_named(file, name),
        }
    }
}

/// The value of a variable of the environment.
///
/// # Errors
/// There is none of that name, in a sentence.
pub(crate) fn from_variable(name: &OsStr) -> Result<Password, String> {
    let value = std::env::var_os(name).ok_or_else(|| {
        format!("the environment has no variable '{}'; set it, or correct its name", name.display())
    })?;
    Ok(Password::new(value.into_encoded_bytes()))
}

/// Whether a name is that of a file: as it was named, by its folder, or by the end of its path in a folder.
fn is_named(file: &File, name: &OsStr) -> bool {
    match &file.folder {
        None => file.path == Path::new(name),
        Some(folder) => folder == Path::new(name) || file.path.ends_with(name),
    }
}

/// Parts `FILE=VALUE`; a value whose beginning is no file of this call is a value for all files, whatever it holds.
fn split<'a>(value: &'a OsStr, arguments: &ReadingArguments, files: &[File]) -> (Target, &'a OsStr) {
    let is_file = |name: &OsStr| {
        !name.is_empty()
            && (arguments.files.iter().any(|path| path == Path::new(name))
                || files.iter().any(|file| is_named(file, name)))
    };
    let text = value.as_encoded_bytes();
    let equals = (0_usize..).zip(text).filter(|(_, byte)| **byte == b'=').map(|(at, _)| at);
    for at in equals {
        let (Some(name), Some(rest)) = (before(value, at), behind(value, at)) else { continue };
        if is_file(name) {
            return (Target::One(name.to_owned()), rest);
        }
    }
    (Target::All, value)
}

#[cfg(unix)]
fn before(value: &OsStr, at: usize) -> Option<&OsStr> {
    use std::os::unix::ffi::OsStrExt;
    value.as_bytes().get(..at).map(OsStr::from_bytes)
}

#[cfg(unix)]
fn behind(value: &OsStr, at: usize) -> Option<&OsStr> {
    use std::os::unix::ffi::OsStrExt;
    value.as_bytes().get(at.saturating_add(1)..).map(OsStr::from_bytes)
}

#[cfg(not(unix))]
fn before(value: &OsStr, at: usize) -> Option<&OsStr> {
    value.to_str()?.get(..at).map(OsStr::new)
}

#[cfg(not(unix))]
fn behind(value: &OsStr, at: usize) -> Option<&OsStr> {
    value.to_str()?.get(at.saturating_add(1)..).map(OsStr::new)
}

/// The first line of a file, without its end and without the mark that Windows editors put in front.
pub(crate) fn from_file(path: &Path) -> Result<Password, String> {
    let mut bytes = Zeroizing::new(Vec::new());
    fs::File::open(path)
        .and_then(|file| file.take(MAX_FILE).read_to_end(&mut bytes))
        .map_err(|error| format!("the password file '{}' could not be read: {error}", path.display()))?;
    Ok(Password::new(first_line(&bytes).to_vec()))
}

fn first_line(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_file_is_the_password() {
        for (bytes, password) in [
            (&b"changeit"[..], &b"changeit"[..]),
            (b"changeit\n", b"changeit"),
            (b"changeit\r\nsecond\r\n", b"changeit"),
            (b"\xEF\xBB\xBFchangeit\r\n", b"changeit"),
            (b" with blanks \n", b" with blanks "),
            (b"\n", b""),
            (b"", b""),
        ] {
            assert_eq!(first_line(bytes), password);
        }
    }
}
