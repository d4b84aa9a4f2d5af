//! Zip (APPNOTE.TXT 6.3): its directory tells which files there are and where.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memmem;
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

use super::claim::Claim;
use super::inflate::Inflater;
use super::opening::{Opening, ReadFile, damaged};
use super::{name, rescue};
use crate::formats::{Context, Decoded, FormatError};
use crate::model::{ObjectKind, PassedOverReason};

/// The mark of the record at the end of the directory (APPNOTE.TXT section 4.3.16), and the record's length.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;

/// How many marks are tried as the end of the directory; a comment may hold false ones.
const MAX_ENDS: usize = 4;

pub(super) fn open(
    bytes: &[u8],
    read_file: ReadFile,
    context: &mut Context<'_>,
) -> Result<Decoded, FormatError> {
    let mut opening = Opening::new(bytes.len(), read_file, context);
    match locate(bytes) {
        Some(archive) => {
            read(&archive, &mut opening);
            let end = usize::try_from(archive.end_offset()).unwrap_or(usize::MAX);
            let behind = bytes.get(end..).unwrap_or_default();
            if archive.get_ref().len() == bytes.len() && behind.iter().any(|byte| *byte != 0) {
                opening.note(end, damaged(format!("{} more bytes follow behind it", behind.len())));
            }
        }
        None => rescue::read(bytes, &mut opening)?,
    }
    Ok(opening.finish(ObjectKind::Zip))
}

/// The archive by its directory; `None` if it has none that is one.
fn locate(bytes: &[u8]) -> Option<ZipSliceArchive<Cow<'_, [u8]>>> {
    let is_one = |archive: &ZipSliceArchive<Cow<'_, [u8]>>| match archive.entries().next_entry() {
        Ok(Some(_)) => !is_of_inner_archive(archive, bytes),
        // An archive of nothing; but not one that starts with a file.
        _ => archive.entries_hint() == 0 && bytes.starts_with(END),
    };
    if let Some(archive) = ZipArchive::from_slice(Cow::Borrowed(bytes)).ok().filter(is_one) {
        return Some(archive);
    }
    // The last mark may stand in a comment: then the record whose comment reaches to the end of the file is the right one.
    let mut before = bytes;
    for _ in 0..MAX_ENDS {
        let at = memmem::rfind(before, END)?;
        before = before.get(..at)?;
        let record = bytes.get(at..).and_then(|rest| rest.first_chunk::<END_LENGTH>());
        let Some([kept @ .., low, high]) = record else { continue };
        if at + END_LENGTH + usize::from(u16::from_le_bytes([*low, *high])) == bytes.len() {
            let without_comment = [before, kept, &[0, 0]].concat();
            let archive = ZipArchive::from_slice(Cow::Owned(without_comment)).ok();
            return archive.filter(is_one);
        }
    }
    None
}

/// Whether a directory is that of an archive within this one, which was cut off behind it: it counts its places from
/// further back than the file starts, although the file starts with a file of its own.
fn is_of_inner_archive(archive: &ZipSliceArchive<Cow<'_, [u8]>>, bytes: &[u8]) -> bool {
    let record = usize::try_from(archive.eocd_offset()).ok().and_then(|at| bytes.get(at..));
    let declared = record.and_then(|record| record.get(16..)?.first_chunk::<4>());
    let declared = declared.map_or(u32::MAX, |bytes| u32::from_le_bytes(*bytes));
    // All ones mean that the place stands in the fields of zip64.
    bytes.starts_with(b"PK\x03\x04")
        && declared != u32::MAX
        && u64::from(declared) != archive.directory_offset()
}

