//! What lists say of a certificate once deltas are added to the complete lists they go on from (RFC 5280 section 5.2.4).

use std::cmp::Ordering;

use super::list::{Prepared, compare};
use super::scope::Reasons;
use crate::model::{Bytes, RevocationReason, RevokedCertificate, Timestamp};

/// A list whose signature somebody on the path answers for, and whose scope covers the certificate.
pub(super) struct Candidate<'l, 'a> {
    pub(super) prepared: &'l Prepared<'a>,
    /// The key that it is signed with, by SHA-256.
    pub(super) key: &'a Bytes,
    /// The reasons for which it covers the certificate.
    pub(super) reasons: Reasons,
    /// The entry of the certificate.
    pub(super) entry: Option<&'a RevokedCertificate>,
    pub(super) age: Age,
    /// Whether it must have a number.
    pub(super) needs_number: bool,
}

/// Where the instant asked about lies in the time of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// The list was made after it.
    Future,
    /// The list is the current one, or does not say when the next one is due.
    Current,
    /// The next list was due before it.
    Expired,
}

impl Age {
    pub(super) fn of(prepared: &Prepared<'_>, at: Timestamp) -> Self {
        let list = prepared.list;
        if at < list.this_update {
            Self::Future
        } else if list.next_update.is_some_and(|next| next < at) {
            Self::Expired
        } else {
            Self::Current
        }
    }
}

impl Candidate<'_, '_> {
    pub(super) const fn is_delta(&self) -> bool {
        self.prepared.base_number.is_some()
    }

    /// Whether nothing in the list forbids to rely on what it does not say.
    fn is_sound(&self) -> bool {
        self.prepared.defects.is_empty() && self.prepared.is_complete() && !self.breaks_for_number()
    }

    /// Whether it does not count for the lack of a number.
    pub(super) fn breaks_for_number(&self) -> bool {
        self.needs_number && self.prepared.lacks_number()
    }

    /// Whether a delta goes on from a complete list: same issuer, same scope, same key, and numbers that fit.
    pub(super) fn goes_on_from(&self, base: &Self) -> bool {
        let scope = |candidate: &Self| candidate.prepared.point.map(|(_, der)| der.to_vec());
        let (Some(from), Some(own), Some(of_base)) =
            (self.prepared.base_number, self.prepared.number, base.prepared.number)
        else {
            return false;
        };
        compare(of_base, from) != Ordering::Less
            && compare(of_base, own) == Ordering::Less
            && self.key == base.key
            && self.prepared.issuer == base.prepared.issuer
            && scope(self) == scope(base)
    }
}

/// A complete list with what the deltas add to it.
pub(super) struct View<'v, 'l, 'a> {
    pub(super) base: &'v Candidate<'l, 'a>,
    /// The list that tells how new the view is.
    pub(super) newest: &'v Candidate<'l, 'a>,
    /// What stands of the certificate in the end, and in which list.
    pub(super) listed: Option<(&'v Candidate<'l, 'a>, &'a RevokedCertificate)>,
    /// The delta that lifted a suspension.
    pub(super) lifted: Option<&'v Candidate<'l, 'a>>,
    /// Whether the certificate can be taken as not revoked because the view does not list it.
    pub(super) is_reliable: bool,
}

impl<'v, 'l, 'a> View<'v, 'l, 'a> {
    /// The view of a complete list; `deltas` in the order of their numbers.
    pub(super) fn new(base: &'v Candidate<'l, 'a>, deltas: &[&'v Candidate<'l, 'a>]) -> Self {
        let is_removal = |entry: &RevokedCertificate| entry.reason == Some(RevocationReason::RemoveFromCrl);
        let mut view = Self {
            base,
            newest: base,
            listed: base.entry.filter(|entry| !is_removal(entry)).map(|entry| (base, entry)),
            lifted: None,
            is_reliable: base.is_sound() && base.age == Age::Current,
        };
        for delta in deltas.iter().filter(|delta| delta.goes_on_from(base)) {
            // One that cannot be relied on may revoke, but not lift.
            let is_usable = delta.is_sound() && delta.age != Age::Future;
            match delta.entry {
                Some(entry) if is_removal(entry) => {
                    let is_hold = view
                        .listed
                        .is_some_and(|(_, entry)| entry.reason == Some(RevocationReason::CertificateHold));
                    if is_usable && is_hold {
                        view.listed = None;
                        view.lifted = Some(delta);
                    }
                }
                Some(entry) => {
                    view.listed = Some((delta, entry));
                    view.lifted = None;
                }
                None => {}
            }
            // A complete list that ended and a current delta are together as good as a current list.
            if is_usable && delta.age == Age::Current && base.is_sound() && base.age != Age::Future {
                view.newest = delta;
                view.is_reliable = true;
            }
        }
        view
    }

    /// Whether the view can be relied on, and says nothing of the certificate.
    pub(super) const fn clears(&self) -> bool {
        self.is_reliable && self.listed.is_none()
    }

    /// Whether the view rests on something that a person should know.
    pub(super) fn has_flaw(&self) -> bool {
        self.base.prepared.list.version == 1
            || self.base.prepared.lacks_number()
            || self.newest.prepared.list.next_update.is_none()
    }
}
