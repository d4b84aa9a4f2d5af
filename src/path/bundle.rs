//! The certificates of one file as a server is given them: leaf first, then each by the one that follows it.

use super::{Anchors, Links, paths};
use crate::model::{Certificate, SignatureCheck};

/// How the leaf of a bundle was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// Its key is the private key that lies beside it.
    Key,
    /// It is the only one that is no authority.
    Role,
    /// It comes first, and nothing else tells.
    Position,
}

/// A bundle put in order. Positions are those in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Position of the certificate that the bundle is about.
    pub leaf: usize,
    /// How it was found.
    pub found_by: FoundBy,
    /// Positions in the right order: leaf, issuer, issuer of that, and so on.
    pub order: Vec<usize>,
    /// Positions of certificates that stand there a second time.
    pub duplicates: Vec<usize>,
    /// Positions of certificates that are not on the leaf's path.
    pub strangers: Vec<usize>,
}

impl Arrangement {
    /// Whether the file is in the right order already and holds nothing else.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.duplicates.is_empty() && self.strangers.is_empty() && self.order.is_sorted()
    }
}

/// Puts a bundle in order. `entries` are the certificates of the file, in its order, by their indexes; `keys` are the hashes
/// of the public halves of the private keys beside them. `None` if there is nothing to arrange: no certificate, or nothing
/// but roots.
#[must_use]
pub fn arrange(
    entries: &[usize],
    keys: &[&[u8]],
    certificates: &[&Certificate],
    links: &Links,
) -> Option<Arrangement> {
    let certificate = |position: usize| certificates.get(*entries.get(position)?).copied();
    if (0..entries.len()).filter_map(certificate).all(Certificate::is_self_issued) && entries.len() > 1 {
        return None;
    }
    let (leaf, found_by) = leaf(entries, keys, certificates)?;
    let order = longest(entries, leaf, certificates, links);
    let mut duplicates = Vec::new();
    let mut strangers = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let first = entries.iter().position(|other| other == entry);
        if first != Some(position) {
            duplicates.push(position);
        } else if !order.contains(&position) {
            strangers.push(position);
        }
    }
    Some(Arrangement { leaf, found_by, order, duplicates, strangers })
}

/// The position of the certificate that a bundle is about.
fn leaf(entries: &[usize], keys: &[&[u8]], certificates: &[&Certificate]) -> Option<(usize, FoundBy)> {
    let all = || entries.iter().enumerate().filter_map(|(at, entry)| Some((at, *certificates.get(*entry)?)));
    let has_key =
        |certificate: &Certificate| keys.contains(&certificate.fingerprints.spki_sha256.0.as_slice());
    if let Some((position, _)) = all().find(|(_, certificate)| has_key(certificate)) {
        return Some((position, FoundBy::Key));
    }
    let is_authority = |certificate: &Certificate| certificate.basic_constraints().is_some_and(|c| c.ca);
    let mut ends = all().filter(|(_, certificate)| !is_authority(certificate));
    if let Some((position, end)) = ends.next()
        && ends.all(|(_, other)| other.fingerprints.sha256 == end.fingerprints.sha256)
    {
        return Some((position, FoundBy::Role));
    }
    all().next().map(|(position, _)| (position, FoundBy::Position))
}

/// The longest way up from the leaf within the bundle, by signature, as positions.
fn longest(entries: &[usize], leaf: usize, certificates: &[&Certificate], links: &Links) -> Vec<usize> {
    let Some(target) = entries.get(leaf) else { return Vec::new() };
    let position = |node: usize| entries.iter().position(|entry| *entry == node);
    let mut best = vec![leaf];
    for path in paths(certificates, links, &Anchors::default(), *target).paths {
        let mut order = vec![leaf];
        for (node, link) in path.certificates.iter().skip(1).zip(&path.links) {
            match position(*node).filter(|_| link.signature == SignatureCheck::Valid) {
                Some(position) => order.push(position),
                None => break,
            }
        }
        if order.len() > best.len() {
            best = order;
        }
    }
    best
}
