//! ML-DSA (FIPS 204) as X.509 uses it: the message itself, with an empty context (RFC 9881 section 3).

use ml_dsa::{
    EncodedSignature, EncodedVerifyingKey, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature, VerifyingKey,
};

use super::answer;
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
