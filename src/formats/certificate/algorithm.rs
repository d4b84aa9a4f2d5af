//! Algorithm identifiers and what they mean for signatures (RFC 3279, 4055, 5758, 8410, 9881, 9909).

use const_oid::ObjectIdentifier;
use der::asn1::AnyRef;
use der::{Decode, Sequence};

use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::formats::element::oid;
use crate::model::{
    Bytes, DeviationKind, HashAlgorithm, Oid, Parameters, PssParameters, SignatureAlgorithm, SignatureScheme,
};

/// Decodes the AlgorithmIdentifier of a signature.
pub(crate) fn signature(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<SignatureAlgorithm, Asn1Error> {
    let (oid, parameters) = identifier(element, field, deviations)?;
    let (scheme, hash) = SIGNATURES
        .iter()
        .find(|(known, _, _)| oid == *known)
        .map_or((SignatureScheme::Unknown, None), |(_, scheme, hash)| (*scheme, *hash));
    // RFC 4055 section 5 and RFC 3279 section 2.2.1 require NULL, RFC 5758 section 3.2 and RFC 8410 section 3 nothing.
    let as_required = match scheme {
        SignatureScheme::RsaPkcs1 => parameters == Parameters::Null,
        SignatureScheme::RsaPss => matches!(parameters, Parameters::Present(_)),
        SignatureScheme::Unknown | SignatureScheme::Dsa => true,
        _ => parameters == Parameters::Absent,
    };
    if !as_required {
        deviations.add(DeviationKind::AlgorithmParameters, field, element.at);
    }
    let pss = (scheme == SignatureScheme::RsaPss).then(|| pss(&parameters)).flatten();
    Ok(SignatureAlgorithm { oid, scheme, hash: pss.map_or(hash, |pss| Some(pss.hash)), parameters, pss })
}

/// Decodes an AlgorithmIdentifier (RFC 5280 section 4.1.1.2).
pub(crate) fn identifier(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<(Oid, Parameters), Asn1Error> {
    let mut reader = element.reader();
    let identifier = oid(&reader.expect(tag::OBJECT_IDENTIFIER, field)?);
    let parameters = if reader.is_empty() {
        Parameters::Absent
    } else {
        let parameters = reader.any(field)?;
        if parameters.tag == tag::NULL {
            Parameters::Null
        } else {
            Parameters::Present(Bytes::from(parameters.whole))
        }
    };
    deviations.check_end(&reader, field);
    Ok((identifier, parameters))
}

/// RSASSA-PSS-params (RFC 4055 section 3.1); an omitted field is an empty option.
#[derive(Sequence)]
struct EncodedPssParameters<'a> {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<EncodedAlgorithm<'a>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<EncodedAlgorithm<'a>>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt_length: Option<u32>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u32>,
}

#[derive(Sequence)]
struct EncodedAlgorithm<'a> {
    algorithm: ObjectIdentifier,
    #[asn1(optional = "true")]
    parameters: Option<AnyRef<'a>>,
}

