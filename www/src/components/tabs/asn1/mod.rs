//! The bytes of an object, as ASN.1 divides them: the tree beside the bytes, and what is known of the chosen node.

mod hex;
mod tree;

use cert_inspector::protocol::{Answer, Ask};
use cert_inspector::structure::{Structure, StructureNode};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::attention_icon;
use crate::components::tabs::parts::Parts;
use crate::shown::shown;
use crate::state::Shared;
use crate::text::Words;
use crate::{browser, text};
use hex::{Lit, hex_view, lines};
use tree::{Tree, tree_view};

/// Bytes in a line, where there is room and where there is not.
const WIDE: usize = 16;
const NARROW: usize = 8;

/// The bytes, when they are there.
pub(crate) fn asn1(parts: &Parts) -> Html {
    let id = parts.detail.row.id;
    match parts.views.shared(&Ask::Structure(id)) {
        Some(answer) => html! { <Asn1View key={id} answer={answer.clone()} /> },
        None => html! { <p class="quiet">{ text::READING }</p> },
    }
}

#[derive(Properties, PartialEq)]
struct Asn1Props {
    /// A structure.
    answer: Shared<Answer>,
}

/// The tree beside the bytes.
#[component]
fn Asn1View(props: &Asn1Props) -> Html {
    let structure = use_memo(props.answer.clone(), |answer| match &**answer {
        Answer::Structure(structure) => Shared::new(structure.clone()),
        _ => Shared::new(Structure::default()),
    });
    let structure = &*structure;
    let nodes = &*structure.nodes;
    let tree = use_state(|| Tree::new(&structure.nodes));
    // What the pointer is at, and the byte that the arrow keys have come to.
    let pointed = use_state_eq(|| None::<usize>);
    let cursor = use_state_eq(|| 0_usize);
    let per_line = *use_memo((), |()| if browser::is_narrow_window() { NARROW } else { WIDE });
    let dump = use_memo(structure.clone(), |structure| lines(&structure.hex, per_line));
    let list = use_node_ref();
    let bytes = use_node_ref();
    {
        let (list, bytes) = (list.clone(), bytes.clone());
        let line = tree.selected_offset(nodes) / per_line;
        let all = structure.hex.len().div_ceil(2 * per_line);
        use_effect_with(tree.selected, move |selected| follow(&list, &bytes, *selected, line, all));
    }
    let onselect = {
        let (tree, cursor, structure) = (tree.clone(), cursor.clone(), structure.clone());
        Callback::from(move |next: Tree| {
            cursor.set(next.selected_offset(&structure.nodes));
            tree.set(next);
        })
    };
    let onbyte = {
        let (tree, cursor, structure) = (tree.clone(), cursor.clone(), structure.clone());
        Callback::from(move |byte: usize| {
            cursor.set(byte);
            if let Some(node) = Tree::innermost(&structure.nodes, byte) {
                tree.set(tree.revealing(&structure.nodes, node));
            }
        })
    };
    let onpoint = {
        let pointed = pointed.clone();
        Callback::from(move |node| pointed.set(node))
    };
    let lit = (*pointed).unwrap_or(tree.selected);
    html! {
        <section class="asn1" aria-labelledby="asn1-heading">
            <h3 id="asn1-heading">{ text::ASN1 }</h3>
            <p class="quiet">{ text::ASN1_NOTE }</p>
            { for structure.remarks.iter().map(|remark| html! { <p class="quiet" lang={text::core_lang()}>{ remark.clone() }</p> }) }
            <div class="asn1-panes">
                { tree_view(structure, &tree, lit, &list, &onselect, &onpoint) }
                { hex_view(&dump, &Lit { structure, node: lit, cursor: *cursor, per_line }, &bytes, &onbyte, &onpoint) }
            </div>
            if let Some(node) = nodes.get(tree.selected) { { chosen(structure, node) } }
        </section>
    }
}

/// Brings the chosen node and the first line of its bytes into view, each within its own frame.
fn follow(list: &NodeRef, bytes: &NodeRef, selected: usize, line: usize, lines: usize) {
    let row = browser::element::<HtmlElement>(&format!("node-{selected}"));
    if let (Some(list), Some(row)) = (list.cast::<HtmlElement>(), row) {
        browser::scroll_within(&list, row.offset_top(), row.offset_height());
        // The focus follows the choice only where it is in the tree already.
        if browser::has_focus_within(&list) {
            _ = row.focus();
        }
    }
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    if let Some(frame) = bytes.cast::<HtmlElement>() {
        let height = frame.scroll_height() / number(lines.max(1));
        browser::scroll_within(&frame, height.saturating_mul(number(line)), height);
    }
}

/// What is known of the chosen node, and its bytes to copy.
fn chosen(structure: &Structure, node: &StructureNode) -> Html {
    let line = |label: Words, value: Html| html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> };
    let hex = whole(structure, node);
    html! {
        <div class="asn1-chosen" id="asn1-chosen">
            <dl>
                if !node.name.is_empty() { { line(text::NODE_NAME, html! { { node.name.clone() } }) } }
                { line(text::NODE_TYPE, html! { { node.tag.clone() } }) }
                { line(text::NODE_PLACE, html! { { text::node_place(node) } }) }
                if !node.value.is_empty() {
                    { line(text::NODE_VALUE, html! { <LongValue value={node.value.to_string()} /> }) }
                }
            </dl>
            { for node.deviations.iter().map(|sentence| html! {
                <p class="field-warning" lang={text::core_lang()}>{ attention_icon() }<bdi>{ shown(sentence).into_owned() }</bdi></p>
            }) }
            if let Some(hex) = hex {
                <p class="asn1-copy">
                    <span>{ text::COPY_HEX }<CopyButton text={hex.to_owned()} what={text::COPY_HEX} /></span>
                    <span>
                        { text::COPY_BASE64 }
                        <CopyButton text={browser::base64_of_hex(hex)} what={text::COPY_BASE64} />
                    </span>
                </p>
            }
        </div>
    }
}

/// The bytes of a node in hexadecimal, with those in it; `None` where not all of them are at hand.
fn whole<'a>(structure: &'a Structure, node: &StructureNode) -> Option<&'a str> {
    let at = |bytes: u32| usize::try_from(bytes).ok()?.checked_mul(2);
    let end = node.offset.checked_add(node.header_length)?.checked_add(node.content_length)?;
    structure.hex.get(at(node.offset)?..at(end)?)
}
