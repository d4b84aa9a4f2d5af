//! PEM (RFC 7468), as it comes out of mails, editors and exports: text around blocks, any line ends, quoted lines.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::error::FormatError;

/// Base64 that forgives padding and unused bits, which careless encoders get wrong.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

const DASHES: &[u8] = b"-----";
const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";

/// Longest label that is believed; the longest known one has 24 characters.
const MAX_LABEL: usize = 64;

/// How far headers are looked for in a block; those of OpenSSL have 80 characters.
const MAX_HEADERS: usize = 512;

/// A block and where it starts.
pub(super) struct Block<'a> {
    /// Offset of its BEGIN line.
    pub(super) offset: usize,
    /// Its label.
    pub(super) label: String,
    /// What stands between the BEGIN and the END line, or why there is nothing to decode.
    pub(super) body: Result<&'a [u8], FormatError>,
    /// Offset of the body.
    pub(super) body_offset: usize,
}

/// Whether there is a block at all.
pub(super) fn has_block(bytes: &[u8]) -> bool {
    memmem::find(bytes, BEGIN).is_some()
}

/// The blocks of a text, one after the other. Linear in the length of the text, whatever it holds.
pub(super) struct Blocks<'a> {
    bytes: &'a [u8],
    at: usize,
    stray_text: bool,
}

impl<'a> Blocks<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, stray_text: false }
    }

    /// How far the text has been read.
    pub(super) const fn position(&self) -> usize {
        self.at
    }

    /// Whether anything but white space stands outside the blocks: before those that were read, and behind the last one.
    pub(super) fn stray_text(&self) -> bool {
        self.stray_text || !self.rest(self.at).trim_ascii().is_empty()
    }

    fn rest(&self, from: usize) -> &'a [u8] {
        self.bytes.get(from..).unwrap_or_default()
    }

    /// The label between `start` and the dashes that close its line, and the offset behind them.
    fn label(&self, start: usize) -> Option<(String, usize)> {
        let line = self.rest(start);
        let line = line.get(..line.len().min(MAX_LABEL + DASHES.len())).unwrap_or_default();
        let length = memmem::find(line, DASHES)?;
        let label = line.get(..length)?;
        let printable = label.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        let label = String::from_utf8_lossy(label).trim().to_owned();
        (printable && !label.is_empty()).then_some((label, start + length + DASHES.len()))
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        loop {
            let offset = self.at + memmem::find(self.rest(self.at), BEGIN)?;
            let between = self.bytes.get(self.at..offset).unwrap_or_default();
            self.stray_text |= !between.trim_ascii().is_empty();
            let Some((label, body_offset)) = self.label(offset + BEGIN.len()) else {
                self.at = offset + BEGIN.len();
                continue;
            };
            let length = memmem::find(self.rest(body_offset), DASHES);
            let end_offset = body_offset + length.unwrap_or_else(|| self.rest(body_offset).len());
            let body = self.bytes.get(body_offset..end_offset).unwrap_or_default();
            let body = if !self.rest(end_offset).starts_with(END) {
                self.at = end_offset.max(body_offset);
                Err(FormatError::PemUnfinished { label: label.clone() })
            } else if let Some((end, behind)) = self.label(end_offset + END.len()) {
                self.at = behind;
                if end == label {
                    Ok(body)
                } else {
                    Err(FormatError::PemLabelsDiffer { begin: label.clone(), end })
                }
            } else {
                self.at = end_offset + END.len();
                Err(FormatError::PemUnfinished { label: label.clone() })
            };
            return Some(Block { offset, label, body, body_offset });
        }
    }
}

/// Decodes the base64 of a block; the error comes with the offset of the fault within the block's body.
pub(super) fn decode_base64(body: &[u8]) -> Result<Vec<u8>, (FormatError, usize)> {
    let body_start = body.len() - without_headers(body).len();
    let body = without_headers(body);
    let mut digits = Vec::with_capacity(body.len());
    for line in body.split(|byte| *byte == b'\n') {
        digits.extend_from_slice(line.trim_ascii());
    }
    if let Ok(decoded) = STANDARD.decode(&digits) {
        return Ok(decoded);
    }
    let cleaned = clean(body).map_err(|(error, at)| (error, body_start + at))?;
    let engine = if cleaned.iter().any(|digit| matches!(digit, b'-' | b'_')) { URL_SAFE } else { STANDARD };
    engine.decode(&cleaned).map_err(|_| (FormatError::Base64Length, body_start + body.len()))
}

/// Decodes digits alone; those beyond a whole group of four are dropped.
pub(super) fn decode_digits(digits: &[u8]) -> Option<Vec<u8>> {
    let spare = if digits.len() % 4 == 1 { 1 } else { 0 };
    STANDARD.decode(digits.get(..digits.len() - spare)?).ok()
}

/// Whether a block is under a passphrase in the traditional way (RFC 1421 section 4.6.1.1).
pub(super) fn is_encrypted(body: &[u8]) -> bool {
    let head = body.get(..body.len().min(MAX_HEADERS)).unwrap_or(body);
    memmem::find(head, b"Proc-Type:").is_some() && memmem::find(head, b"ENCRYPTED").is_some()
}

