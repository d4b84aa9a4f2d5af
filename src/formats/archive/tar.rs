//! Tar: ustar (POSIX.1-1988), the long names of GNU, and the extended headers of pax (POSIX.1-2001).
//!
//! Read here and not by a library: a tar archive is a row of headers of 512 bytes, all of it is in memory, and reading on
//! behind a damaged header is what libraries for unpacking to a disk do not do.

use std::borrow::Cow;

use super::name;
use super::opening::{Opening, ReadFile, damaged};
use crate::formats::{Context, Decoded};
use crate::model::{ObjectKind, PassedOverReason};

const BLOCK: usize = 512;

/// Whether bytes start with the header of a tar archive, its checksum included.
pub(in crate::formats) fn is_tar(bytes: &[u8]) -> bool {
    bytes.first_chunk::<BLOCK>().is_some_and(|block| {
        let header = Header(block);
        header.field(257, 5) == b"ustar" && header.has_checksum()
    })
}

pub(super) fn open(bytes: &[u8], read_file: ReadFile, context: &mut Context<'_>) -> Decoded {
    let mut opening = Opening::new(bytes.len(), read_file, context);
    read(bytes, &mut opening);
    opening.finish(ObjectKind::Tar)
}

/// Reads the files of an archive that is already counted as unpacked, or was never packed.
pub(super) fn read(bytes: &[u8], opening: &mut Opening<'_, '_>) {
    let mut at = 0_usize;
    let mut said = Said::default();
    // Whether the end was seen, or it was told that something is missing.
    let mut has_end = false;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty() && !opening.is_over) {
        let Some(block) = rest.first_chunk::<BLOCK>() else {
            has_end = rest.iter().all(|byte| *byte == 0);
            break;
        };
        // Two blocks of zeros end an archive; another one may stand behind it.
        if block.iter().all(|byte| *byte == 0) {
            at = at.saturating_add(BLOCK);
            has_end = true;
            continue;
        }
        has_end = false;
        let header = Header(block);
        at = at.saturating_add(BLOCK);
        if !header.has_checksum() {
            opening.note(at - BLOCK, damaged("the header of a file is damaged, and what it names is lost"));
            said = Said::default();
            has_end = true;
            at = next_header(bytes, at);
            continue;
        }
        let content = bytes.get(at..).unwrap_or_default();
        let size = header.size(&said);
        let Some(content) = usize::try_from(size).ok().and_then(|size| content.get(..size)) else {
            if opening.next(at) {
                let name = header.name(&said);
                let reason = format!("the file should have {size} bytes, and only {} follow", content.len());
                opening.file(&name, Err(damaged(reason)));
            }
            said = Said::default();
            has_end = true;
            // A header may lie about its size to hide what follows.
            at = next_header(bytes, at);
            continue;
        };
        match header.kind() {
            b'L' => said.name = Some(text(content)),
            b'x' | b'X' => said.extended(content),
            // The long name of a link's target, and what holds for all that follows: neither names a file.
            b'K' | b'g' | b'V' => {}
            kind => {
                entry(kind, &header, &std::mem::take(&mut said), content, at, opening);
            }
        }
        at = at.saturating_add(content.len().next_multiple_of(BLOCK));
    }
    // Downloads that break off often do so at a multiple of the block.
    if !has_end && !opening.is_over {
        opening.note(bytes.len(), damaged("its end is missing, and with it whatever files stood there"));
    }
}

/// Reads one file, or says why it is passed over.
fn entry(
    kind: u8,
    header: &Header<'_>,
    said: &Said,
    content: &[u8],
    at: usize,
    opening: &mut Opening<'_, '_>,
) {
    let name = header.name(said);
    let is_folder = matches!(kind, b'5' | b'D') || (name::is_folder(&name) && content.is_empty());
    if is_folder || !opening.next(at) {
        return;
    }
    let passed_over = match kind {
        b'1' | b'2' => Some(PassedOverReason::Link),
        b'3' | b'4' | b'6' => Some(PassedOverReason::Device),
        _ => None,
    };
    match passed_over {
        Some(reason) => {
            let (Ok(path) | Err(path)) = opening.path(&name);
            opening.pass_over(path, reason);
        }
        None if kind == b'S' || said.is_sparse => {
            let reason = "the file is stored with its holes left out (sparse), which is not undone here";
            opening.file(&name, Err(damaged(reason)));
        }
        // POSIX: what is not known is treated as a regular file.
        None => opening.file(&name, Ok(Cow::Borrowed(content))),
    }
}

