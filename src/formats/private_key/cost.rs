//! What the arithmetic on a key costs, before it is done; and a key whose numbers are left alone.

use super::algorithm::{Algorithm, oid};
use super::facts::Facts;
use super::outline::form;
use crate::formats::asn1::{Asn1Error, Element, Reader, tag};
use crate::model::{PrivateKey, PrivateKeyForm, SecretKey};

/// A point on P-256, P-384 or P-521 from its number, by the bytes of the number.
const CURVES: [(usize, u64); 3] = [(32, 4), (48, 15), (usize::MAX, 15)];

/// A point of Ed448 or X448.
const GOLDILOCKS: u64 = 12;

/// A public key of ML-DSA from its seed.
const LATTICE: u64 = 8;

/// Bytes of an RSA key of 2048 bits, with all its numbers.
const RSA_BYTES: usize = 1_200;

/// Bytes of the prime of a DSA key of 1024 bits.
const DSA_BYTES: usize = 128;

/// Cost of a power modulo such a prime.
const DSA: u64 = 6;

/// What a key costs, in signatures of RSA 2048; what cannot be read costs as little as what needs no arithmetic.
pub(super) fn of(outer: &Element<'_>) -> u64 {
    let mut fields = outer.reader();
    if fields.expect(tag::INTEGER, "version").is_err() {
        return 1;
    }
    match form(&fields) {
        PrivateKeyForm::Pkcs8 => pkcs8(outer, fields).unwrap_or(1),
        PrivateKeyForm::Sec1 => curve(&mut fields),
        PrivateKeyForm::Dsa => dsa(&mut fields),
        PrivateKeyForm::Pkcs1 | PrivateKeyForm::Traditional => rsa(outer),
    }
}

fn pkcs8(outer: &Element<'_>, mut fields: Reader<'_>) -> Option<u64> {
    let algorithm = Algorithm::read(&fields.expect(tag::SEQUENCE, "privateKeyAlgorithm").ok()?).ok()?;
    let secret = fields.expect(tag::OCTET_STRING, "privateKey").ok()?;
    Some(match algorithm.oid.der_content() {
        oid::RSA | oid::RSA_PSS => rsa(outer),
        oid::DSA => dsa(&mut algorithm.parameters?.reader()),
        oid::EC => {
            let mut inner = secret.reader().expect(tag::SEQUENCE, "privateKey").ok()?.reader();
            inner.expect(tag::INTEGER, "version").ok()?;
            curve(&mut inner)
        }
        oid::ED448 | oid::X448 => GOLDILOCKS,
        oid::ML_DSA_44 | oid::ML_DSA_65 | oid::ML_DSA_87 => LATTICE,
        _ => 1,
    })
}

/// A point from the number that comes next.
fn curve(fields: &mut Reader<'_>) -> u64 {
    let length = fields.expect(tag::OCTET_STRING, "privateKey").map_or(0, |number| number.content.len());
    CURVES.iter().find(|(longest, _)| length <= *longest).map_or(1, |(_, cost)| *cost)
}

/// The numbers of an RSA key are multiplied and divided, which grows with the square of their length.
fn rsa(outer: &Element<'_>) -> u64 {
    squared(outer.whole.len().div_ceil(RSA_BYTES))
}

/// A power modulo the prime that comes next.
fn dsa(fields: &mut Reader<'_>) -> u64 {
    let length = fields.expect(tag::INTEGER, "p").map_or(0, |prime| prime.content.len());
    // One byte may be there for the sign.
    squared(length.saturating_sub(1).div_ceil(DSA_BYTES)).saturating_mul(DSA).max(1)
}

fn squared(times: usize) -> u64 {
    let times = u64::try_from(times).unwrap_or(u64::MAX);
    times.saturating_mul(times)
}

/// A key of which only the kind is told.
pub(super) fn unchecked(outer: &Element<'_>) -> Result<PrivateKey, Asn1Error> {
    let mut fields = outer.reader();
    fields.expect(tag::INTEGER, "version")?;
    let form = form(&fields);
    let description = match form {
        PrivateKeyForm::Pkcs8 => {
            let algorithm = Algorithm::read(&fields.expect(tag::SEQUENCE, "privateKeyAlgorithm")?)?;
            Facts::new(&algorithm.der, None)?.description
        }
        PrivateKeyForm::Sec1 => Some("EC".to_owned()),
        PrivateKeyForm::Dsa => Some("DSA".to_owned()),
        PrivateKeyForm::Pkcs1 | PrivateKeyForm::Traditional => Some("RSA".to_owned()),
    };
    let secret = Some(SecretKey::new(outer.whole));
    Ok(PrivateKey {
        form,
        encryption: None,
        description,
        public_key: None,
        faults: Vec::new(),
        unchecked: true,
        secret,
    })
}
