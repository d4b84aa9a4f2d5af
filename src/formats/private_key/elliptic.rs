//! Private keys on elliptic curves (RFC 5915).

use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize, PublicKey, SecretKey};

use super::super::asn1::{Asn1Error, Element, tag};
use super::algorithm::oid;
use super::facts::Facts;
use crate::model::KeyFault;
use crate::writing::element;

/// Facts of an ECPrivateKey, with the parameters and the public key that a PKCS#8 key has around it.
pub(super) fn sec1(
    key: &Element<'_>,
    outer_parameters: Option<&[u8]>,
    outer_public: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    let mut fields = key.reader();
    fields.expect(tag::INTEGER, "version")?;
    let secret = fields.expect(tag::OCTET_STRING, "privateKey")?;
    let parameters = match fields.optional(tag::context_constructed(0), "parameters")? {
        Some(wrapper) => Some(wrapper.reader().any("parameters")?.whole),
        None => None,
    };
    let inner_public = match fields.optional(tag::context_constructed(1), "publicKey")? {
        Some(wrapper) => {
            Some(wrapper.reader().expect(tag::BIT_STRING, "publicKey")?.bit_string("publicKey")?.1)
        }
        None => None,
    };
    let parameters = outer_parameters.or(parameters).unwrap_or_default();
    let stored = inner_public.or(outer_public);
    let algorithm = element(tag::SEQUENCE, &[&element(tag::OBJECT_IDENTIFIER, &[oid::EC]), parameters]);
    match derive(parameters, secret.content, stored) {
        Derived::Point { stored_fits: true, .. } => Facts::new(&algorithm, stored),
        Derived::Point { point, .. } => {
            let differs = stored.map(|_| KeyFault::PublicHalfDiffers);
            Ok(Facts::new(&algorithm, Some(&point))?.with_fault(differs))
        }
        Derived::OutOfRange => Ok(Facts::new(&algorithm, stored)?.with_fault(Some(KeyFault::Inconsistent))),
        Derived::UnknownCurve => Facts::new(&algorithm, stored),
    }
}

/// The public point that follows from a secret number.
enum Derived {
    /// It, uncompressed, and whether the one beside the secret is the same in whatever form.
    Point { point: Box<[u8]>, stored_fits: bool },
    /// The number is none of the curve's.
    OutOfRange,
    /// The curve is not known here.
    UnknownCurve,
}

/// Identifiers of curves with their headers (RFC 5480 section 2.1.1.1, SEC 2).
const P256: &[u8] = &[0x06, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7];
const P384: &[u8] = &[0x06, 5, 0x2B, 0x81, 4, 0, 34];
const P521: &[u8] = &[0x06, 5, 0x2B, 0x81, 4, 0, 35];

fn derive(parameters: &[u8], secret: &[u8], stored: Option<&[u8]>) -> Derived {
    match parameters {
        P256 => derive_on::<p256::NistP256>(secret, stored),
        P384 => derive_on::<p384::NistP384>(secret, stored),
        P521 => derive_on::<p521::NistP521>(secret, stored),
        _ => Derived::UnknownCurve,
    }
}

fn derive_on<C: CurveArithmetic>(secret: &[u8], stored: Option<&[u8]>) -> Derived
where
    FieldBytesSize<C>: ModulusSize,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
{
    // Some programs leave leading zeros out, others add one for a sign that the number does not have.
    let zeros = secret.iter().take_while(|byte| **byte == 0).count();
    let number = secret.get(zeros..).unwrap_or_default();
    let size = <FieldBytesSize<C> as p256::elliptic_curve::array::typenum::Unsigned>::USIZE;
    let mut padded = zeroize::Zeroizing::new(vec![0; size.saturating_sub(number.len())]);
    padded.extend_from_slice(number);
    let Ok(key) = SecretKey::<C>::from_slice(&padded) else { return Derived::OutOfRange };
    let public = key.public_key();
    let stored_fits = stored.is_some_and(|stored| PublicKey::from_sec1_bytes(stored) == Ok(public));
    Derived::Point { point: public.to_sec1_point(false).as_bytes().into(), stored_fits }
}
