//! Files as a server is given them: in the right order, complete, and with nothing else in them.

use std::collections::BTreeMap;

use super::ancestry::{Ancestry, gap};
use crate::limits::MAX_BUNDLE;
use crate::model::{Certificate, Content, Object, Outcome, SignatureCheck};
use crate::naming::{certificate_title, short_title};
use crate::path::bundle::{Arrangement, FoundBy, arrange};
use crate::report::{AnchorsReport, BundleReport, Gap, LeafFoundBy, Text};
use crate::roots;
use crate::sorting;

/// What one file or container holds.
#[derive(Default)]
struct Group<'a> {
    /// Certificates: number of the object, and index in the pool.
    certificates: Vec<(u32, usize)>,
    /// Private keys: number of the object, and hash of the public half.
    keys: Vec<(u32, &'a [u8])>,
}

impl Ancestry<'_> {
    /// The anchors that paths may end at.
    pub(crate) fn anchors(&self) -> AnchorsReport {
        let own = self.own_objects();
        if !self.options.public_roots {
            return AnchorsReport { own, ..AnchorsReport::default() };
        }
        let list = roots::mozilla();
        AnchorsReport {
            public_source: format!("{}, {}", list.source, list.date).into(),
            public_count: u32::try_from(list.roots.len()).unwrap_or(u32::MAX),
            own,
        }
    }

    /// Every file or container that holds several certificates, or one with a key.
    pub(crate) fn bundles(&self, objects: &[Object]) -> Vec<BundleReport> {
        let mut groups: BTreeMap<(u32, Option<u32>), Group<'_>> = BTreeMap::new();
        for (id, object) in (0_u32..).zip(objects) {
            let group = || (object.origin.input, object.container);
            match &object.content {
                Content::Certificate(_) => {
                    if let Some(index) = self.pool.index(id) {
                        groups.entry(group()).or_default().certificates.push((id, index));
                    }
                }
                Content::PrivateKey(key) => {
                    let public = key.public_key.as_ref().map_or(&[][..], |public| &public.spki_sha256.0);
                    groups.entry(group()).or_default().keys.push((id, public));
                }
                _ => {}
            }
        }
        let bundles = groups.into_iter().filter_map(|((input, container), group)| {
            let count = group.certificates.len();
            let is_bundle = count > 1 || (count == 1 && !group.keys.is_empty());
            (is_bundle && count <= MAX_BUNDLE).then(|| self.bundle(input, container, &group))?
        });
        bundles.collect()
    }

    fn bundle(&self, input: u32, container: Option<u32>, group: &Group<'_>) -> Option<BundleReport> {
        let entries: Vec<usize> = group.certificates.iter().map(|(_, index)| *index).collect();
        let keys: Vec<&[u8]> =
            group.keys.iter().map(|(_, hash)| *hash).filter(|hash| !hash.is_empty()).collect();
        let arrangement = arrange(&entries, &keys, &self.pool.certificates, self.links)?;
        let arrangement = self.keeping_cross_sign(arrangement, &entries);
        let number = |position: usize| group.certificates.get(position).map(|(id, _)| *id);
        let numbers =
            |positions: &[usize]| positions.iter().copied().filter_map(number).collect::<Vec<u32>>();
        let leaf = *self.pool.certificates.get(*entries.get(arrangement.leaf)?)?;
        let key = group.keys.iter().find(|(_, hash)| *hash == leaf.fingerprints.spki_sha256.0.as_slice());
        let mut findings = Findings::default();
        if !group.keys.is_empty() && key.is_none() {
            findings.add(Outcome::Fail, "The private key fits none of the certificates in this file.");
        }
        let missing = self.missing(&arrangement, &entries, &mut findings);
        self.order(&arrangement, &entries, missing.is_some(), &mut findings);
        Some(BundleReport {
            input,
            container,
            leaf: number(arrangement.leaf)?,
            leaf_found_by: match arrangement.found_by {
                FoundBy::Key => LeafFoundBy::Key,
                FoundBy::Role => LeafFoundBy::Role,
                FoundBy::Position => LeafFoundBy::Position,
            },
            key: key.map(|(id, _)| *id),
            order: numbers(&arrangement.order),
            duplicates: numbers(&arrangement.duplicates),
            strangers: numbers(&arrangement.strangers),
            in_order: arrangement.is_in_order(),
            gap_certain: missing.as_ref().is_some_and(|(_, certain)| *certain),
            gap: missing.map(|(gap, _)| gap),
            outcome: findings.outcome(),
            findings: findings.into_texts(),
        })
    }

    /// What is missing between the last certificate in order and a root. A root itself need not be in the file.
    /// With it stands whether it is known to be an intermediate.
    fn missing(
        &self,
        arrangement: &Arrangement,
        entries: &[usize],
        findings: &mut Findings,
    ) -> Option<(Gap, bool)> {
        let last = *entries.get(*arrangement.order.last()?)?;
        let certificate = *self.pool.certificates.get(last)?;
        if self.links.is_self_signed(last) || self.is_anchor(last) || self.is_cross_sign(last) {
            return None;
        }
        let issuer =
            self.links.issuers(last).iter().find(|edge| edge.link.signature == SignatureCheck::Valid);
        let title = certificate_title(certificate);
        let name = short_title(&certificate.issuer);
        match issuer {
            // Clients have the root, or must be given it; servers need not send it.
            Some(edge) if self.is_anchor(edge.issuer) || self.links.is_self_signed(edge.issuer) => return None,
            Some(_) => findings.add(
                Outcome::Fail,
                format!("The certificate of {name}, which issued {title}, was given in another file, and is missing in this one: clients need it from the server."),
            ),
            None => findings.add(
                Outcome::Unknown,
                format!("The certificate of {name}, which issued {title}, is missing. If it is an intermediate CA, and no root, clients need it from the server."),
            ),
        }
        Some((gap(certificate), issuer.is_some()))
    }

    /// Where a file holds a new root and its cross-sign by a root that clients have, the cross-sign is the end of the chain that
    /// a server sends: clients without the new root need it.
    fn keeping_cross_sign(&self, mut arrangement: Arrangement, entries: &[usize]) -> Arrangement {
        let certificate = |position: usize| self.pool.certificates.get(*entries.get(position)?).copied();
        let last = arrangement.order.last().filter(|_| arrangement.order.len() > 1);
        let root = last.and_then(|place| certificate(*place)).filter(|root| root.is_self_issued());
        let Some(root) = root else { return arrangement };
        let is_cross_sign = |position: &usize| {
            let Some((node, other)) = entries.get(*position).zip(certificate(*position)) else {
                return false;
            };
            !other.is_self_issued()
                && other.subject.der == root.subject.der
                && other.fingerprints.spki_sha256 == root.fingerprints.spki_sha256
                && other.validity.not_after >= self.options.at
                && self.links.issuers(*node).iter().any(|edge| {
                    edge.link.signature == SignatureCheck::Valid && self.is_current_anchor(edge.issuer)
                })
        };
        let kept = arrangement.strangers.iter().position(is_cross_sign);
        if let Some(stranger) = kept.and_then(|at| arrangement.strangers.get_mut(at))
            && let Some(last) = arrangement.order.last_mut()
        {
            std::mem::swap(last, stranger);
        }
        arrangement
    }

    /// Whether a certificate is an anchor that has not expired.
    fn is_current_anchor(&self, index: usize) -> bool {
        let certificate = self.pool.certificates.get(index);
        self.is_anchor(index)
            && certificate.is_some_and(|anchor| anchor.validity.not_after >= self.options.at)
    }

    /// Whether a root that is known has the name and the key of a certificate: then its issuer is not needed.
    fn is_cross_sign(&self, index: usize) -> bool {
        let Some(certificate) = self.pool.certificates.get(index) else { return false };
        let same = |other: &Certificate| {
            other.subject.der == certificate.subject.der
                && other.fingerprints.spki_sha256 == certificate.fingerprints.spki_sha256
        };
        let mut others = (0..self.pool.certificates.len()).filter(|other| *other != index);
        others.any(|other| {
            self.pool.certificates.get(other).is_some_and(|other| same(other))
                && (self.links.is_self_signed(other) || self.is_anchor(other))
        })
    }

    fn order(&self, arrangement: &Arrangement, entries: &[usize], has_gap: bool, findings: &mut Findings) {
        let title = |position: usize| {
            let certificate = entries.get(position).and_then(|index| self.pool.certificates.get(*index));
            certificate.map_or_else(String::new, |certificate| certificate_title(certificate))
        };
        let list = |positions: &[usize]| {
            positions.iter().map(|position| title(*position)).collect::<Vec<_>>().join(", ")
        };
        if !arrangement.order.is_sorted() {
            findings.add(
                Outcome::Warn,
                format!("The certificates are in the wrong order. Right is: {}.", list(&arrangement.order)),
            );
        }
        if !arrangement.duplicates.is_empty() {
            let twice = list(&arrangement.duplicates);
            findings.add(Outcome::Warn, format!("Duplicates in the file: {twice}."));
        }
        if !arrangement.strangers.is_empty() {
            let (strangers, leaf) = (list(&arrangement.strangers), title(arrangement.leaf));
            findings.add(
                Outcome::Warn,
                if has_gap {
                    format!(
                        "As long as a certificate is missing, these are not linked to {leaf}: {strangers}."
                    )
                } else {
                    format!("These do not belong to the chain of {leaf}: {strangers}.")
                },
            );
        }
    }
}

/// Sentences with how bad they are.
#[derive(Default)]
struct Findings(Vec<(Outcome, Text)>);

impl Findings {
    fn add(&mut self, outcome: Outcome, text: impl Into<Text>) {
        self.0.push((outcome, text.into()));
    }

    fn outcome(&self) -> Outcome {
        self.0.iter().map(|(outcome, _)| *outcome).fold(Outcome::Pass, Ord::max)
    }

    fn into_texts(mut self) -> Vec<Text> {
        sorting::by_key(&mut self.0, |(outcome, _)| std::cmp::Reverse(*outcome));
        self.0.into_iter().map(|(_, text)| text).collect()
    }
}
