//! Whether a signature fits a key and what is signed.
//!
//! One file per family of algorithms. "Valid" is said only after the mathematics came out right; whatever is not known here,
//! or does not fit together, was not verified.

mod ecdsa;
mod edwards;
mod hash;
mod ml_dsa;
mod rsa;

use crate::model::{
    PublicKey, PublicKeyAlgorithm, SignatureAlgorithm, SignatureCheck, SignatureScheme as Scheme,
};

/// Verifies a signature over a message.
#[must_use]
pub fn verify(
    key: &PublicKey,
    algorithm: &SignatureAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> SignatureCheck {
    check(key, algorithm, message, signature).unwrap_or(SignatureCheck::NotVerified)
}

/// `None` where key and algorithm do not fit each other, or one of them is not known here.
fn check(
    key: &PublicKey,
    algorithm: &SignatureAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> Option<SignatureCheck> {
    match (algorithm.scheme, &key.algorithm) {
        (Scheme::RsaPkcs1, PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only: false }) => {
            rsa::Key::new(&modulus.0, &exponent.0)?.verify_pkcs1(algorithm.hash?, message, signature)
        }
        (Scheme::RsaPss, PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only }) => {
            // RFC 4055 section 3.3: parameters of the key bind the signature. Others than the very same are left alone.
            let bound = *pss_only && matches!(key.parameters, crate::model::Parameters::Present(_));
            if bound && key.parameters != algorithm.parameters {
                return None;
            }
            rsa::Key::new(&modulus.0, &exponent.0)?.verify_pss(&algorithm.pss?, message, signature)
        }
        (Scheme::Ecdsa, PublicKeyAlgorithm::Ec { curve, point }) => {
            ecdsa::verify(curve, &point.0, &hash::digest(algorithm.hash?, &[message])?, signature)
        }
        (Scheme::Ed25519, PublicKeyAlgorithm::Ed25519 { key }) => {
            edwards::verify_ed25519(&key.0, message, signature)
        }
        (Scheme::Ed448, PublicKeyAlgorithm::Ed448 { key }) => {
            edwards::verify_ed448(&key.0, message, signature)
        }
        // The identifiers of key and signature are the same (RFC 9881 section 2), and name the parameter set.
        (Scheme::MlDsa, PublicKeyAlgorithm::MlDsa { set, key: bytes }) if key.oid == algorithm.oid => {
            ml_dsa::verify(*set, &bytes.0, message, signature)
        }
        _ => None,
    }
}

/// The answer of the mathematics.
const fn answer(fits: bool) -> SignatureCheck {
    if fits { SignatureCheck::Valid } else { SignatureCheck::Invalid }
}
