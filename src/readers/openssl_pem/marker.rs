//! Lines that a person takes for a BEGIN or END marker and the library does not: what is wrong with each.

use super::lines::Line;
use super::reading::{MarkerFault, Miss};

/// Dashes of word processors: U+2010 to U+2015 and U+2212 in UTF-8, and the en and em dash of Windows-1252.
fn has_other_dash(raw: &[u8]) -> bool {
    let utf8 = raw.windows(3).any(|three| matches!(three, [0xE2, 0x80, 0x90..=0x95] | [0xE2, 0x88, 0x92]));
    utf8 || raw.iter().any(|byte| matches!(byte, 0x96 | 0x97)) && std::str::from_utf8(raw).is_err()
}

/// A line that should begin a block and does not.
pub(super) fn missed_begin(line: &Line<'_>) -> Option<Miss> {
    fault(line.raw, b"BEGIN").map(|fault| Miss { line: line.number, fault })
}

/// A line that should end a block and does not.
pub(super) fn missed_end(line: &Line<'_>) -> Option<Miss> {
    fault(line.raw, b"END").map(|fault| Miss { line: line.number, fault })
}

fn fault(raw: &[u8], word: &[u8]) -> Option<MarkerFault> {
    // Lines of base64 have no dash: they are neither copied nor searched.
    if !raw.contains(&b'-') && raw.is_ascii() {
        return None;
    }
    let line = raw.trim_ascii_end();
    let upper = line.to_ascii_uppercase();
    let at = memchr::memmem::find(&upper, word)?;
    let (before, rest) = (line.get(..at)?, line.get(at..)?);
    if has_other_dash(line) {
        return Some(MarkerFault::OtherDashes);
    }
    // A word of prose is no marker: dashes have to stand next to it.
    let leading = count_back(before);
    if leading == 0 {
        return None;
    }
    if memchr::memmem::find(line, br"\n").is_some() {
        return Some(MarkerFault::TypedLineBreak);
    }
    if let Some(notation) = notation(line) {
        return Some(notation);
    }
    if before.ends_with(b" ") {
        return Some(MarkerFault::SpaceInMarker);
    }
    let lead = before.get(..before.len() - leading)?;
    let label = rest.iter().position(|byte| *byte == b'-').and_then(|end| rest.get(end..));
    let trailing = label.map_or(0, |dashes| dashes.iter().take_while(|byte| **byte == b'-').count());
    let behind = label.and_then(|dashes| dashes.get(trailing..)).unwrap_or_default();
    if lead.ends_with(b"\xEF\xBB\xBF") {
        Some(MarkerFault::ByteOrderMark)
    } else if !lead.is_empty() && lead.trim_ascii().is_empty() {
        Some(MarkerFault::Indented)
    } else if !lead.is_empty() {
        Some(MarkerFault::TextBefore)
    } else if leading != 5 {
        Some(MarkerFault::Dashes(u8::try_from(leading).unwrap_or(u8::MAX)))
    } else if line.get(at..at + word.len()).is_none_or(|found| found != word) {
        Some(MarkerFault::SmallLetters)
    } else if !behind.is_empty() {
        Some(MarkerFault::TextBehind)
    } else if trailing != 5 {
        Some(MarkerFault::Dashes(u8::try_from(trailing).unwrap_or(u8::MAX)))
    } else {
        None
    }
}

/// What the line was written in, where that is no PEM: no marker and no base64 has these signs.
fn notation(line: &[u8]) -> Option<MarkerFault> {
    const NOTATIONS: &[(&[u8], MarkerFault)] = &[
        (b"%0A", MarkerFault::UrlEncoded),
        (b"%0a", MarkerFault::UrlEncoded),
        (b"%0D", MarkerFault::UrlEncoded),
        (b"%20", MarkerFault::UrlEncoded),
        (b"BEGIN+", MarkerFault::UrlEncoded),
        (b"=0A", MarkerFault::QuotedPrintable),
        (b"=0D", MarkerFault::QuotedPrintable),
        (b"=3D", MarkerFault::QuotedPrintable),
        (b"&#", MarkerFault::Html),
        (b"<br", MarkerFault::Html),
    ];
    let found = NOTATIONS.iter().find(|(sign, _)| memchr::memmem::find(line, sign).is_some());
    found.map(|(_, fault)| *fault)
}

/// How many dashes stand at the end.
fn count_back(text: &[u8]) -> usize {
    text.trim_ascii_end().iter().rev().take_while(|byte| **byte == b'-').count()
}
