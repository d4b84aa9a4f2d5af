//! What files are made of: a certificate, those above it, its key, and what was said of it.

use std::collections::BTreeSet;

use super::{ExportError, ExportKind, ExportOrder, pin_ledger, private_key};
use crate::checks::Outcome;
use crate::checks::role::roles_of;
use crate::input::{Options, Role};
use crate::model::{Certificate, Content, Object, ObjectKind, PrivateKey, SignatureCheck, Text};
use crate::naming::fault;
use crate::products;
use crate::protection::Secret;
use crate::report::{Assessment, BundleReport, Finding, PathEnd, PathReport, PathsReport, Verdict};
use crate::safe_text::visible;

/// A certificate with all that a file of it may need.
pub(crate) struct Material<'a> {
    /// Every object.
    pub(crate) objects: &'a [Object],
    /// The number of the certificate.
    pub(crate) id: u32,
    /// How it was judged.
    pub(crate) assessments: &'a [Assessment],
    /// What platforms said of it.
    pub(crate) platform: &'a [Finding],
    /// Where it comes from.
    pub(crate) paths: Option<&'a PathsReport>,
    /// The file that it is the leaf of.
    pub(crate) bundle: Option<&'a BundleReport>,
    /// What was asked: when, and for which address.
    pub(crate) options: &'a Options,
}

fn certificate(objects: &[Object], id: u32) -> Option<&Certificate> {
    match &objects.get(usize::try_from(id).ok()?)?.content {
        Content::Certificate(certificate) => Some(certificate),
        _ => None,
    }
}

/// The number of the certificate that is meant where nobody says which: the only one; the only one with a private key; the
/// only one that is no authority.
///
/// # Errors
/// There is none, or several can be meant.
pub(crate) fn only_certificate(objects: &[Object]) -> Result<u32, ExportError> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for id in (0_u32..).take(objects.len()) {
        if let Some(certificate) = certificate(objects, id)
            && seen.insert(&certificate.fingerprints.sha256)
        {
            all.push((id, certificate));
        }
    }
    let has_key = |certificate: &Certificate| keys(objects, certificate).next().is_some();
    let is_leaf = |certificate: &Certificate| !is_authority(certificate);
    let only = |fits: &dyn Fn(&Certificate) -> bool| {
        let mut fitting = all.iter().filter(|(_, certificate)| fits(certificate));
        fitting.next().filter(|_| fitting.next().is_none()).map(|(id, _)| *id)
    };
    only(&|_| true).or_else(|| only(&has_key)).or_else(|| only(&is_leaf)).ok_or(match all.len() {
        0 => ExportError::NoCertificate,
        certificates => ExportError::ObjectUnclear { certificates },
    })
}

/// The open private keys of a certificate.
fn keys<'a>(objects: &'a [Object], certificate: &'a Certificate) -> impl Iterator<Item = &'a PrivateKey> {
    objects.iter().filter_map(|object| match &object.content {
        Content::PrivateKey(key) if key.secret.is_some() => {
            let public = key.public_key.as_ref()?;
            (public.spki_sha256 == certificate.fingerprints.spki_sha256).then_some(&**key)
        }
        _ => None,
    })
}

/// Whether a certificate says that it is an authority.
pub(super) fn is_authority(certificate: &Certificate) -> bool {
    certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
}

impl<'a> Material<'a> {
    /// The ledgers that were dropped, with this certificate's key as the newest pin.
    pub(super) fn pin_ledger(&self, certificate: &Certificate) -> String {
        let ledgers = self.objects.iter().filter_map(|object| match &object.content {
            Content::PinLedger(ledger) => Some(&ledger.pins),
            _ => None,
        });
        let new = products::pin(certificate, self.options.host.as_ref(), self.options.at);
        pin_ledger::write(&pin_ledger::with_pins(ledgers.flatten(), new))
    }

