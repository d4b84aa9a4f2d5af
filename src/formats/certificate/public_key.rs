//! Public keys (RFC 5280 section 4.1.2.7, RFC 8017, RFC 5480, RFC 8410, RFC 9881,
//! RFC 9909).

use const_oid::ObjectIdentifier;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::RSAPublicKey;

use super::algorithm;
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, Reader, tag};
use crate::formats::element::span;
use crate::model::{Bytes, Curve, DeviationKind, Oid, Parameters, PublicKey, PublicKeyAlgorithm};

/// Decodes a SubjectPublicKeyInfo. A key that does not fit its algorithm is kept as malformed.
pub(crate) fn decode(element: &Element<'_>, deviations: &mut Deviations) -> Result<PublicKey, Asn1Error> {
    const FIELD: &str = "subjectPublicKeyInfo";
    deviations.check_length(element, FIELD);
    let mut reader = element.reader();
    let (oid, parameters) = algorithm::identifier(&reader.expect(tag::SEQUENCE, FIELD)?, FIELD, deviations)?;
    let bits = reader.expect(tag::BIT_STRING, "subjectPublicKey")?;
    let (unused, key) = bits.bit_string("subjectPublicKey")?;
    deviations.check_whole_bytes(unused, "subjectPublicKey", &bits);
    deviations.check_end(&reader, FIELD);
    let kind = KINDS.iter().find(|(known, _)| oid == *known).map_or(Kind::Unknown, |(_, kind)| *kind);
    let as_required = match kind {
        // RFC 3279 section 2.3.1.
        Kind::Rsa => parameters == Parameters::Null,
        // RFC 8410 section 3, RFC 9881 section 4 and RFC 9909 section 5.
        Kind::Fixed { .. } => parameters == Parameters::Absent,
        Kind::RsaPss | Kind::Ec | Kind::Dsa | Kind::Unknown => true,
    };
    if !as_required {
        deviations.add(DeviationKind::AlgorithmParameters, FIELD, element.at);
    }
    let (algorithm, bits) = match kind {
        Kind::Rsa | Kind::RsaPss => rsa(key, matches!(kind, Kind::RsaPss)),
        Kind::Ec => ec(key, &parameters),
        Kind::Dsa => (PublicKeyAlgorithm::Dsa, dsa_bits(&parameters)),
        Kind::Fixed { length, bits, algorithm } if key.len() == length => (algorithm.of(key), Some(bits)),
        Kind::Fixed { .. } => (PublicKeyAlgorithm::Malformed, None),
        Kind::Unknown => (PublicKeyAlgorithm::Unknown, None),
    };
    Ok(PublicKey { oid, algorithm, parameters, bits, spki: span(element) })
}

#[derive(Clone, Copy)]
enum Kind {
    Rsa,
    RsaPss,
    Ec,
    Dsa,
    /// A key whose bytes have one length only.
    Fixed {
        length: usize,
        bits: u32,
        algorithm: FixedAlgorithm,
    },
    Unknown,
}

#[derive(Clone, Copy)]
enum FixedAlgorithm {
    Ed25519,
    Ed448,
    X25519,
    X448,
    MlDsa(u32),
    SlhDsa(&'static str),
}

impl FixedAlgorithm {
    /// A key of the algorithm.
    fn of(self, key: &[u8]) -> PublicKeyAlgorithm {
        match self {
            Self::Ed25519 => PublicKeyAlgorithm::Ed25519 { key: Bytes::from(key) },
            Self::Ed448 => PublicKeyAlgorithm::Ed448 { key: Bytes::from(key) },
            Self::X25519 => PublicKeyAlgorithm::X25519,
            Self::X448 => PublicKeyAlgorithm::X448,
            Self::MlDsa(set) => PublicKeyAlgorithm::MlDsa { set, key: Bytes::from(key) },
            Self::SlhDsa(set) => PublicKeyAlgorithm::SlhDsa { set, key: Bytes::from(key) },
        }
    }
}

const fn fixed(
    dotted: &str,
    length: usize,
    bits: u32,
    algorithm: FixedAlgorithm,
) -> (ObjectIdentifier, Kind) {
    (ObjectIdentifier::new_unwrap(dotted), Kind::Fixed { length, bits, algorithm })
}

const fn slh_dsa(dotted: &str, length: usize, bits: u32, set: &'static str) -> (ObjectIdentifier, Kind) {
    fixed(dotted, length, bits, FixedAlgorithm::SlhDsa(set))
}

/// Lengths of the fixed kinds: RFC 8410 section 4, FIPS 204 table 2 and FIPS 205 table 2.
const KINDS: &[(ObjectIdentifier, Kind)] = &[
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1"), Kind::Rsa),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.2.1"), Kind::Ec),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10"), Kind::RsaPss),
    (ObjectIdentifier::new_unwrap("1.2.840.10040.4.1"), Kind::Dsa),
    fixed("1.3.101.112", 32, 256, FixedAlgorithm::Ed25519),
    fixed("1.3.101.113", 57, 456, FixedAlgorithm::Ed448),
    fixed("1.3.101.110", 32, 256, FixedAlgorithm::X25519),
    fixed("1.3.101.111", 56, 448, FixedAlgorithm::X448),
    fixed("2.16.840.1.101.3.4.3.17", 1312, 10_496, FixedAlgorithm::MlDsa(44)),
    fixed("2.16.840.1.101.3.4.3.18", 1952, 15_616, FixedAlgorithm::MlDsa(65)),
    fixed("2.16.840.1.101.3.4.3.19", 2592, 20_736, FixedAlgorithm::MlDsa(87)),
    slh_dsa("2.16.840.1.101.3.4.3.20", 32, 256, "SHA2-128s"),
    slh_dsa("2.16.840.1.101.3.4.3.21", 32, 256, "SHA2-128f"),
    slh_dsa("2.16.840.1.101.3.4.3.22", 48, 384, "SHA2-192s"),
    slh_dsa("2.16.840.1.101.3.4.3.23", 48, 384, "SHA2-192f"),
    slh_dsa("2.16.840.1.101.3.4.3.24", 64, 512, "SHA2-256s"),
    slh_dsa("2.16.840.1.101.3.4.3.25", 64, 512, "SHA2-256f"),
    slh_dsa("2.16.840.1.101.3.4.3.26", 32, 256, "SHAKE-128s"),
    slh_dsa("2.16.840.1.101.3.4.3.27", 32, 256, "SHAKE-128f"),
    slh_dsa("2.16.840.1.101.3.4.3.28", 48, 384, "SHAKE-192s"),
    slh_dsa("2.16.840.1.101.3.4.3.29", 48, 384, "SHAKE-192f"),
    slh_dsa("2.16.840.1.101.3.4.3.30", 64, 512, "SHAKE-256s"),
    slh_dsa("2.16.840.1.101.3.4.3.31", 64, 512, "SHAKE-256f"),
];

