//! AlgorithmIdentifiers of password-based encryption: PBES1, PBES2, PKCS#12's own, Java's.

use const_oid::ObjectIdentifier;

use super::derivation::Derivation;
use crate::formats::FormatError;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use crate::limits::MAX_DERIVED_KEY_BYTES;
use crate::model::{Cipher, Encryption, HashAlgorithm, KeyDerivation, Oid};
use crate::protection::cipher::{block_length, key_length};

/// The encryption that an AlgorithmIdentifier stands for, with the salts and vectors it needs.
#[derive(Clone, Debug)]
pub(in crate::formats) struct Scheme {
    /// What may be told of it.
    pub(in crate::formats) encryption: Encryption,
    pub(super) derivation: Derivation,
    /// The initialisation vector; `None` where it is derived too, or where there is none.
    pub(super) iv: Option<Vec<u8>>,
    /// Bytes of the key.
    pub(super) key_length: usize,
}

impl Scheme {
    fn new(cipher: Cipher, derivation: Derivation, iv: Option<Vec<u8>>) -> Self {
        let key_length = derivation
            .key_length
            .filter(|_| is_rc2(&cipher))
            .or_else(|| key_length(&cipher))
            .unwrap_or_default();
        Self {
            encryption: Encryption { cipher, derivation: derivation.facts.clone() },
            derivation,
            iv,
            key_length,
        }
    }
}

/// Only RC2 takes keys of any length.
const fn is_rc2(cipher: &Cipher) -> bool {
    matches!(cipher, Cipher::Rc2Bits40 | Cipher::Rc2Bits64 | Cipher::Rc2Bits128)
}

/// Reads the AlgorithmIdentifier of an encryption.
///
/// # Errors
/// Parameters that do not fit the algorithm. What is not known is no error.
pub(in crate::formats) fn scheme(element: &Element<'_>) -> Result<Scheme, Asn1Error> {
    let (oid, mut parameters) = identifier(element, "encryptionAlgorithm")?;
    if oid == PBES2 {
        return pbes2(&parameters.expect(tag::SEQUENCE, "PBES2-params")?);
    }
    if oid == JAVA_KEY_PROTECTOR {
        let derivation = Derivation { facts: KeyDerivation::Sha1Once, salt: Vec::new(), key_length: None };
        return Ok(Scheme::new(Cipher::JavaKeyProtector, derivation, None));
    }
    let known = BY_OID.iter().find(|(known, ..)| oid == *known);
    let Some((_, cipher, family, hash)) = known else {
        let facts = KeyDerivation::Other { oid: oid.clone() };
        let derivation = Derivation { facts, salt: Vec::new(), key_length: None };
        return Ok(Scheme::new(Cipher::Other(oid), derivation, None));
    };
    // PBEParameter (RFC 8018 appendix A.3) and pkcs-12PbeParams (RFC 7292 appendix C) are alike.
    let mut fields = parameters.expect(tag::SEQUENCE, "PBEParameter")?.reader();
    let salt = fields.expect(tag::OCTET_STRING, "salt")?.content.to_vec();
    let rounds = rounds(&mut fields)?;
    let facts = match family {
        Family::Pbes1 => KeyDerivation::Pbkdf1 { hash: *hash, rounds },
        Family::Pkcs12 => KeyDerivation::Pkcs12 { hash: *hash, rounds },
    };
    Ok(Scheme::new(cipher.clone(), Derivation { facts, salt, key_length: None }, None))
}

