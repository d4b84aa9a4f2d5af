//! Sizes and kinds of keys.

use super::{Judgement, Outcome, Subject};
use crate::model::{Bytes, Curve, PublicKey, PublicKeyAlgorithm};

/// Smallest RSA modulus that the products and both phone systems take, in bits.
const RSA_MIN_BITS: u32 = 2048;
/// Largest RSA modulus that is common, in bits: beyond it signatures are slow and some libraries refuse.
const RSA_MAX_USUAL_BITS: u32 = 8192;

/// RSA of 2048 bits or more; other keys by what phones do with them.
///
/// The guide speaks of RSA alone. Apple's own wording, which it follows, is conditional: *if* the key is RSA, it must
/// have 2048 bits. So an elliptic-curve key that both systems accept is a warning, not a breach.
#[must_use]
pub fn rsa_2048_or_accepted_curve(subject: &Subject<'_>) -> Judgement {
    let key = &subject.certificate.public_key;
    let judgement = shown(key);
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { exponent, pss_only, .. } => {
            let judgement = rsa(judgement, RSA_MIN_BITS, key.bits.unwrap_or(0), exponent);
            if *pss_only {
                judgement.because(
                    Outcome::Warn,
                    "The key is marked for RSASSA-PSS only; not every phone takes such a key in TLS.",
                )
            } else {
                judgement
            }
        }
        PublicKeyAlgorithm::Ec { curve: Curve::P256 | Curve::P384 | Curve::P521, .. } => judgement.because(
            Outcome::Warn,
            "The guide speaks of RSA keys only. iOS and Android accept this curve, but the vendor does not say so.",
        ),
        PublicKeyAlgorithm::Ec { curve: Curve::Explicit, .. } => judgement.because(
            Outcome::Fail,
            "The curve is spelled out instead of named, which phones refuse (RFC 5480 section 2.1.1).",
        ),
        PublicKeyAlgorithm::Ec { curve, .. } if key.bits.is_some_and(|bits| bits < 256) => judgement
            .because(Outcome::Fail, format!("{curve} is smaller than the 256 bits that iOS asks of a curve.")),
        PublicKeyAlgorithm::Ec { curve, .. } => judgement.because(
            Outcome::Fail,
            format!("{curve} is none of the curves that public TLS uses: P-256, P-384 and P-521."),
        ),
        PublicKeyAlgorithm::Malformed => {
            judgement.because(Outcome::Fail, "The key does not decode; no device can use it.")
        }
        PublicKeyAlgorithm::Unknown => {
            judgement.because(Outcome::Fail, "The guide asks for RSA, and this algorithm is not known here.")
        }
        PublicKeyAlgorithm::X25519 | PublicKeyAlgorithm::X448 => {
            judgement.because(Outcome::Fail, "This key can agree on secrets but cannot sign, so it cannot serve TLS.")
        }
        PublicKeyAlgorithm::Dsa
        | PublicKeyAlgorithm::Ed25519 { .. }
        | PublicKeyAlgorithm::Ed448 { .. }
        | PublicKeyAlgorithm::MlDsa { .. }
        | PublicKeyAlgorithm::SlhDsa { .. } => judgement.because(
            Outcome::Fail,
            "The guide asks for RSA, and iOS takes only RSA and elliptic-curve keys of known size.",
        ),
    }
}

/// RSA with a modulus of so many bits or more; no other kind of key.
#[must_use]
pub fn rsa_at_least(key: &PublicKey, min_bits: u32) -> Judgement {
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { exponent, pss_only, .. } => {
            let judgement = rsa(shown(key), min_bits, key.bits.unwrap_or(0), exponent);
            if *pss_only {
                judgement.because(
                    Outcome::Warn,
                    "The key is marked for RSASSA-PSS only; not every program takes such a key in TLS.",
                )
            } else {
                judgement
            }
        }
        PublicKeyAlgorithm::Malformed => {
            shown(key).because(Outcome::Fail, "The key does not decode; no program can use it.")
        }
        _ => shown(key).because(Outcome::Fail, "The guide asks for an RSA key, and this is none."),
    }
}

/// A pass that shows the key.
fn shown(key: &PublicKey) -> Judgement {
    let found = key.to_string();
    Judgement::pass(found.clone()).evidence("subjectPublicKeyInfo", found, Some(key.spki.offset))
}

/// What to do about a key that the requirement finds fault with, in a sentence that fits the kind of key.
#[must_use]
pub fn advice(subject: &Subject<'_>) -> &'static str {
    let key = &subject.certificate.public_key;
    match &key.algorithm {
        PublicKeyAlgorithm::Ec { curve: Curve::P256 | Curve::P384 | Curve::P521, .. } => {
            "If the phones connect, nothing needs to be done now. To meet the guide to the letter, have a certificate issued for an RSA key of 2048 bits or more."
        }
        PublicKeyAlgorithm::Rsa { .. } if key.bits.is_some_and(|bits| bits > RSA_MAX_USUAL_BITS) => {
            "If the phones connect, nothing needs to be done now. For the next certificate, 2048 to 4096 bits are enough."
        }
        PublicKeyAlgorithm::Rsa { .. } => {
            "A key cannot be repaired: make a new RSA key of 2048 bits or more and have a new certificate issued for it."
        }
        _ => "Make an RSA key of 2048 bits or more and have a new certificate issued for it.",
    }
}

fn rsa(judgement: Judgement, min_bits: u32, bits: u32, exponent: &Bytes) -> Judgement {
    let mut judgement = judgement;
    if bits < min_bits {
        judgement =
            judgement.because(Outcome::Fail, format!("The modulus has {bits} bits, fewer than {min_bits}."));
    } else if bits > RSA_MAX_USUAL_BITS {
        judgement = judgement.because(
            Outcome::Warn,
            format!(
                "More than {RSA_MAX_USUAL_BITS} bits make connections slow, and some libraries refuse them."
            ),
        );
    }
    let too_small = exponent.0.len() <= 1 && exponent.0.first().is_none_or(|exponent| *exponent < 3);
    let even = exponent.0.last().is_none_or(|last| last % 2 == 0);
    if too_small || even {
        judgement = judgement.because(
            Outcome::Fail,
            "The public exponent is smaller than 3 or even, so the key protects nothing.",
        );
    }
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boundary_is_exact() {
        for (min_bits, bits, exponent, outcome) in [
            (2048, 2047, &[1, 0, 1][..], Outcome::Fail),
            (2048, 2048, &[1, 0, 1], Outcome::Pass),
            (2048, 8192, &[3], Outcome::Pass),
            (2048, 8193, &[3], Outcome::Warn),
            (2048, 2048, &[1], Outcome::Fail),
            (2048, 2048, &[2], Outcome::Fail),
            (2048, 2048, &[1, 0, 0], Outcome::Fail),
            (2048, 2048, &[], Outcome::Fail),
            (4096, 4095, &[1, 0, 1], Outcome::Fail),
            (4096, 4096, &[1, 0, 1], Outcome::Pass),
            (4096, 4097, &[1, 0, 1], Outcome::Pass),
        ] {
            let judged = rsa(Judgement::pass(""), min_bits, bits, &Bytes(exponent.to_vec())).outcome;
            assert_eq!(judged, outcome, "{bits} of {min_bits} bits, exponent {exponent:?}");
        }
    }
}
