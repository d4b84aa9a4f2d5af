//! RSA private keys (RFC 8017 appendix A.1.2), and whether their numbers fit each other.

use std::cmp::Ordering;

use crypto_bigint::{BoxedUint, ConcatenatingMul};
use zeroize::Zeroizing;

use super::super::asn1::{Asn1Error, Element, Reader, tag};
use super::facts::Facts;
use super::number::{Number, divisor, less_one, number, unsigned};
use crate::limits::{MAX_RSA_BYTES, MAX_RSA_PRIMES};
use crate::model::KeyFault;
use crate::writing::element;

/// Bits of the steps that Fermat's method may take to be called easy: 2^32 steps are minutes on one computer.
const EASY_FERMAT_BITS: u32 = 32;

/// Facts of an RSAPrivateKey, whose public half stands under an AlgorithmIdentifier.
pub(super) fn pkcs1(key: &Element<'_>, algorithm: &[u8]) -> Result<Facts, Asn1Error> {
    let mut fields = key.reader();
    fields.expect(tag::INTEGER, "version")?;
    let modulus = unsigned(&mut fields, "modulus")?;
    let exponent = unsigned(&mut fields, "publicExponent")?;
    let secret = Secret { exponent: unsigned(&mut fields, "privateExponent")?, primes: primes(&mut fields)? };
    let public = element(tag::SEQUENCE, &[&integer(modulus), &integer(exponent)]);
    let facts = Facts::new(algorithm, Some(&public))?;
    if modulus.len() > MAX_RSA_BYTES {
        return Ok(facts);
    }
    if !secret.is_consistent(modulus, exponent).unwrap_or(false) {
        return Ok(facts.with_fault(Some(KeyFault::Inconsistent)));
    }
    let close = secret.primes_are_close(modulus);
    Ok(facts.with_fault(close.then_some(KeyFault::PrimesTooClose)))
}

/// An INTEGER in DER, of the bytes of a number without leading zeros.
pub(super) fn integer(number: &[u8]) -> Vec<u8> {
    let sign: &[u8] = if number.first().is_none_or(|first| first & 0x80 != 0) { &[0] } else { &[] };
    element(tag::INTEGER, &[sign, number])
}

/// The secret numbers, big-endian.
struct Secret<'a> {
    exponent: &'a [u8],
    primes: Vec<Prime<'a>>,
}

/// A prime factor with what goes with it.
struct Prime<'a> {
    factor: &'a [u8],
    /// The private exponent modulo the factor less one.
    exponent: &'a [u8],
    /// The inverse, modulo the factor, of the product of the factors before it; for the first one, of the second.
    coefficient: Option<&'a [u8]>,
}

fn primes<'a>(fields: &mut Reader<'a>) -> Result<Vec<Prime<'a>>, Asn1Error> {
    let p = unsigned(fields, "prime1")?;
    let q = unsigned(fields, "prime2")?;
    let p_exponent = unsigned(fields, "exponent1")?;
    let q_exponent = unsigned(fields, "exponent2")?;
    let coefficient = unsigned(fields, "coefficient")?;
    let mut primes = vec![
        Prime { factor: p, exponent: p_exponent, coefficient: Some(coefficient) },
        Prime { factor: q, exponent: q_exponent, coefficient: None },
    ];
    if let Some(others) = fields.optional(tag::SEQUENCE, "otherPrimeInfos")? {
        let mut others = others.reader();
        while !others.is_empty() && primes.len() <= MAX_RSA_PRIMES {
            let mut other = others.expect(tag::SEQUENCE, "otherPrimeInfo")?.reader();
            primes.push(Prime {
                factor: unsigned(&mut other, "prime")?,
                exponent: unsigned(&mut other, "exponent")?,
                coefficient: Some(unsigned(&mut other, "coefficient")?),
            });
        }
    }
    Ok(primes)
}

impl Secret<'_> {
    /// Whether the modulus is the product of the primes, and the exponents and coefficients fit; `None` where a number is
    /// zero or out of all proportion.
    fn is_consistent(&self, modulus: &[u8], public_exponent: &[u8]) -> Option<bool> {
        let is_short = |number: &[u8]| number.len() <= modulus.len();
        let all_short = [self.exponent, public_exponent].into_iter().all(is_short)
            && self.primes.iter().all(|prime| {
                is_short(prime.factor) && is_short(prime.exponent) && prime.coefficient.is_none_or(is_short)
            });
        if !all_short || self.primes.len() > MAX_RSA_PRIMES {
            return Some(false);
        }
        let public_exponent = number(public_exponent);
        let exponent = number(self.exponent);
        let mut product: Number = Zeroizing::new(BoxedUint::one());
        for (index, prime) in self.primes.iter().enumerate() {
            let factor = number(prime.factor);
            let order = less_one(&factor)?;
            let factor_divisor = divisor(&factor)?;
            let reduced = number(prime.exponent);
            // e * d = 1 modulo p - 1, and the exponent of the prime is d modulo p - 1.
            let one = Zeroizing::new(reduced.concatenating_mul(&*public_exponent));
            let exponents_fit = bool::from(Zeroizing::new(one.rem_vartime(&order)).is_one())
                && *Zeroizing::new(exponent.rem_vartime(&order))
                    == *Zeroizing::new(reduced.rem_vartime(&order));
            let base = match (index, self.primes.get(1)) {
                (0, Some(second)) => number(second.factor),
                _ => product.clone(),
            };
            let coefficient_fits = prime.coefficient.is_none_or(|coefficient| {
                let one = Zeroizing::new(number(coefficient).concatenating_mul(&*base));
                bool::from(Zeroizing::new(one.rem_vartime(&factor_divisor)).is_one())
            });
            if !(exponents_fit && coefficient_fits) {
                return Some(false);
            }
            product = Zeroizing::new(product.concatenating_mul(&*factor));
        }
        Some(product.cmp_vartime(&*number(modulus)) == Ordering::Equal)
    }

    /// Whether Fermat's method finds the two primes with little work: it takes about (p - q)² / (8 √n) steps.
    fn primes_are_close(&self, modulus: &[u8]) -> bool {
        let [p, q] = self.primes.as_slice() else { return false };
        let (p, q) = (number(p.factor), number(q.factor));
        let (larger, smaller) = if *p > *q { (p, q) } else { (q, p) };
        let difference = Zeroizing::new(larger.wrapping_sub(&*smaller));
        let steps_above = difference.bits_vartime() * 2;
        steps_above <= number(modulus).bits_vartime() / 2 + 3 + EASY_FERMAT_BITS
    }
}
