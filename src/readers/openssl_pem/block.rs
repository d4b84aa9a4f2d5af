//! One block as `PEM_read_bio_ex` reads it (`crypto/pem/pem_lib.c`, `get_name` and `get_header_and_data`).

use zeroize::Zeroizing;

use super::base64;
use super::lines::Lines;
use super::marker;
use super::reading::{Cause, Miss, Stop, Version};

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const TAIL: &[u8] = b"-----";

/// Longest line of data behind a header, without its line feed. Without a header any length is taken.
const MAX_LINE_BEHIND_HEADER: usize = 64;

/// Most lines that look like a marker and are none that are kept. One is enough to explain a file.
const MAX_MISSES: usize = 8;

/// Room for the lines of a block from the start: the text of a private key never outgrows it, so no copy of it is left behind.
const ROOM: usize = 16 * 1024;

/// A block that was decoded. It may hold a private key, so it has no `Debug`.
pub(super) struct Block {
    /// The line of its BEGIN marker.
    pub(super) line: u32,
    /// What stands between BEGIN and the dashes.
    pub(super) label: Vec<u8>,
    /// The header, with its line feeds; empty where there is none.
    pub(super) header: Secret,
    /// The decoded data, which may be a private key.
    pub(super) data: Secret,
}

/// Bytes that may be those of a private key: wiped when they are dropped.
type Secret = Zeroizing<Vec<u8>>;

/// Reads blocks from a file, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'a> {
    lines: Lines<'a>,
    version: Version,
    /// Lines that look like a marker and are none.
    pub(super) misses: Vec<Miss>,
}

/// Where the lines between BEGIN and END belong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// No colon and no blank line so far: it may be either.
    Unknown,
    Header,
    Data,
}

impl<'a> Blocks<'a> {
    pub(super) const fn new(bytes: &'a [u8], version: Version) -> Self {
        Self { lines: Lines::new(bytes), version, misses: Vec::new() }
    }

    /// Whether the file has been read to its end.
    pub(super) const fn is_at_end(&self) -> bool {
        self.lines.is_at_end()
    }

    /// The next block; `None` where no further one begins.
    pub(super) fn next(&mut self) -> Result<Option<Block>, Stop> {
        let Some((line, label)) = self.label() else { return Ok(None) };
        let (header, data) = self.parts(line, &label)?;
        let stop = |cause| Stop { line, block: line, cause };
        if data.is_empty() {
            let has_header = header.contains(&b':');
            return Err(stop(if has_header { Cause::HeaderUnfinished } else { Cause::Empty }));
        }
        let data = base64::decode(&data).ok_or_else(|| stop(Cause::Base64))?;
        if data.is_empty() {
            return Err(stop(Cause::Base64));
        }
        Ok(Some(Block { line, label, header, data }))
    }

    /// Finds the next BEGIN line.
    fn label(&mut self) -> Option<(u32, Vec<u8>)> {
        let mut is_first = true;
        loop {
            let line = self.lines.next()?;
            let text = if is_first { line.cleaned_start(self.version) } else { line.cleaned() };
            is_first = false;
            let label = text.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(TAIL));
            if let Some(label) = label {
                return Some((line.number, until_nul(label).to_vec()));
            }
            self.note(marker::missed_begin(&line));
        }
    }

    /// Reads up to the END line: the header and the data.
    fn parts(&mut self, begin: u32, label: &[u8]) -> Result<(Secret, Secret), Stop> {
        let end_line = [END, label, TAIL].concat();
        let mut first = Secret::new(Vec::with_capacity(ROOM));
        let mut second = Secret::default();
        let mut part = Part::Unknown;
        let (mut was_partial, mut is_last) = (false, false);
        loop {
            let number = self.lines.number();
            let stop = |cause| Stop { line: number, block: begin, cause };
            let Some(line) = self.lines.next() else { return Err(stop(Cause::NoEnd)) };
            if part == Part::Unknown && line.raw.contains(&b':') {
                part = Part::Header;
            }
            let text = line.cleaned();
            if text.is_empty() {
                // The line feed behind a long line that came in parts is no blank line.
                if !was_partial {
                    if part == Part::Data {
                        return Err(stop(Cause::BlankLine));
                    }
                    part = Part::Data;
                    second.reserve_exact(ROOM);
                }
                was_partial = line.is_partial;
                continue;
            }
            was_partial = line.is_partial;
            if text.starts_with(END) {
                if text != end_line {
                    return Err(stop(wrong_end(text, &end_line)));
                }
                // Without a header, what came first is the data.
                return Ok(if part == Part::Unknown { (second, first) } else { (first, second) });
            }
            if is_last {
                return Err(stop(Cause::ShortLine));
            }
            self.note(marker::missed_end(&line));
            let target = if part == Part::Data { &mut second } else { &mut first };
            put(target, text);
            if part == Part::Data {
                if text.len() > MAX_LINE_BEHIND_HEADER {
                    return Err(stop(Cause::LongLine));
                }
                is_last = text.len() < MAX_LINE_BEHIND_HEADER;
            }
        }
    }

    fn note(&mut self, miss: Option<Miss>) {
        if self.misses.len() < MAX_MISSES {
            self.misses.extend(miss);
        }
    }
}

/// A C string ends at its first NUL.
fn until_nul(text: &[u8]) -> &[u8] {
    memchr::memchr(0, text).and_then(|at| text.get(..at)).unwrap_or(text)
}

/// Appends a line as `BIO_puts` does: a NUL drops the rest, its line feed included.
fn put(target: &mut Vec<u8>, text: &[u8]) {
    let kept = until_nul(text);
    target.extend_from_slice(kept);
    if kept.len() == text.len() {
        target.push(b'\n');
    }
}

/// Why a line that starts like an END marker does not end the block.
fn wrong_end(text: &[u8], expected: &[u8]) -> Cause {
    let begins_another = memchr::memmem::find(text, b"BEGIN").is_some();
    match text.strip_prefix(expected) {
        Some(_) if begins_another => Cause::EndAndBegin,
        Some(_) => Cause::TextBehindEnd,
        None => Cause::EndDiffers,
    }
}