fn rsa(key: &[u8], pss_only: bool) -> (PublicKeyAlgorithm, Option<u32>) {
    let Ok((&[], key)) = RSAPublicKey::from_der(key) else {
        return (PublicKeyAlgorithm::Malformed, None);
    };
    let negative = |number: &[u8]| number.first().is_none_or(|byte| byte & 0x80 != 0);
    if negative(key.modulus) || negative(key.exponent) {
        return (PublicKeyAlgorithm::Malformed, None);
    }
    let modulus = without_leading_zeros(key.modulus);
    let exponent = without_leading_zeros(key.exponent);
    let algorithm =
        PublicKeyAlgorithm::Rsa { modulus: Bytes::from(modulus), exponent: Bytes::from(exponent), pss_only };
    (algorithm, Some(bit_length(modulus)))
}

fn ec(key: &[u8], parameters: &Parameters) -> (PublicKeyAlgorithm, Option<u32>) {
    let (curve, bits) = match parameters {
        Parameters::Present(der) => match Reader::new(&der.0).any("curve") {
            Ok(element) if element.tag == tag::OBJECT_IDENTIFIER => {
                let oid = Oid::from_der_content(element.content);
                match CURVES.iter().find(|(known, _, _)| oid == *known) {
                    Some((_, curve, bits)) => (curve.clone().unwrap_or(Curve::Other(oid)), Some(*bits)),
                    None => (Curve::Other(oid), None),
                }
            }
            _ => (Curve::Explicit, None),
        },
        Parameters::Absent | Parameters::Null => (Curve::Missing, None),
    };
    if !may_be_on_curve(key, &curve, bits) {
        return (PublicKeyAlgorithm::Malformed, None);
    }
    (PublicKeyAlgorithm::Ec { curve, point: Bytes::from(key) }, bits)
}

/// Whether a point lies on its curve (SEC 1 section 2.3.4). Of curves that are not computed here, only its length is looked at.
fn may_be_on_curve(point: &[u8], curve: &Curve, bits: Option<u32>) -> bool {
    // The hybrid form is the uncompressed one with the sign in its first byte, which adds nothing.
    let mut plain;
    let point = match point {
        [6 | 7, rest @ ..] => {
            plain = vec![4];
            plain.extend_from_slice(rest);
            plain.as_slice()
        }
        point => point,
    };
    match curve {
        Curve::P256 => p256::PublicKey::from_sec1_bytes(point).is_ok(),
        Curve::P384 => p384::PublicKey::from_sec1_bytes(point).is_ok(),
        Curve::P521 => p521::PublicKey::from_sec1_bytes(point).is_ok(),
        _ => {
            let bytes = bits.and_then(|bits| usize::try_from(bits.div_ceil(8)).ok());
            bytes.is_none_or(|bytes| match point {
                [4, coordinates @ ..] => coordinates.len() == bytes.saturating_mul(2),
                [2 | 3, coordinate @ ..] => coordinate.len() == bytes,
                _ => false,
            })
        }
    }
}

const fn curve(dotted: &str, curve: Option<Curve>, bits: u32) -> (ObjectIdentifier, Option<Curve>, u32) {
    (ObjectIdentifier::new_unwrap(dotted), curve, bits)
}

