//! Ed25519 and Ed448 (RFC 8032, RFC 8410).

use super::answer;
use crate::model::SignatureCheck;

/// Verifies a signature. `None` for bytes that are no point of the curve.
///
/// Strictly: under a key of small order one signature would fit many messages, so nothing fits it.
pub(super) fn verify_ed25519(key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    use ed25519_dalek::{Signature, VerifyingKey};

    let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    let signature = Signature::from_slice(signature);
    Some(answer(signature.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())))
}

/// Verifies a signature. `None` for bytes that are no point of the curve.
pub(super) fn verify_ed448(key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    use ed448_goldilocks::{Signature, VerifyingKey};

    let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    let signature = Signature::from_slice(signature);
    Some(answer(signature.is_ok_and(|signature| key.verify_raw(&signature, message).is_ok())))
}
