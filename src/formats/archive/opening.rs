//! An archive while its files are read.

use std::borrow::Cow;
use std::collections::HashMap;

use super::name;
use crate::formats::{Context, Decoded, Failure, FormatError, Found, Reading};
use crate::limits::{MAX_INPUT_BYTES, MAX_PASSED_OVER};
use crate::model::{Archive, Content, ObjectKind, PassedOver, PassedOverReason};

pub(super) fn damaged(reason: impl Into<String>) -> FormatError {
    FormatError::ArchiveDamaged { reason: reason.into() }
}

/// Reads a file of an archive, which may be an archive itself.
pub(super) type ReadFile = fn(&[u8], &mut Context<'_>) -> Reading;

/// An archive while its files are read.
pub(super) struct Opening<'a, 'u> {
    read_file: ReadFile,
    context: &'a mut Context<'u>,
    /// Bytes of the archive.
    size: usize,
    pub(super) archive: Archive,
    inside: Vec<Found>,
    failures: Vec<Failure>,
    /// How often each path was seen.
    paths: HashMap<String, u32>,
    pub(super) is_over: bool,
}

impl<'a, 'u> Opening<'a, 'u> {
    pub(super) fn new(size: usize, read_file: ReadFile, context: &'a mut Context<'u>) -> Self {
        Self {
            read_file,
            context,
            size,
            archive: Archive::default(),
            inside: Vec::new(),
            failures: Vec::new(),
            paths: HashMap::new(),
            is_over: false,
        }
    }

    /// Starts with the next file, `at` this place of the archive; answers whether there is room for it.
    pub(super) fn next(&mut self, at: usize) -> bool {
        if self.is_over {
            return false;
        }
        self.context.bytes(at.min(self.size), self.size);
        let error = if self.context.is_full() {
            FormatError::TooManyObjects
        } else if self.context.entry_room == 0 {
            FormatError::ArchiveTooManyEntries
        } else {
            self.context.entry_room -= 1;
            self.archive.entries = self.archive.entries.saturating_add(1);
            return true;
        };
        self.is_over = true;
        self.note(at, error);
        false
    }

    /// How many entries may still be looked at.
    pub(super) const fn entry_room(&self) -> usize {
        self.context.entry_room
    }

    /// Takes entries off the room.
    pub(super) const fn take_entries(&mut self, entries: usize) {
        self.context.entry_room = self.context.entry_room.saturating_sub(entries);
    }

    /// The path of a file from its name: with `/`, made unique where two files have the same.
    ///
    /// # Errors
    /// The name leads out of the folder that the archive is unpacked into; the path still says which it is.
    pub(super) fn path(&mut self, name: &str) -> Result<String, String> {
        match name::normalise(name) {
            Some(path) => Ok(self.unique(path)),
            None => Err(self.unique(name::cut(name))),
        }
    }

    fn unique(&mut self, path: String) -> String {
        let count = self.paths.entry(path.clone()).or_default();
        *count += 1;
        if *count == 1 { path } else { format!("{path} ({count})") }
    }

    /// The most bytes that the next file may unpack to.
    pub(super) fn room(&self) -> usize {
        self.context.unpack_room.min(MAX_INPUT_BYTES)
    }

    /// Takes unpacked bytes off the room.
    pub(super) fn take(&mut self, bytes: usize) {
        self.context.unpack_room = self.context.unpack_room.saturating_sub(bytes);
    }

    /// Reads a file under its name.
    pub(super) fn file(&mut self, name: &str, content: Result<Cow<'_, [u8]>, FormatError>) {
        match (self.path(name), content) {
            (Ok(path), Ok(bytes)) => self.read(path, &bytes),
            (Ok(path), Err(error)) => self.fail(path, error),
            (Err(path), _) => self.fail(path, FormatError::ArchiveEntryName),
        }
    }

    fn read(&mut self, path: String, bytes: &[u8]) {
        let reading = (self.read_file)(bytes, self.context);
        if let Some(reason) = reading.holds_nothing() {
            self.pass_over(path, reason);
            return;
        }
        let count = if reading.found.is_empty() { &mut self.archive.unread } else { &mut self.archive.read };
        *count = count.saturating_add(1);
        // Failures cost memory as objects do.
        self.context.take(reading.failures.len());
        self.failures.extend(reading.failures.into_iter().map(|failure| failure.below(path.clone())));
        self.inside.extend(reading.found.into_iter().map(|found| Found { part: path.clone(), ..found }));
    }

    /// Counts a file that holds nothing, and keeps the names of the first ones.
    pub(super) fn pass_over(&mut self, path: String, reason: PassedOverReason) {
        self.archive.passed_over_count = self.archive.passed_over_count.saturating_add(1);
        if self.archive.passed_over.len() < MAX_PASSED_OVER {
            // The name decides only how it is called: what such a file holds was looked at like any other.
            let reason = if name::is_of_system(&path) { PassedOverReason::SystemFile } else { reason };
            self.archive.passed_over.push(PassedOver { path, reason });
        }
    }

    /// Notes a file that could not be read.
    pub(super) fn fail(&mut self, path: String, error: FormatError) {
        self.archive.unread = self.archive.unread.saturating_add(1);
        if error == FormatError::ArchiveTooLarge {
            self.is_over = true;
            self.context.unpack_room = 0;
        }
        self.context.take(1);
        self.failures.push(Failure { path: vec![path], block: None, offset: None, error });
    }

    /// Notes what is wrong with the archive itself.
    pub(super) fn note(&mut self, at: usize, error: FormatError) {
        self.context.take(1);
        self.failures.push(Failure::at(at, error));
    }

    pub(super) fn finish(self, kind: ObjectKind) -> Decoded {
        Decoded {
            content: Content::Archive(kind, Box::new(self.archive)),
            lock: None,
            inside: self.inside,
            failures: self.failures,
        }
    }
}
