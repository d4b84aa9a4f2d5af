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

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
    }

    /// RFC 8032 sections 7.1 and 7.4, the empty message.
    #[test]
    fn the_vectors_of_the_standard_come_out_right() {
        let key = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let signature = bytes(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        );
        assert_eq!(verify_ed25519(&key, b"", &signature), Some(SignatureCheck::Valid));
        assert_eq!(verify_ed25519(&key, b"a", &signature), Some(SignatureCheck::Invalid));
        let key = bytes(
            "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180",
        );
        let signature = bytes(
            "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb61149f05a7363268c71d95808ff2e652600",
        );
        assert_eq!(verify_ed448(&key, b"", &signature), Some(SignatureCheck::Valid));
        assert_eq!(verify_ed448(&key, b"a", &signature), Some(SignatureCheck::Invalid));
    }
}
