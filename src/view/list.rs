//! What files hold, without any judgement: for an inventory of many.

use serde::Serialize;

use crate::model::{Bytes, Content, Object, ObjectKind, Text, Timestamp};
use crate::naming::{key_of, place, title_of};
use crate::report::{InputReport, Problem};

/// What files hold, object by object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct List {
    /// The files, in the order given.
    pub inputs: Vec<InputReport>,
    /// What was found in them, in order.
    pub objects: Vec<ListedObject>,
    /// What could not be read, and what to do about it.
    pub problems: Vec<Problem>,
}

/// One object, in short. What an object of its kind does not have is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ListedObject {
    /// Its number in the report of the same files.
    pub id: u32,
    /// Index of its file in `inputs`.
    pub input: u32,
    /// The container it was found in, by its number.
    pub container: Option<u32>,
    /// Its place in the file, in words; empty where it is the whole file.
    pub place: Text,
    /// What it is.
    pub kind: ObjectKind,
    /// Whether it is locked: what it holds is not listed.
    pub locked: bool,
    /// Its name, for people.
    pub title: Text,
    /// Whom it is for, as RFC 4514 writes names.
    pub subject: Option<String>,
    /// Who issued it, as RFC 4514 writes names.
    pub issuer: Option<String>,
    /// Its serial number: the content bytes of the INTEGER.
    pub serial: Option<Bytes>,
    /// First instant of its validity.
    pub not_before: Option<Timestamp>,
    /// Last instant of its validity.
    pub not_after: Option<Timestamp>,
    /// Its key, by kind and size; empty where it has none.
    pub key: Text,
    /// SHA-256 of its DER.
    pub sha256: Option<Bytes>,
    /// SHA-1 of its DER.
    pub sha1: Option<Bytes>,
}

impl ListedObject {
    /// An object by its number.
    pub(crate) fn of(id: u32, object: &Object) -> Self {
        let mut listed = Self {
            id,
            input: object.origin.input,
            container: object.container,
            place: place(&object.origin),
            kind: object.content.kind(),
            locked: object.lock.is_some(),
            title: title_of(object).into(),
            subject: None,
            issuer: None,
            serial: None,
            not_before: None,
            not_after: None,
            key: key_of(&object.content),
            sha256: None,
            sha1: None,
        };
        match &object.content {
            Content::Certificate(certificate) => {
                listed.subject = Some(certificate.subject.to_string());
                listed.issuer = Some(certificate.issuer.to_string());
                listed.serial = Some(certificate.serial.clone());
                listed.not_before = Some(certificate.validity.not_before);
                listed.not_after = Some(certificate.validity.not_after);
                listed.sha256 = Some(certificate.fingerprints.sha256.clone());
                listed.sha1 = Some(certificate.fingerprints.sha1.clone());
            }
            Content::CertificateRequest(request) => {
                listed.subject = Some(request.subject.to_string());
                listed.sha256 = Some(request.sha256.clone());
            }
            Content::RevocationList(list) => {
                listed.issuer = Some(list.issuer.to_string());
                listed.not_before = Some(list.this_update);
                listed.not_after = list.next_update;
                listed.sha256 = Some(list.sha256.clone());
            }
            _ => {}
        }
        listed
    }
}
