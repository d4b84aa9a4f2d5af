//! Lines as `BIO_gets` returns them and `sanitize_line` cleans them (`crypto/pem/pem_lib.c`).

use super::reading::Version;

/// Most bytes of a line that one call returns: `LINESIZE` without its terminating NUL.
const MAX_CHUNK: usize = 254;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A line, or a part of a long one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The bytes as they are in the file, with the line feed.
    pub(super) raw: &'a [u8],
    /// Number of the line, from 1.
    pub(super) number: u32,
    /// Whether it is only the beginning or a middle part of a longer line.
    pub(super) is_partial: bool,
}

impl<'a> Line<'a> {
    /// The line without what the library drops at its end: white space, control characters, and every byte above ASCII,
    /// because `char` is signed on the machines that servers run on.
    pub(super) fn cleaned(&self) -> &'a [u8] {
        trimmed(self.raw)
    }

    /// The same for a line that may start a block: OpenSSL 3 skips a byte order mark before it.
    pub(super) fn cleaned_start(&self, version: Version) -> &'a [u8] {
        let raw = match self.raw.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) if version == Version::V3 && !rest.is_empty() => rest,
            _ => self.raw,
        };
        trimmed(raw)
    }
}

fn trimmed(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| (0x21..0x80).contains(byte)).map_or(0, |last| last + 1);
    line.get(..end).unwrap_or_default()
}

/// The lines of a file, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    number: u32,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, number: 1 }
    }

    /// Whether nothing is left.
    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Number of the line that is read next.
    pub(super) const fn number(&self) -> u32 {
        self.number
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let most = self.rest.get(..MAX_CHUNK).unwrap_or(self.rest);
        let length = memchr::memchr(b'\n', most).map_or(most.len(), |at| at + 1);
        let (raw, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        let ends = raw.ends_with(b"\n");
        let line = Line { raw, number: self.number, is_partial: raw.len() == MAX_CHUNK && !ends };
        self.number = self.number.saturating_add(u32::from(ends));
        Some(line)
    }
}