/// The encryption of a traditional PEM block, from its `DEK-Info` header (RFC 1421 section 4.6.1.3).
///
/// # Errors
/// A cipher that is not known here, or a vector that does not fit it.
pub(in crate::formats) fn traditional(name: &str, iv: &[u8]) -> Result<Scheme, FormatError> {
    let cipher = match name {
        "DES-CBC" => Some(Cipher::Des),
        "DES-EDE3-CBC" => Some(Cipher::TripleDes),
        "AES-128-CBC" => Some(Cipher::Aes128),
        "AES-192-CBC" => Some(Cipher::Aes192),
        "AES-256-CBC" => Some(Cipher::Aes256),
        _ => None,
    };
    let cipher = cipher.ok_or_else(|| FormatError::EncryptionUnsupported {
        algorithm: format!("the cipher {}", crate::safe_text::visible(name)),
    })?;
    if iv.len() != block_length(&cipher) {
        let algorithm = format!("{cipher} with an initialisation vector of {} bytes", iv.len());
        return Err(FormatError::EncryptionUnsupported { algorithm });
    }
    let salt = iv.iter().copied().take(TRADITIONAL_SALT_BYTES).collect();
    let derivation = Derivation { facts: KeyDerivation::OpensslBytesToKey, salt, key_length: None };
    Ok(Scheme::new(cipher, derivation, Some(iv.to_vec())))
}

/// The bytes of the vector that OpenSSL takes as salt.
const TRADITIONAL_SALT_BYTES: usize = 8;

/// PBES2-params (RFC 8018 appendix A.4).
fn pbes2(parameters: &Element<'_>) -> Result<Scheme, Asn1Error> {
    let mut fields = parameters.reader();
    let derivation = derivation(&fields.expect(tag::SEQUENCE, "keyDerivationFunc")?)?;
    let encryption = fields.expect(tag::SEQUENCE, "encryptionScheme")?;
    let (oid, mut parameters) = identifier(&encryption, "encryptionScheme")?;
    let (cipher, iv) = if oid == RC2_CBC {
        rc2(&parameters.expect(tag::SEQUENCE, "RC2-CBC-Parameter")?, oid)?
    } else {
        match CIPHERS.iter().find(|(known, _)| oid == *known) {
            Some((_, cipher)) => (cipher.clone(), Some(parameters.expect(tag::OCTET_STRING, "iv")?)),
            None => (Cipher::Other(oid), None),
        }
    };
    if let Some(iv) = iv.filter(|iv| iv.content.len() != block_length(&cipher)) {
        return Err(Asn1Error { cause: Asn1Cause::Content, field: "iv", at: iv.at });
    }
    Ok(Scheme::new(cipher, derivation, iv.map(|iv| iv.content.to_vec())))
}

/// RC2-CBC-Parameter (RFC 8018 appendix B.2.3): a version that stands for the effective bits, 32 without it.
fn rc2<'a>(parameter: &Element<'a>, oid: Oid) -> Result<(Cipher, Option<Element<'a>>), Asn1Error> {
    let mut fields = parameter.reader();
    let version = fields.optional(tag::INTEGER, "rc2ParameterVersion")?;
    let version = version.map(|version| version.unsigned("rc2ParameterVersion")).transpose()?;
    let iv = fields.expect(tag::OCTET_STRING, "iv")?;
    Ok(match version {
        Some(160) => (Cipher::Rc2Bits40, Some(iv)),
        Some(120) => (Cipher::Rc2Bits64, Some(iv)),
        Some(58) => (Cipher::Rc2Bits128, Some(iv)),
        _ => (Cipher::Other(oid), None),
    })
}

/// Reads the AlgorithmIdentifier of a key derivation: PBKDF2 or scrypt.
///
/// # Errors
/// Parameters that do not fit the algorithm. What is not known is no error.
pub(in crate::formats) fn derivation(element: &Element<'_>) -> Result<Derivation, Asn1Error> {
    let (oid, mut parameters) = identifier(element, "keyDerivationFunc")?;
    if oid == PBKDF2 {
        return pbkdf2(&parameters.expect(tag::SEQUENCE, "PBKDF2-params")?);
    }
    if oid == SCRYPT {
        return scrypt(&parameters.expect(tag::SEQUENCE, "scrypt-params")?);
    }
    Ok(Derivation { facts: KeyDerivation::Other { oid }, salt: Vec::new(), key_length: None })
}