/// The parameters of RSASSA-PSS with the defaults of RFC 4055 filled in; `None` if they do not decode.
///
/// A missing parameters field is read as all defaults, which is what it would mean.
fn pss(parameters: &Parameters) -> Option<PssParameters> {
    const SALT_LENGTH_DEFAULT: u32 = 20;
    let defaults = PssParameters {
        hash: HashAlgorithm::Sha1,
        mask_hash: HashAlgorithm::Sha1,
        salt_length: SALT_LENGTH_DEFAULT,
        hash_omitted: true,
    };
    let Parameters::Present(der) = parameters else {
        return Some(defaults);
    };
    const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
    const TRAILER_BC: u32 = 1;
    let encoded = EncodedPssParameters::from_der(&der.0).ok()?;
    if encoded.trailer.is_some_and(|trailer| trailer != TRAILER_BC) {
        return None;
    }
    let mask_hash = match encoded.mask {
        Some(mask) if mask.algorithm != MGF1 => HashAlgorithm::Unknown,
        Some(mask) => match mask.parameters {
            Some(hash) => hash_by_oid(hash.decode_as::<EncodedAlgorithm<'_>>().ok()?.algorithm),
            None => HashAlgorithm::Unknown,
        },
        None => defaults.mask_hash,
    };
    Some(PssParameters {
        hash: encoded.hash.as_ref().map_or(defaults.hash, |hash| hash_by_oid(hash.algorithm)),
        mask_hash,
        salt_length: encoded.salt_length.unwrap_or(SALT_LENGTH_DEFAULT),
        hash_omitted: encoded.hash.is_none(),
    })
}

/// The hash that an identifier stands for.
pub(crate) fn hash(oid: &Oid) -> HashAlgorithm {
    HASHES.iter().find(|(known, _)| oid == known).map_or(HashAlgorithm::Unknown, |(_, hash)| *hash)
}

fn hash_by_oid(oid: ObjectIdentifier) -> HashAlgorithm {
    HASHES.iter().find(|(known, _)| *known == oid).map_or(HashAlgorithm::Unknown, |(_, hash)| *hash)
}

macro_rules! hashes {
    ($($dotted:literal => $hash:ident,)*) => {
        const HASHES: &[(ObjectIdentifier, HashAlgorithm)] =
            &[$((ObjectIdentifier::new_unwrap($dotted), HashAlgorithm::$hash),)*];
    };
}

hashes! {
    "1.2.840.113549.2.2" => Md2,
    "1.2.840.113549.2.4" => Md4,
    "1.2.840.113549.2.5" => Md5,
    "1.3.14.3.2.26" => Sha1,
    "2.16.840.1.101.3.4.2.1" => Sha256,
    "2.16.840.1.101.3.4.2.2" => Sha384,
    "2.16.840.1.101.3.4.2.3" => Sha512,
    "2.16.840.1.101.3.4.2.4" => Sha224,
    "2.16.840.1.101.3.4.2.5" => Sha512Truncated224,
    "2.16.840.1.101.3.4.2.6" => Sha512Truncated256,
    "2.16.840.1.101.3.4.2.7" => Sha3Bits224,
    "2.16.840.1.101.3.4.2.8" => Sha3Bits256,
    "2.16.840.1.101.3.4.2.9" => Sha3Bits384,
    "2.16.840.1.101.3.4.2.10" => Sha3Bits512,
    "2.16.840.1.101.3.4.2.12" => Shake256,
}

macro_rules! signatures {
    ($($dotted:literal => $scheme:ident $($hash:ident)?,)*) => {
        const SIGNATURES: &[(ObjectIdentifier, SignatureScheme, Option<HashAlgorithm>)] = &[$((
            ObjectIdentifier::new_unwrap($dotted),
            SignatureScheme::$scheme,
            signatures!(@hash $($hash)?),
        ),)*];
    };
    (@hash) => { None };
    (@hash $hash:ident) => { Some(HashAlgorithm::$hash) };
}

signatures! {
    "1.2.840.113549.1.1.11" => RsaPkcs1 Sha256,
    "1.2.840.10045.4.3.2" => Ecdsa Sha256,
    "1.2.840.10045.4.3.3" => Ecdsa Sha384,
    "1.2.840.113549.1.1.12" => RsaPkcs1 Sha384,
    "1.2.840.113549.1.1.13" => RsaPkcs1 Sha512,
    "1.2.840.113549.1.1.5" => RsaPkcs1 Sha1,
    "1.2.840.113549.1.1.10" => RsaPss,
    "1.2.840.10045.4.3.4" => Ecdsa Sha512,
    "1.2.840.10045.4.3.1" => Ecdsa Sha224,
    "1.2.840.10045.4.1" => Ecdsa Sha1,
    "1.2.840.113549.1.1.2" => RsaPkcs1 Md2,
    "1.2.840.113549.1.1.3" => RsaPkcs1 Md4,
    "1.2.840.113549.1.1.4" => RsaPkcs1 Md5,
    "1.2.840.113549.1.1.14" => RsaPkcs1 Sha224,
    "1.2.840.113549.1.1.15" => RsaPkcs1 Sha512Truncated224,
    "1.2.840.113549.1.1.16" => RsaPkcs1 Sha512Truncated256,
    // The OIW identifiers that old Windows tools wrote for MD5 and SHA-1 with RSA.
    "1.3.14.3.2.3" => RsaPkcs1 Md5,
    "1.3.14.3.2.29" => RsaPkcs1 Sha1,
    "1.2.840.10040.4.3" => Dsa Sha1,
    "2.16.840.1.101.3.4.3.1" => Dsa Sha224,
    "2.16.840.1.101.3.4.3.2" => Dsa Sha256,
    "2.16.840.1.101.3.4.3.3" => Dsa Sha384,
    "2.16.840.1.101.3.4.3.4" => Dsa Sha512,
    "2.16.840.1.101.3.4.3.9" => Ecdsa Sha3Bits224,
    "2.16.840.1.101.3.4.3.10" => Ecdsa Sha3Bits256,
    "2.16.840.1.101.3.4.3.11" => Ecdsa Sha3Bits384,
    "2.16.840.1.101.3.4.3.12" => Ecdsa Sha3Bits512,
    "2.16.840.1.101.3.4.3.13" => RsaPkcs1 Sha3Bits224,
    "2.16.840.1.101.3.4.3.14" => RsaPkcs1 Sha3Bits256,
    "2.16.840.1.101.3.4.3.15" => RsaPkcs1 Sha3Bits384,
    "2.16.840.1.101.3.4.3.16" => RsaPkcs1 Sha3Bits512,
    // RFC 8410: Ed25519 hashes with SHA-512 inside, Ed448 with SHAKE256.
    "1.3.101.112" => Ed25519 Sha512,
    "1.3.101.113" => Ed448 Shake256,
    "2.16.840.1.101.3.4.3.17" => MlDsa,
    "2.16.840.1.101.3.4.3.18" => MlDsa,
    "2.16.840.1.101.3.4.3.19" => MlDsa,
    "2.16.840.1.101.3.4.3.20" => SlhDsa,
    "2.16.840.1.101.3.4.3.21" => SlhDsa,
    "2.16.840.1.101.3.4.3.22" => SlhDsa,
    "2.16.840.1.101.3.4.3.23" => SlhDsa,
    "2.16.840.1.101.3.4.3.24" => SlhDsa,
    "2.16.840.1.101.3.4.3.25" => SlhDsa,
    "2.16.840.1.101.3.4.3.26" => SlhDsa,
    "2.16.840.1.101.3.4.3.27" => SlhDsa,
    "2.16.840.1.101.3.4.3.28" => SlhDsa,
    "2.16.840.1.101.3.4.3.29" => SlhDsa,
    "2.16.840.1.101.3.4.3.30" => SlhDsa,
    "2.16.840.1.101.3.4.3.31" => SlhDsa,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn omitted_pss_fields_take_the_defaults() {
        let sha256 = "300d06096086480165030402010500";
        let bytes = |hex: &str| {
            let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            Parameters::Present(Bytes(pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()))
        };
        let both = format!("3034a00f{sha256}a11c301a06092a864886f70d010108{sha256}a203020120");
        for (parameters, hash, mask_hash, salt_length, hash_omitted) in [
            (Parameters::Absent, HashAlgorithm::Sha1, HashAlgorithm::Sha1, 20, true),
            (bytes("3000"), HashAlgorithm::Sha1, HashAlgorithm::Sha1, 20, true),
            (bytes(&format!("3011a00f{sha256}")), HashAlgorithm::Sha256, HashAlgorithm::Sha1, 20, false),
            (bytes(&both), HashAlgorithm::Sha256, HashAlgorithm::Sha256, 32, false),
        ] {
            let expected = PssParameters { hash, mask_hash, salt_length, hash_omitted };
            assert_eq!(pss(&parameters), Some(expected));
        }
        assert_eq!(pss(&bytes("0500")), None);
        assert_eq!(pss(&bytes("3003020101")), None);
    }
}
