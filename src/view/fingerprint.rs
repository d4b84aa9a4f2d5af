//! The hashes by which an object and its key are known.

use serde::{Deserialize, Serialize};

use super::Fingerprint;
use crate::model::{Bytes, Content, hex_colons};
use crate::writing::base64;

/// What a fingerprint is of, and by which hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum FingerprintName {
    /// SHA-256 of the whole object.
    Sha256,
    /// SHA-1 of the whole object.
    Sha1,
    /// SHA-256 of the public key.
    PublicKey,
    /// The subject key identifier, which is no fingerprint but stands beside them in dialogs.
    KeyIdentifier,
    /// SHA-256 of a file.
    File,
}

impl FingerprintName {
    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha1 => "SHA-1",
            Self::PublicKey => "Public key SHA-256",
            Self::KeyIdentifier => "Subject key identifier",
            Self::File => "SHA-256 of the file",
        }
    }
}

/// The hashes by which an object and its key are known.
pub(crate) fn hashes(content: &Content) -> Vec<(FingerprintName, &Bytes)> {
    use FingerprintName::{PublicKey, Sha1, Sha256};
    match content {
        Content::Certificate(certificate) => {
            let fingerprints = &certificate.fingerprints;
            vec![
                (Sha256, &fingerprints.sha256),
                (Sha1, &fingerprints.sha1),
                (PublicKey, &fingerprints.spki_sha256),
            ]
        }
        Content::CertificateRequest(request) => {
            vec![(Sha256, &request.sha256), (PublicKey, &request.public_key.spki_sha256)]
        }
        Content::PrivateKey(key) => {
            key.public_key.iter().map(|public| (PublicKey, &public.spki_sha256)).collect()
        }
        Content::PublicKey(key) => vec![(PublicKey, &key.spki_sha256)],
        Content::RevocationList(list) => vec![(Sha256, &list.sha256)],
        _ => Vec::new(),
    }
}

/// The same in words.
pub(crate) fn fingerprints(content: &Content) -> Vec<Fingerprint> {
    hashes(content)
        .into_iter()
        .map(|(name, hash)| Fingerprint {
            name: name.title().into(),
            hex: hex_colons(&hash.0),
            base64: base64(&hash.0),
        })
        .collect()
}