fn read(archive: &ZipSliceArchive<Cow<'_, [u8]>>, opening: &mut Opening<'_, '_>) {
    let directory = archive.directory_offset();
    let mut taken = Taken::default();
    let mut inflater = Inflater::new();
    let mut entries = archive.entries();
    let mut count = 0_u64;
    loop {
        match entries.next_entry() {
            Ok(Some(entry)) => {
                count += 1;
                if !read_entry(archive, &entry, &mut taken, &mut inflater, opening) {
                    return;
                }
            }
            Ok(None) => break,
            Err(_) => {
                let reason = format!("its directory is damaged behind the first {count} entries");
                opening.note(usize::try_from(directory).unwrap_or(0), damaged(reason));
                return;
            }
        }
    }
    // The count is kept modulo 2^16 where the archive is not in the form of zip64.
    if (count ^ archive.entries_hint()) & 0xFFFF != 0 {
        let reason =
            format!("its directory has {count} entries and says that it has {}", archive.entries_hint());
        opening.note(usize::try_from(directory).unwrap_or(0), damaged(reason));
    }
}

/// Reads one file; answers whether there is room for more.
fn read_entry(
    archive: &ZipSliceArchive<Cow<'_, [u8]>>,
    entry: &ZipFileHeaderRecord<'_>,
    taken: &mut Taken,
    inflater: &mut Inflater,
    opening: &mut Opening<'_, '_>,
) -> bool {
    let name = name::decode(entry.file_path().as_bytes(), entry.flags().is_utf8());
    if name::is_folder(&name) && entry.uncompressed_size_hint() == 0 {
        return true;
    }
    if !opening.next(usize::try_from(entry.local_header_offset()).unwrap_or(usize::MAX)) {
        return false;
    }
    if let Some(reason) = not_regular(entry) {
        let (Ok(path) | Err(path)) = opening.path(&name);
        opening.pass_over(path, reason);
        return true;
    }
    let content = packed(archive, entry, taken).and_then(|packed| {
        let claim = Claim {
            method: entry.compression_method(),
            size: entry.uncompressed_size_hint(),
            checksum: entry.crc32(),
        };
        claim.unpack(packed, inflater, opening)
    });
    opening.file(&name, content);
    !opening.is_over
}

/// What an entry is by its mode of Unix, if it is neither a file nor a folder.
fn not_regular(entry: &ZipFileHeaderRecord<'_>) -> Option<PassedOverReason> {
    const KIND: u32 = 0o170_000;
    match entry.mode().value() & KIND {
        0o120_000 => Some(PassedOverReason::Link),
        0o010_000 | 0o020_000 | 0o060_000 | 0o140_000 => Some(PassedOverReason::Device),
        _ => None,
    }
}

/// The packed bytes of an entry, which no other entry may share.
fn packed<'a>(
    archive: &'a ZipSliceArchive<Cow<'_, [u8]>>,
    entry: &ZipFileHeaderRecord<'_>,
    taken: &mut Taken,
) -> Result<&'a [u8], FormatError> {
    let flags = entry.flags();
    if flags.is_encrypted()
        || flags.has_strong_encryption()
        || entry.compression_method() == CompressionMethod::AES
    {
        return Err(FormatError::ArchiveEncrypted);
    }
    let found = archive
        .get_entry(entry.wayfinder())
        .map_err(|_| damaged("the file is not where the directory says, or it is cut off"))?;
    let (_, end) = found.compressed_data_range();
    if end > archive.directory_offset() || !taken.take(entry.local_header_offset(), end) {
        return Err(damaged(
            "the file shares bytes with another one, as in archives that are built to grow beyond measure",
        ));
    }
    Ok(found.data())
}

/// The ranges of bytes that entries have taken, by their starts. Ranges that overlap are how a small archive holds
/// petabytes (David Fifield, "A better zip bomb", 2019).
#[derive(Default)]
struct Taken(BTreeMap<u64, u64>);

impl Taken {
    /// Takes a range; answers whether it was free.
    fn take(&mut self, start: u64, end: u64) -> bool {
        let before = self.0.range(..end).next_back();
        let is_free = before.is_none_or(|(_, taken_end)| *taken_end <= start);
        if is_free {
            self.0.insert(start, end);
        }
        is_free
    }
}
