//! A path as the checks see it: its certificates, their places, and what is asked.

use super::{End, Link, Lists, Path, Question, name};
use crate::model::Certificate;

/// A path as the checks see it.
#[derive(Clone, Copy, Debug)]
pub struct Chain<'a> {
    /// The certificates, the target first.
    pub certificates: &'a [&'a Certificate],
    /// What binds each certificate to the next: one fewer than certificates.
    pub links: &'a [Link],
    /// How the path ends.
    pub end: End,
    /// What is asked.
    pub question: &'a Question,
    /// The revocation lists there are.
    pub lists: &'a Lists<'a>,
}

/// One certificate of a path, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Position<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// The one that issued it, if it is on the path.
    pub issuer: Option<&'a Certificate>,
    /// What binds it to its issuer.
    pub link: Option<Link>,
    /// Its index on the path; 0 is the target.
    pub index: usize,
    /// Whether it is the trust anchor.
    pub is_anchor: bool,
    /// Whether it names itself as issuer (RFC 5280 section 3.2).
    pub is_self_issued: bool,
}

impl Position<'_> {
    /// Whether it is what the path is about, and not an issuer on it.
    #[must_use]
    pub const fn is_target(&self) -> bool {
        self.index == 0
    }
}

impl<'a> Chain<'a> {
    /// The certificates with their places, the target first.
    pub fn positions(&self) -> impl DoubleEndedIterator<Item = Position<'a>> + ExactSizeIterator + use<'a> {
        let Self { certificates, links, end, .. } = *self;
        certificates.iter().enumerate().map(move |(index, certificate)| {
            let above = index.saturating_add(1);
            Position {
                certificate,
                issuer: certificates.get(above).copied(),
                link: links.get(index).copied(),
                index,
                is_anchor: end == End::Anchor && above == certificates.len(),
                is_self_issued: name::matches(&certificate.issuer, &certificate.subject),
            }
        })
    }
}

/// The certificates of a path, by their indexes.
#[must_use]
pub fn certificates<'a>(path: &Path, all: &[&'a Certificate]) -> Vec<&'a Certificate> {
    path.certificates.iter().filter_map(|index| all.get(*index).copied()).collect()
}
