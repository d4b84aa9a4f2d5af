//! The valid policy graph of RFC 9618: for every certificate a row, in which a policy stands once.
//!
//! RFC 5280 makes a tree, which grows with the product of policies along the path. Here a row is as large as the extensions
//! of one certificate, or as the row above where anyPolicy lets that live on. Nothing is pruned: a walk from the last row
//! upwards comes only to nodes that have children.

use std::ops::Range;

use crate::model::{Oid, PolicyMapping};
use crate::sorting;

/// `anyPolicy` (RFC 5280 section 4.2.1.4): the content bytes of its identifier.
pub(super) const ANY_POLICY: &[u8] = &[0x55, 0x1D, 0x20, 0x00];

/// Policies by the content bytes of their identifiers: in order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set<'a>(Vec<&'a [u8]>);

impl<'a> Set<'a> {
    pub(super) fn new(policies: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut policies: Vec<_> = policies.collect();
        sorting::by(&mut policies, Ord::cmp);
        policies.dedup();
        Self(policies)
    }

    pub(super) fn has(&self, policy: &[u8]) -> bool {
        self.0.binary_search(&policy).is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        self.0.iter().copied()
    }

    /// The policies in both sets, of which anyPolicy has every one.
    pub(super) fn common(&self, other: &Self) -> Self {
        match (self.has(ANY_POLICY), other.has(ANY_POLICY)) {
            (_, true) => self.clone(),
            (true, false) => other.clone(),
            (false, false) => Self(self.iter().filter(|policy| other.has(policy)).collect()),
        }
    }
}

/// A node: a policy that is valid for a certificate.
#[derive(Clone, Debug)]
struct Node<'a> {
    policy: &'a [u8],
    parents: Parents,
}

/// The nodes of the row above that a node comes from.
#[derive(Clone, Debug)]
enum Parents {
    /// The node of anyPolicy: here a policy of the anchor's domain begins.
    Any,
    /// Those that the entries in this range of `expected` belong to.
    Some(Range<usize>),
}

/// The nodes of one certificate.
#[derive(Clone, Debug)]
struct Row<'a> {
    /// In the order of their policies, each of which stands once.
    nodes: Vec<Node<'a>>,
    /// The `expected_policy_set` of every node: what the next certificate may name, and the place of the node. In order.
    expected: Vec<(&'a [u8], usize)>,
}

impl<'a> Row<'a> {
    fn new(mut nodes: Vec<Node<'a>>) -> Self {
        sorting::by_key(&mut nodes, |node| node.policy);
        let expected = nodes.iter().enumerate().map(|(place, node)| (node.policy, place)).collect();
        Self { nodes, expected }
    }

    fn has(&self, policy: &[u8]) -> bool {
        self.place(policy).is_some()
    }

    fn place(&self, policy: &[u8]) -> Option<usize> {
        self.nodes.binary_search_by_key(&policy, |node| node.policy).ok()
    }

    /// The entries of `expected` that have a policy.
    fn expecting(&self, policy: &[u8]) -> Range<usize> {
        let start = self.expected.partition_point(|(other, _)| *other < policy);
        start..self.expected.partition_point(|(other, _)| *other <= policy)
    }
}

/// The graph.
#[derive(Clone, Debug)]
pub(super) struct Graph<'a> {
    above: Vec<Row<'a>>,
    last: Row<'a>,
}

impl<'a> Graph<'a> {
    /// One node that stands for every policy (RFC 5280 section 6.1.2 (a)).
    pub(super) fn new() -> Self {
        let any = Node { policy: ANY_POLICY, parents: Parents::Any };
        Self { above: Vec::new(), last: Row::new(vec![any]) }
    }

    /// Whether the graph is "NULL": a row without nodes takes all above it away.
    pub(super) fn is_empty(&self) -> bool {
        self.last.nodes.is_empty()
    }

