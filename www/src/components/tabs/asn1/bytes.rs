//! Where the bytes stand: their text, the outline of some of them, and where keys lead.

use std::fmt::Write;

use cert_inspector::structure::StructureNode;
use yew::AttrValue;

/// A page of the keyboard, in lines.
const PAGE: usize = 16;

/// The text of the bytes, and that of the offsets before each line.
pub(super) struct Dump {
    pub(super) offsets: AttrValue,
    pub(super) bytes: AttrValue,
    pub(super) lines: usize,
}

/// Lays the bytes out, so many in a line.
pub(super) fn lines(hex: &str, per_line: usize) -> Dump {
    let (mut offsets, mut bytes) = (String::new(), String::with_capacity(hex.len().saturating_mul(2)));
    let mut lines = 0_usize;
    let (digits, _) = hex.as_bytes().as_chunks::<2>();
    for line in digits.chunks(per_line) {
        _ = writeln!(offsets, "{:04x}", lines.saturating_mul(per_line));
        lines = lines.saturating_add(1);
        for [high, low] in line {
            bytes.extend([char::from(*high), char::from(*low), ' ']);
        }
        bytes.push('\n');
    }
    Dump { offsets: offsets.into(), bytes: bytes.into(), lines }
}

/// The outline of some bytes, as an SVG path whose units are a digit and a line.
pub(super) fn outline(start: usize, end: usize, per_line: usize) -> String {
    let mut path = String::new();
    let mut at = start;
    while at < end {
        let (line, column) = (at / per_line, at % per_line);
        // Whole lines together.
        let lines = if column == 0 { ((end - at) / per_line).max(1) } else { 1 };
        let bytes = (per_line - column).min(end - at);
        let width = 3 * bytes - usize::from(lines == 1);
        let x = 3 * column;
        _ = write!(path, "M{x} {line}h{width}v{lines}h-{width}z");
        at += if lines > 1 { lines * per_line } else { bytes };
    }
    path
}

/// Start, end of the header, and end of a node.
pub(super) fn bounds(node: &StructureNode) -> [usize; 3] {
    let header = node.offset.saturating_add(node.header_length);
    [node.offset, header, header.saturating_add(node.content_length)]
        .map(|at| usize::try_from(at).unwrap_or(usize::MAX))
}

/// The byte that a key leads to.
pub(super) fn after(byte: usize, key: &str, per_line: usize, last: usize) -> Option<usize> {
    let page = per_line.saturating_mul(PAGE);
    Some(
        match key {
            "ArrowRight" => byte.saturating_add(1),
            "ArrowLeft" => byte.saturating_sub(1),
            "ArrowDown" => byte.saturating_add(per_line),
            "ArrowUp" => byte.saturating_sub(per_line),
            "PageDown" => byte.saturating_add(page),
            "PageUp" => byte.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return None,
        }
        .min(last),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_stand_in_lines_with_their_offsets() {
        let dump = lines("0102030405", 4);
        assert_eq!((&*dump.bytes, &*dump.offsets, dump.lines), ("01 02 03 04 \n05 \n", "0000\n0004\n", 2));
    }

    #[test]
    fn bytes_are_outlined_line_by_line() {
        for (start, end, path) in [
            (0, 0, ""),
            (1, 3, "M3 0h5v1h-5z"),
            (0, 4, "M0 0h11v1h-11z"),
            (2, 6, "M6 0h5v1h-5zM0 1h5v1h-5z"),
            (2, 13, "M6 0h5v1h-5zM0 1h12v2h-12zM0 3h2v1h-2z"),
        ] {
            assert_eq!(outline(start, end, 4), path, "{start} to {end}");
        }
    }

    #[test]
    fn keys_move_through_the_bytes_and_not_beyond() {
        for (from, key, to) in [
            (0, "ArrowLeft", Some(0)),
            (5, "ArrowDown", Some(9)),
            (5, "ArrowUp", Some(1)),
            (9, "ArrowRight", Some(9)),
            (3, "End", Some(9)),
            (3, "Home", Some(0)),
            (3, "PageDown", Some(9)),
            (3, "Tab", None),
        ] {
            assert_eq!(after(from, key, 4, 9), to, "{from} {key}");
        }
    }
}