/// The place of the next header with a right checksum; the end if there is none.
fn next_header(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) {
        if Header(block).has_checksum() {
            return at;
        }
        at = at.saturating_add(BLOCK);
    }
    bytes.len()
}

/// What headers before a file's own say of it.
#[derive(Default)]
struct Said {
    name: Option<String>,
    size: Option<u64>,
    is_sparse: bool,
}

impl Said {
    /// Reads an extended header: records of length, key and value.
    fn extended(&mut self, mut records: &[u8]) {
        while let Some(space) = memchr::memchr(b' ', records) {
            let length =
                records.get(..space).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
            let Some(record) = length.and_then(|length: usize| records.get(space + 1..length)) else {
                return;
            };
            records = records.get(space.saturating_add(record.len()).saturating_add(1)..).unwrap_or_default();
            let record = record.strip_suffix(b"\n").unwrap_or(record);
            let Some(equals) = memchr::memchr(b'=', record) else { return };
            let value = record.get(equals + 1..).unwrap_or_default();
            match record.get(..equals).unwrap_or_default() {
                b"path" => self.name = Some(text(value)),
                b"size" => self.size = text(value).parse().ok(),
                key if key.starts_with(b"GNU.sparse.") => {
                    self.is_sparse = true;
                    if key == b"GNU.sparse.name" {
                        self.name = Some(text(value));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Text up to a zero byte.
fn text(bytes: &[u8]) -> String {
    let end = memchr::memchr(0, bytes).unwrap_or(bytes.len());
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned()
}

/// A header: fields at fixed places (POSIX.1-1988 section 10.1.1).
struct Header<'a>(&'a [u8; BLOCK]);

impl Header<'_> {
    fn field(&self, at: usize, length: usize) -> &[u8] {
        self.0.get(at..).and_then(|rest| rest.get(..length)).unwrap_or_default()
    }

    /// Whether the checksum fits: the sum of all bytes, the checksum's own counted as blanks. Old programs summed signed
    /// bytes.
    fn has_checksum(&self) -> bool {
        let own = 148..156;
        let bytes = (0_usize..).zip(self.0).map(|(at, byte)| if own.contains(&at) { b' ' } else { *byte });
        let (unsigned, signed) = bytes.fold((0_i64, 0_i64), |(unsigned, signed), byte| {
            (unsigned + i64::from(byte), signed + i64::from(byte.cast_signed()))
        });
        let declared = octal(self.field(148, 8)).and_then(|sum| i64::try_from(sum).ok());
        declared.is_some_and(|declared| declared == unsigned || declared == signed)
    }

    fn kind(&self) -> u8 {
        self.field(156, 1).first().copied().unwrap_or(0)
    }

    /// Bytes of content. Links, folders and devices have none, whatever their size field says.
    fn size(&self, said: &Said) -> u64 {
        if matches!(self.kind(), b'1'..=b'6') {
            return 0;
        }
        said.size.unwrap_or_else(|| number(self.field(124, 12)))
    }

    fn name(&self, said: &Said) -> String {
        if let Some(name) = &said.name {
            return name.clone();
        }
        let name = text(self.field(0, 100));
        // GNU's own format has other things in the place of the prefix.
        let prefix =
            if self.field(257, 6) == b"ustar\0" { text(self.field(345, 155)) } else { String::new() };
        if prefix.is_empty() { name } else { format!("{prefix}/{name}") }
    }
}

/// A number in octal digits, or in binary as GNU writes large ones; what is none is larger than any archive.
fn number(field: &[u8]) -> u64 {
    match field {
        [0x80, binary @ ..] => binary
            .iter()
            .try_fold(0_u64, |number, byte| Some(number.checked_mul(256)? + u64::from(*byte)))
            .unwrap_or(u64::MAX),
        _ => octal(field).unwrap_or(u64::MAX),
    }
}

fn octal(field: &[u8]) -> Option<u64> {
    let digits = field.trim_ascii_start();
    let end = digits.iter().position(|byte| matches!(byte, b' ' | 0)).unwrap_or(digits.len());
    let digits = std::str::from_utf8(digits.get(..end)?).ok()?;
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}
