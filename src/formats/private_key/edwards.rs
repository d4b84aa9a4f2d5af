//! Private keys on the curves of Edwards and Montgomery (RFC 8410 section 7).

use ed448_goldilocks::{EdwardsScalar, EdwardsScalarBytes, MontgomeryPoint};
use zeroize::Zeroizing;

use super::super::asn1::{Asn1Cause, Asn1Error, Reader, tag};
use super::algorithm::Algorithm;
use super::facts::Facts;

/// Facts of an Ed25519 key (RFC 8032 section 5.1.5).
pub(super) fn ed25519(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    let secret = secret::<32>(inner)?;
    let public = ed25519_dalek::SigningKey::from_bytes(&secret).verifying_key();
    facts(algorithm, public.as_bytes(), stored)
}

/// Facts of an X25519 key (RFC 7748 section 6.1).
pub(super) fn x25519(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    let secret = secret::<32>(inner)?;
    let public = curve25519_dalek::MontgomeryPoint::mul_base_clamped(*secret);
    facts(algorithm, public.as_bytes(), stored)
}

/// Facts of an Ed448 key (RFC 8032 section 5.2.5).
pub(super) fn ed448(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    let secret = secret::<57>(inner)?;
    let signing_key = ed448_goldilocks::SigningKey::try_from(secret.as_slice()).map_err(|_| Asn1Error {
        cause: Asn1Cause::Content,
        field: "privateKey",
        at: 0,
    })?;
    facts(algorithm, signing_key.verifying_key().as_bytes(), stored)
}

/// Facts of an X448 key (RFC 7748 section 6.2).
pub(super) fn x448(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    let secret = secret::<56>(inner)?;
    let mut bytes = Zeroizing::new(EdwardsScalarBytes::default());
    for (byte, secret) in bytes.iter_mut().zip(secret.iter()) {
        *byte = *secret;
    }
    // The clamping of RFC 7748 section 5. That the number is then reduced by the order of the base point changes nothing.
    if let [first, .., last, _] = bytes.as_mut_slice() {
        *first &= 0xFC;
        *last |= 0x80;
    }
    let scalar = Zeroizing::new(EdwardsScalar::from_bytes_mod_order(&bytes));
    // The library's ladder is right for even numbers only, as clamped ones are before they are reduced. The order is odd,
    // so one of a number and its negative is even; both lead to the same coordinate.
    let is_odd = scalar.to_bytes_rfc_8032().first().is_some_and(|first| first % 2 == 1);
    let even = Zeroizing::new(if is_odd { -*scalar } else { *scalar });
    let public = &MontgomeryPoint::GENERATOR * &*even;
    facts(algorithm, public.as_bytes(), stored)
}

/// CurvePrivateKey: an OCTET STRING within the OCTET STRING.
fn secret<const LENGTH: usize>(mut inner: Reader<'_>) -> Result<Zeroizing<[u8; LENGTH]>, Asn1Error> {
    let key = inner.expect(tag::OCTET_STRING, "CurvePrivateKey")?;
    let error = Asn1Error { cause: Asn1Cause::Content, field: "CurvePrivateKey", at: key.content_at };
    key.content.try_into().map(Zeroizing::new).map_err(|_| error)
}

fn facts(algorithm: &Algorithm<'_>, derived: &[u8], stored: Option<&[u8]>) -> Result<Facts, Asn1Error> {
    Ok(Facts::new(&algorithm.der, Some(derived))?.with_stored(stored, Some(derived)))
}
