//! Signs with a test key: RSASSA-PKCS1-v1_5 with SHA-256, by the Chinese remainder theorem (RFC 8017 section 5.1.2).

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, NonZero, Odd, Resize as _};
use sha2::Digest as _;

use crate::forge;

/// `DigestInfo` of SHA-256 up to the hash.
const SHA256: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];

/// A prime of a key with the exponent for it.
struct Prime {
    parameters: BoxedMontyParams,
    exponent: BoxedUint,
    prime: NonZero<BoxedUint>,
}

impl Prime {
    fn power(&self, number: &BoxedUint) -> BoxedMontyForm {
        let reduced = number.rem_vartime(&self.prime).resize(self.prime.bits_precision());
        BoxedMontyForm::new(reduced, &self.parameters).pow(&self.exponent)
    }
}

/// A private key of 2048 bits.
pub(crate) struct Rsa {
    primes: [Prime; 2],
    coefficient: BoxedMontyForm,
    /// `SubjectPublicKeyInfo`.
    pub(crate) public: Vec<u8>,
}

impl Rsa {
    /// Reads a key in PKCS#8.
    pub(crate) fn read(pkcs8: &[u8]) -> Option<Self> {
        let mut outer = Elements(Elements(pkcs8).next()?);
        let key = outer.nth(2)?;
        let numbers: Vec<&[u8]> = Elements(Elements(key).next()?).collect();
        let [_, modulus, public, _, p, q, p_exponent, q_exponent, coefficient, ..] = numbers.as_slice()
        else {
            return None;
        };
        let prime = |prime: &[u8], exponent: &[u8]| {
            let prime = number(prime)?;
            Some(Prime {
                parameters: BoxedMontyParams::new_vartime(Odd::new(prime.clone()).into_option()?),
                exponent: number(exponent)?,
                prime: NonZero::new(prime).into_option()?,
            })
        };
        let primes = [prime(p, p_exponent)?, prime(q, q_exponent)?];
        let coefficient = BoxedMontyForm::new(number(coefficient)?, &primes[0].parameters);
        let key = forge::sequence(&[forge::tlv(0x02, modulus), forge::tlv(0x02, public)]);
        let algorithm = forge::sequence(&[forge::oid(&RSA_ENCRYPTION), forge::tlv(0x05, &[])]);
        Some(Self { primes, coefficient, public: forge::sequence(&[algorithm, forge::bits(&key)]) })
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut encoded = vec![0xff; 256];
        let tail = [&[0x00], SHA256.as_slice(), &sha2::Sha256::digest(message)].concat();
        encoded.splice(256 - tail.len().., tail);
        encoded.splice(..2, [0x00, 0x01]);
        let message = BoxedUint::from_be_slice(&encoded, 2048).expect("2048 bits");
        let [p, q] = &self.primes;
        let (one, other) = (p.power(&message), q.power(&message).retrieve());
        let reduced = other.rem_vartime(&p.prime).resize(1024);
        let difference = &one - &BoxedMontyForm::new(reduced, &p.parameters);
        let factor = (&difference * &self.coefficient).retrieve();
        let signature = factor.resize(2048).wrapping_mul(q.prime.as_ref().clone().resize(2048));
        signature.wrapping_add(other.resize(2048)).to_be_bytes().to_vec()
    }
}

const RSA_ENCRYPTION: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// A number of 1024 bits.
fn number(bytes: &[u8]) -> Option<BoxedUint> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    BoxedUint::from_be_slice(&bytes[zeros..], 1024).ok()
}

/// The contents of DER elements that stand side by side.
struct Elements<'a>(&'a [u8]);

impl<'a> Iterator for Elements<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (first, rest) = self.0.get(1..)?.split_first()?;
        let count = if *first < 0x80 { 0 } else { usize::from(first & 0x7f) };
        let (octets, rest) = rest.split_at_checked(count)?;
        let long = octets.iter().fold(0, |length, octet| length << 8 | usize::from(*octet));
        let length = if count == 0 { usize::from(*first) } else { long };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(content)
    }
}
