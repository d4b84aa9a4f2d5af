//! SLH-DSA (FIPS 205) as X.509 uses it: the message itself, with an empty context (RFC 9909 section 3).

use slh_dsa::{
    ParameterSet, Sha2_128f, Sha2_128s, Sha2_192f, Sha2_192s, Sha2_256f, Sha2_256s, Shake128f, Shake128s,
    Shake192f, Shake192s, Shake256f, Shake256s, Signature, VerifyingKey,
};

use super::answer::answer;
use crate::model::SignatureCheck;

/// Verifies a signature. `None` for another parameter set or a key of another length.
pub(super) fn verify(set: &str, key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    match set {
        "SHA2-128s" => with::<Sha2_128s>(key, message, signature),
        "SHA2-128f" => with::<Sha2_128f>(key, message, signature),
        "SHA2-192s" => with::<Sha2_192s>(key, message, signature),
        "SHA2-192f" => with::<Sha2_192f>(key, message, signature),
        "SHA2-256s" => with::<Sha2_256s>(key, message, signature),
        "SHA2-256f" => with::<Sha2_256f>(key, message, signature),
        "SHAKE-128s" => with::<Shake128s>(key, message, signature),
        "SHAKE-128f" => with::<Shake128f>(key, message, signature),
        "SHAKE-192s" => with::<Shake192s>(key, message, signature),
        "SHAKE-192f" => with::<Shake192f>(key, message, signature),
        "SHAKE-256s" => with::<Shake256s>(key, message, signature),
        "SHAKE-256f" => with::<Shake256f>(key, message, signature),
        _ => None,
    }
}

fn with<P: ParameterSet>(key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    let key = VerifyingKey::<P>::try_from(key).ok()?;
    // A signature of another length is not valid.
    let signature = Signature::<P>::try_from(signature);
    Some(answer(
        signature.is_ok_and(|signature| key.try_verify_with_context(message, &[], &signature).is_ok()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the crate signs is verified under the name of its set, and nothing else is. Signatures of another implementation
    /// are among the requests of other makers.
    fn check<P: ParameterSet>(set: &str, n: usize) {
        let secret: Vec<u8> = (0..n * 3).map(|byte| u8::try_from(byte).unwrap()).collect();
        let (seed, rest) = secret.split_at(n);
        let (prf, public) = rest.split_at(n);
        let signer = slh_dsa::SigningKey::<P>::slh_keygen_internal(seed, prf, public);
        let key = AsRef::<VerifyingKey<P>>::as_ref(&signer).to_bytes().to_vec();
        let message = b"a message";
        let sign = |context: &[u8]| {
            signer.try_sign_with_context(message, context, None).unwrap().to_bytes().to_vec()
        };
        let signature = sign(b"");
        let invalid = Some(SignatureCheck::Invalid);
        assert_eq!(verify(set, &key, message, &signature), Some(SignatureCheck::Valid), "{set}");
        assert_eq!(verify(set, &key, b"a message.", &signature), invalid, "{set}");
        assert_eq!(verify(set, &key, message, &sign(b"context")), invalid, "{set}");
        for at in [0, n, n * 2, signature.len() / 2, signature.len() - 1] {
            let mut spoilt = signature.clone();
            spoilt[at] ^= 1;
            assert_eq!(verify(set, &key, message, &spoilt), invalid, "{set} {at}");
        }
        for length in [0, n, signature.len() - 1, signature.len() - n] {
            assert_eq!(verify(set, &key, message, &signature[..length]), invalid, "{set}");
        }
        let long = [&signature[..], &[0]].concat();
        assert_eq!(verify(set, &key, message, &long), invalid, "{set}");
        let mut other = key.clone();
        other[n] ^= 1;
        assert_eq!(verify(set, &other, message, &signature), invalid, "{set}");
        assert_eq!(verify(set, &key[1..], message, &signature), None, "{set}");
    }

    #[test]
    fn signatures_are_verified_under_the_name_of_their_set() {
        // Signing with the small sets takes long.
        check::<Sha2_128f>("SHA2-128f", 16);
        check::<Sha2_192f>("SHA2-192f", 24);
        check::<Sha2_256f>("SHA2-256f", 32);
        check::<Shake128f>("SHAKE-128f", 16);
        check::<Shake192f>("SHAKE-192f", 24);
        check::<Shake256f>("SHAKE-256f", 32);
    }

    #[test]
    fn an_unknown_set_is_not_verified() {
        assert_eq!(verify("SHA2-512s", &[0; 32], b"", &[]), None);
    }
}
