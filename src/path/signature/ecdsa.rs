//! ECDSA (FIPS 186-5 section 6.4, RFC 5758).

use super::answer;
use crate::model::{Curve, SignatureCheck};

/// Verifies a signature over a hash. `None` for other curves than these, and for bytes that are no point of the curve.
///
/// A signature that is no SEQUENCE of two numbers in range fits nothing.
pub(super) fn verify(curve: &Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    macro_rules! on {
        ($curve:ident) => {{
            use $curve::ecdsa::signature::hazmat::PrehashVerifier;
            use $curve::ecdsa::{Signature, VerifyingKey};

            let key = VerifyingKey::from_sec1_bytes(point).ok()?;
            Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok())
        }};
    }
    Some(answer(match curve {
        Curve::P256 => on!(p256),
        Curve::P384 => on!(p384),
        Curve::P521 => on!(p521),
        Curve::Explicit | Curve::Other(_) | Curve::Missing | Curve::P224 | Curve::Secp256k1 => return None,
    }))
}