/// Named curves and their sizes in bits (RFC 5480, SEC 2, RFC 5639).
const CURVES: &[(ObjectIdentifier, Option<Curve>, u32)] = &[
    curve("1.2.840.10045.3.1.7", Some(Curve::P256), 256),
    curve("1.3.132.0.34", Some(Curve::P384), 384),
    curve("1.3.132.0.35", Some(Curve::P521), 521),
    curve("1.3.132.0.33", Some(Curve::P224), 224),
    curve("1.3.132.0.10", Some(Curve::Secp256k1), 256),
    curve("1.2.840.10045.3.1.1", None, 192),
    curve("1.3.36.3.3.2.8.1.1.3", None, 192),
    curve("1.3.36.3.3.2.8.1.1.5", None, 224),
    curve("1.3.36.3.3.2.8.1.1.7", None, 256),
    curve("1.3.36.3.3.2.8.1.1.9", None, 320),
    curve("1.3.36.3.3.2.8.1.1.11", None, 384),
    curve("1.3.36.3.3.2.8.1.1.13", None, 512),
];

/// Size of the prime p in Dss-Parms (RFC 3279 section 2.3.2).
fn dsa_bits(parameters: &Parameters) -> Option<u32> {
    let Parameters::Present(der) = parameters else { return None };
    let sequence = Reader::new(&der.0).expect(tag::SEQUENCE, "parameters").ok()?;
    let prime = sequence.reader().expect(tag::INTEGER, "p").ok()?;
    Some(bit_length(without_leading_zeros(prime.content)))
}

fn without_leading_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

/// Bits of a number without leading zero bytes: 2047 for a modulus whose highest bit is clear.
fn bit_length(bytes: &[u8]) -> u32 {
    let whole = u32::try_from(bytes.len()).unwrap_or(u32::MAX).saturating_mul(8);
    whole - bytes.first().map_or(0, |first| first.leading_zeros())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_those_of_the_number() {
        for (bytes, bits) in
            [(&[][..], 0), (&[0, 0][..], 0), (&[1], 1), (&[0, 0x80, 0], 16), (&[0x7F, 0xFF], 15)]
        {
            assert_eq!(bit_length(without_leading_zeros(bytes)), bits, "{bytes:02X?}");
        }
    }

    #[test]
    fn a_point_that_is_not_on_its_curve_is_malformed() {
        use p256::elliptic_curve::sec1::ToSec1Point;
        let key = p256::SecretKey::from_slice(&[7; 32]).unwrap().public_key();
        let good = key.to_sec1_point(false).as_bytes().to_vec();
        let compressed = key.to_sec1_point(true).as_bytes().to_vec();
        let hybrid = [&[6 | good[64] & 1], &good[1..]].concat();
        let mut off = good.clone();
        off[64] ^= 1;
        let mut off_hybrid = hybrid.clone();
        off_hybrid[40] ^= 1;
        for (point, curve, bits, expected) in [
            (&good[..], Curve::P256, 256, true),
            (&compressed, Curve::P256, 256, true),
            (&hybrid, Curve::P256, 256, true),
            (&off, Curve::P256, 256, false),
            (&off_hybrid, Curve::P256, 256, false),
            (&good[..64], Curve::P256, 256, false),
            (&good, Curve::P384, 384, false),
            (&[0], Curve::P256, 256, false),
            (&[], Curve::P521, 521, false),
            (&off, Curve::Secp256k1, 256, true),
            (&off[..64], Curve::Secp256k1, 256, false),
        ] {
            assert_eq!(may_be_on_curve(point, &curve, Some(bits)), expected, "{curve} {point:02X?}");
        }
    }

    #[test]
    fn parameters_where_a_key_has_none_are_a_deviation() {
        for (oid, length) in [
            (&[0x2B, 0x65, 0x70][..], 32),
            (&[0x2B, 0x65, 0x71], 57),
            (&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x11], 1312),
            (&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x14], 32),
        ] {
            for (parameters, expected) in [(&[][..], 0), (&[0x05, 0x00], 1), (&[0x30, 0x00], 1)] {
                let oid = crate::writing::element(tag::OBJECT_IDENTIFIER, &[oid]);
                let identifier = crate::writing::element(tag::SEQUENCE, &[&oid, parameters]);
                let spki = crate::formats::public_key::subject_public_key_info(&identifier, &vec![7; length]);
                let mut deviations = Deviations::default();
                let key = decode(&Reader::new(&spki).any("spki").unwrap(), &mut deviations).unwrap();
                assert_ne!(key.algorithm, PublicKeyAlgorithm::Malformed, "{oid:02X?}");
                let found = &deviations.0;
                assert_eq!(found.len(), expected, "{oid:02X?} {parameters:02X?}");
                assert!(found.iter().all(|found| found.kind == DeviationKind::AlgorithmParameters));
            }
        }
    }

    #[test]
    fn a_key_of_the_wrong_length_is_malformed() {
        let bytes =
            [&[0x30, 0x0B, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x02, 0x00, 0x01][..]].concat();
        let element = Reader::new(&bytes).any("spki").unwrap();
        let key = decode(&element, &mut Deviations::default()).unwrap();
        assert_eq!(key.algorithm, PublicKeyAlgorithm::Malformed);
    }
}
