//! ECDSA (FIPS 186-5 section 6.4, RFC 5758).

use super::answer::answer;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
    }

    /// A value with its tag.
    fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
        crate::writing::element(tag, &[content])
    }

    /// A positive INTEGER.
    fn integer(number: &[u8]) -> Vec<u8> {
        let zeros = number.iter().take_while(|byte| **byte == 0).count().min(number.len() - 1);
        let number = &number[zeros..];
        let sign: &[u8] = if number[0] & 0x80 == 0 { &[] } else { &[0] };
        tlv(0x02, &[sign, number].concat())
    }

    fn signature(r: &[u8], s: &[u8]) -> Vec<u8> {
        tlv(0x30, &[integer(r), integer(s)].concat())
    }

    /// One number less or plus another, both big-endian and of the same length; one byte more for the carry.
    fn sum(one: &[u8], other: &[u8], minus: bool) -> Vec<u8> {
        let mut carry = 0_i32;
        let mut sum: Vec<u8> = one
            .iter()
            .zip(other)
            .rev()
            .map(|(one, other)| {
                carry += i32::from(*one) + if minus { -i32::from(*other) } else { i32::from(*other) };
                let digit = u8::try_from(carry & 0xFF).unwrap();
                carry >>= 8;
                digit
            })
            .collect();
        sum.push(u8::try_from(carry & 0xFF).unwrap());
        sum.reverse();
        sum
    }

    /// What a curve's key signed, and the order of the curve.
    struct Signed {
        curve: Curve,
        point: Vec<u8>,
        digest: [u8; 32],
        r: Vec<u8>,
        s: Vec<u8>,
        order: Vec<u8>,
    }

    macro_rules! signed {
        ($library:ident, $curve:ident, $bytes:literal, $order:literal) => {{
            use $library::ecdsa::signature::hazmat::PrehashSigner;
            let mut secret = [0; $bytes];
            secret[$bytes - 20..].fill(0x42);
            let key = $library::ecdsa::SigningKey::from_slice(&secret).unwrap();
            let digest = [0x5A; 32];
            let signature: $library::ecdsa::Signature = key.sign_prehash(&digest).unwrap();
            let (r, s) = signature.split_bytes();
            let point = key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
            Signed { curve: Curve::$curve, point, digest, r: r.to_vec(), s: s.to_vec(), order: bytes($order) }
        }};
    }

    fn all() -> [Signed; 3] {
        [
            signed!(p256, P256, 32, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
            signed!(
                p384,
                P384,
                48,
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"
            ),
            signed!(
                p521,
                P521,
                66,
                "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
            ),
        ]
    }

    #[test]
    fn only_numbers_in_range_in_der_fit() {
        use SignatureCheck::{Invalid, Valid};
        for signed in all() {
            let Signed { curve, point, digest, r, s, order } = signed;
            let zero = vec![0; r.len()];
            let (int_r, int_s) = (integer(&r), integer(&s));
            let body = [&int_r[..], &int_s].concat();
            let der = tlv(0x30, &body);
            let padded = |number: &[u8]| tlv(0x02, &[&[0, 0], &number[2..]].concat());
            let long = |tag: u8, content: &[u8]| {
                let length = u16::try_from(content.len()).unwrap().to_be_bytes();
                [&[tag, 0x82], &length[..], content].concat()
            };
            // The highest bit set and no zero in front.
            let negative = tlv(0x02, &[&[0x80 | r[0]], &r[1..]].concat());
            let other_s = sum(&order, &s, true);
            let truncated = &der[..der.len() - 1];
            let changed = |at: usize, to: u8| {
                let mut der = der.clone();
                der[at] = to;
                der
            };
            for (name, signature, expected) in [
                ("as it was made", der.clone(), Valid),
                // Anyone who has one signature has the other too; X.509 does not mind, nor does anybody who verifies it.
                ("with the other s", signature(&r, &other_s), Valid),
                ("r of zero", signature(&zero, &s), Invalid),
                ("s of zero", signature(&r, &zero), Invalid),
                ("both of zero", signature(&zero, &zero), Invalid),
                ("r the order", signature(&order, &s), Invalid),
                ("s the order", signature(&r, &order), Invalid),
                ("r plus the order", signature(&sum(&r, &order, false), &s), Invalid),
                ("s plus the order", signature(&r, &sum(&s, &order, false)), Invalid),
                ("r of one", signature(&[1], &s), Invalid),
                ("s of one", signature(&r, &[1]), Invalid),
                ("the two exchanged", signature(&s, &r), Invalid),
                ("r negative", tlv(0x30, &[&negative[..], &int_s].concat()), Invalid),
                ("r with a needless zero", tlv(0x30, &[&padded(&int_r)[..], &int_s].concat()), Invalid),
                ("s with a needless zero", tlv(0x30, &[&int_r[..], &padded(&int_s)].concat()), Invalid),
                ("a long length", long(0x30, &body), Invalid),
                ("a long length of r", tlv(0x30, &[&long(0x02, &int_r[2..])[..], &int_s].concat()), Invalid),
                ("no end", [&[0x30, 0x80], &body[..], &[0, 0]].concat(), Invalid),
                ("bytes behind", [&der[..], &[0]].concat(), Invalid),
                ("bytes inside", tlv(0x30, &[&body[..], &[0]].concat()), Invalid),
                ("a third number", tlv(0x30, &[&body[..], &[2, 1, 1]].concat()), Invalid),
                ("one number", tlv(0x30, &int_r), Invalid),
                ("no number", tlv(0x30, &[]), Invalid),
                ("an empty number", tlv(0x30, &[&int_r[..], &[2, 0]].concat()), Invalid),
                ("nothing", vec![], Invalid),
                ("the end cut", truncated.to_vec(), Invalid),
                ("another tag", changed(0, 0x31), Invalid),
                ("plain numbers", [&r[..], &s].concat(), Invalid),
                ("twice", [&der[..], &der].concat(), Invalid),
            ] {
                assert_eq!(verify(&curve, &point, &digest, &signature), Some(expected), "{curve}: {name}");
            }
        }
    }

    #[test]
    fn only_points_of_the_curve_are_keys() {
        for signed in all() {
            let Signed { curve, point, digest, r, s, .. } = signed;
            let der = signature(&r, &s);
            let (x, y) = point[1..].split_at(r.len());
            let sign = 0x02 | y[y.len() - 1] & 1;
            let mut off = point.clone();
            *off.last_mut().unwrap() ^= 1;
            let large = [&[4][..], &vec![0xFF; r.len() * 2]].concat();
            for (name, point, expected) in [
                ("compressed", [&[sign][..], x].concat(), Some(SignatureCheck::Valid)),
                ("the other compressed", [&[sign ^ 1][..], x].concat(), Some(SignatureCheck::Invalid)),
                ("off the curve", off, None),
                ("too large", large, None),
                ("the neutral element", vec![0], None),
                ("nothing", vec![], None),
                ("the end cut", point[..point.len() - 1].to_vec(), None),
                ("bytes behind", [&point[..], &[0]].concat(), None),
                ("hybrid", [&[4 | sign], &point[1..]].concat(), None),
                ("without its form", point[1..].to_vec(), None),
            ] {
                assert_eq!(verify(&curve, &point, &digest, &der), expected, "{curve}: {name}");
            }
            for other in [Curve::P256, Curve::P384, Curve::P521].iter().filter(|other| **other != curve) {
                assert_eq!(verify(other, &point, &digest, &der), None, "{curve} for {other}");
            }
            for other in [Curve::P224, Curve::Secp256k1, Curve::Explicit, Curve::Missing] {
                assert_eq!(verify(&other, &point, &digest, &der), None, "{curve} for {other}");
            }
        }
    }
}
