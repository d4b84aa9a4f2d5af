//! Who issued whom: by name, by key identifier, by signature.
//!
//! A link says which of the three hold; what it takes to be a good one is for validation to say. The best kind of link that
//! a certificate has is kept, and all of that kind: "right name, wrong signature" is only kept where nothing better is known.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{SignatureCache, name};
use crate::limits::{MAX_BROKEN_LINKS, MAX_LINK_ATTEMPTS, MAX_STRANGERS_TRIED};
use crate::model::{Certificate, ExtensionValue, SignatureCheck};
use crate::sorting;

/// What binds a certificate to the one that issued it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Link {
    /// Whether the issuer's name is the subject of the other (RFC 5280 section 7.1).
    pub name: bool,
    /// Whether the authority key identifier is the subject key identifier of the other; `None` where one of them is absent.
    pub key_identifier: Option<bool>,
    /// Whether the signature fits the key of the other.
    pub signature: SignatureCheck,
}

/// A link to an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The issuer, by its index among the certificates.
    pub issuer: usize,
    /// What binds the two.
    pub link: Link,
}

/// The links of certificates to their issuers.
#[derive(Clone, Debug, Default)]
pub struct Links {
    edges: Vec<Vec<Edge>>,
    /// Certificates, by index and in order, whose issuers were not sought to the end because a budget ran out.
    pub incomplete: Vec<usize>,
}

impl Links {
    /// Finds the issuers of the first `subjects` certificates among all of them. `progress` hears how many are done.
    pub fn find(
        certificates: &[&Certificate],
        subjects: usize,
        cache: &mut SignatureCache,
        progress: &mut dyn FnMut(usize),
    ) -> Self {
        cache.begin(subjects);
        let finder = Finder::new(certificates);
        let mut links = Self::default();
        for (index, certificate) in certificates.iter().take(subjects).enumerate() {
            let (edges, complete) = finder.issuers(index, certificate, cache);
            links.edges.push(edges);
            if !complete {
                links.incomplete.push(index);
            }
            progress(index.saturating_add(1));
        }
        links
    }

    /// The links of a certificate to those that may have issued it, the likeliest first. One to itself means that it signed
    /// itself, or claims to.
    #[must_use]
    pub fn issuers(&self, certificate: usize) -> &[Edge] {
        self.edges.get(certificate).map_or(&[], Vec::as_slice)
    }

    /// Whether the issuers of a certificate were not sought to the end, because a budget ran out.
    #[must_use]
    pub fn is_incomplete(&self, certificate: usize) -> bool {
        self.incomplete.binary_search(&certificate).is_ok()
    }

    /// Whether a certificate is self-signed: it names itself as issuer, and its own key fits its signature.
    #[must_use]
    pub fn is_self_signed(&self, certificate: usize) -> bool {
        self.issuers(certificate).iter().any(|edge| {
            edge.issuer == certificate && edge.link.name && edge.link.signature == SignatureCheck::Valid
        })
    }
}

/// Certificates by what an issuer is found by.
struct Finder<'a> {
    certificates: &'a [&'a Certificate],
    /// Forms of names, each once.
    names: HashMap<Vec<u8>, usize>,
    by_subject: HashMap<usize, Vec<usize>>,
    by_key_identifier: HashMap<&'a [u8], Vec<usize>>,
}

impl<'a> Finder<'a> {
    fn new(certificates: &'a [&'a Certificate]) -> Self {
        let mut finder = Self {
            certificates,
            names: HashMap::new(),
            by_subject: HashMap::new(),
            by_key_identifier: HashMap::new(),
        };
        for (index, certificate) in certificates.iter().enumerate() {
            if !certificate.subject.is_empty() {
                let next = finder.names.len();
                let name = *finder.names.entry(name::key(&certificate.subject)).or_insert(next);
                finder.by_subject.entry(name).or_default().push(index);
            }
            if let Some(identifier) = subject_key_identifier(certificate) {
                finder.by_key_identifier.entry(identifier).or_default().push(index);
            }
        }
        finder
    }

    /// The links of one certificate, and whether every candidate was looked at.
    fn issuers(
        &self,
        index: usize,
        certificate: &Certificate,
        cache: &mut SignatureCache,
    ) -> (Vec<Edge>, bool) {
        let mut search =
            Search { finder: self, index, certificate, cache, edges: Vec::new(), complete: true };
        let identifier = authority_key_identifier(certificate);
        let named =
            self.names.get(&name::key(&certificate.issuer)).filter(|_| !certificate.issuer.is_empty());
        let mut named: Vec<usize> =
            named.and_then(|name| self.by_subject.get(name)).cloned().unwrap_or_default();
        let differs = |candidate: &usize| search.key_identifier(*candidate) == Some(false);
        // Another key identifier means another key, nearly always: those are only tried where nothing else fits.
        let (unlikely, mut likely): (Vec<usize>, Vec<usize>) = named.drain(..).partition(differs);
        sorting::by_key(&mut likely, |candidate| search.key_identifier(*candidate) != Some(true));
        search.try_all(&likely, true);
        if search.has(SignatureCheck::Valid) {
            // Of the same key, and only mislabelled: such a one may lead on where the others do not.
            search.try_all(&search.of_proven_keys(&unlikely), true);
        } else {
            search.try_all(&unlikely, true);
        }
        if !search.has(SignatureCheck::Valid) {
            let identified = identifier.and_then(|identifier| self.by_key_identifier.get(identifier));
            search.try_all(identified.map_or(&[], Vec::as_slice), false);
        }
        if search.edges.is_empty() && self.certificates.len() <= MAX_STRANGERS_TRIED {
            search.try_strangers();
        }
        search.best()
    }
}

