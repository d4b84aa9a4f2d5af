//! The algorithm of a key.

use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::model::Oid;
use crate::writing::element;

pub(super) fn unexpected(found: Option<u8>, field: &'static str, at: usize) -> Asn1Error {
    let cause = found.map_or(Asn1Cause::Missing, |found| Asn1Cause::UnexpectedTag { found });
    Asn1Error { cause, field, at }
}

/// An algorithm by its identifier, and what is needed to write it into a SubjectPublicKeyInfo.
pub(super) struct Algorithm<'a> {
    pub(super) oid: Oid,
    pub(super) parameters: Option<Element<'a>>,
    /// The AlgorithmIdentifier in DER, as far as the outline goes.
    pub(super) der: Vec<u8>,
}

impl<'a> Algorithm<'a> {
    pub(super) fn read(identifier: &Element<'a>) -> Result<Self, Asn1Error> {
        let mut reader = identifier.reader();
        let oid = reader.expect(tag::OBJECT_IDENTIFIER, "privateKeyAlgorithm")?;
        let parameters = if reader.is_empty() { None } else { Some(reader.any("parameters")?) };
        let der =
            element(tag::SEQUENCE, &[oid.whole, parameters.map_or(&[][..], |parameters| parameters.whole)]);
        Ok(Self { oid: Oid::from_der_content(oid.content), parameters, der })
    }
}

/// Content bytes of the identifiers of keys.
#[rustfmt::skip]
pub(super) mod oid {
    use std::ops::RangeInclusive;

    pub(in super::super) const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1];
    pub(in super::super) const RSA_PSS: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 10];
    pub(in super::super) const EC: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1];
    pub(in super::super) const DSA: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 1];
    // RFC 8410 section 3.
    pub(in super::super) const X25519: &[u8] = &[0x2B, 101, 110];
    pub(in super::super) const X448: &[u8] = &[0x2B, 101, 111];
    pub(in super::super) const ED25519: &[u8] = &[0x2B, 101, 112];
    pub(in super::super) const ED448: &[u8] = &[0x2B, 101, 113];
    // RFC 9881 section 2.
    pub(in super::super) const ML_DSA_44: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 17];
    pub(in super::super) const ML_DSA_65: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 18];
    pub(in super::super) const ML_DSA_87: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 19];
    // RFC 9909 section 3: the pure parameter sets are 20 to 31, the pre-hashed ones 35 to 46.
    pub(in super::super) const SIGNATURES_OF_NIST: [u8; 8] = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3];
    pub(in super::super) const SLH_DSA: RangeInclusive<u8> = 20..=46;
}
