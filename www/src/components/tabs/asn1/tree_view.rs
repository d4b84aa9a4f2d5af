//! How the tree of ASN.1 looks: a line for each node.

use cert_inspector::structure::{Structure, StructureNode};
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::basics::outcome::attention_icon;
use crate::components::tabs::asn1::tree::{Tree, size};
use crate::state::Shared;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// A node is not moved in further than this: a phone has room for so much.
const DEEPEST_INDENT: usize = 14;

/// The number that an element, or the one around it, carries.
fn number_at(event: &Event, name: &str) -> Option<usize> {
    let element: Element = event.target_dyn_into()?;
    element.closest(&format!("[{name}]")).ok()??.get_attribute(name)?.parse().ok()
}

/// The tree. One listener each for all lines.
pub(crate) fn tree_view(
    structure: &Shared<Structure>,
    tree: &Tree,
    lit: usize,
    list: &NodeRef,
    onselect: &Callback<Tree>,
    onpoint: &Callback<Option<usize>>,
) -> Html {
    let nodes = &structure.nodes;
    let drawn = tree.drawn(nodes);
    let onclick = {
        let (structure, tree, onselect) = (structure.clone(), tree.clone(), onselect.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(node) = number_at(&event, "data-fold") {
                onselect.emit(tree.folding(&structure.nodes, node));
            } else if let Some(node) = number_at(&event, "data-node") {
                onselect.emit(tree.revealing(&structure.nodes, node));
            }
        })
    };
    let onkeydown = {
        let (structure, tree, onselect) = (structure.clone(), tree.clone(), onselect.clone());
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if let Some(next) = tree.after(&structure.nodes, &event.key()).filter(|_| plain) {
                event.prevent_default();
                onselect.emit(next);
            }
        })
    };
    let onmore = {
        let (tree, onselect) = (tree.clone(), onselect.clone());
        Callback::from(move |_: MouseEvent| {
            onselect.emit(tree.longer());
        })
    };
    html! {
        <div class="asn1-tree-frame" ref={list.clone()}>
            <div
                class="asn1-tree"
                role="tree"
                aria-label={text::ASN1_TREE}
                {onclick}
                {onkeydown}
                onmouseover={onpoint.reform(|event: MouseEvent| number_at(&event, "data-node"))}
                onmouseleave={onpoint.reform(|_: MouseEvent| None)}
            >
                { for drawn.iter().take(tree.lines).filter_map(|index| Some(line(nodes.get(*index)?, *index, tree, lit))) }
            </div>
            if drawn.len() > tree.lines {
                <p class="quiet">
                    { text::rows_shown(tree.lines, drawn.len()) }{ " " }
                    <button type="button" class="button-link" onclick={onmore}>{ text::MORE_ROWS }</button>
                </p>
            }
        </div>
    }
}

fn line(node: &StructureNode, index: usize, tree: &Tree, lit: usize) -> Html {
    let branch = node.descendants > 0;
    let selected = index == tree.selected;
    html! {
        <div
            role="treeitem"
            id={format!("node-{index}")}
            key={index}
            class={if index == lit { "asn1-node asn1-lit" } else { "asn1-node" }}
            data-node={index.to_string()}
            tabindex={if selected { "0" } else { "-1" }}
            aria-level={node.depth.saturating_add(1).to_string()}
            aria-selected={selected.to_string()}
            aria-expanded={branch.then(|| tree.is_open(index).to_string())}
        >
            <span class="asn1-indent" aria-hidden="true">{ indent(node.depth) }</span>
            <span class="asn1-fold" aria-hidden="true" data-fold={branch.then(|| index.to_string())}>
                { match (branch, tree.is_open(index)) { (false, _) => "", (true, true) => "▾", (true, false) => "▸" } }
            </span>
            if !node.name.is_empty() { <b>{ node.name.clone() }</b>{ " " } }
            <span class="asn1-type">{ node.tag.clone() }</span>
            if !node.value.is_empty() { { " " }<bdi>{ shown(&node.value).into_owned() }</bdi> }
            if !node.deviations.is_empty() {
                { " " }{ attention_icon() }<span class="visually-hidden">{ text::NODE_STRAYS }</span>
            }
        </div>
    }
}

/// Blanks before a node, as wide as a digit each.
fn indent(depth: u32) -> String {
    "\u{2007}".repeat(size(depth).min(DEEPEST_INDENT))
}
