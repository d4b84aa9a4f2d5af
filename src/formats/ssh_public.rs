//! Public keys for SSH as certificates have them: the SubjectPublicKeyInfo of the same key.

use super::asn1::tag;
use super::public_key::{RSA_ENCRYPTION, bare, subject_public_key_info};
use super::ssh_fields::Fields;
use crate::model::BarePublicKey;
use crate::writing::element;

/// AlgorithmIdentifier of Ed25519 (RFC 8410 section 3).
const ED25519: &[u8] = &[0x30, 5, 6, 3, 0x2B, 0x65, 0x70];
/// AlgorithmIdentifier of Ed448.
const ED448: &[u8] = &[0x30, 5, 6, 3, 0x2B, 0x65, 0x71];
/// id-ecPublicKey (RFC 5480 section 2.1.1).
const EC: &[u8] = &[6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1];
const P256: &[u8] = &[6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7];
const P384: &[u8] = &[6, 5, 0x2B, 0x81, 4, 0, 34];
const P521: &[u8] = &[6, 5, 0x2B, 0x81, 4, 0, 35];

/// The key in a blob of RFC 4253 section 6.6, RFC 5656 section 3.1 or RFC 8709 section 4, written as in a certificate; `None` for DSA and
/// for keys on tokens, which no certificate of a server has.
pub(super) fn key(blob: &[u8]) -> Option<BarePublicKey> {
    let mut fields = Fields::new(blob);
    let spki = match fields.string("type").ok()? {
        b"ssh-rsa" => {
            let exponent = fields.string("e").ok()?;
            let modulus = fields.string("n").ok()?;
            // An mpint is the content of an INTEGER (RFC 4251 section 5).
            let integer = |number| element(tag::INTEGER, &[number]);
            let numbers = element(tag::SEQUENCE, &[&integer(modulus), &integer(exponent)]);
            subject_public_key_info(RSA_ENCRYPTION, &numbers)
        }
        b"ssh-ed25519" => subject_public_key_info(ED25519, fields.string("key").ok()?),
        b"ssh-ed448" => subject_public_key_info(ED448, fields.string("key").ok()?),
        algorithm if algorithm.starts_with(b"ecdsa-sha2-") => {
            let curve = match fields.string("curve").ok()? {
                b"nistp256" => P256,
                b"nistp384" => P384,
                b"nistp521" => P521,
                _ => return None,
            };
            let algorithm = element(tag::SEQUENCE, &[EC, curve]);
            subject_public_key_info(&algorithm, fields.string("Q").ok()?)
        }
        _ => return None,
    };
    bare(&spki).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::asn1::Reader;
    use crate::model::{PublicKeyAlgorithm, hex_lower};

    fn string(bytes: &[u8]) -> Vec<u8> {
        [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
    }

    fn blob(fields: &[&[u8]]) -> Vec<u8> {
        fields.iter().flat_map(|field| string(field)).collect()
    }

    #[test]
    fn a_key_has_the_hash_of_its_certificate() {
        let path = format!("{}/tests/fixtures/server/good.der", env!("CARGO_MANIFEST_DIR"));
        let certificate = crate::formats::decode_certificate(&std::fs::read(path).unwrap()).unwrap();
        let spki = certificate.public_key.spki.of(&certificate.der);
        let mut fields = Reader::new(spki).any("key").unwrap().reader();
        fields.any("algorithm").unwrap();
        let numbers = fields.any("bits").unwrap().bit_string("bits").unwrap().1;
        let mut numbers = Reader::new(numbers).any("key").unwrap().reader();
        let (modulus, exponent) = (numbers.any("n").unwrap().content, numbers.any("e").unwrap().content);
        let found = key(&blob(&[b"ssh-rsa", exponent, modulus])).unwrap();
        assert_eq!(found.spki_sha256, certificate.fingerprints.spki_sha256);
        assert_eq!(found.spki, spki);
    }

    #[test]
    fn every_kind_that_certificates_have_is_written_as_they_have_it() {
        let point = p256::SecretKey::from_slice(&[7; 32]).unwrap().public_key();
        let point = p256::elliptic_curve::sec1::ToSec1Point::to_sec1_point(&point, false);
        for (fields, start) in [
            (&[&b"ssh-ed25519"[..], &[7; 32]][..], Some("302a300506032b6570032100")),
            (&[b"ssh-ed448", &[7; 57]], Some("3043300506032b6571033a00")),
            (
                &[b"ecdsa-sha2-nistp256", b"nistp256", point.as_bytes()],
                Some("3059301306072a8648ce3d020106082a8648ce3d030107034200"),
            ),
            (&[b"ecdsa-sha2-nistp256", b"nistp192", point.as_bytes()], None),
            (&[b"ssh-dss", &[1], &[2], &[3], &[4]], None),
            (&[b"sk-ssh-ed25519@openssh.com", &[7; 32], b"ssh:"], None),
            (&[b"ssh-rsa", &[1, 0, 1]], None),
        ] {
            let found = key(&blob(fields));
            let hex = found.as_ref().map(|found| hex_lower(&found.spki));
            assert_eq!(hex.is_some(), start.is_some(), "{fields:?}");
            assert!(hex.unwrap_or_default().starts_with(start.unwrap_or_default()), "{fields:?}");
            assert!(found.is_none_or(|found| found.key.algorithm != PublicKeyAlgorithm::Malformed));
        }
    }
}
