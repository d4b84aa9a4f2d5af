//! Gzip (RFC 1952): one packed file, or a tar archive packed as a whole.

use std::borrow::Cow;

use super::checksum::checksum;
use super::inflate::{End, Inflater};
use super::opening::{Opening, ReadFile, damaged};
use super::{name, tar};
use crate::formats::{Context, Decoded, FormatError};
use crate::model::ObjectKind;

/// What the file is called where the header does not say.
const NO_NAME: &str = "content";

/// Flags of a header (RFC 1952 section 2.3.1).
mod flag {
    pub(super) const HEADER_CHECKSUM: u8 = 1 << 1;
    pub(super) const EXTRA: u8 = 1 << 2;
    pub(super) const NAME: u8 = 1 << 3;
    pub(super) const COMMENT: u8 = 1 << 4;
    pub(super) const RESERVED: u8 = 0b1110_0000;
}

const CUT: &str = "it ends in the middle";

pub(super) fn open(bytes: &[u8], read: ReadFile, context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    match bytes {
        [_, _, 8, ..] => {}
        [_, _, method, ..] => return Err(FormatError::ArchiveMethod { method: u16::from(*method) }),
        _ => return Err(damaged(CUT)),
    }
    let mut opening = Opening::new(bytes.len(), read, context);
    let (unpacked, error) = unpack(bytes, opening.room(), opening.entry_room());
    opening.take(unpacked.content.len());
    // The first member is the file itself.
    opening.take_entries(unpacked.members.saturating_sub(1));
    if tar::is_tar(&unpacked.content) {
        opening.archive.packed = true;
        tar::read(&unpacked.content, &mut opening);
        if let Some(error) = error {
            opening.note(bytes.len(), error);
        }
        return Ok(opening.finish(ObjectKind::Tar));
    }
    if opening.next(0) {
        let name = unpacked.name.as_deref().and_then(base_name).unwrap_or(NO_NAME);
        match error {
            // The file is whole, and only what stands behind it is not.
            Some(error) if unpacked.is_whole => {
                opening.file(name, Ok(Cow::Borrowed(&unpacked.content)));
                opening.note(unpacked.end, error);
            }
            Some(error) => opening.file(name, Err(error)),
            None => opening.file(name, Ok(Cow::Borrowed(&unpacked.content))),
        }
    }
    Ok(opening.finish(ObjectKind::Gzip))
}

/// The name without folders: RFC 1952 section 2.3.1 allows none, and nothing is written here.
fn base_name(name: &str) -> Option<&str> {
    let last = name.rsplit(['/', '\\']).next()?;
    name::normalise(last).filter(|_| !last.is_empty()).map(|_| last)
}

struct Unpacked {
    /// The name of the first member.
    name: Option<String>,
    /// The content of all members.
    content: Vec<u8>,
    /// Whether at least one member was whole, and everything in `content` is of whole members.
    is_whole: bool,
    /// Where the last whole member ends.
    end: usize,
    /// How many members were unpacked.
    members: usize,
}

/// Unpacks all members, one behind the other (RFC 1952 section 2.2). Each counts as an entry of an archive does: one of nothing has
/// twenty bytes and takes some microseconds all the same.
fn unpack(bytes: &[u8], room: usize, entry_room: usize) -> (Unpacked, Option<FormatError>) {
    let mut inflater = Inflater::new();
    let mut unpacked = Unpacked { name: None, content: Vec::new(), is_whole: false, end: 0, members: 0 };
    loop {
        let rest = bytes.get(unpacked.end..).unwrap_or_default();
        // Tapes and copies by blocks leave zeros at the end.
        if unpacked.is_whole && rest.iter().all(|byte| *byte == 0) {
            return (unpacked, None);
        }
        if unpacked.is_whole && !rest.starts_with(b"\x1F\x8B") {
            let error = damaged(format!("{} more bytes follow behind the packed file", rest.len()));
            return (unpacked, Some(error));
        }
        if unpacked.members > entry_room {
            return (unpacked, Some(FormatError::ArchiveTooManyEntries));
        }
        unpacked.members = unpacked.members.saturating_add(1);
        match member(rest, room, &mut inflater, &mut unpacked) {
            Ok(length) => {
                unpacked.end = unpacked.end.saturating_add(length);
                unpacked.is_whole = true;
            }
            Err(error) => {
                unpacked.is_whole = false;
                return (unpacked, Some(error));
            }
        }
    }
}

/// Unpacks one member and says how long it is.
fn member(
    bytes: &[u8],
    room: usize,
    inflater: &mut Inflater,
    unpacked: &mut Unpacked,
) -> Result<usize, FormatError> {
    let (header, name) = header(bytes)?;
    if unpacked.end == 0 {
        unpacked.name = name;
    }
    let packed = bytes.get(header..).unwrap_or_default();
    let start = unpacked.content.len();
    let length = match inflater.append(packed, room.saturating_sub(start), &mut unpacked.content) {
        End::Whole(length) => length,
        End::Cut => return Err(damaged(CUT)),
        End::Broken(_) => return Err(damaged("what is packed does not unpack")),
        End::TooLarge => return Err(FormatError::ArchiveTooLarge),
    };
    let content = unpacked.content.get(start..).unwrap_or_default();
    let trailer =
        packed.get(length..).and_then(|rest| rest.first_chunk::<8>()).ok_or_else(|| damaged(CUT))?;
    let [c0, c1, c2, c3, s0, s1, s2, s3] = *trailer;
    if u32::from_le_bytes([c0, c1, c2, c3]) != checksum(content) {
        return Err(damaged("the checksum does not fit"));
    }
    // The size counts modulo 2^32, and what is unpacked here is less.
    if u32::try_from(content.len()) != Ok(u32::from_le_bytes([s0, s1, s2, s3])) {
        return Err(damaged("the size that it declares is not the one it has"));
    }
    Ok(header.saturating_add(length).saturating_add(trailer.len()))
}

/// The length of a member's header, and the name in it.
fn header(bytes: &[u8]) -> Result<(usize, Option<String>), FormatError> {
    let cut = || damaged(CUT);
    let [0x1F, 0x8B, 8, flags, ..] = *bytes.first_chunk::<10>().ok_or_else(cut)? else {
        return Err(damaged("what follows the packed file is not another one"));
    };
    if flags & flag::RESERVED != 0 {
        return Err(damaged("its header has flags that no standard defines"));
    }
    let mut at = 10_usize;
    if flags & flag::EXTRA != 0 {
        let [low, high] = *bytes.get(at..).and_then(|rest| rest.first_chunk::<2>()).ok_or_else(cut)?;
        at = at.saturating_add(2).saturating_add(usize::from(u16::from_le_bytes([low, high])));
    }
    let mut text = |wanted: u8| -> Result<Option<String>, FormatError> {
        if flags & wanted == 0 {
            return Ok(None);
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let length = memchr::memchr(0, rest).ok_or_else(cut)?;
        at = at.saturating_add(length).saturating_add(1);
        // Latin-1 by RFC 1952, UTF-8 by what tools do.
        let text = rest.get(..length).unwrap_or_default();
        Ok(Some(match std::str::from_utf8(text) {
            Ok(name) => name.to_owned(),
            Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
        }))
    };
    let name = text(flag::NAME)?;
    text(flag::COMMENT)?;
    if flags & flag::HEADER_CHECKSUM != 0 {
        at = at.saturating_add(2);
    }
    if at > bytes.len() {
        return Err(cut());
    }
    Ok((at, name))
}
