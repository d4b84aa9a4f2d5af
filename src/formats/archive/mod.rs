//! Archives (zip, tar, gzip): unpacked in memory, every file in them read like a file of its own.
//!
//! What is declared is never believed: sizes, checksums and places are compared with what is there, nothing is allocated
//! by a declared size, and all archives of a file together have one budget of bytes and one of entries.

mod gzip;
mod inflate;
mod name;
mod rescue;
mod tar;
#[cfg(test)]
mod tests;
mod zip;

use std::borrow::Cow;
use std::collections::HashMap;

pub(super) use tar::is_tar;

use super::{Context, Decoded, Failure, FormatError, Found};
use crate::limits::{MAX_INPUT_BYTES, MAX_PASSED_OVER};
use crate::model::{Archive, Content, ObjectKind, PassedOver, PassedOverReason};

/// Unpacks an archive and reads what is in it. An archive that stands too deep in others is only named.
pub(super) fn open(
    kind: ObjectKind,
    bytes: &[u8],
    context: &mut Context<'_>,
) -> Result<Decoded, FormatError> {
    let Some(room) = context.archive_room.checked_sub(1) else {
        return Ok(Decoded::leaf(Content::Other(kind)));
    };
    context.archive_room = room;
    let decoded = match kind {
        ObjectKind::Gzip => gzip::open(bytes, context),
        ObjectKind::Zip => zip::open(bytes, context),
        _ => Ok(tar::open(bytes, context)),
    };
    context.archive_room = room.saturating_add(1);
    decoded
}

/// CRC-32, the checksum of zip and gzip (RFC 1952 section 8). With a small table that is made here: the one of the zip library
/// is for ten times the speed, which is not what unpacking waits for, and takes 16 kB of the page.
fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut index: u32 = 0;
        let mut rest: &mut [u32] = &mut table;
        while let Some((entry, others)) = rest.split_first_mut() {
            let mut value = index;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 0 { value >> 1 } else { (value >> 1) ^ 0xEDB8_8320 };
                bit += 1;
            }
            *entry = value;
            index += 1;
            rest = others;
        }
        table
    };
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        let [low, ..] = crc.to_le_bytes();
        (crc >> 8) ^ TABLE.get(usize::from(low ^ byte)).copied().unwrap_or(0)
    })
}

fn damaged(reason: impl Into<String>) -> FormatError {
    FormatError::ArchiveDamaged { reason: reason.into() }
}

/// An archive while its files are read.
struct Opening<'a, 'u> {
    context: &'a mut Context<'u>,
    /// Bytes of the archive.
    size: usize,
    archive: Archive,
    inside: Vec<Found>,
    failures: Vec<Failure>,
    /// How often each path was seen.
    paths: HashMap<String, u32>,
    is_over: bool,
}

impl<'a, 'u> Opening<'a, 'u> {
    fn new(size: usize, context: &'a mut Context<'u>) -> Self {
        Self {
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
    fn next(&mut self, at: usize) -> bool {
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

    /// The path of a file from its name: with `/`, made unique where two files have the same.
    ///
    /// # Errors
    /// The name leads out of the folder that the archive is unpacked into; the path still says which it is.
    fn path(&mut self, name: &str) -> Result<String, String> {
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
    fn room(&self) -> usize {
        self.context.unpack_room.min(MAX_INPUT_BYTES)
    }

    /// Takes unpacked bytes off the room.
    fn take(&mut self, bytes: usize) {
        self.context.unpack_room = self.context.unpack_room.saturating_sub(bytes);
    }

    /// Reads a file under its name.
    fn file(&mut self, name: &str, content: Result<Cow<'_, [u8]>, FormatError>) {
        match (self.path(name), content) {
            (Ok(path), Ok(bytes)) => self.read(path, &bytes),
            (Ok(path), Err(error)) => self.fail(path, error),
            (Err(path), _) => self.fail(path, FormatError::ArchiveEntryName),
        }
    }

    fn read(&mut self, path: String, bytes: &[u8]) {
        let reading = super::read(bytes, self.context);
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
    fn pass_over(&mut self, path: String, reason: PassedOverReason) {
        self.archive.passed_over_count = self.archive.passed_over_count.saturating_add(1);
        if self.archive.passed_over.len() < MAX_PASSED_OVER {
            // The name decides only how it is called: what such a file holds was looked at like any other.
            let reason = if name::is_of_system(&path) { PassedOverReason::SystemFile } else { reason };
            self.archive.passed_over.push(PassedOver { path, reason });
        }
    }

    /// Notes a file that could not be read.
    fn fail(&mut self, path: String, error: FormatError) {
        self.archive.unread = self.archive.unread.saturating_add(1);
        if error == FormatError::ArchiveTooLarge {
            self.is_over = true;
            self.context.unpack_room = 0;
        }
        self.context.take(1);
        self.failures.push(Failure { path: vec![path], block: None, offset: None, error });
    }

    /// Notes what is wrong with the archive itself.
    fn note(&mut self, at: usize, error: FormatError) {
        self.context.take(1);
        self.failures.push(Failure::at(at, error));
    }

    fn finish(self, kind: ObjectKind) -> Decoded {
        Decoded {
            content: Content::Archive(kind, Box::new(self.archive)),
            lock: None,
            inside: self.inside,
            failures: self.failures,
        }
    }
}
