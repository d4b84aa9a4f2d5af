//! RSA signatures by RFC 8017, plainly.
//!
//! Written out here rather than taken from a crate because test data needs what a good crate refuses: keys
//! of 1024 and 8200 bits, MD5, SHA-3 and truncated SHA-512, and PSS whose mask uses another hash than the
//! message. It is not hardened against anything and signs with public test keys only.

use num_bigint::BigUint;

use crate::{
    Result,
    der::{self, algorithm, integer, null, octets, seq, unsigned},
    hash::Hash,
    oid,
};

/// A private key of two primes.
#[derive(Clone)]
pub struct Rsa {
    modulus: BigUint,
    /// Each prime with the exponent for it.
    primes: [(BigUint, BigUint); 2],
    /// The inverse of the second prime modulo the first.
    coefficient: BigUint,
}

impl Rsa {
    /// Reads the `RSAPrivateKey` inside PKCS#8, and hands back the `RSAPublicKey` with it.
    ///
    /// # Errors
    /// It is something else.
    pub fn read(private_key: &[u8]) -> Result<(Self, Vec<u8>)> {
        let numbers = der::inside(private_key)?;
        let [_, modulus, public, _, p, q, p_exponent, q_exponent, coefficient, ..] = numbers.as_slice()
        else {
            return Err("not an RSAPrivateKey".into());
        };
        let number = |element: &der::Element<'_>| BigUint::from_bytes_be(element.content);
        let key = Self {
            modulus: number(modulus),
            primes: [(number(p), number(p_exponent)), (number(q), number(q_exponent))],
            coefficient: number(coefficient),
        };
        Ok((key, seq([modulus.whole, public.whole])))
    }

    fn octets(&self) -> usize {
        self.bits().div_ceil(8)
    }

    fn bits(&self) -> usize {
        usize::try_from(self.modulus.bits()).unwrap_or(usize::MAX)
    }

    fn raw(&self, encoded: &[u8]) -> Vec<u8> {
        // By the Chinese remainder theorem, RFC 8017 section 5.1.2.
        let message = BigUint::from_bytes_be(encoded);
        let [(p, p_exponent), (q, q_exponent)] = &self.primes;
        let (one, other) = (message.modpow(p_exponent, p), message.modpow(q_exponent, q));
        let difference = one + p - &other % p;
        let signature = other + difference * &self.coefficient % p * q;
        left_padded(&signature.to_bytes_be(), self.octets())
    }

    /// RSASSA-PKCS1-v1_5, RFC 8017 section 8.2.1.
    pub fn sign_pkcs1(&self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let digest_info = seq([algorithm(&hash.oid(), null()), octets(hash.digest(message))]);
        let padding = vec![0xff; self.octets().saturating_sub(digest_info.len() + 3)];
        self.raw(&der::concat([[0x00, 0x01].to_vec(), padding, vec![0x00], digest_info]))
    }

    /// RSASSA-PSS, RFC 8017 section 8.1.1, with the salt given.
    pub fn sign_pss(&self, hash: Hash, mask_hash: Hash, salt: &[u8], message: &[u8]) -> Vec<u8> {
        let bits = self.bits() - 1;
        let digest = hash.digest(&der::concat([&[0; 8], hash.digest(message).as_slice(), salt]));
        let block_length = bits.div_ceil(8) - digest.len() - 1;
        let mut block = left_padded(&der::concat([&[0x01], salt]), block_length);
        let mask = (0_u32..)
            .flat_map(|counter| mask_hash.digest(&der::concat([digest.as_slice(), &counter.to_be_bytes()])));
        block.iter_mut().zip(mask).for_each(|(octet, mask)| *octet ^= mask);
        if let Some(first) = block.first_mut() {
            *first &= 0xff >> ((8 - bits % 8) % 8);
        }
        self.raw(&der::concat([block, digest, vec![0xbc]]))
    }
}

fn left_padded(octets: &[u8], length: usize) -> Vec<u8> {
    der::concat([vec![0; length.saturating_sub(octets.len())].as_slice(), octets])
}

/// The `SubjectPublicKeyInfo` around an `RSAPublicKey`.
pub fn public_key_info(public_key: &[u8]) -> Vec<u8> {
    seq([algorithm(&oid::RSA_ENCRYPTION, null()), der::bits(public_key)])
}

/// A public key out of a modulus and an exponent that no key generator would make.
pub fn crafted(modulus: &[u8], exponent: i64) -> Vec<u8> {
    public_key_info(&seq([unsigned(modulus), integer(exponent)]))
}

/// An odd modulus of the wanted length from a fixed stream: nobody knows its factors, and none is small.
pub fn crafted_modulus(bits: u32) -> BigUint {
    let octets = usize::try_from(bits / 8).unwrap_or(0);
    let mut modulus = BigUint::from_bytes_be(&super::hash::noise("modulus", octets));
    modulus.set_bit(u64::from(bits) - 1, true);
    modulus.set_bit(0, true);
    let zero = BigUint::ZERO;
    while (3_u32..10_000).step_by(2).any(|factor| &modulus % factor == zero) {
        modulus += 2_u32;
    }
    modulus
}

/// A modulus with the fingerprint of CVE-2017-15361 (ROCA): modulo every small prime it is a power of 65537.
pub fn roca_modulus() -> BigUint {
    let primes = (2_u32..=167).filter(|number| (2..*number).all(|factor| number % factor != 0));
    let primorial = primes.fold(BigUint::from(1_u32), |product, prime| product * prime);
    let power = BigUint::from(65_537_u32).modpow(&BigUint::from(1_234_567_u32), &primorial);
    let multiple = crafted_modulus(2048) / &primorial;
    multiple * primorial + power
}
