//! Keys and signature algorithms (Baseline Requirements sections 6.1.5, 6.1.6 and 7.1.3).

use super::subject::{Role, Subject};
use crate::model::{Curve, HashAlgorithm, PublicKeyAlgorithm, SignatureAlgorithm, SignatureScheme};

pub(super) fn judge(subject: &mut Subject<'_>) {
    key(subject);
    // A root vouches for itself: nobody relies on that signature.
    if subject.role != Role::Root {
        signature(subject);
    }
}

fn key(subject: &mut Subject<'_>) {
    const SIZES: &str = "Baseline Requirements section 6.1.5";
    let key = &subject.certificate.public_key;
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { exponent, pss_only, .. } => {
            rsa(subject, key.bits.unwrap_or_default(), &exponent.0);
            if *pss_only {
                subject.must(
                    "keyForPssOnly",
                    "Baseline Requirements section 7.1.3.1.1",
                    "Its key says RSASSA-PSS; public certificates name RSA keys rsaEncryption.",
                );
            }
        }
        PublicKeyAlgorithm::Ec { curve: Curve::P256 | Curve::P384 | Curve::P521, .. } => {}
        PublicKeyAlgorithm::Ec { curve: Curve::Explicit | Curve::Missing, .. } => subject.must(
            "curveNotNamed",
            "Baseline Requirements section 7.1.3.1.2",
            "Its key does not give the elliptic curve by name.",
        ),
        PublicKeyAlgorithm::Ec { curve, .. } => {
            let text = format!("Its key is on {curve}; only P-256, P-384 and P-521 are allowed.");
            subject.must("curveNotAllowed", SIZES, text);
        }
        PublicKeyAlgorithm::Malformed => {
            subject.must("keyMalformed", SIZES, "Its public key cannot be read.")
        }
        _ => {
            let text =
                format!("Its key is {key}; only RSA keys and keys on P-256, P-384 and P-521 are allowed.");
            subject.must("keyTypeNotAllowed", SIZES, text);
        }
    }
}

fn rsa(subject: &mut Subject<'_>, bits: u32, exponent: &[u8]) {
    const SIZES: &str = "Baseline Requirements section 6.1.5";
    const QUALITY: &str = "Baseline Requirements section 6.1.6";
    if bits < 2048 {
        let text = format!("Its RSA key has {bits} bits; at least 2048 are required.");
        subject.must("keyTooShort", SIZES, text);
    }
    if !bits.is_multiple_of(8) {
        let text = format!("Its RSA key has {bits} bits, which is not a multiple of 8.");
        subject.must("keyNotWholeBytes", SIZES, text);
    }
    let is_odd = exponent.last().is_some_and(|last| last & 1 == 1);
    match exponent {
        [] | [0..3] => {
            subject.must("exponentTooSmall", QUALITY, "The public exponent of its RSA key is below 3.")
        }
        _ if !is_odd => subject.must("exponentEven", QUALITY, "The public exponent of its RSA key is even."),
        // 65537 is 01 00 01.
        [_] | [_, _] => subject.should(
            "exponentSmall",
            QUALITY,
            "The public exponent of its RSA key is below 65537, the least that is recommended.",
        ),
        _ => {}
    }
}

fn signature(subject: &mut Subject<'_>) {
    const RSA: &str = "Baseline Requirements section 7.1.3.2.1";
    const ECDSA: &str = "Baseline Requirements section 7.1.3.2.2";
    let algorithm = &subject.certificate.signature_algorithm;
    match algorithm.scheme {
        SignatureScheme::RsaPkcs1 if salt_length(algorithm.hash).is_some() => {}
        SignatureScheme::RsaPss if pss_fits(algorithm) => {}
        SignatureScheme::RsaPkcs1 | SignatureScheme::RsaPss => {
            let text = format!(
                "It is signed with {algorithm}; only SHA-256, SHA-384 and SHA-512 are allowed, in PSS with the same hash for the mask and a salt of its length."
            );
            subject.must("signatureNotAllowed", RSA, text);
        }
        SignatureScheme::Ecdsa => {
            let issuer = subject.position.issuer.map(|issuer| &issuer.public_key.algorithm);
            let (curve, wanted) = match issuer {
                Some(PublicKeyAlgorithm::Ec { curve: Curve::P256, .. }) => ("P-256", HashAlgorithm::Sha256),
                Some(PublicKeyAlgorithm::Ec { curve: Curve::P384, .. }) => ("P-384", HashAlgorithm::Sha384),
                Some(PublicKeyAlgorithm::Ec { curve: Curve::P521, .. }) => ("P-521", HashAlgorithm::Sha512),
                // The issuer is not here, or fails for its own key.
                _ if salt_length(algorithm.hash).is_some() => return,
                _ => ("the issuer's curve", HashAlgorithm::Sha256),
            };
            if algorithm.hash != Some(wanted) {
                let text = format!(
                    "It is signed with {algorithm}; with a key on {curve} it must be {}.",
                    wanted.name()
                );
                subject.must("signatureNotAllowed", ECDSA, text);
            }
        }
        _ => {
            let text = format!("It is signed with {algorithm}; only RSA and ECDSA are allowed.");
            subject.must("signatureNotAllowed", "Baseline Requirements section 7.1.3.2", text);
        }
    }
}

/// The salt that goes with a hash that is allowed, in bytes.
const fn salt_length(hash: Option<HashAlgorithm>) -> Option<u32> {
    match hash {
        Some(HashAlgorithm::Sha256) => Some(32),
        Some(HashAlgorithm::Sha384) => Some(48),
        Some(HashAlgorithm::Sha512) => Some(64),
        _ => None,
    }
}

fn pss_fits(algorithm: &SignatureAlgorithm) -> bool {
    algorithm
        .pss
        .is_some_and(|pss| pss.mask_hash == pss.hash && salt_length(Some(pss.hash)) == Some(pss.salt_length))
}