/// PBKDF2-params (RFC 8018 appendix A.2).
fn pbkdf2(parameters: &Element<'_>) -> Result<Derivation, Asn1Error> {
    let mut fields = parameters.reader();
    let salt = fields.any("salt")?;
    if salt.tag != tag::OCTET_STRING {
        // The salt of another source was never defined.
        let facts = KeyDerivation::Other { oid: Oid::from_der_content(PBKDF2.as_bytes()) };
        return Ok(Derivation { facts, salt: Vec::new(), key_length: None });
    }
    let rounds = rounds(&mut fields)?;
    let key_length = self::optional_key_length(&mut fields)?;
    let facts = match fields.optional(tag::SEQUENCE, "prf")? {
        None => KeyDerivation::Pbkdf2 { hash: HashAlgorithm::Sha1, rounds },
        Some(prf) => {
            let (oid, _) = identifier(&prf, "prf")?;
            match hmac(&oid) {
                Some(hash) => KeyDerivation::Pbkdf2 { hash, rounds },
                None => KeyDerivation::Other { oid },
            }
        }
    };
    Ok(Derivation { facts, salt: salt.content.to_vec(), key_length })
}

/// scrypt-params (RFC 7914 section 7.1).
fn scrypt(parameters: &Element<'_>) -> Result<Derivation, Asn1Error> {
    let mut fields = parameters.reader();
    let salt = fields.expect(tag::OCTET_STRING, "salt")?.content.to_vec();
    let cost = positive(&mut fields, "costParameter")?;
    if !cost.is_power_of_two() || cost == 1 {
        return Err(Asn1Error { cause: Asn1Cause::Content, field: "costParameter", at: parameters.at });
    }
    let block_size = positive(&mut fields, "blockSize")?;
    let parallelization = positive(&mut fields, "parallelizationParameter")?;
    let key_length = optional_key_length(&mut fields)?;
    Ok(Derivation { facts: KeyDerivation::Scrypt { cost, block_size, parallelization }, salt, key_length })
}

/// The hash of an HMAC by its identifier (RFC 8018 appendix B.1.2).
pub(in crate::formats) fn hmac(oid: &Oid) -> Option<HashAlgorithm> {
    HMACS.iter().find(|(known, _)| oid == known).map(|(_, hash)| *hash)
}

/// The hash by its identifier.
pub(in crate::formats) fn hash(oid: &Oid) -> Option<HashAlgorithm> {
    HASHES.iter().find(|(known, _)| oid == known).map(|(_, hash)| *hash)
}

/// The identifier of an AlgorithmIdentifier, and a reader of its parameters.
pub(in crate::formats) fn identifier<'a>(
    element: &Element<'a>,
    field: &'static str,
) -> Result<(Oid, Reader<'a>), Asn1Error> {
    let mut reader = element.reader();
    let oid = reader.expect(tag::OBJECT_IDENTIFIER, field)?;
    Ok((Oid::from_der_content(oid.content), reader))
}

/// A number of rounds: at least 1, and less than OpenSSL and Java can count.
pub(in crate::formats) fn rounds(fields: &mut Reader<'_>) -> Result<u32, Asn1Error> {
    positive(fields, "iterationCount")
}

fn positive(fields: &mut Reader<'_>, field: &'static str) -> Result<u32, Asn1Error> {
    let element = fields.expect(tag::INTEGER, field)?;
    let number = element.unsigned(field)?;
    if (1..1 << 31).contains(&number) {
        Ok(number)
    } else {
        Err(Asn1Error { cause: Asn1Cause::Content, field, at: element.content_at })
    }
}