/// Headers of RFC 1421 such as `Proc-Type: 4,ENCRYPTED` end with an empty line.
fn without_headers(body: &[u8]) -> &[u8] {
    let first_line = body.trim_ascii_start().split(|byte| *byte == b'\n').next().unwrap_or_default();
    if !first_line.contains(&b':') {
        return body;
    }
    let empty_line = [&b"\n\n"[..], b"\n\r\n"].iter().filter_map(|gap| memmem::find(body, gap)).min();
    empty_line.and_then(|at| body.get(at..)).unwrap_or(body)
}

/// Removes what people and programs put between base64 digits: white space, quoting of mails, escaped line ends.
fn clean(body: &[u8]) -> Result<Vec<u8>, (FormatError, usize)> {
    let text = String::from_utf8_lossy(body);
    let mut digits = Vec::with_capacity(body.len());
    let mut characters = text.char_indices().peekable();
    let mut line_start = true;
    while let Some((at, character)) = characters.next() {
        match character {
            '\n' => line_start = true,
            // `\n` and `\r` as two characters: a line end in JSON or in an environment variable.
            '\\' if matches!(characters.peek(), Some((_, 'n' | 'r'))) => {
                characters.next();
                line_start = true;
            }
            // A backslash before another one, or before a slash, is that of a file in a file.
            '\\' if matches!(characters.peek(), Some((_, '\\' | '/'))) => {}
            '>' | '|' if line_start => {}
            c if c.is_whitespace() => {}
            // Byte order marks and zero-width characters come along when text is copied from web pages.
            '\u{FEFF}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '"' | '\'' | ',' => {}
            c => {
                let digit = u8::try_from(c)
                    .ok()
                    .filter(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'=' | b'-' | b'_'));
                digits.push(digit.ok_or((FormatError::Base64Character { character: c }, at))?);
                line_start = false;
            }
        }
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Result<Vec<u8>, FormatError>)> {
        Blocks::new(text.as_bytes())
            .map(|block| {
                let bytes = block.body.and_then(|body| decode_base64(body).map_err(|(error, _)| error));
                (block.label, bytes)
            })
            .collect()
    }

    #[test]
    fn blocks_are_found_in_any_dress() {
        for text in [
            "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\r\nMAMC\r\nAQE=\r\n-----END CERTIFICATE-----",
            "text -----BEGIN CERTIFICATE-----MAMCAQE=-----END CERTIFICATE----- text",
            "  -----BEGIN CERTIFICATE-----\n   MAMC   \n\t AQE=  \n  -----END CERTIFICATE-----",
            "> -----BEGIN CERTIFICATE-----\n> MAMC\n> AQE=\n> -----END CERTIFICATE-----",
            r#""-----BEGIN CERTIFICATE-----\nMAMC\nAQE=\n-----END CERTIFICATE-----\n""#,
            "-----BEGIN CERTIFICATE-----\nMAMCAQE\n-----END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----\nComment: none\n\nMAMCAQE=\n-----END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----\nMAMC\u{A0}\u{200B}AQE=\n-----END CERTIFICATE-----",
        ] {
            assert_eq!(read(text), [("CERTIFICATE".into(), Ok(vec![0x30, 3, 2, 1, 1]))], "{text}");
        }
    }

    #[test]
    fn a_damaged_block_does_not_hide_the_next() {
        let good = "-----BEGIN X-----\nMAMCAQE=\n-----END X-----\n";
        for (text, error) in [
            (
                "-----BEGIN A-----\nMAM?AQE=\n-----END A-----\n",
                FormatError::Base64Character { character: '?' },
            ),
            ("-----BEGIN A-----\nMAMCA\n-----END A-----\n", FormatError::Base64Length),
            ("-----BEGIN A-----\nMAMCAQE=\n", FormatError::PemUnfinished { label: "A".into() }),
            (
                "-----BEGIN A-----\nMAMCAQE=\n-----END B-----\n",
                FormatError::PemLabelsDiffer { begin: "A".into(), end: "B".into() },
            ),
        ] {
            let blocks = read(&format!("{text}{good}"));
            assert_eq!(
                blocks,
                [("A".into(), Err(error)), ("X".into(), Ok(vec![0x30, 3, 2, 1, 1]))],
                "{text}"
            );
        }
    }

    #[test]
    fn a_fault_is_placed_in_the_body() {
        let (error, at) = decode_base64(b"\nMAMC\nAQ?=\n").unwrap_err();
        assert_eq!((error, at), (FormatError::Base64Character { character: '?' }, 8));
    }

    #[test]
    fn text_outside_the_blocks_is_noticed_and_white_space_is_not() {
        let block = "-----BEGIN X-----\nMAMCAQE=\n-----END X-----\n";
        for (text, stray) in [
            (block.to_owned(), false),
            (format!("\r\n {block}\n\t{block}\n\n"), false),
            (format!("Bag Attributes\n{block}"), true),
            (format!("{block}subject=CN = x\n{block}"), true),
            (format!("{block}."), true),
        ] {
            let mut blocks = Blocks::new(text.as_bytes());
            blocks.by_ref().for_each(drop);
            assert_eq!(blocks.stray_text(), stray, "{text}");
        }
    }

    #[test]
    fn dashes_without_a_label_are_no_block() {
        assert!(read("-----BEGIN \n----- -----BEGIN").is_empty());
        assert!(read(&"-----BEGIN ".repeat(1000)).is_empty());
    }
}
