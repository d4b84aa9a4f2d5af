//! Keys that are known to be weak, told from their public half alone.
//!
//! The list is that of the CA/Browser Forum (Baseline Requirements 6.1.1.3 and 6.1.6), which public authorities must
//! refuse, but for the keys of Debian's broken generator of 2008: they are a list of hundreds of thousands. Of sample keys a
//! few are known, those that are likeliest to be met.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use crypto_bigint::{BoxedUint, ConcatenatingSquare};

use crate::model::{PublicKey, PublicKeyAlgorithm};

/// Fewest bits of an RSA or DSA key (Baseline Requirements 6.1.5; NIST SP 800-131A asks the same since 2014).
const MIN_MODULUS_BITS: u32 = 2048;

/// Fewest bits of an elliptic curve: 224, as strong as RSA with 2048 bits (NIST SP 800-57 part 1, table 2).
const MIN_CURVE_BITS: u32 = 224;

/// No factor may be smaller than this (Baseline Requirements 6.1.6, after NIST SP 800-89 section 5.3.3).
const SMALLEST_FACTOR: u32 = 752;

/// Rounds in which Fermat's method must not succeed (Baseline Requirements 6.1.1.3).
const FERMAT_ROUNDS: u32 = 100;

/// Longest modulus that is looked into, in bytes: 16 384 bits, as much as OpenSSL uses. Longer ones are oddities, and
/// the work grows with the square.
const MAX_MODULUS_BYTES: usize = 2048;

/// A reason why a key protects nothing or little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// The two primes are so close that the modulus can be factored (CVE-2022-26320).
    ClosePrimes,
    /// An elliptic curve of too few bits.
    CurveTooSmall {
        /// Bits that it has.
        bits: u32,
    },
    /// A public exponent that no RSA key can have: even, or below 3.
    Exponent,
    /// An RSA or DSA key of too few bits.
    ModulusTooSmall {
        /// Bits that it has.
        bits: u32,
    },
    /// A sample key, whose private half everybody can read.
    Published {
        /// Where it is published.
        source: &'static str,
    },
    /// The fingerprint of the generator of Infineon's chips (CVE-2017-15361).
    Roca,
    /// A tiny factor of the modulus.
    SmallFactor {
        /// The factor.
        factor: u32,
    },
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClosePrimes => f.write_str(
                "The two primes of the key are so close to each other that anybody can compute the private key in moments (CVE-2022-26320).",
            ),
            Self::CurveTooSmall { bits } => {
                write!(f, "The curve has {bits} bits, fewer than the {MIN_CURVE_BITS} that are needed to be safe.")
            }
            Self::Exponent => {
                f.write_str("The public exponent is even or smaller than 3, so the key protects nothing.")
            }
            Self::ModulusTooSmall { bits } => {
                write!(f, "The key has {bits} bits, fewer than the {MIN_MODULUS_BITS} that are needed to be safe.")
            }
            Self::Published { source } => {
                write!(f, "The private key is published: it is the sample key of {source}. Everybody has it.")
            }
            Self::Roca => f.write_str(
                "The key has the fingerprint of ROCA (CVE-2017-15361): it was made by a chip or token whose keys can be computed from their public half.",
            ),
            Self::SmallFactor { factor } => {
                write!(f, "{factor} divides the modulus, so it is not an RSA key, or a damaged one, and protects nothing.")
            }
        }
    }
}

/// Sample keys: the first eight octets of the SHA-256 of their SubjectPublicKeyInfo, and where the private half is printed.
///
/// Only keys that a product might really run with by mistake: long enough not to fail for their size. Each hash was computed
/// from the source that is named.
const PUBLISHED: &[([u8; 8], &str)] = &[
    ([0x8f, 0xb6, 0xba, 0xd6, 0x71, 0xcf, 0xe6, 0x98], "RFC 9500 section 2.1 (testRSA2048)"),
    ([0xb2, 0xb0, 0x43, 0x40, 0xcf, 0xae, 0xe6, 0x16], "RFC 9500 section 2.3 (testECCP256)"),
    ([0xc4, 0xc1, 0x01, 0x05, 0xa0, 0xbe, 0x0e, 0xd4], "RFC 9500 section 2.3 (testECCP384)"),
    ([0x64, 0xee, 0xbd, 0xe4, 0xd9, 0x4a, 0x86, 0x1c], "Go's net/http/internal/testcert"),
    ([0x01, 0x0f, 0x3d, 0x5e, 0x0d, 0x32, 0x2d, 0x24], "Python's Lib/test/certdata/keycert.pem"),
    ([0xef, 0xed, 0xa9, 0xbf, 0xea, 0xd9, 0xfd, 0x05], "the examples of RustCrypto (rsa2048)"),
    ([0xe3, 0x2f, 0xa4, 0x5d, 0xa2, 0x14, 0xda, 0x91], "the examples of RustCrypto (rsa4096)"),
    ([0xb9, 0x96, 0x8d, 0x56, 0xed, 0x8d, 0x6a, 0xa3], "the examples of RustCrypto (p256)"),
];