fn optional_key_length(fields: &mut Reader<'_>) -> Result<Option<usize>, Asn1Error> {
    let at = fields.offset();
    if fields.peek() != Some(tag::INTEGER) {
        return Ok(None);
    }
    let length = usize::try_from(positive(fields, "keyLength")?).ok();
    match length.filter(|length| *length <= MAX_DERIVED_KEY_BYTES) {
        Some(length) => Ok(Some(length)),
        None => Err(Asn1Error { cause: Asn1Cause::Content, field: "keyLength", at }),
    }
}

const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");
const RC2_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.3.2");
const JAVA_KEY_PROTECTOR: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.42.2.17.1.1");

/// Whose key derivation a scheme uses.
#[derive(Clone, Copy)]
enum Family {
    Pbes1,
    Pkcs12,
}

macro_rules! by_oid {
    ($($dotted:literal => $family:ident $hash:ident $cipher:ident,)*) => {
        const BY_OID: &[(ObjectIdentifier, Cipher, Family, HashAlgorithm)] = &[$((
            ObjectIdentifier::new_unwrap($dotted), Cipher::$cipher, Family::$family, HashAlgorithm::$hash,
        ),)*];
    };
}

by_oid! {
    "1.2.840.113549.1.5.1" => Pbes1 Md2 Des,
    "1.2.840.113549.1.5.3" => Pbes1 Md5 Des,
    "1.2.840.113549.1.5.4" => Pbes1 Md2 Rc2Bits64,
    "1.2.840.113549.1.5.6" => Pbes1 Md5 Rc2Bits64,
    "1.2.840.113549.1.5.10" => Pbes1 Sha1 Des,
    "1.2.840.113549.1.5.11" => Pbes1 Sha1 Rc2Bits64,
    "1.2.840.113549.1.12.1.1" => Pkcs12 Sha1 Rc4Bits128,
    "1.2.840.113549.1.12.1.2" => Pkcs12 Sha1 Rc4Bits40,
    "1.2.840.113549.1.12.1.3" => Pkcs12 Sha1 TripleDes,
    "1.2.840.113549.1.12.1.4" => Pkcs12 Sha1 TripleDesTwoKeys,
    "1.2.840.113549.1.12.1.5" => Pkcs12 Sha1 Rc2Bits128,
    "1.2.840.113549.1.12.1.6" => Pkcs12 Sha1 Rc2Bits40,
}

macro_rules! table {
    ($name:ident: $kind:ident { $($dotted:literal => $value:ident,)* }) => {
        const $name: &[(ObjectIdentifier, $kind)] =
            &[$((ObjectIdentifier::new_unwrap($dotted), $kind::$value),)*];
    };
}

table! {
    CIPHERS: Cipher {
        "2.16.840.1.101.3.4.1.2" => Aes128,
        "2.16.840.1.101.3.4.1.22" => Aes192,
        "2.16.840.1.101.3.4.1.42" => Aes256,
        "1.3.14.3.2.7" => Des,
        "1.2.840.113549.3.7" => TripleDes,
    }
}

table! {
    HMACS: HashAlgorithm {
        "1.2.840.113549.2.6" => Md5,
        "1.2.840.113549.2.7" => Sha1,
        "1.2.840.113549.2.8" => Sha224,
        "1.2.840.113549.2.9" => Sha256,
        "1.2.840.113549.2.10" => Sha384,
        "1.2.840.113549.2.11" => Sha512,
        "1.2.840.113549.2.12" => Sha512Truncated224,
        "1.2.840.113549.2.13" => Sha512Truncated256,
    }
}

table! {
    HASHES: HashAlgorithm {
        "1.2.840.113549.2.5" => Md5,
        "1.3.14.3.2.26" => Sha1,
        "2.16.840.1.101.3.4.2.4" => Sha224,
        "2.16.840.1.101.3.4.2.1" => Sha256,
        "2.16.840.1.101.3.4.2.2" => Sha384,
        "2.16.840.1.101.3.4.2.3" => Sha512,
        "2.16.840.1.101.3.4.2.5" => Sha512Truncated224,
        "2.16.840.1.101.3.4.2.6" => Sha512Truncated256,
    }
}
