//! Every path from a certificate upwards, within budget.

use std::collections::VecDeque;

use super::{Link, Links};
use crate::limits::{MAX_PATH_CERTIFICATES, MAX_PATH_STEPS, MAX_PATHS};
use crate::model::{Certificate, SignatureCheck};
use crate::sorting;

/// A way from a certificate upwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The certificates by their indexes, the target first.
    pub certificates: Vec<usize>,
    /// What binds each certificate to the next: one fewer than certificates.
    pub links: Vec<Link>,
    /// How it ends.
    pub end: End,
}

/// How a path ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a trust anchor.
    Anchor,
    /// At a certificate that names itself as issuer, and what its own key says of its signature.
    SelfIssued(SignatureCheck),
    /// The issuer of the last certificate is not there.
    IssuerMissing,
    /// Every issuer of the last certificate is on the path already.
    Loop,
    /// The path is longer than any honest one.
    TooLong,
}

/// The paths of one certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// The paths: those that end at an anchor first, short ones before long ones.
    pub paths: Vec<Path>,
    /// Whether a budget ran out before every path was found.
    pub incomplete: bool,
}

/// Which certificates are anchors, and how far the others are from one.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// For each certificate the steps to the nearest anchor, if one can be reached: none for an anchor.
    distances: Vec<Option<u32>>,
}

impl Anchors {
    /// Looks from the anchors downwards, once for every link.
    #[must_use]
    pub fn new(links: &Links, certificates: usize, is_anchor: &dyn Fn(usize) -> bool) -> Self {
        let mut below = vec![Vec::new(); certificates];
        for node in 0..certificates {
            for edge in links.issuers(node) {
                if let Some(below) = below.get_mut(edge.issuer) {
                    below.push(node);
                }
            }
        }
        let mut distances: Vec<_> = (0..certificates).map(|node| is_anchor(node).then_some(0)).collect();
        let mut queue: VecDeque<_> = (0..certificates).filter(|node| is_anchor(*node)).collect();
        while let Some(node) = queue.pop_front() {
            let next = distances.get(node).copied().flatten().map(|steps: u32| steps.saturating_add(1));
            for node in below.get(node).into_iter().flatten() {
                if let Some(distance @ None) = distances.get_mut(*node) {
                    *distance = next;
                    queue.push_back(*node);
                }
            }
        }
        Self { distances }
    }

    fn distance(&self, node: usize) -> Option<u32> {
        self.distances.get(node).copied().flatten()
    }

    fn has(&self, node: usize) -> bool {
        self.distance(node) == Some(0)
    }
}

/// Finds the paths of a certificate. A path ends at the first anchor it comes to, and those that come to one are sought first.
#[must_use]
pub fn paths(certificates: &[&Certificate], links: &Links, anchors: &Anchors, target: usize) -> Built {
    let mut walk = Walk {
        certificates,
        links,
        anchors,
        nodes: Vec::new(),
        bonds: Vec::new(),
        steps: MAX_PATH_STEPS,
        built: Built::default(),
    };
    walk.visit(target);
    let mut built = walk.built;
    sorting::by_key(&mut built.paths, |path| (path.end != End::Anchor, path.certificates.len()));
    built
}

struct Walk<'a> {
    certificates: &'a [&'a Certificate],
    links: &'a Links,
    anchors: &'a Anchors,
    nodes: Vec<usize>,
    bonds: Vec<Link>,
    steps: usize,
    built: Built,
}

impl Walk<'_> {
    fn visit(&mut self, node: usize) {
        if self.steps == 0 || self.built.paths.len() >= MAX_PATHS {
            self.built.incomplete = true;
            return;
        }
        self.steps -= 1;
        self.nodes.push(node);
        self.climb(node);
        self.nodes.pop();
    }

    /// Goes on from the last certificate of the path.
    fn climb(&mut self, node: usize) {
        if self.anchors.has(node) {
            return self.keep(End::Anchor);
        }
        if self.nodes.len() >= MAX_PATH_CERTIFICATES {
            return self.keep(End::TooLong);
        }
        let edges = self.links.issuers(node);
        let own = edges.iter().find(|edge| edge.issuer == node);
        if let Some(own) = own {
            // Whoever signed itself may have been signed by others too, under the same name and key.
            self.keep(End::SelfIssued(own.link.signature));
        }
        let mut others: Vec<_> = edges.iter().filter(|edge| edge.issuer != node).copied().collect();
        if others.is_empty() && own.is_none() {
            return self.keep(End::IssuerMissing);
        }
        sorting::by_key(&mut others, |edge| self.anchors.distance(edge.issuer).unwrap_or(u32::MAX));
        let mut went_on = own.is_some();
        for edge in others {
            if self.is_on_path(edge.issuer) {
                continue;
            }
            went_on = true;
            self.bonds.push(edge.link);
            self.visit(edge.issuer);
            self.bonds.pop();
        }
        if !went_on {
            self.keep(End::Loop);
        }
    }

    /// Whether a certificate of the same subject and key is on the path already: going through it again leads nowhere new.
    fn is_on_path(&self, node: usize) -> bool {
        let Some(certificate) = self.certificates.get(node) else { return true };
        self.nodes.iter().filter_map(|other| self.certificates.get(*other)).any(|other| {
            other.fingerprints.spki_sha256 == certificate.fingerprints.spki_sha256
                && other.subject.der == certificate.subject.der
        })
    }

    fn keep(&mut self, end: End) {
        if self.built.paths.len() >= MAX_PATHS {
            self.built.incomplete = true;
            return;
        }
        self.built.paths.push(Path { certificates: self.nodes.clone(), links: self.bonds.clone(), end });
    }
}
