//! A certificate or a request, as it is compared.

use super::ComparedObject;
use crate::checks::role::{request_is_for_client, roles};
use crate::checks::{Lineage, Subject};
use crate::input::{Options, Role};
use crate::model::{
    Bytes, Certificate, CertificateRequest, Content, Extension, ExtensionValue, GeneralName, Name, Object,
    PublicKey, SignatureAlgorithm, Timestamp,
};
use crate::report::titles::title_of;
use crate::report::words::kind_name;
use crate::report::{Assessment, Field, PathsReport, details};

/// One of the two that are compared, with what is known of it.
pub(in crate::report) struct Side<'a> {
    pub(in crate::report) id: u32,
    pub(in crate::report) object: &'a Object,
    /// The name of its file.
    pub(in crate::report) file: &'a str,
    pub(in crate::report) item: Item<'a>,
    /// What it is, as the judges look at it; a certificate only.
    pub(in crate::report) subject: Option<Subject<'a>>,
    /// Where a certificate comes from.
    pub(in crate::report) lineage: Option<&'a Lineage<'a>>,
    pub(in crate::report) paths: Option<&'a PathsReport>,
    /// Whether its own key fits its signature.
    pub(in crate::report) self_signed: bool,
    /// What the demands say of it.
    pub(in crate::report) assessments: &'a [Assessment],
}

/// What can be compared.
#[derive(Clone, Copy)]
pub(in crate::report) enum Item<'a> {
    Certificate(&'a Certificate),
    Request(&'a CertificateRequest),
}

impl<'a> Item<'a> {
    /// What can be compared of an object.
    pub(in crate::report) fn of(object: &'a Object) -> Option<Self> {
        match &object.content {
            Content::Certificate(certificate) => Some(Self::Certificate(certificate)),
            Content::CertificateRequest(request) => Some(Self::Request(request)),
            _ => None,
        }
    }

    pub(super) const fn extensions(self) -> &'a [Extension] {
        match self {
            Self::Certificate(certificate) => certificate.extensions.as_slice(),
            Self::Request(request) => request.extensions.as_slice(),
        }
    }

    pub(super) const fn subject(self) -> &'a Name {
        match self {
            Self::Certificate(certificate) => &certificate.subject,
            Self::Request(request) => &request.subject,
        }
    }

    pub(super) const fn key_hash(self) -> &'a Bytes {
        match self {
            Self::Certificate(certificate) => &certificate.fingerprints.spki_sha256,
            Self::Request(request) => &request.public_key.spki_sha256,
        }
    }

    pub(super) const fn sha256(self) -> &'a Bytes {
        match self {
            Self::Certificate(certificate) => &certificate.fingerprints.sha256,
            Self::Request(request) => &request.sha256,
        }
    }

    /// The names that it is for.
    pub(super) fn names(self) -> &'a [GeneralName] {
        let names = self.extensions().iter().find_map(|extension| match &extension.value {
            ExtensionValue::SubjectAltName(names) => Some(names.as_slice()),
            _ => None,
        });
        names.unwrap_or_default()
    }

    /// When it begins to hold; a request comes before any certificate.
    pub(in crate::report) const fn age(self) -> Option<(Timestamp, Timestamp)> {
        match self {
            Self::Certificate(certificate) => {
                Some((certificate.validity.not_before, certificate.validity.not_after))
            }
            Self::Request(_) => None,
        }
    }
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
                roles(certificate, options).first().map_or(Role::Server, |(role, _)| *role)
            }
            Item::Request(request) => match request_is_for_client(request, options.user_name.as_ref()) {
                Ok(_) => Role::Client,
                Err(_) => Role::Server,
            },
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
