//! The revocation lists there are, found by the name of who issued them.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use super::list::Prepared;
use super::note::Note;
use super::scope;
use super::signer::{Authorities, Signer};
use crate::input::ValidationPolicy;
use crate::limits::MAX_LISTS_OF_ISSUER;
use crate::model::{Bytes, Certificate, RevocationList, SignatureCheck, Timestamp};
use crate::path::{SignatureCache, name};
use crate::sorting;

/// The path of a signer and what is asked of it: the instant, by which rules, whether revocation must be known, and the
/// certificates by their SHA-256.
pub(super) type SignerPath = (Timestamp, ValidationPolicy, bool, Vec<Bytes>);

/// The revocation lists there are, and who signed them.
#[derive(Clone, Debug, Default)]
pub struct Lists<'a> {
    pub(super) lists: Vec<Prepared<'a>>,
    /// Their indexes by the form of the issuer's name, the newest first.
    by_issuer: HashMap<Vec<u8>, Vec<usize>>,
    /// The paths of signers that were validated: why one is not valid, if it is not.
    pub(super) signers: RefCell<HashMap<SignerPath, Option<Note>>>,
}

impl<'a> Lists<'a> {
    /// Prepares lists for questions: finds among the certificates whose key signed each of them.
    #[must_use]
    pub fn prepare(
        lists: &[&'a RevocationList],
        certificates: &[&'a Certificate],
        cache: &mut SignatureCache,
    ) -> Self {
        if lists.is_empty() {
            return Self::default();
        }
        let authorities = Authorities::new(certificates);
        let mut newest_first = lists.to_vec();
        sorting::by_key(&mut newest_first, |list| (Reverse(list.this_update), &list.sha256));
        newest_first.dedup_by_key(|list| &list.sha256);
        let mut prepared = Self::default();
        for list in newest_first {
            let list = Prepared::new(list, authorities.sign(list, cache));
            prepared.by_issuer.entry(list.issuer.clone()).or_default().push(prepared.lists.len());
            prepared.lists.push(list);
        }
        prepared
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// What the certificates at hand say of a list's signature, and one whose key fits; `None` if its issuer is not there.
    #[must_use]
    pub fn signature(&self, list: &RevocationList) -> Option<(SignatureCheck, Option<&'a Certificate>)> {
        let prepared = self.lists.iter().find(|prepared| prepared.list.sha256 == list.sha256)?;
        let signers = &prepared.signers;
        Some((signers.signature?, signers.found.first().map(Signer::certificate)))
    }

    /// The lists that may speak of a certificate by the name of who issued them, and whether there are more than are asked.
    pub(super) fn named_for(&self, certificate: &Certificate) -> (Vec<&Prepared<'a>>, bool) {
        let points = scope::points(certificate);
        let others = points.iter().flat_map(scope::list_issuers);
        let mut lists: Vec<usize> = Vec::new();
        for issuer in std::iter::once(&certificate.issuer).chain(others) {
            // Those of a name come together: a name that stands twice adds nothing.
            let of_issuer = self.by_issuer.get(&name::key(issuer)).filter(|_| !issuer.is_empty());
            let of_issuer = of_issuer.map_or(&[][..], Vec::as_slice);
            if of_issuer.first().is_none_or(|first| lists.contains(first)) {
                continue;
            }
            let room = MAX_LISTS_OF_ISSUER.saturating_sub(lists.len());
            lists.extend(of_issuer.iter().take(room));
            if of_issuer.len() > room {
                return (self.all(lists), true);
            }
        }
        (self.all(lists), false)
    }

    fn all(&self, indexes: Vec<usize>) -> Vec<&Prepared<'a>> {
        indexes.into_iter().filter_map(|index| self.lists.get(index)).collect()
    }
}