/// Whether the key is a sample key, by the SHA-256 of its SubjectPublicKeyInfo.
#[must_use]
pub fn published(spki_sha256: &[u8]) -> Option<Weakness> {
    let known = PUBLISHED.iter().find(|(start, _)| spki_sha256.starts_with(start));
    known.map(|(_, source)| Weakness::Published { source })
}

/// Everything that makes a key weak; empty for a sound one, and for one of a kind that is not looked into.
#[must_use]
pub fn weaknesses(key: &PublicKey) -> Vec<Weakness> {
    let mut found = Vec::new();
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { modulus, exponent, .. } => {
            found.extend(modulus_size(key.bits));
            let too_small = exponent.0.len() <= 1 && exponent.0.first().is_none_or(|exponent| *exponent < 3);
            let even = exponent.0.last().is_none_or(|last| last % 2 == 0);
            found.extend((too_small || even).then_some(Weakness::Exponent));
            found.extend(structure(&modulus.0));
        }
        PublicKeyAlgorithm::Dsa => found.extend(modulus_size(key.bits)),
        PublicKeyAlgorithm::Ec { .. } => {
            let bits = key.bits.filter(|bits| *bits < MIN_CURVE_BITS);
            found.extend(bits.map(|bits| Weakness::CurveTooSmall { bits }));
        }
        _ => {}
    }
    found
}

/// The weaknesses of keys that were looked into, by the SHA-256 of their SubjectPublicKeyInfo: every destination asks about the
/// same key, and to look into one takes longer than all other checks together.
#[derive(Debug, Default)]
pub struct WeakKeys(RefCell<HashMap<Vec<u8>, Vec<Weakness>>>);

impl WeakKeys {
    /// The weaknesses of a key.
    #[must_use]
    pub fn of(&self, spki_sha256: &[u8], key: &PublicKey) -> Vec<Weakness> {
        let known = self.0.borrow().get(spki_sha256).cloned();
        known.unwrap_or_else(|| {
            let found = weaknesses(key);
            self.0.borrow_mut().insert(spki_sha256.to_vec(), found.clone());
            found
        })
    }
}

fn modulus_size(bits: Option<u32>) -> Option<Weakness> {
    bits.filter(|bits| *bits < MIN_MODULUS_BITS).map(|bits| Weakness::ModulusTooSmall { bits })
}

/// How the modulus is made, as far as it gives itself away.
fn structure(modulus: &[u8]) -> Option<Weakness> {
    if modulus.len() > MAX_MODULUS_BYTES {
        return None;
    }
    let remainders = remainders(&words(modulus));
    if let Some((factor, _)) = remainders.iter().find(|(_, remainder)| *remainder == 0) {
        return Some(Weakness::SmallFactor { factor: *factor });
    }
    if is_roca(&remainders) {
        return Some(Weakness::Roca);
    }
    has_close_primes(modulus, &remainders).then_some(Weakness::ClosePrimes)
}

/// The primes below [`SMALLEST_FACTOR`].
static PRIMES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    (2..SMALLEST_FACTOR).filter(|number| (2..*number).all(|factor| number % factor != 0)).collect()
});

/// The remainders of a number by each of the small primes.
///
/// Primes are taken together as long as their product fits 32 bits, so that the long number is gone through less often.
fn remainders(number: &[u32]) -> Vec<(u32, u32)> {
    let mut remainders = Vec::with_capacity(PRIMES.len());
    let mut rest = PRIMES.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let mut product = *first;
        let mut length = 1;
        while let Some(larger) = rest.get(length).and_then(|prime| product.checked_mul(*prime)) {
            product = larger;
            length += 1;
        }
        let (group, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let together = remainder(number, product);
        remainders.extend(group.iter().map(|prime| (*prime, together % prime)));
        rest = behind;
    }
    remainders
}

/// The remainder of a number by its words, the highest first.
fn remainder(number: &[u32], divisor: u32) -> u32 {
    let divisor = u64::from(divisor);
    let remainder =
        number.iter().fold(0_u64, |remainder, word| (remainder << 32 | u64::from(*word)) % divisor);
    u32::try_from(remainder).unwrap_or(u32::MAX)
}

