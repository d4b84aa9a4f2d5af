//! Ed25519 and Ed448 (RFC 8032, RFC 8410).

use super::answer::answer;
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
///
/// As strictly: of keys of small order the library refuses only the neutral element, and it passes over bits of a point that
/// have to be zero.
pub(super) fn verify_ed448(key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    use ed448_goldilocks::{EdwardsPoint, Signature, VerifyingKey};

    if !has_no_stray_bits(key) {
        return None;
    }
    let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    // The cofactor is four.
    let is_small_order = key.to_edwards().double().double() == EdwardsPoint::IDENTITY;
    let is_canonical = has_no_stray_bits(signature);
    let signature = Signature::from_slice(signature);
    let fits = signature.is_ok_and(|signature| key.verify_raw(&signature, message).is_ok());
    Some(answer(fits && is_canonical && !is_small_order))
}

/// Whether the bits 448 to 454 of the point of Ed448 at the start of some bytes are zero: between a coordinate of 448 bits and
/// the sign of the other (RFC 8032 sections 5.2.2 and 5.2.3).
fn has_no_stray_bits(bytes: &[u8]) -> bool {
    const SIGN_BYTE: usize = 56;
    bytes.get(SIGN_BYTE).is_none_or(|byte| byte & 0x7F == 0)
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

    /// A key of small order and a signature made without any secret: R is the base point, S is one.
    #[test]
    fn nothing_fits_a_key_of_small_order() {
        let base = bytes("5866666666666666666666666666666666666666666666666666666666666666");
        let one = |length: usize| -> Vec<u8> { [&[1][..], &vec![0; length - 1]].concat() };
        let signature = [base, one(32)].concat();
        for key in [
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            // The same points in encodings that are not canonical.
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        ] {
            for message in 0..32_u8 {
                let check = verify_ed25519(&bytes(key), &[message], &signature);
                assert_ne!(check, Some(SignatureCheck::Valid), "{key} {message}");
            }
        }
        let base = ed448_goldilocks::EdwardsPoint::GENERATOR.to_affine().compress().to_bytes();
        let signature = [&base[..], &one(57)].concat();
        let (zeros, ones) = ("00".repeat(56), "ff".repeat(27));
        for key in [
            format!("01{zeros}"),
            format!("fe{ones}fe{}00", "ff".repeat(27)),
            format!("{zeros}00"),
            format!("{zeros}80"),
        ] {
            for message in 0..32_u8 {
                let check = verify_ed448(&bytes(&key), &[message], &signature);
                assert_ne!(check, Some(SignatureCheck::Valid), "{key} {message}");
            }
        }
    }

    #[test]
    fn bits_of_a_point_of_ed448_that_must_be_zero_are_zero() {
        let signer = ed448_goldilocks::SigningKey::try_from(&[7; 57][..]).unwrap();
        let key = signer.verifying_key().to_bytes().to_vec();
        let signature = signer.sign_raw(b"message").to_bytes().to_vec();
        assert_eq!(verify_ed448(&key, b"message", &signature), Some(SignatureCheck::Valid));
        for bit in 0..7 {
            let mut stray = signature.clone();
            stray[56] ^= 1 << bit;
            assert_eq!(verify_ed448(&key, b"message", &stray), Some(SignatureCheck::Invalid), "{bit}");
            let mut stray = key.clone();
            stray[56] ^= 1 << bit;
            assert_eq!(verify_ed448(&stray, b"message", &signature), None, "{bit}");
        }
    }

    /// Adds a number to another, both little-endian.
    fn plus(number: &[u8], other: &[u8]) -> Vec<u8> {
        let mut carry = 0;
        let sums = number.iter().zip(other).map(|(one, other)| {
            carry += u16::from(*one) + u16::from(*other);
            let sum = carry.to_le_bytes()[0];
            carry >>= 8;
            sum
        });
        sums.collect()
    }

    /// Others could be made from a signature if S were not held below the order of the base point.
    #[test]
    fn other_forms_of_a_signature_do_not_fit() {
        use ed25519_dalek::Signer;

        type Check = Option<SignatureCheck>;

        struct Row {
            verify: fn(&[u8], &[u8], &[u8]) -> Check,
            key: Vec<u8>,
            signature: Vec<u8>,
            order: Vec<u8>,
        }
        let ed25519 = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        let ed448 = ed448_goldilocks::SigningKey::try_from(&[7; 57][..]).unwrap();
        let rows = [
            Row {
                verify: verify_ed25519,
                key: ed25519.verifying_key().to_bytes().to_vec(),
                signature: ed25519.sign(b"message").to_bytes().to_vec(),
                order: bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"),
            },
            Row {
                verify: verify_ed448,
                key: ed448.verifying_key().to_bytes().to_vec(),
                signature: ed448.sign_raw(b"message").to_bytes().to_vec(),
                order: bytes(
                    "f34458ab92c27823558fc58d72c26c219036d6ae49db4ec4e923ca7cffffffffffffffffffffffffffffffffffffffffffffffffffffff3f00",
                ),
            },
        ];
        for Row { verify, key, signature, order } in rows {
            assert_eq!(verify(&key, b"message", &signature), Some(SignatureCheck::Valid));
            let (r, s) = signature.split_at(signature.len() / 2);
            let (zeros, ones) = (vec![0; s.len()], vec![0xFF; s.len()]);
            for (name, spoilt) in [
                ("S plus the order", [r, &plus(s, &order)].concat()),
                ("S of zero", [r, &zeros].concat()),
                ("S as large as can be", [r, &ones].concat()),
                ("R no point", [&ones, s].concat()),
                ("R of zero", [&zeros, s].concat()),
                ("both of zero", [zeros.clone(), zeros.clone()].concat()),
                ("S before R", [s, r].concat()),
                ("nothing", vec![]),
                ("one byte less", signature[1..].to_vec()),
                ("one byte more", [&signature[..], &[0]].concat()),
                ("twice", [&signature[..], &signature].concat()),
            ] {
                assert_eq!(verify(&key, b"message", &spoilt), Some(SignatureCheck::Invalid), "{name}");
            }
            for (name, key) in [("short", &key[1..]), ("none", &[][..])] {
                assert_eq!(verify(key, b"message", &signature), None, "{name}");
            }
        }
    }
}
