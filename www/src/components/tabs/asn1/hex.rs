//! The bytes in hexadecimal: one text, behind which the bytes of a node are tinted. So long objects cost no more to light
//! than short ones.

use cert_inspector::structure::Structure;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::components::tabs::asn1::bytes::{Dump, after, bounds, outline};
use crate::components::tabs::asn1::tree::{Tree, parent};
use crate::state::Shared;
use crate::text;

/// What is lit.
pub(crate) struct Lit<'a> {
    pub(crate) structure: &'a Shared<Structure>,
    pub(crate) node: usize,
    /// The byte that the keyboard is at.
    pub(crate) cursor: usize,
    pub(crate) per_line: usize,
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
