//! ML-DSA (FIPS 204) as X.509 uses it: the message itself, with an empty context (RFC 9881 section 3).

use ml_dsa::{
    EncodedSignature, EncodedVerifyingKey, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature, VerifyingKey,
};

use super::answer::answer;
use crate::model::SignatureCheck;

/// Verifies a signature. `None` for another parameter set or a key of another length.
pub(super) fn verify(set: u32, key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    let fits = match set {
        44 => fits::<MlDsa44>(key, message, signature)?,
        65 => fits::<MlDsa65>(key, message, signature)?,
        87 => fits::<MlDsa87>(key, message, signature)?,
        _ => return None,
    };
    Some(answer(fits))
}

fn fits<P: MlDsaParams>(key: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
    let key = VerifyingKey::<P>::decode(&EncodedVerifyingKey::<P>::try_from(key).ok()?);
    let signature = EncodedSignature::<P>::try_from(signature).ok();
    let signature = signature.and_then(|encoded| Signature::<P>::decode(&encoded));
    Some(signature.is_some_and(|signature| key.verify_with_context(message, &[], &signature)))
}

#[cfg(test)]
mod tests {
    use ml_dsa::{Keypair, SigningKey};

    use super::*;

    #[test]
    fn only_the_whole_signature_of_the_right_set_fits() {
        fn check<P: MlDsaParams>(set: u32) {
            let signer = SigningKey::<P>::from_seed(&[7; 32].into());
            let key = signer.verifying_key().encode();
            let sign = |context: &[u8]| {
                signer.expanded_key().sign_deterministic(b"message", context).unwrap().encode().to_vec()
            };
            let signature = sign(b"");
            assert_eq!(verify(set, &key, b"message", &signature), Some(SignatureCheck::Valid), "{set}");
            for (name, spoilt) in [
                ("nothing", vec![]),
                ("one byte less", signature[1..].to_vec()),
                ("the end cut", signature[..signature.len() - 1].to_vec()),
                ("one byte more", [&signature[..], &[0]].concat()),
                ("zeros", vec![0; signature.len()]),
                ("ones", vec![0xFF; signature.len()]),
                ("with a context", sign(b"context")),
            ] {
                let check = verify(set, &key, b"message", &spoilt);
                assert_eq!(check, Some(SignatureCheck::Invalid), "{set}: {name}");
            }
            assert_eq!(verify(set, &key[1..], b"message", &signature), None, "{set}");
            for other in [0, 2, 44, 65, 87].into_iter().filter(|other| *other != set) {
                assert_eq!(verify(other, &key, b"message", &signature), None, "{set} as {other}");
            }
        }
        check::<MlDsa44>(44);
        check::<MlDsa65>(65);
        check::<MlDsa87>(87);
    }
}
