//! Files and folders as they are named on the command line, as single files.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cert_inspector::formats::FormatError;
use cert_inspector::limits::{MAX_ARCHIVE_ENTRIES, MAX_INPUT_BYTES};
use cert_inspector::safe_text::file_name;

use crate::opening;

/// One thing to read.
pub(crate) struct File {
    /// Its path; `-` is standard input.
    pub(crate) path: PathBuf,
    /// The folder on the command line that it was found in.
    pub(crate) folder: Option<PathBuf>,
    /// Why it cannot be read, if that is known already.
    refused: Option<FormatError>,
}

impl File {
    /// The name in the report.
    pub(crate) fn name(&self) -> String {
        if self.is_standard_input() {
            return "standard input".to_owned();
        }
        file_name(self.path.as_os_str().as_encoded_bytes())
    }

    fn is_standard_input(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Its bytes, never more than the limit.
    ///
    /// # Errors
    /// Why it is not read, with its size where that is known.
    pub(crate) fn read(&self) -> Result<Vec<u8>, (u64, FormatError)> {
        if let Some(error) = &self.refused {
            return Err((0, error.clone()));
        }
        let limit = u64::try_from(MAX_INPUT_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let outcome = if self.is_standard_input() {
            io::stdin().take(limit).read_to_end(&mut bytes)
        } else {
            opening::open(&self.path, self.folder.is_none())
                .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        };
        match outcome {
            Ok(_) if bytes.len() > MAX_INPUT_BYTES => {
                let size = fs::metadata(&self.path).map_or(limit, |metadata| metadata.len());
                Err((size, FormatError::TooLarge { size }))
            }
            Ok(_) => Ok(bytes),
            Err(error) => Err((0, unreadable(&error))),
        }
    }
}

fn unreadable(error: &io::Error) -> FormatError {
    FormatError::Unreadable { reason: error.to_string() }
}

/// Every file that is named, and every file of the folders that are named, sorted by name within each folder.
pub(crate) fn list(named: &[PathBuf]) -> Vec<File> {
    let mut files = Vec::new();
    for path in named {
        // A link that is named is followed: somebody meant it.
        if path.is_dir() {
            walk(path, &mut files);
        } else {
            files.push(File { path: path.clone(), folder: None, refused: None });
        }
    }
    files
}

/// Adds the files below a folder. Links to folders are not followed, so no folder is read twice. What is neither a file
/// nor a folder is not opened, because reading a pipe may never end; nor is what the kernel shows as files.
fn walk(folder: &Path, files: &mut Vec<File>) {
    let before = files.len();
    let file = |path: PathBuf, refused| File { path, folder: Some(folder.to_owned()), refused };
    let mut waiting = VecDeque::from([folder.to_owned()]);
    while let Some(path) = waiting.pop_front() {
        if files.len() - before >= MAX_ARCHIVE_ENTRIES {
            files.push(file(folder.to_owned(), Some(FormatError::TooManyFiles)));
            return;
        }
        let is_folder = path == folder || fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir());
        if is_folder {
            if opening::shows_the_kernel(&path) {
                continue;
            }
            match entries(&path) {
                Ok(entries) => entries.into_iter().rev().for_each(|entry| waiting.push_front(entry)),
                Err(error) => files.push(file(path, Some(unreadable(&error)))),
            }
            continue;
        }
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => files.push(file(path, None)),
            Ok(_) => {}
            Err(error) => files.push(file(path, Some(unreadable(&error)))),
        }
    }
    if files.len() == before {
        let reason = match opening::shows_the_kernel(folder) {
            true => "the folder shows what the kernel knows, and none of it is read",
            false => "the folder is empty",
        };
        let reason = reason.to_owned();
        files.push(file(folder.to_owned(), Some(FormatError::Unreadable { reason })));
    }
}

/// What is in a folder, sorted by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}
