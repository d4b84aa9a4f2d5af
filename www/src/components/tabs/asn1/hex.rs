//! The bytes in hexadecimal: one text, behind which the bytes of a node are tinted. So long objects cost no more to light
//! than short ones.

use std::fmt::Write;

use cert_inspector::structure::{Structure, StructureNode};
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::components::tabs::asn1::tree::{Tree, parent};
use crate::state::Shared;
use crate::text;

/// A page of the keyboard, in lines.
const PAGE: usize = 16;

/// The text of the bytes, and that of the offsets before each line.
pub(crate) struct Dump {
    offsets: AttrValue,
    bytes: AttrValue,
    lines: usize,
}

/// Lays the bytes out, so many in a line.
pub(crate) fn lines(hex: &str, per_line: usize) -> Dump {
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

/// What is lit.
pub(crate) struct Lit<'a> {
    pub(crate) structure: &'a Shared<Structure>,
    pub(crate) node: usize,
    /// The byte that the keyboard is at.
    pub(crate) cursor: usize,
    pub(crate) per_line: usize,
}

/// The outline of some bytes, as an SVG path whose units are a digit and a line.
fn outline(start: usize, end: usize, per_line: usize) -> String {
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
fn bounds(node: &StructureNode) -> [usize; 3] {
    let header = node.offset.saturating_add(node.header_length);
    [node.offset, header, header.saturating_add(node.content_length)]
        .map(|at| usize::try_from(at).unwrap_or(usize::MAX))
}

/// The bytes. The pointer and the keyboard find the nodes from here, too.
pub(crate) fn hex_view(
    dump: &Dump,
    lit: &Lit<'_>,
    frame: &NodeRef,
    onbyte: &Callback<usize>,
    onpoint: &Callback<Option<usize>>,
) -> Html {
    let (per_line, lines) = (lit.per_line, dump.lines);
    let last = (lit.structure.hex.len() / 2).saturating_sub(1);
    let byte_at = move |event: &MouseEvent| pointed_byte(event, per_line, lines).filter(|byte| *byte <= last);
    let onclick = {
        let onbyte = onbyte.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(byte) = byte_at(&event) {
                onbyte.emit(byte);
            }
        })
    };
    let onmousemove = {
        let structure = lit.structure.clone();
        onpoint.reform(move |event: MouseEvent| {
            byte_at(&event).and_then(|byte| Tree::innermost(&structure.nodes, byte))
        })
    };
    let onkeydown = {
        let (onbyte, cursor) = (onbyte.clone(), lit.cursor);
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if let Some(byte) = after(cursor, &event.key(), per_line, last).filter(|_| plain) {
                event.prevent_default();
                onbyte.emit(byte);
            }
        })
    };
    html! {
        <div class="asn1-hex-frame" ref={frame.clone()}>
            <div class="asn1-hex">
                <pre class="asn1-offsets" aria-hidden="true">{ &dump.offsets }</pre>
                <div
                    class="asn1-bytes"
                    id="asn1-bytes"
                    role="slider"
                    tabindex="0"
                    aria-label={text::ASN1_BYTES}
                    aria-valuemin="0"
                    aria-valuemax={last.to_string()}
                    aria-valuenow={lit.cursor.min(last).to_string()}
                    aria-valuetext={spoken(lit)}
                    {onclick}
                    {onmousemove}
                    {onkeydown}
                    onmouseleave={onpoint.reform(|_: MouseEvent| None)}
                >
                    { tints(lit, lines) }
                    <pre>{ &dump.bytes }</pre>
                </div>
            </div>
        </div>
    }
}

/// The byte under the pointer. The text has three characters for each byte, and all of them are of one width.
fn pointed_byte(event: &MouseEvent, per_line: usize, lines: usize) -> Option<usize> {
    let text: HtmlElement = event.target_dyn_into()?;
    let place = |at: i32, of: i32, parts: usize| {
        let (at, of) = (usize::try_from(at).ok()?, usize::try_from(of).ok()?);
        Some(at.checked_mul(parts)?.checked_div(of)?.min(parts.checked_sub(1)?))
    };
    let line = place(event.offset_y(), text.offset_height(), lines)?;
    let column = place(event.offset_x(), text.offset_width(), per_line)?;
    (text.tag_name() == "PRE").then(|| line.saturating_mul(per_line).saturating_add(column))
}

/// The byte that a key leads to.
fn after(byte: usize, key: &str, per_line: usize, last: usize) -> Option<usize> {
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

/// What a screen reader says of the byte.
fn spoken(lit: &Lit<'_>) -> String {
    let start = lit.cursor.saturating_mul(2);
    let value = lit.structure.hex.get(start..start.saturating_add(2)).unwrap_or_default();
    let nodes = &lit.structure.nodes;
    let node = Tree::innermost(nodes, lit.cursor).and_then(|node| nodes.get(node));
    text::byte_words(lit.cursor, value, node)
}

/// Header and content of the lit node, those around it, and the byte of the keyboard.
fn tints(lit: &Lit<'_>, lines: usize) -> Html {
    let nodes = &lit.structure.nodes;
    let last = lit.structure.hex.len() / 2;
    let path = |class: &'static str, start: usize, end: usize| {
        html! { <path {class} d={outline(start.min(last), end.min(last), lit.per_line)} /> }
    };
    let around = std::iter::successors(parent(nodes, lit.node), |node| parent(nodes, *node));
    let around: Vec<_> = around.filter_map(|node| nodes.get(node)).map(bounds).collect();
    html! {
        <svg
            aria-hidden="true"
            focusable="false"
            viewBox={format!("0 0 {} {}", lit.per_line.saturating_mul(3), lines)}
            preserveAspectRatio="none"
        >
            { for around.iter().map(|[start, _, end]| path("hex-around", *start, *end)) }
            if let Some([start, header, end]) = nodes.get(lit.node).map(bounds) {
                { path("hex-header", start, header) }
                { path("hex-content", header, end) }
            }
            { path("hex-cursor", lit.cursor, lit.cursor.saturating_add(1)) }
        </svg>
    }
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
