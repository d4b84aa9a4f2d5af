//! PKCS#12 files (RFC 7292): private key, certificate and chain under a password.

use const_oid::ObjectIdentifier;
use zeroize::Zeroizing;

use super::order::{Compatibility, ENTROPY_BYTES};
use crate::input::Password;
use crate::model::{Certificate, Cipher, HashAlgorithm};
use crate::protection::{self, Purpose, Secret, cipher, hmac, utf16};
use crate::sorting;
use crate::writing::{element, tag};

/// Rounds of key derivation in a modern file, for key, certificates and MAC each.
///
/// As many as every program opens: .NET's loader takes at most 300,000 for one derivation, and its older versions 600,000 for
/// the three together. OpenSSL writes 2,048 and Java 10,000.
const MODERN_ROUNDS: u32 = 200_000;

/// Rounds in a file for old systems: what Java writes. More would not make Triple DES strong, only slow.
const LEGACY_ROUNDS: u32 = 10_000;

/// Bytes of salts and of the vector of AES.
const RANDOM_BYTES: usize = 16;

/// Bytes of the vector of Triple DES.
const TRIPLE_DES_BLOCK: usize = 8;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
const SHROUDED_KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const X509_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");
const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");
const AES_256_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");
const SHA1_TRIPLE_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

const NULL: &[u8] = &[tag::NULL, 0];
const VERSION_0: &[u8] = &[tag::INTEGER, 1, 0];
const VERSION_3: &[u8] = &[tag::INTEGER, 1, 3];

/// A password in both forms, and how it is used.
struct Lock<'a> {
    compatibility: Compatibility,
    /// Rounds of each derivation.
    rounds: u32,
    /// For PBKDF2 (RFC 8018 section 3).
    bytes: &'a [u8],
    /// For the derivation of PKCS#12 (RFC 7292 appendix B.1).
    bmp: Secret,
}

/// Rounds of key derivation in a file for these systems.
pub(super) const fn rounds(compatibility: Compatibility) -> u32 {
    match compatibility {
        Compatibility::Modern => MODERN_ROUNDS,
        Compatibility::Legacy => LEGACY_ROUNDS,
    }
}

/// Writes a file; `None` only where a cipher refuses its key, which cannot be.
///
/// `pkcs8` is the private key, `chain` the certificate that belongs to it and those above it.
pub(super) fn write(
    pkcs8: &[u8],
    chain: &[&Certificate],
    name: &str,
    (password, compatibility, rounds): (&Password, Compatibility, u32),
    entropy: &[u8; ENTROPY_BYTES],
) -> Option<Vec<u8>> {
    let lock = Lock { compatibility, rounds, bytes: password.bytes(), bmp: bmp(password) };
    let mut random = entropy.chunks_exact(RANDOM_BYTES);
    let mut random = || random.next();
    let leaf = *chain.first()?;
    let attributes = attributes(name, leaf);

    let (algorithm, hidden) = lock.encrypt(pkcs8, random()?, random()?)?;
    let shrouded = sequence(&[&algorithm, &element(tag::OCTET_STRING, &[&hidden])]);
    let keys = sequence(&[&bag(SHROUDED_KEY_BAG, &shrouded, &attributes)]);

    let mut bags = Vec::new();
    for (number, certificate) in chain.iter().enumerate() {
        let value = explicit(&element(tag::OCTET_STRING, &[&certificate.der]));
        let value = sequence(&[&oid(X509_CERTIFICATE), &value]);
        bags.extend(bag(CERTIFICATE_BAG, &value, if number == 0 { &attributes } else { &[] }));
    }
    let (algorithm, hidden) = lock.encrypt(&sequence(&[&bags]), random()?, random()?)?;
    let hidden = element(tag::context_primitive(0), &[&hidden]);
    let encrypted = sequence(&[VERSION_0, &sequence(&[&oid(DATA), &algorithm, &hidden])]);

    let safe = sequence(&[
        &sequence(&[&oid(ENCRYPTED_DATA), &explicit(&encrypted)]),
        &sequence(&[&oid(DATA), &explicit(&element(tag::OCTET_STRING, &[&keys]))]),
    ]);
    let mac = lock.mac(&safe, random()?)?;
    let content = sequence(&[&oid(DATA), &explicit(&element(tag::OCTET_STRING, &[&safe]))]);
    Some(sequence(&[VERSION_3, &content, &mac]))
}

