//! What deserves attention in keys.

use crate::checks::Outcome;
use crate::checks::weak_key::{published, weaknesses};
use crate::model::{BarePublicKey, Cipher, Encryption, KeyDerivation, PrivateKey};
use crate::naming::fault;
use crate::report::Observation;

/// What makes a key weak. Certificates have a requirement of their own for it.
pub(super) fn weak_key(key: &BarePublicKey) -> Vec<Observation> {
    published(&key.spki_sha256.0)
        .into_iter()
        .chain(weaknesses(&key.key))
        .map(|weakness| Observation {
            outcome: Outcome::Fail,
            text: format!("{weakness} Make a new key; a certificate for this one protects nothing.").into(),
        })
        .collect()
}

/// What there is to know of a private key before it is used or passed on.
pub(super) fn private_key(key: &PrivateKey) -> Vec<Observation> {
    let mut found: Vec<Observation> = key
        .faults
        .iter()
        .map(|found| Observation { outcome: Outcome::Fail, text: fault(*found).into() })
        .collect();
    if key.unchecked {
        found.push(Observation {
            outcome: Outcome::Unknown,
            text: "The key was not checked, and no certificate was compared with it, because other keys used up the computing budget. Inspect its file alone, or use --try-anyway in the command.".into(),
        });
    }
    // Primes that are close are seen from both sides.
    if found.is_empty() {
        found.extend(key.public_key.iter().flat_map(weak_key));
    }
    found.extend(match &key.encryption {
        // Not a danger in itself: a server may need a private key that is not encrypted.
        None => Some(Observation {
            outcome: Outcome::NotApplicable,
            text: "The key is not encrypted: anyone who has the file can pose as its owner. Servers need it so; keep the file readable for the server's account alone, and do not send it by mail.".into(),
        }),
        Some(encryption) => is_weak(encryption).then(|| Observation {
            outcome: Outcome::Warn,
            text: format!(
                "The key is protected by {encryption}: somebody who gets the file can try passwords very fast, or break the cipher itself. Treat the file as if it were not encrypted, or encrypt it again: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW"
            )
            .into(),
        }),
    });
    found
}

/// Whether a protection holds up nobody: a cipher that can be broken by trying every key, or a single round of a hash.
pub(super) fn is_weak(encryption: &Encryption) -> bool {
    matches!(encryption.cipher, Cipher::Des | Cipher::Rc2Bits40 | Cipher::Rc2Bits64 | Cipher::Rc4Bits40)
        || matches!(encryption.derivation, KeyDerivation::OpensslBytesToKey | KeyDerivation::Sha1Once)
}
