//! A certificate or a request, as it is compared.

use super::ComparedObject;
use crate::checks::role::{role_of_request, roles};
use crate::checks::{Lineage, Subject};
use crate::input::{Options, Role};
use crate::model::{Bytes, Certificate, ExtensionValue, Object, PublicKey, SignatureAlgorithm, Timestamp};
use crate::naming::{kind_name, title_of};
use crate::report::{Assessment, PathsReport};
use crate::view::{Field, Item, details};

/// One of the two that are compared, with what is known of it.
pub(crate) struct Side<'a> {
    pub(crate) id: u32,
    pub(crate) object: &'a Object,
    /// The name of its file.
    pub(crate) file: &'a str,
    pub(crate) item: Item<'a>,
    /// What it is, as the judges look at it; a certificate only.
    pub(crate) subject: Option<Subject<'a>>,
    /// Where a certificate comes from.
    pub(crate) lineage: Option<&'a Lineage<'a>>,
    pub(crate) paths: Option<&'a PathsReport>,
    /// Whether its own key fits its signature.
    pub(crate) self_signed: bool,
    /// What the requirements say of it.
    pub(crate) assessments: &'a [Assessment],
}

impl<'a> Side<'a> {
    pub(super) const fn certificate(&self) -> Option<&'a Certificate> {
        match self.item {
            Item::Certificate(certificate) => Some(certificate),
            Item::Request(_) => None,
        }
    }

    pub(super) const fn key(&self) -> &'a PublicKey {
        match self.item {
            Item::Certificate(certificate) => &certificate.public_key,
            Item::Request(request) => &request.public_key.key,
        }
    }

    pub(super) const fn signature_algorithm(&self) -> &'a SignatureAlgorithm {
        match self.item {
            Item::Certificate(certificate) => &certificate.signature_algorithm,
            Item::Request(request) => &request.signature_algorithm,
        }
    }

    pub(super) const fn age(&self) -> Option<(Timestamp, Timestamp)> {
        self.item.age()
    }

    pub(super) const fn sha256(&self) -> &'a Bytes {
        self.item.sha256()
    }

    pub(super) const fn key_hash(&self) -> &'a Bytes {
        self.item.key_hash()
    }

    /// The value of the first extension that a function takes.
    pub(super) fn extension<T>(&self, value: impl Fn(&'a ExtensionValue) -> Option<T>) -> Option<T> {
        self.item.extensions().iter().find_map(|extension| value(&extension.value))
    }

    /// Whether it is a request that does not ask for an extension. That means nothing: the authority decides what it adds.
    pub(super) fn leaves_open(&self, has: impl Fn(&ExtensionValue) -> bool) -> bool {
        self.certificate().is_none() && !self.item.extensions().iter().any(|extension| has(&extension.value))
    }

    /// The role that it looks made for first.
    pub(super) fn role(&self, options: &Options) -> Role {
        match self.item {
            Item::Certificate(certificate) => {
                roles(certificate, options, &[]).first().map_or(Role::Server, |likely| likely.role)
            }
            Item::Request(request) => role_of_request(request, options, &[]).role,
        }
    }

    pub(super) fn fields(&self) -> Vec<Field> {
        details::fields(self.object)
    }

    pub(super) fn compared(&self) -> ComparedObject {
        let (not_before, not_after) = self.age().unzip();
        ComparedObject {
            id: self.id,
            kind_name: kind_name(self.object.content.kind()).into(),
            title: title_of(self.object).into(),
            file: self.file.to_owned(),
            not_before,
            not_after,
        }
    }
}
