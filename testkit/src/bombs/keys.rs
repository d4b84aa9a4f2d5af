//! Private keys: locked ones, whose derivations cost, and open ones, whose public halves have to be computed.

use crate::Result;
use crate::der::{algorithm, integer, null, octets, oid, seq, unsigned};
use crate::hash::noise;
use crate::oid::{self, Oid};
use crate::text;

const PBES2: Oid = Oid::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: Oid = Oid::new_unwrap("1.2.840.113549.1.5.12");
const SCRYPT: Oid = Oid::new_unwrap("1.3.6.1.4.1.11591.4.11");
const HMAC_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.2.9");
const AES_256_CBC: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.1.42");

/// As many rounds as are tried unasked.
pub(super) const ROUNDS: i64 = 20_000;

/// Encrypted keys of 20,000 rounds each.
pub(super) fn pbkdf2(count: u32) -> Result<Vec<u8>> {
    many(count, with_pbkdf2)
}

fn with_pbkdf2(number: u32) -> (&'static str, Vec<u8>) {
    let salt = octets(noise(&format!("salt {number}"), 16));
    encrypted(algorithm(&PBKDF2, seq([salt, integer(ROUNDS), algorithm(&HMAC_SHA256, null())])))
}

/// Encrypted keys whose scrypt costs nearly as much as is tried unasked.
pub(super) fn scrypt(count: u32) -> Result<Vec<u8>> {
    scrypt_of(count, 4_096)
}

/// Encrypted keys whose scrypt takes 64 MiB.
pub(super) fn scrypt_large(count: u32) -> Result<Vec<u8>> {
    scrypt_of(count, 65_536)
}

fn scrypt_of(count: u32, cost: i64) -> Result<Vec<u8>> {
    many(count, |number| {
        let salt = octets(noise(&format!("salt {number}"), 16));
        encrypted(algorithm(&SCRYPT, seq([salt, integer(cost), integer(8), integer(1)])))
    })
}

/// The same keys as [`pbkdf2`] makes, as bags have them.
pub(super) fn shrouded(count: u32) -> Vec<Vec<u8>> {
    (0..count).map(|number| with_pbkdf2(number).1).collect()
}

/// An EncryptedPrivateKeyInfo that no password opens.
fn encrypted(derivation: Vec<u8>) -> (&'static str, Vec<u8>) {
    let cipher = algorithm(&AES_256_CBC, octets(noise("vector", 16)));
    let scheme = algorithm(&PBES2, seq([derivation, cipher]));
    ("ENCRYPTED PRIVATE KEY", seq([scheme, octets(noise("key", 48))]))
}

/// DSA keys of 4096 bits.
pub(super) fn dsa(count: u32) -> Result<Vec<u8>> {
    let mut prime = noise("prime", 512);
    if let [first, .., last] = prime.as_mut_slice() {
        *first |= 0x80;
        *last |= 1;
    }
    let parameters = seq([unsigned(&prime), unsigned(&noise("q", 32)), integer(2)]);
    many(count, |number| {
        let secret = octets(unsigned(&noise(&format!("secret {number}"), 64)));
        ("PRIVATE KEY", seq([integer(0), algorithm(&oid::DSA, parameters.clone()), secret]))
    })
}

/// Keys on P-521 without their public halves.
pub(super) fn p521(count: u32) -> Result<Vec<u8>> {
    many(count, |number| {
        let secret = [vec![0], noise(&format!("secret {number}"), 65)].concat();
        let key = octets(seq([integer(1), octets(secret)]));
        ("PRIVATE KEY", seq([integer(0), algorithm(&oid::EC_PUBLIC_KEY, oid(&oid::P521)), key]))
    })
}

/// Ed448 keys.
pub(super) fn ed448(count: u32) -> Result<Vec<u8>> {
    many(count, |number| {
        let secret = octets(octets(noise(&format!("secret {number}"), 57)));
        ("PRIVATE KEY", seq([integer(0), algorithm(&oid::ED448, vec![]), secret]))
    })
}

fn many(count: u32, make: impl Fn(u32) -> (&'static str, Vec<u8>)) -> Result<Vec<u8>> {
    let blocks = (0..count).map(|number| {
        let (label, der) = make(number);
        text::pem(label, &der)
    });
    Ok(blocks.collect::<String>().into_bytes())
}
