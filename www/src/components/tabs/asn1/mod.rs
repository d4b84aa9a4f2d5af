//! The bytes of an object, as ASN.1 divides them: the tree beside the bytes, and what is known of the chosen node.

mod bytes;
mod chosen;
mod hex;
mod tree;
mod tree_view;

use cert_inspector::protocol::{Answer, Ask};
use cert_inspector::structure::Structure;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::tabs::parts::Parts;
use crate::state::Shared;
use crate::{browser, text};
use bytes::lines;
use chosen::chosen;
use hex::{Lit, hex_view};
use tree::Tree;
use tree_view::tree_view;

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