    /// The certificate.
    pub(super) fn certificate(&self) -> Option<&'a Certificate> {
        certificate(self.objects, self.id)
    }

    pub(super) fn is_authority(&self) -> bool {
        self.certificate().is_some_and(is_authority)
    }

    /// Whether it is that of a server.
    pub(super) fn is_for_server(&self) -> bool {
        let is_judged = |one: &Assessment| one.role == Role::Server && one.verdict != Verdict::Nothing;
        // A copy in another file is not judged again, and can be saved all the same.
        let is_made = |certificate| roles_of(certificate).iter().any(|likely| likely.role == Role::Server);
        self.assessments.iter().any(is_judged) || self.certificate().is_some_and(is_made)
    }

    fn best_path(&self) -> Option<&'a PathReport> {
        self.paths?.paths.first()
    }

    /// The certificate, and those above it that were dropped: of its best path, or of its file where that knows more.
    pub(super) fn chain(&self) -> Vec<&'a Certificate> {
        let by_path = self.best_path().map(|path| {
            // A link that the signature disproves leads to no issuer.
            let proven =
                path.links.iter().take_while(|link| link.signature != SignatureCheck::Invalid).count();
            let nodes = path.certificates.iter().take(proven.saturating_add(1));
            nodes.map_while(|node| certificate(self.objects, node.object?)).collect::<Vec<_>>()
        });
        let by_file = self.bundle.map(|bundle| {
            let order = bundle.order.iter();
            order.filter_map(|id| certificate(self.objects, *id)).collect::<Vec<_>>()
        });
        let longest = [by_file, by_path].into_iter().flatten().max_by_key(Vec::len);
        // An expired certificate at the end is an old cross-sign: clients that follow it refuse the server.
        let longest = longest.map(|mut chain| {
            let is_expired = |last: &&Certificate| last.validity.not_after < self.options.at;
            while chain.len() > 1 && chain.last().is_some_and(is_expired) {
                chain.pop();
            }
            if let Some(last) = chain.last_mut().filter(|last| last.is_self_issued())
                && let Some(cross_sign) = self.cross_sign(last)
            {
                *last = cross_sign;
            }
            chain
        });
        longest.filter(|chain| !chain.is_empty()).unwrap_or_else(|| self.certificate().into_iter().collect())
    }

    /// The cross-sign of a new root by one that clients already have, such as that of Let's Encrypt's Root YR by ISRG Root X1:
    /// clients without the new root need it from the server.
    fn cross_sign(&self, root: &Certificate) -> Option<&'a Certificate> {
        let paths = self.paths.map(|paths| paths.paths.as_slice()).unwrap_or_default();
        let anchored =
            paths.iter().filter(|path| path.end == PathEnd::Anchor && path.verdict != Outcome::Fail);
        let nodes = anchored.flat_map(|path| &path.certificates);
        let mut given = nodes.filter_map(|node| certificate(self.objects, node.object?));
        given.find(|other| {
            !other.is_self_issued()
                && other.subject.der == root.subject.der
                && other.fingerprints.spki_sha256 == root.fingerprints.spki_sha256
        })
    }

    /// The private key of the certificate.
    ///
    /// # Errors
    /// It is not there, or perhaps in something that is locked.
    pub(super) fn key(&self) -> Result<&'a PrivateKey, ExportError> {
        let certificate = self.certificate().ok_or(ExportError::NotACertificate)?;
        let may_hold_key = |object: &Object| {
            use ObjectKind as Kind;
            object.lock.is_some()
                && matches!(
                    object.content.kind(),
                    Kind::EncryptedPrivateKey
                        | Kind::PrivateKey
                        | Kind::Pkcs12
                        | Kind::JavaKeyStore
                        | Kind::JceKeyStore
                )
        };
        keys(self.objects, certificate).next().ok_or_else(|| {
            if self.objects.iter().any(may_hold_key) {
                ExportError::KeyLocked
            } else {
                ExportError::KeyMissing
            }
        })
    }

    /// The private key as PKCS#8, if it was asked for.
    ///
    /// # Errors
    /// It was not, or it is not there.
    pub(super) fn secret(&self, order: &ExportOrder) -> Result<Secret, ExportError> {
        if !order.key {
            return Err(ExportError::KeyNotAsked);
        }
        private_key::pkcs8(self.key()?).ok_or(ExportError::KeyUnusable)
    }

    /// What whoever deploys a file of it has to know.
    pub(super) fn remarks(&self, kind: ExportKind) -> Vec<Text> {
        let mut remarks: Vec<Text> = Vec::new();
        let goes_to = kind.of_product().and_then(|file| file.destination);
        let concerns = |assessment: &&Assessment| {
            assessment.verdict == Verdict::Rejected
                && goes_to.is_none_or(|destination| assessment.destination == destination)
        };
        for assessment in self.assessments.iter().filter(concerns) {
            remarks.push(format!("{}: {}", assessment.title, assessment.headline).into());
        }
        if let Some(paths) = self.paths.filter(|paths| paths.outcome == Outcome::Fail)
            && !remarks.iter().any(|remark| remark.contains(&*paths.headline))
        {
            remarks.push(format!("Its chain breaks: {}", paths.headline).into());
        }
        for finding in self.platform.iter().filter(|finding| finding.outcome == Outcome::Fail) {
            remarks.push(format!("Platform requirement: {}: {}", finding.title, finding.found).into());
        }
        if kind.needs_key()
            && let Ok(key) = self.key()
        {
            remarks.extend(key.faults.iter().map(|found| Text::from(fault(*found))));
        }
        if kind.has_chain()
            && let Some(path) = self.best_path()
        {
            if let Some(gap) = &path.gap {
                let issuer = visible(&gap.issuer);
                remarks
                    .push(format!("The chain is incomplete: the certificate of {issuer} is missing.").into());
            } else if let Some(root) = path.certificates.iter().find(|node| node.object.is_none()) {
                let root = visible(&root.title);
                remarks.push(
                    format!("The root {root} was not added, so it is not in the file. Devices have it; servers need not send it.").into(),
                );
            }
        }
        remarks
    }
}
