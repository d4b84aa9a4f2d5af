//! A zip archive without its directory, as an interrupted download leaves it: the files are looked for by their own
//! headers, from the front.

use std::borrow::Cow;

use memchr::memmem;
use rawzip::CompressionMethod;

use super::claim::Claim;
use super::inflate::{End, Inflater};
use super::name;
use super::opening::{Opening, damaged};
use crate::formats::FormatError;

/// The mark of a file's own header (APPNOTE.TXT section 4.3.7), and the header's length.
const MARK: &[u8] = b"PK\x03\x04";
const LENGTH: usize = 30;

/// Reads what is found.
///
/// # Errors
/// There is not even the header of a file.
pub(super) fn read(bytes: &[u8], opening: &mut Opening<'_, '_>) -> Result<(), FormatError> {
    let error = || damaged("the directory at its end is missing or damaged");
    let mut at = memmem::find(bytes, MARK).ok_or_else(error)?;
    opening.note(bytes.len(), error());
    let mut inflater = Inflater::new();
    while let Some(header) = bytes.get(at..).and_then(Header::parse) {
        let name = name::decode(header.name, header.flags & (1 << 11) != 0);
        let start = at.saturating_add(header.length);
        let content = bytes.get(start..).unwrap_or_default();
        let mut length = 0;
        if !name::is_folder(&name) {
            if !opening.next(at) {
                break;
            }
            let content = header.unpack(content, &mut inflater, opening, &mut length);
            opening.file(&name, content);
        }
        let end = start.saturating_add(length);
        let Some(next) = bytes.get(end..).and_then(|rest| memmem::find(rest, MARK)) else { break };
        at = end.saturating_add(next);
    }
    Ok(())
}

/// The header that stands before a file.
struct Header<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u32,
    size: u32,
    name: &'a [u8],
    length: usize,
}

impl<'a> Header<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let fixed = bytes.first_chunk::<LENGTH>()?;
        let short = |at: usize| fixed.get(at..)?.first_chunk::<2>().map(|bytes| u16::from_le_bytes(*bytes));
        let long = |at: usize| fixed.get(at..)?.first_chunk::<4>().map(|bytes| u32::from_le_bytes(*bytes));
        let name_length = usize::from(short(26)?);
        Some(Self {
            flags: short(6)?,
            method: short(8)?,
            checksum: long(14)?,
            packed: long(18)?,
            size: long(22)?,
            name: bytes.get(LENGTH..)?.get(..name_length)?,
            length: LENGTH + name_length + usize::from(short(28)?),
        })
    }

    /// Unpacks the file. `length` becomes the packed bytes that are done with, damaged or not: no byte is read twice.
    fn unpack<'b>(
        &self,
        rest: &'b [u8],
        inflater: &mut Inflater,
        opening: &mut Opening<'_, '_>,
        length: &mut usize,
    ) -> Result<Cow<'b, [u8]>, FormatError> {
        let method = CompressionMethod::new(self.method);
        let sizes_follow = self.flags & (1 << 3) != 0 || self.packed == u32::MAX || self.size == u32::MAX;
        if !sizes_follow {
            let declared = usize::try_from(self.packed).unwrap_or(usize::MAX);
            let packed = rest.get(..declared).ok_or_else(|| damaged("the file is cut off"))?;
            *length = declared;
            if self.is_encrypted() {
                return Err(FormatError::ArchiveEncrypted);
            }
            let claim = Claim { method, size: u64::from(self.size), checksum: self.checksum };
            return claim.unpack(packed, inflater, opening);
        }
        if self.is_encrypted() {
            return Err(FormatError::ArchiveEncrypted);
        }
        if method != CompressionMethod::DEFLATE {
            return Err(damaged("without the directory nobody knows how long the file is"));
        }
        // DEFLATE knows its own end; the checksum stands somewhere behind it and is not looked for.
        let mut unpacked = Vec::new();
        let end = inflater.append(rest, opening.room(), &mut unpacked);
        opening.take(unpacked.len());
        match end {
            End::Whole(read) => {
                *length = read;
                Ok(Cow::Owned(unpacked))
            }
            End::TooLarge => Err(FormatError::ArchiveTooLarge),
            End::Cut => {
                *length = rest.len();
                Err(damaged("the file is cut off"))
            }
            End::Broken(read) => {
                *length = read;
                Err(damaged("what is packed does not unpack"))
            }
        }
    }

    const fn is_encrypted(&self) -> bool {
        self.flags & 1 != 0
    }
}
