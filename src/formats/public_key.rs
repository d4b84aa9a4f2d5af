//! Public keys without a certificate: `SubjectPublicKeyInfo` and PKCS#1 `RSAPublicKey`.

use sha2::{Digest, Sha256};

use super::asn1::{Asn1Error, Reader, tag};
use super::certificate::public_key;
use super::deviations::Deviations;
use super::{Decoded, FormatError};
use crate::model::{BarePublicKey, Bytes, Content, ObjectKind};
use crate::writing::element;

/// AlgorithmIdentifier of rsaEncryption with its NULL (RFC 3279 section 2.3.1).
pub(super) const RSA_ENCRYPTION: &[u8] =
    &[0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00];

/// Decodes a SubjectPublicKeyInfo (RFC 5280 section 4.1) or an RSAPublicKey (RFC 8017 appendix A.1.1).
pub(super) fn decode(der: &[u8]) -> Result<Decoded, FormatError> {
    let key = decode_either(der).map_err(|error| error.of(ObjectKind::PublicKey.subject()))?;
    Ok(Decoded::leaf(Content::PublicKey(Box::new(key))))
}

fn decode_either(der: &[u8]) -> Result<BarePublicKey, Asn1Error> {
    let outer = Reader::new(der).expect(tag::SEQUENCE, "subjectPublicKeyInfo")?;
    if outer.reader().peek() != Some(tag::INTEGER) {
        return bare(outer.whole);
    }
    let mut numbers = outer.reader();
    numbers.expect(tag::INTEGER, "modulus")?;
    numbers.expect(tag::INTEGER, "publicExponent")?;
    bare(&subject_public_key_info(RSA_ENCRYPTION, outer.whole))
}

/// The key in a SubjectPublicKeyInfo; its span is relative to that.
///
/// # Errors
/// The first fault of the outline. Key bits that do not fit their algorithm are no error but a malformed key.
pub(crate) fn bare(spki: &[u8]) -> Result<BarePublicKey, Asn1Error> {
    let element = Reader::new(spki).expect(tag::SEQUENCE, "subjectPublicKeyInfo")?;
    // Deviations of the encoding are told for certificates and requests, which have a signature to break.
    let key = public_key::decode(&element, &mut Deviations::default())?;
    let spki_sha256 = Bytes(Sha256::digest(element.whole).to_vec());
    Ok(BarePublicKey { key, spki_sha256, spki: element.whole.to_vec() })
}

/// A SubjectPublicKeyInfo of an AlgorithmIdentifier and the bytes of a key.
pub(super) fn subject_public_key_info(algorithm: &[u8], key: &[u8]) -> Vec<u8> {
    let bits = element(tag::BIT_STRING, &[&[0], key]);
    element(tag::SEQUENCE, &[algorithm, &bits])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PublicKeyAlgorithm, hex_lower};

    fn fixture(name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    fn key(der: &[u8]) -> BarePublicKey {
        match decode(der).unwrap().content {
            Content::PublicKey(key) => *key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn both_forms_of_a_key_have_the_hash_of_its_certificate() {
        let spki = fixture("other/public-key.der");
        let mut fields = Reader::new(&spki).any("key").unwrap().reader();
        fields.any("algorithm").unwrap();
        let pkcs1 = fields.any("bits").unwrap().bit_string("bits").unwrap().1;
        let certificate = super::super::certificate::decode(&fixture("server/good.der")).unwrap().0;
        for der in [&spki[..], pkcs1] {
            let key = key(der);
            assert_eq!(key.spki_sha256, certificate.fingerprints.spki_sha256);
            assert_eq!((key.key.to_string().as_str(), &key.spki), ("RSA 2048", &spki));
            assert_eq!(key.key.spki.of(&key.spki), spki);
        }
    }

    #[test]
    fn keys_that_do_not_fit_their_algorithm_are_malformed_and_damaged_outlines_are_errors() {
        let ed25519 = [0x30, 5, 6, 3, 0x2B, 0x65, 0x70];
        let short = key(&subject_public_key_info(&ed25519, &[7; 31]));
        assert_eq!(short.key.algorithm, PublicKeyAlgorithm::Malformed);
        let whole = subject_public_key_info(&ed25519, &[7; 32]);
        assert_eq!(hex_lower(&whole), format!("302a300506032b6570032100{}", "07".repeat(32)));
        for length in 0..whole.len() {
            assert!(decode(&whole[..length]).is_err());
        }
        assert!(decode(&[0x30, 3, 2, 1, 5]).is_err());
    }
}