    /// Adds the row of the next certificate (RFC 5280 section 6.1.3 (d), (e)). `policies` is `None` where it names none at
    /// all; `any_counts` says whether anyPolicy among them has its meaning.
    pub(super) fn add(&mut self, policies: Option<&Set<'a>>, any_counts: bool) {
        let row = &self.last;
        let above_is_any = !row.expecting(ANY_POLICY).is_empty();
        let mut nodes = Vec::new();
        for policy in policies.into_iter().flat_map(Set::iter).filter(|policy| *policy != ANY_POLICY) {
            let parents = row.expecting(policy);
            if !parents.is_empty() {
                nodes.push(Node { policy, parents: Parents::Some(parents) });
            } else if above_is_any {
                nodes.push(Node { policy, parents: Parents::Any });
            }
        }
        if let Some(policies) = policies.filter(|policies| any_counts && policies.has(ANY_POLICY)) {
            // Every policy lives on that was expected and is not named.
            let mut start = 0;
            while let Some((policy, _)) = row.expected.get(start) {
                let parents = row.expecting(policy);
                start = parents.end;
                if *policy == ANY_POLICY {
                    nodes.push(Node { policy, parents: Parents::Any });
                } else if !policies.has(policy) {
                    nodes.push(Node { policy, parents: Parents::Some(parents) });
                }
            }
        }
        self.above.push(std::mem::replace(&mut self.last, Row::new(nodes)));
    }

    /// Maps policies of the issuer's domain to those of the subject's, or ends those that would be mapped where mapping is
    /// no longer allowed (RFC 5280 section 6.1.4 (b)).
    pub(super) fn map(&mut self, mappings: &'a [PolicyMapping], is_allowed: bool) {
        let from = Set::new(mappings.iter().map(|mapping| mapping.issuer_domain.der_content()));
        let mut nodes = std::mem::take(&mut self.last.nodes);
        if !is_allowed {
            nodes.retain(|node| !from.has(node.policy));
            self.last = Row::new(nodes);
            return;
        }
        if nodes.iter().any(|node| node.policy == ANY_POLICY) {
            // Where every policy is valid, a node is made for a policy that is mapped.
            let there = Set(nodes.iter().map(|node| node.policy).collect());
            let made = from.iter().filter(|policy| !there.has(policy));
            nodes.extend(made.map(|policy| Node { policy, parents: Parents::Any }));
        }
        let mut row = Row::new(nodes);
        row.expected.retain(|(policy, _)| !from.has(policy));
        for mapping in mappings {
            if let Some(place) = row.place(mapping.issuer_domain.der_content()) {
                row.expected.push((mapping.subject_domain.der_content(), place));
            }
        }
        sorting::by_key(&mut row.expected, |entry| *entry);
        row.expected.dedup();
        self.last = row;
    }

    /// The policies of the anchor's domain that the last row comes from (RFC 9618 section 5.4): those whose node has the one
    /// of anyPolicy above it, and anyPolicy itself where it lasted to the end.
    pub(super) fn of_anchor(&self) -> Set<'a> {
        let mut found = Vec::new();
        if self.last.has(ANY_POLICY) {
            found.push(ANY_POLICY);
        }
        let mut reached = vec![true; self.last.nodes.len()];
        let mut rows = self.above.iter().rev();
        let mut row = &self.last;
        loop {
            let above = rows.next();
            let mut next = vec![false; above.map_or(0, |above| above.nodes.len())];
            let mut followed = 0;
            for (node, _) in row.nodes.iter().zip(reached).filter(|(_, reached)| *reached) {
                match &node.parents {
                    Parents::Any if node.policy == ANY_POLICY => {}
                    Parents::Any => found.push(node.policy),
                    Parents::Some(parents) => {
                        let entries = above.and_then(|above| above.expected.get(parents.clone()));
                        for (_, place) in entries.into_iter().flatten() {
                            if let Some(place) = next.get_mut(*place) {
                                *place = true;
                                followed += 1;
                            }
                        }
                    }
                }
            }
            match above.filter(|_| followed > 0) {
                Some(above) => (row, reached) = (above, next),
                None => return Set::new(found.into_iter()),
            }
        }
    }
}

/// A policy as people know it: its name, or its identifier in dots.
pub(super) fn title(policy: &[u8]) -> String {
    let oid = Oid::from_der_content(policy);
    oid.name().map_or_else(|| oid.to_string(), str::to_owned)
}
