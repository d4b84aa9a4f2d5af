//! DSA private keys, as OpenSSL writes them and in PKCS#8 (RFC 3279 section 2.3.2 for the parameters).

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use zeroize::Zeroizing;

use super::super::asn1::{Asn1Cause, Asn1Error, Reader, tag};
use super::algorithm::{Algorithm, oid};
use super::facts::Facts;
use super::number::{divisor, number, unsigned};
use super::rsa::integer;
use crate::limits::{MAX_DSA_BYTES, MAX_DSA_SECRET_BYTES};
use crate::model::KeyFault;
use crate::writing::element;

/// Facts of the fields behind the version of a DSAPrivateKey: p, q, g, y, x.
pub(super) fn traditional(mut fields: Reader<'_>) -> Result<Facts, Asn1Error> {
    let p = unsigned(&mut fields, "p")?;
    let q = unsigned(&mut fields, "q")?;
    let g = unsigned(&mut fields, "g")?;
    let y = unsigned(&mut fields, "y")?;
    let x = unsigned(&mut fields, "x")?;
    let parameters = element(tag::SEQUENCE, &[&integer(p), &integer(q), &integer(g)]);
    let algorithm = element(tag::SEQUENCE, &[&element(tag::OBJECT_IDENTIFIER, &[oid::DSA]), &parameters]);
    facts(&algorithm, power(g, x, p).as_deref(), Some(y))
}

/// Facts of a secret number in PKCS#8, whose parameters stand in the algorithm.
pub(super) fn pkcs8(mut inner: Reader<'_>, algorithm: &Algorithm<'_>) -> Result<Facts, Asn1Error> {
    let x = unsigned(&mut inner, "privateKey")?;
    let missing = Asn1Error { cause: Asn1Cause::Missing, field: "parameters", at: 0 };
    let parameters = algorithm.parameters.filter(|found| found.tag == tag::SEQUENCE).ok_or(missing)?;
    let mut numbers = parameters.reader();
    let p = unsigned(&mut numbers, "p")?;
    unsigned(&mut numbers, "q")?;
    let g = unsigned(&mut numbers, "g")?;
    facts(&algorithm.der, power(g, x, p).as_deref(), None)
}

fn facts(algorithm: &[u8], derived: Option<&[u8]>, stored: Option<&[u8]>) -> Result<Facts, Asn1Error> {
    let bits = derived.or(stored).map(integer);
    let differs = matches!((derived, stored), (Some(derived), Some(stored)) if derived != stored);
    let facts = Facts::new(algorithm, bits.as_deref())?;
    Ok(facts.with_fault(differs.then_some(KeyFault::PublicHalfDiffers)))
}

/// The public number g^x mod p without leading zeros; `None` beyond the limits and where p is no odd number above 1.
fn power(g: &[u8], x: &[u8], p: &[u8]) -> Option<Vec<u8>> {
    if p.len() > MAX_DSA_BYTES || g.len() > MAX_DSA_BYTES || x.len() > MAX_DSA_SECRET_BYTES {
        return None;
    }
    let prime = number(p);
    let base = number(g).rem_vartime(&*divisor(&prime)?);
    let odd: Odd<BoxedUint> = Option::from(prime.to_odd()).filter(|_| p.len() > 1)?;
    let parameters = BoxedMontyParams::new_vartime(odd);
    let secret = number(x);
    let public = BoxedMontyForm::new(base, &parameters).pow(&secret);
    let public = Zeroizing::new(public.retrieve());
    Some(public.to_be_bytes_trimmed_vartime().into_vec())
}
