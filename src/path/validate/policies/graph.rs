//! The valid policy graph of RFC 9618, of which one row is enough.
//!
//! RFC 5280 makes a tree, which grows with the product of policies along the path; RFC 9618 makes a graph of it, in which a
//! policy stands once for every certificate. Rows above the last serve to find out which policies of the anchor's domain
//! the last ones come from. Where every policy is acceptable to the user, as it is here, nobody asks that: the path has a
//! valid policy as long as the last row has a node. A row is then no more than two sets, whose sizes are those of the
//! extensions of one certificate.

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
}

/// The last row of the graph.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    /// The `valid_policy` of every node.
    pub(super) valid: Set<'a>,
    /// The `expected_policy_set` of all nodes together: what the next certificate may name.
    expected: Set<'a>,
}

impl<'a> Row<'a> {
    /// The first row: one node for every policy (RFC 5280 section 6.1.2 (a)).
    pub(super) fn first() -> Self {
        let any = Set(vec![ANY_POLICY]);
        Self { valid: any.clone(), expected: any }
    }

    /// Whether the graph is "NULL": a row without nodes takes all above it away.
    pub(super) fn is_empty(&self) -> bool {
        self.valid.is_empty()
    }

    /// The row of the next certificate (RFC 5280 section 6.1.3 (d), (e)). `policies` is `None` where it names none at all;
    /// `any_counts` says whether anyPolicy among them has its meaning.
    pub(super) fn next(&self, policies: Option<&Set<'a>>, any_counts: bool) -> Self {
        let Some(policies) = policies else { return Self::of(Set::default()) };
        let above_is_any = self.expected.has(ANY_POLICY);
        let named = policies
            .iter()
            .filter(|policy| *policy != ANY_POLICY && (above_is_any || self.expected.has(policy)));
        // Under anyPolicy every policy lives on that was expected.
        let kept = self.expected.iter().filter(|_| any_counts && policies.has(ANY_POLICY));
        Self::of(Set::new(named.chain(kept)))
    }

    fn of(valid: Set<'a>) -> Self {
        Self { expected: valid.clone(), valid }
    }

    /// Maps policies of the issuer's domain to those of the subject's, or ends those that would be mapped where mapping is
    /// no longer allowed (RFC 5280 section 6.1.4 (b)).
    pub(super) fn map(&mut self, mappings: &'a [PolicyMapping], is_allowed: bool) {
        let from = Set::new(mappings.iter().map(|mapping| mapping.issuer_domain.der_content()));
        let left = Set(self.valid.iter().filter(|policy| !from.has(policy)).collect());
        if !is_allowed {
            *self = Self::of(left);
            return;
        }
        // Where every policy is valid, a node is made for a policy that is mapped.
        let is_any = self.valid.has(ANY_POLICY);
        let live =
            mappings.iter().filter(|mapping| is_any || self.valid.has(mapping.issuer_domain.der_content()));
        let to = live.map(|mapping| mapping.subject_domain.der_content());
        self.expected = Set::new(left.iter().chain(to));
    }
}

/// A policy as people know it: its name, or its identifier in dots.
pub(super) fn title(policy: &[u8]) -> String {
    let oid = Oid::from_der_content(policy);
    oid.name().map_or_else(|| oid.to_string(), str::to_owned)
}