/// The search for the issuers of one certificate.
struct Search<'f, 'a> {
    finder: &'f Finder<'a>,
    index: usize,
    certificate: &'f Certificate,
    cache: &'f mut SignatureCache,
    edges: Vec<Edge>,
    complete: bool,
}

impl Search<'_, '_> {
    fn key_identifier(&self, candidate: usize) -> Option<bool> {
        let issuer = self.finder.certificates.get(candidate)?;
        Some(authority_key_identifier(self.certificate)? == subject_key_identifier(issuer)?)
    }

    fn has(&self, signature: SignatureCheck) -> bool {
        self.edges.iter().any(|edge| edge.link.signature == signature)
    }

    /// Those candidates whose key is one that the signature fits already.
    fn of_proven_keys(&self, candidates: &[usize]) -> Vec<usize> {
        let key = |candidate: usize| {
            self.finder.certificates.get(candidate).map(|issuer| &issuer.fingerprints.spki_sha256)
        };
        let proven = self.edges.iter().filter(|edge| edge.link.signature == SignatureCheck::Valid);
        let proven: HashSet<_> = proven.filter_map(|edge| key(edge.issuer)).collect();
        let fits = |candidate: &&usize| key(**candidate).is_some_and(|key| proven.contains(key));
        candidates.iter().filter(fits).copied().collect()
    }

    fn try_all(&mut self, candidates: &[usize], name: bool) {
        if candidates.len() > MAX_LINK_ATTEMPTS {
            self.complete = false;
        }
        for candidate in candidates.iter().take(MAX_LINK_ATTEMPTS) {
            let is_new = self.edges.iter().all(|edge| edge.issuer != *candidate);
            if is_new && self.may_fit(*candidate) {
                self.attempt(*candidate, name);
            }
        }
    }

    /// Whether a candidate is worth a verification: a signature fits one key, so once that is known no other is tried, and
    /// those of the same key are known without.
    fn may_fit(&self, candidate: usize) -> bool {
        let key = |index: usize| {
            self.finder.certificates.get(index).map(|certificate| &certificate.fingerprints.spki_sha256)
        };
        let fits = self.edges.iter().find(|edge| edge.link.signature == SignatureCheck::Valid);
        fits.is_none_or(|edge| key(edge.issuer) == key(candidate))
    }

    fn attempt(&mut self, candidate: usize, name: bool) {
        let Some(issuer) = self.finder.certificates.get(candidate) else { return };
        let Some(signature) = self.cache.check(self.certificate, issuer) else {
            self.complete = false;
            return;
        };
        let link = Link { name, key_identifier: self.key_identifier(candidate), signature };
        self.edges.push(Edge { issuer: candidate, link });
    }

    /// Tries authorities that neither name nor key identifier leads to: a mistaken name is explained only by the key.
    fn try_strangers(&mut self) {
        for (candidate, issuer) in self.finder.certificates.iter().enumerate() {
            let is_authority = issuer.basic_constraints().is_some_and(|constraints| constraints.ca);
            if candidate != self.index && is_authority {
                self.attempt(candidate, false);
            }
        }
        self.edges.retain(|edge| edge.link.signature == SignatureCheck::Valid);
    }

    /// The edges of the best kind there is.
    fn best(mut self) -> (Vec<Edge>, bool) {
        let kind = |edge: &Edge| match (edge.link.signature, edge.link.name) {
            (SignatureCheck::Valid, true) => 0,
            (SignatureCheck::NotVerified, true) => 1,
            (SignatureCheck::Valid, false) => 2,
            (SignatureCheck::Invalid, true) => 3,
            (SignatureCheck::NotVerified | SignatureCheck::Invalid, false) => 4,
        };
        let Some(best) = self.edges.iter().map(kind).min() else { return (Vec::new(), self.complete) };
        self.edges.retain(|edge| kind(edge) == best);
        if best > 2 {
            self.edges.truncate(MAX_BROKEN_LINKS);
        }
        (self.edges, self.complete)
    }
}

/// The identifier of a certificate's own key (RFC 5280 section 4.2.1.2).
#[must_use]
pub(crate) fn subject_key_identifier(certificate: &Certificate) -> Option<&[u8]> {
    certificate.extensions.iter().find_map(|extension| match &extension.value {
        ExtensionValue::SubjectKeyIdentifier(identifier) => Some(identifier.0.as_slice()),
        _ => None,
    })
}

/// The identifier of the issuer's key (RFC 5280 section 4.2.1.1).
#[must_use]
pub(crate) fn authority_key_identifier(certificate: &Certificate) -> Option<&[u8]> {
    certificate.extensions.iter().find_map(|extension| match &extension.value {
        ExtensionValue::AuthorityKeyIdentifier(identifier) => {
            identifier.key_identifier.as_ref().map(|identifier| identifier.0.as_slice())
        }
        _ => None,
    })
}
