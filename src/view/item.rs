//! A certificate or a request: what can be compared with another one.

use crate::model::{
    Bytes, Certificate, CertificateRequest, Content, Extension, ExtensionValue, GeneralName, Name, Object,
    Timestamp,
};

/// What can be compared.
#[derive(Clone, Copy)]
pub(crate) enum Item<'a> {
    Certificate(&'a Certificate),
    Request(&'a CertificateRequest),
}

impl<'a> Item<'a> {
    /// What can be compared of an object.
    pub(crate) fn of(object: &'a Object) -> Option<Self> {
        match &object.content {
            Content::Certificate(certificate) => Some(Self::Certificate(certificate)),
            Content::CertificateRequest(request) => Some(Self::Request(request)),
            _ => None,
        }
    }

    pub(crate) const fn extensions(self) -> &'a [Extension] {
        match self {
            Self::Certificate(certificate) => certificate.extensions.as_slice(),
            Self::Request(request) => request.extensions.as_slice(),
        }
    }

    pub(crate) const fn subject(self) -> &'a Name {
        match self {
            Self::Certificate(certificate) => &certificate.subject,
            Self::Request(request) => &request.subject,
        }
    }

    pub(crate) const fn key_hash(self) -> &'a Bytes {
        match self {
            Self::Certificate(certificate) => &certificate.fingerprints.spki_sha256,
            Self::Request(request) => &request.public_key.spki_sha256,
        }
    }

    pub(crate) const fn sha256(self) -> &'a Bytes {
        match self {
            Self::Certificate(certificate) => &certificate.fingerprints.sha256,
            Self::Request(request) => &request.sha256,
        }
    }

    /// The names that it is for.
    pub(crate) fn names(self) -> &'a [GeneralName] {
        let names = self.extensions().iter().find_map(|extension| match &extension.value {
            ExtensionValue::SubjectAltName(names) => Some(names.as_slice()),
            _ => None,
        });
        names.unwrap_or_default()
    }

    /// When it begins to hold; a request comes before any certificate.
    pub(crate) const fn age(self) -> Option<(Timestamp, Timestamp)> {
        match self {
            Self::Certificate(certificate) => {
                Some((certificate.validity.not_before, certificate.validity.not_after))
            }
            Self::Request(_) => None,
        }
    }
}
