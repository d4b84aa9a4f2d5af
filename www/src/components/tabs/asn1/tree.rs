//! The tree of ASN.1: which nodes are drawn, and where keys lead.

use cert_inspector::structure::StructureNode;

/// A structure of at most so many nodes is open as a whole at first: certificates have 100 to 300.
const OPEN_WHOLE: usize = 400;
/// So many lines are drawn at first, and so many more each time: all of a certificate, and a browser draws them at once.
const LINES: usize = 500;
/// What is open and chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    /// For each node whether what is in it is drawn.
    open: Vec<bool>,
    pub(crate) selected: usize,
    /// How many lines are drawn.
    pub(super) lines: usize,
}

impl Tree {
    pub(crate) fn new(nodes: &[StructureNode]) -> Self {
        let all = nodes.len() <= OPEN_WHOLE;
        let open = nodes.iter().map(|node| all || node.depth == 0).collect();
        Self { open, selected: 0, lines: LINES }
    }

    /// Where the chosen node starts.
    pub(crate) fn selected_offset(&self, nodes: &[StructureNode]) -> usize {
        nodes.get(self.selected).map_or(0, |node| size(node.offset))
    }

    /// The innermost node that a byte belongs to.
    pub(crate) fn innermost(nodes: &[StructureNode], byte: usize) -> Option<usize> {
        nodes.iter().rposition(|node| {
            let start = size(node.offset);
            start <= byte && byte < end(node)
        })
    }

    /// The tree with a node chosen and everything around it open.
    pub(crate) fn revealing(&self, nodes: &[StructureNode], node: usize) -> Self {
        let mut next = Self { selected: node, ..self.clone() };
        let mut around = parent(nodes, node);
        while let Some(outer) = around {
            next.set_open(outer, true);
            around = parent(nodes, outer);
        }
        if let Some(line) = next.drawn(nodes).iter().position(|drawn| *drawn == node) {
            next.lines = next.lines.max(line.saturating_add(1));
        }
        next
    }

    pub(super) fn is_open(&self, node: usize) -> bool {
        self.open.get(node).copied().unwrap_or(false)
    }

    fn set_open(&mut self, node: usize, open: bool) {
        if let Some(place) = self.open.get_mut(node) {
            *place = open;
        }
    }

    /// The nodes that are not folded away, in order.
    pub(super) fn drawn(&self, nodes: &[StructureNode]) -> Vec<usize> {
        let mut drawn = Vec::new();
        let mut index = 0_usize;
        while let Some(node) = nodes.get(index) {
            drawn.push(index);
            let folded = if self.is_open(index) { 0 } else { size(node.descendants) };
            index = index.saturating_add(1).saturating_add(folded);
        }
        drawn
    }

    pub(super) fn folding(&self, nodes: &[StructureNode], node: usize) -> Self {
        let mut next = Self { selected: node, ..self.clone() };
        if nodes.get(node).is_some_and(|node| node.descendants > 0) {
            next.set_open(node, !self.is_open(node));
        }
        next
    }

    /// The tree with more lines drawn.
    pub(super) fn longer(&self) -> Self {
        Self { lines: self.lines.saturating_add(LINES), ..self.clone() }
    }

    /// The tree after a key, as the ARIA authoring practices ask.
    pub(super) fn after(&self, nodes: &[StructureNode], key: &str) -> Option<Self> {
        let drawn = self.drawn(nodes);
        let here = drawn.iter().position(|node| *node == self.selected)?;
        let branch = nodes.get(self.selected).is_some_and(|node| node.descendants > 0);
        let open = branch && self.is_open(self.selected);
        let to = match key {
            "ArrowDown" => drawn.get(here.saturating_add(1)).copied(),
            "ArrowUp" => here.checked_sub(1).and_then(|line| drawn.get(line)).copied(),
            "ArrowRight" if open => Some(self.selected.saturating_add(1)),
            "ArrowRight" | "Enter" | " " if branch => return Some(self.folding(nodes, self.selected)),
            "ArrowLeft" if open => return Some(self.folding(nodes, self.selected)),
            "ArrowLeft" => parent(nodes, self.selected),
            "Home" => drawn.first().copied(),
            "End" => drawn.last().copied(),
            _ => None,
        };
        to.map(|to| self.revealing(nodes, to))
    }
}

pub(super) fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn end(node: &StructureNode) -> usize {
    size(node.offset.saturating_add(node.header_length).saturating_add(node.content_length))
}

/// The node around a node.
pub(crate) fn parent(nodes: &[StructureNode], node: usize) -> Option<usize> {
    let depth = nodes.get(node)?.depth;
    nodes.get(..node)?.iter().rposition(|before| before.depth < depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 SEQUENCE { 2 SEQUENCE { 4 INTEGER } 7 NULL }
    fn nodes() -> Vec<StructureNode> {
        [(0, 0, 7, 3), (1, 2, 3, 1), (2, 4, 1, 0), (1, 7, 0, 0)]
            .into_iter()
            .map(|(depth, offset, content_length, descendants)| StructureNode {
                depth,
                offset,
                header_length: 2,
                content_length,
                descendants,
                ..StructureNode::default()
            })
            .collect()
    }

    #[test]
    fn a_byte_belongs_to_its_innermost_node() {
        for (byte, node) in [
            (0, Some(0)),
            (1, Some(0)),
            (2, Some(1)),
            (3, Some(1)),
            (4, Some(2)),
            (6, Some(2)),
            (7, Some(3)),
            (9, None),
        ] {
            assert_eq!(Tree::innermost(&nodes(), byte), node, "byte {byte}");
        }
    }

    #[test]
    fn keys_walk_fold_and_unfold() {
        let nodes = nodes();
        let mut tree = Tree::new(&nodes);
        for (key, selected, drawn) in [
            ("ArrowDown", 1, 4),
            ("ArrowLeft", 1, 3),
            ("ArrowDown", 3, 3),
            ("ArrowUp", 1, 3),
            ("ArrowRight", 1, 4),
            ("ArrowRight", 2, 4),
            ("ArrowLeft", 1, 4),
            ("Enter", 1, 3),
            ("End", 3, 3),
            ("Home", 0, 3),
            ("ArrowLeft", 0, 1),
        ] {
            tree = tree.after(&nodes, key).unwrap();
            assert_eq!((tree.selected, tree.drawn(&nodes).len()), (selected, drawn), "{key}");
        }
        assert_eq!(tree.after(&nodes, "x"), None);
        assert_eq!(tree.after(&nodes, "ArrowUp"), None);
    }

    #[test]
    fn a_node_that_is_folded_away_is_revealed() {
        let nodes = nodes();
        let folded = Tree::new(&nodes).folding(&nodes, 1).folding(&nodes, 0);
        let revealed = folded.revealing(&nodes, 2);
        assert_eq!((revealed.selected, revealed.drawn(&nodes).len()), (2, 4));
    }
}