/// The words of a big-endian number, the highest first.
fn words(number: &[u8]) -> Vec<u32> {
    number
        .rchunks(4)
        .rev()
        .map(|chunk| chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)))
        .collect()
}

/// Whether the modulus is a power of 65537 modulo all primes up to 167 at once.
///
/// Keys of Infineon's library are; of other keys one in 2^150 is. The test is that of Nemec, Sys, Svenda, Klinec and
/// Matyas, "The Return of Coppersmith's Attack" (CCS 2017) section 2.2, as in github.com/crocs-muni/roca, `DlogFprint`.
fn is_roca(remainders: &[(u32, u32)]) -> bool {
    const GENERATOR: u32 = 65_537;
    const LAST_PRIME: u32 = 167;
    // For each prime the exponent, which is known modulo the order of the generator.
    let mut exponents: Vec<(u32, u32)> = Vec::new();
    for (prime, remainder) in remainders.iter().take_while(|(prime, _)| *prime <= LAST_PRIME) {
        let powers = || std::iter::successors(Some(1), |power| Some(power * (GENERATOR % prime) % prime));
        let Some(order) =
            (1_u32..).zip(powers().skip(1)).find(|(_, power)| *power == 1 % prime).map(|(n, _)| n)
        else {
            return false;
        };
        let Some(exponent) = (0..order).zip(powers()).find(|(_, power)| power == remainder).map(|(n, _)| n)
        else {
            return false;
        };
        exponents.push((order, exponent));
    }
    // One exponent fits all primes exactly if it fits any two of them (the Chinese remainder theorem).
    exponents.iter().enumerate().all(|(index, (order, exponent))| {
        exponents.iter().skip(index + 1).all(|(other_order, other_exponent)| {
            let common = greatest_common_divisor(*order, *other_order);
            exponent % common == other_exponent % common
        })
    })
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// Whether some rounds of Fermat's method factor the modulus: n = a² - b² for an a next to its root.
///
/// Squares are told by their remainders first, so that hardly ever a second root is drawn.
fn has_close_primes(modulus: &[u8], remainders: &[(u32, u32)]) -> bool {
    /// Primes whose squares fit a word as a set of bits; together they let one number in half a million pass.
    const SIEVE: std::ops::RangeInclusive<u32> = 3..=61;
    let number = BoxedUint::from_be_slice_vartime(modulus);
    let floor = number.floor_sqrt_vartime();
    if floor.concatenating_square() == number {
        return true;
    }
    let floor_words = words(&floor.to_be_bytes_trimmed_vartime());
    let sieve: Vec<(u64, u64, u64, u64)> = remainders
        .iter()
        .filter(|(prime, _)| SIEVE.contains(prime))
        .map(|(prime, of_modulus)| {
            let prime = u64::from(*prime);
            let squares = (0..prime).fold(0_u64, |squares, root| squares | 1 << (root * root % prime));
            let of_floor = remainder(&floor_words, u32::try_from(prime).unwrap_or(u32::MAX));
            (prime, squares, u64::from(*of_modulus), u64::from(of_floor))
        })
        .collect();
    (1..=FERMAT_ROUNDS).any(|round| {
        let may_be_square = sieve.iter().all(|(prime, squares, of_modulus, of_floor)| {
            let a = (of_floor + u64::from(round)) % prime;
            squares >> ((a * a + prime - of_modulus) % prime) & 1 == 1
        });
        may_be_square && {
            let a = floor.concatenating_add(BoxedUint::from(round));
            a.concatenating_square().wrapping_sub(&number).checked_sqrt_vartime().is_some()
        }
    })
}

#[cfg(test)]
mod tests {
    use crypto_bigint::ConcatenatingMul;

    use super::*;
    use crate::model::{Bytes, Curve, Oid, Parameters, Span};

    fn key(algorithm: PublicKeyAlgorithm, bits: u32) -> PublicKey {
        PublicKey {
            oid: Oid::from_der_content(&[]),
            algorithm,
            parameters: Parameters::Absent,
            bits: Some(bits),
            spki: Span::default(),
        }
    }

    fn rsa(modulus: &BoxedUint, exponent: &[u8]) -> PublicKey {
        let modulus = Bytes(modulus.to_be_bytes_trimmed_vartime().into_vec());
        let bits = u32::try_from(modulus.0.len() * 8).unwrap();
        let exponent = Bytes(exponent.to_vec());
        key(PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only: false }, bits)
    }

    fn near_power(bits: u32, above: u32, below: u32) -> BoxedUint {
        let power = BoxedUint::one_with_precision(bits + 64).shl(bits);
        power.wrapping_add(BoxedUint::from(above)).wrapping_sub(BoxedUint::from(below))
    }

    #[test]
    fn primes_next_to_each_other_are_found_by_fermat() {
        for (p, q, found) in [
            (near_power(1024, 643, 0), near_power(1024, 0, 105), true),
            (near_power(1024, 643, 0), near_power(1024, 643, 0), true),
            (near_power(1024, 643, 0), near_power(1027, 643, 0), false),
        ] {
            let modulus = p.concatenating_mul(&q);
            let close = has_close_primes(&modulus.to_be_bytes(), &remainders(&words(&modulus.to_be_bytes())));
            assert_eq!(close, found, "{p} {q}");
        }
    }

    #[test]
    fn the_boundary_of_fermat_is_exact() {
        // n = a² - b² is factored in round r if √n lies between a - r and a - r + 1, so with b² = 2 a (r - 1/2) or so.
        let a = near_power(1024, 12_345, 0);
        for (round, found) in [(1, true), (FERMAT_ROUNDS, true), (FERMAT_ROUNDS + 1, false)] {
            let b = a.concatenating_mul(BoxedUint::from(2 * round - 1)).floor_sqrt_vartime();
            let modulus = a.concatenating_square().wrapping_sub(b.concatenating_square());
            let floor = modulus.floor_sqrt_vartime();
            assert_eq!(a.wrapping_sub(&floor), BoxedUint::from(round), "round {round}");
            let bytes = modulus.to_be_bytes();
            assert_eq!(has_close_primes(&bytes, &remainders(&words(&bytes))), found, "round {round}");
        }
    }

    #[test]
    fn a_power_of_the_generator_modulo_every_small_prime_is_roca() {
        let residues = |exponents: &dyn Fn(u32) -> u32| -> Vec<(u32, u32)> {
            let power =
                |prime: u32| (0..exponents(prime)).fold(1, |power, _| power * (65_537 % prime) % prime);
            PRIMES.iter().map(|prime| (*prime, power(*prime))).collect()
        };
        assert!(is_roca(&residues(&|_| 1_234)));
        assert!(!is_roca(&residues(&|prime| 1_234 + u32::from(prime == 167))));
        let mut one_other = residues(&|_| 1_234);
        one_other[4].1 = 2; // 65537 = -1 modulo 11, so its powers are 1 and 10.
        assert!(!is_roca(&one_other));
    }

    #[test]
    fn remainders_are_those_of_the_number() {
        let number = [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD];
        let value = 0x0001_2345_6789_ABCD_u64;
        let remainders = remainders(&words(&number));
        assert_eq!(remainders.len(), 133);
        for (prime, remainder) in remainders {
            assert_eq!(u64::from(remainder), value % u64::from(prime), "{prime}");
        }
    }

    #[test]
    fn every_weakness_is_named() {
        // Primes of Mersenne, so that no other factor is found.
        let (long, longer) = (near_power(1279, 0, 1), near_power(2203, 0, 1));
        assert_eq!(weaknesses(&rsa(&long.concatenating_mul(&longer), &[1, 0, 1])), []);
        for (factor, found) in [(2, true), (751, true), (757, false)] {
            let key = rsa(&longer.concatenating_mul(BoxedUint::from(factor)), &[3]);
            let expected = if found { vec![Weakness::SmallFactor { factor }] } else { Vec::new() };
            assert_eq!(weaknesses(&key), expected, "{factor}");
        }
        for (exponent, weak) in
            [(&[1_u8][..], true), (&[2], true), (&[], true), (&[3], false), (&[1, 0, 0], true)]
        {
            let key = rsa(&near_power(16_400, 1, 0), exponent);
            assert_eq!(weaknesses(&key).contains(&Weakness::Exponent), weak, "{exponent:?}");
        }
        for (bits, weak) in [(2047, true), (2048, false)] {
            let found = weaknesses(&key(PublicKeyAlgorithm::Dsa, bits));
            assert_eq!(found.contains(&Weakness::ModulusTooSmall { bits }), weak);
        }
        for (bits, weak) in [(192, true), (224, false)] {
            let curve = PublicKeyAlgorithm::Ec { curve: Curve::P224, point: Bytes::default() };
            assert_eq!(weaknesses(&key(curve, bits)).contains(&Weakness::CurveTooSmall { bits }), weak);
        }
    }
}
