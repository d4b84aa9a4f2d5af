//! Which objects belong together: decided on the SubjectPublicKeyInfo alone, never on names.

use std::collections::HashMap;

use crate::model::{Content, Object};
use crate::naming::title;
use crate::report::{Related, Relation};

/// So many objects with the same key are looked at for the nearest certificate. A list asks for every key of a drop, and
/// a hostile one consists of copies.
const MAX_COMPARED: usize = 50;

/// Most related objects that are listed for one.
const MAX_RELATED: usize = 20;

/// Objects by the hash of their public keys.
pub(crate) struct Index<'a>(HashMap<&'a [u8], Vec<u32>>);

impl<'a> Index<'a> {
    /// Sorts objects by their keys.
    pub(crate) fn new(objects: &'a [Object]) -> Self {
        let mut by_key: HashMap<&[u8], Vec<u32>> = HashMap::new();
        for (id, object) in (0_u32..).zip(objects) {
            if let Some(key) = key_hash(&object.content) {
                by_key.entry(key).or_default().push(id);
            }
        }
        Self(by_key)
    }

    /// What an object has to do with.
    pub(crate) fn related(&self, id: u32, objects: &[Object]) -> Vec<Related> {
        let get = |id: u32| objects.get(usize::try_from(id).ok()?);
        let Some(object) = get(id) else { return Vec::new() };
        let same_key = key_hash(&object.content).and_then(|key| self.0.get(key)).into_iter().flatten();
        same_key
            .filter(|other| **other != id)
            .filter_map(|other| Some((*other, get(*other)?)))
            .filter_map(|(other, found)| {
                let relation = relation(&object.content, &found.content)?;
                Some(Related { id: other, title: title(&found.content).into(), relation })
            })
            .take(MAX_RELATED)
            .collect()
    }

    /// The private key for an object, in the same file rather than in another.
    pub(crate) fn private_key(&self, id: u32, objects: &[Object]) -> Option<u32> {
        let get = |id: u32| objects.get(usize::try_from(id).ok()?);
        let object = get(id)?;
        let same_key = self.0.get(key_hash(&object.content)?)?.iter().take(MAX_COMPARED);
        let found = same_key.filter_map(|other| Some((*other, get(*other)?)));
        let keys = found.filter(|(_, found)| matches!(found.content, Content::PrivateKey(_)));
        keys.min_by_key(|(id, other)| (other.origin.input != object.origin.input, *id)).map(|(id, _)| id)
    }

    /// A certificate for the key of an object: in the same container rather than in another, in the same file rather than
    /// in another.
    pub(crate) fn certificate(&self, id: u32, objects: &[Object]) -> Option<u32> {
        let get = |id: u32| objects.get(usize::try_from(id).ok()?);
        let object = get(id)?;
        let same_key = self.0.get(key_hash(&object.content)?)?.iter().take(MAX_COMPARED);
        let found = same_key.filter_map(|other| Some((*other, get(*other)?)));
        let certificates = found.filter(|(_, found)| matches!(found.content, Content::Certificate(_)));
        let far =
            |other: &Object| (other.origin.input != object.origin.input, other.container != object.container);
        certificates.min_by_key(|(id, other)| (far(other), *id)).map(|(id, _)| id)
    }
}

fn relation(object: &Content, other: &Content) -> Option<Relation> {
    Some(match (object, other) {
        (Content::Certificate(one), Content::Certificate(two))
            if one.fingerprints.sha256 == two.fingerprints.sha256 =>
        {
            Relation::Duplicate
        }
        (_, Content::Certificate(_)) => Relation::Certificate,
        (_, Content::PrivateKey(_)) => Relation::PrivateKey,
        (_, Content::CertificateRequest(_)) => Relation::Request,
        (_, Content::PublicKey(_)) => Relation::PublicKey,
        (_, Content::SshKey(key)) if key.private => Relation::PrivateKey,
        (_, Content::SshKey(_)) => Relation::PublicKey,
        _ => return None,
    })
}

/// SHA-256 of the SubjectPublicKeyInfo, where an object has one.
fn key_hash(content: &Content) -> Option<&[u8]> {
    match content {
        Content::Certificate(certificate) => Some(&certificate.fingerprints.spki_sha256.0),
        Content::CertificateRequest(request) => Some(&request.public_key.spki_sha256.0),
        Content::PrivateKey(key) => key.public_key.as_ref().map(|public| public.spki_sha256.0.as_slice()),
        Content::PublicKey(key) => Some(&key.spki_sha256.0),
        Content::SshKey(key) => key.public_key.as_ref().map(|public| public.spki_sha256.0.as_slice()),
        _ => None,
    }
}