impl Lock<'_> {
    /// The AlgorithmIdentifier, and the bytes that it hides.
    fn encrypt(&self, plain: &[u8], salt: &[u8], iv: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
        let rounds = self.rounds;
        let octets = element(tag::OCTET_STRING, &[salt]);
        if self.compatibility == Compatibility::Modern {
            let mut key = Zeroizing::new(vec![0; cipher::key_length(&Cipher::Aes256)?]);
            protection::pbkdf2(HashAlgorithm::Sha256, self.bytes, salt, rounds, &mut key, &mut |_| {})?;
            let hidden = cipher::encrypt(&Cipher::Aes256, &key, iv, plain)?;
            let prf = sequence(&[&oid(HMAC_SHA256), NULL]);
            let derivation = sequence(&[&oid(PBKDF2), &sequence(&[&octets, &number(rounds), &prf])]);
            let scheme = sequence(&[&oid(AES_256_CBC), &element(tag::OCTET_STRING, &[iv])]);
            return Some((sequence(&[&oid(PBES2), &sequence(&[&derivation, &scheme])]), hidden));
        }
        let derive = |purpose, length| self.derive(HashAlgorithm::Sha1, salt, purpose, length);
        let key = derive(Purpose::Key, cipher::key_length(&Cipher::TripleDes)?)?;
        let iv = derive(Purpose::Vector, TRIPLE_DES_BLOCK)?;
        let hidden = cipher::encrypt(&Cipher::TripleDes, &key, &iv, plain)?;
        Some((sequence(&[&oid(SHA1_TRIPLE_DES), &sequence(&[&octets, &number(rounds)])]), hidden))
    }

    fn derive(&self, hash: HashAlgorithm, salt: &[u8], purpose: Purpose, length: usize) -> Option<Secret> {
        protection::pkcs12(hash, self.rounds, salt, &self.bmp, purpose, length, &mut |_| {})
    }

    /// MacData over the content (RFC 7292 section 4).
    fn mac(&self, content: &[u8], salt: &[u8]) -> Option<Vec<u8>> {
        let (hash, identifier) = match self.compatibility {
            Compatibility::Modern => (HashAlgorithm::Sha256, SHA256),
            Compatibility::Legacy => (HashAlgorithm::Sha1, SHA1),
        };
        let (_, length) = protection::sizes(hash)?;
        let key = self.derive(hash, salt, Purpose::Mac, length)?;
        let value = hmac(hash, &key, &[content])?;
        let algorithm = sequence(&[&oid(identifier), NULL]);
        let digest = sequence(&[&algorithm, &element(tag::OCTET_STRING, &[&value])]);
        Some(sequence(&[&digest, &element(tag::OCTET_STRING, &[salt]), &number(self.rounds)]))
    }
}

/// A password as a BMPString with its terminating zero. Bytes that are no UTF-8 are taken for characters, as in reading.
fn bmp(password: &Password) -> Secret {
    let bytes = password.bytes();
    let mut units = match std::str::from_utf8(bytes) {
        Ok(text) => utf16(text.encode_utf16()),
        Err(_) => utf16(bytes.iter().map(|byte| u16::from(*byte))),
    };
    units.extend([0, 0]);
    units
}

/// What ties key and certificate together: the name that people see, and an identifier.
fn attributes(name: &str, leaf: &Certificate) -> Vec<u8> {
    let attribute = |identifier, value: &[u8]| sequence(&[&oid(identifier), &element(tag::SET, &[value])]);
    let name = element(tag::BMP_STRING, &[&utf16(name.encode_utf16())]);
    // As OpenSSL does: the SHA-1 of the certificate. It is a label, not a proof.
    let identifier = element(tag::OCTET_STRING, &[&leaf.fingerprints.sha1.0]);
    let mut both = [attribute(FRIENDLY_NAME, &name), attribute(LOCAL_KEY_ID, &identifier)];
    // The order of a SET OF in DER (X.690 section 11.6).
    sorting::by(&mut both, Ord::cmp);
    element(tag::SET, &[&both.concat()])
}

fn bag(kind: ObjectIdentifier, value: &[u8], attributes: &[u8]) -> Vec<u8> {
    sequence(&[&oid(kind), &explicit(value), attributes])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(tag::SEQUENCE, parts)
}

/// A value under the tag [0].
fn explicit(value: &[u8]) -> Vec<u8> {
    element(tag::context_constructed(0), &[value])
}

fn oid(identifier: ObjectIdentifier) -> Vec<u8> {
    element(tag::OBJECT_IDENTIFIER, &[identifier.as_bytes()])
}

/// A number that is not negative, in as few bytes as can be.
fn number(number: u32) -> Vec<u8> {
    let octets = number.to_be_bytes();
    let zeros = octets.iter().take_while(|octet| **octet == 0).count().min(octets.len() - 1);
    let significant = octets.get(zeros..).unwrap_or_default();
    let sign: &[u8] = if significant.first().is_some_and(|first| *first >= 0x80) { &[0] } else { &[] };
    element(tag::INTEGER, &[sign, significant])
}
