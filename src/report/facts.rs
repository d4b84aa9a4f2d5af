//! What is known of objects that are not certificates, in one type for the report.

use serde::Serialize;

use crate::model::{
    Archive, BarePublicKey, CertificateRequest, Content, KeyStore, OcspResponse, PinLedger, Pkcs7, Pkcs12,
    PrivateKey, RevocationList, SshKey,
};

/// What is known of an object that is not a certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the types say it all")]
pub enum Facts {
    Archive(Box<Archive>),
    CertificateRequest(Box<CertificateRequest>),
    KeyStore(Box<KeyStore>),
    OcspResponse(Box<OcspResponse>),
    PinLedger(Box<PinLedger>),
    Pkcs12(Box<Pkcs12>),
    Pkcs7(Box<Pkcs7>),
    PrivateKey(Box<PrivateKey>),
    PublicKey(Box<BarePublicKey>),
    RevocationList(Box<RevocationList>),
    SshKey(Box<SshKey>),
}

impl Facts {
    /// The facts of an object; `None` for a certificate and for what is only recognised.
    pub(crate) fn of(content: &Content) -> Option<Self> {
        Some(match content {
            Content::Certificate(_) | Content::Other(_) => return None,
            Content::Archive(_, facts) => Self::Archive(facts.clone()),
            Content::CertificateRequest(facts) => Self::CertificateRequest(facts.clone()),
            Content::KeyStore(_, facts) => Self::KeyStore(facts.clone()),
            Content::OcspResponse(facts) => Self::OcspResponse(facts.clone()),
            Content::PinLedger(facts) => Self::PinLedger(facts.clone()),
            Content::Pkcs12(facts) => Self::Pkcs12(facts.clone()),
            Content::Pkcs7(facts) => Self::Pkcs7(facts.clone()),
            Content::PrivateKey(facts) => {
                Self::PrivateKey(Box::new(PrivateKey { secret: None, ..(**facts).clone() }))
            }
            Content::PublicKey(facts) => Self::PublicKey(facts.clone()),
            Content::RevocationList(facts) => Self::RevocationList(facts.clone()),
            Content::SshKey(facts) => Self::SshKey(facts.clone()),
        })
    }
}
