//! Private keys: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915) and the DSA keys of OpenSSL.
//!
//! What may be told of a key comes out: its format, its type, its public half, and what is wrong with its numbers. The
//! secret stays here.

mod dsa;
mod edwards;
mod elliptic;
mod lattice;
mod number;
mod protected;
mod rsa;
#[cfg(test)]
mod tests;

use super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::public_key::{bare, subject_public_key_info};
use super::{Decoded, FormatError};
use crate::model::{
    BarePublicKey, Content, KeyFault, ObjectKind, Oid, PrivateKey, PrivateKeyForm, SecretKey,
};
use crate::writing::element;
pub(super) use protected::{open_pkcs8, open_traditional};

const SUBJECT: &str = ObjectKind::PrivateKey.subject();

/// Decodes a private key that stands in the clear: PKCS#8, PKCS#1, SEC 1 or traditional DSA.
pub(super) fn decode(der: &[u8]) -> Result<Decoded, FormatError> {
    let key = read(der).map_err(|error| error.of(SUBJECT))?;
    Ok(Decoded::leaf(Content::PrivateKey(Box::new(key))))
}

/// What the numbers of a key tell.
struct Facts {
    /// Type and size in words, where no public half tells them.
    description: Option<String>,
    public_key: Option<BarePublicKey>,
    faults: Vec<KeyFault>,
}

impl Facts {
    /// Facts of a public half, and of the one that the file has beside the secret.
    ///
    /// Where there is none, the type and size are told by an AlgorithmIdentifier.
    fn new(algorithm: &[u8], public_bits: Option<&[u8]>) -> Result<Self, Asn1Error> {
        let key = bare(&subject_public_key_info(algorithm, public_bits.unwrap_or_default()))?;
        Ok(match public_bits {
            Some(_) => Self { description: None, public_key: Some(key), faults: Vec::new() },
            None => Self { description: Some(key.key.to_string()), public_key: None, faults: Vec::new() },
        })
    }

    fn with_fault(mut self, fault: Option<KeyFault>) -> Self {
        self.faults.extend(fault);
        self
    }

    /// Compares the public half that follows from the secret with one that stands beside it.
    fn with_stored(self, stored: Option<&[u8]>, derived: Option<&[u8]>) -> Self {
        let differs = matches!((stored, derived), (Some(stored), Some(derived)) if stored != derived);
        self.with_fault(differs.then_some(KeyFault::PublicHalfDiffers))
    }
}

/// Reads a key of any format.
fn read(der: &[u8]) -> Result<PrivateKey, Asn1Error> {
    let outer = Reader::new(der).expect(tag::SEQUENCE, "PrivateKeyInfo")?;
    let mut fields = outer.reader();
    fields.expect(tag::INTEGER, "version")?;
    let (form, facts) = match fields.peek() {
        Some(tag::SEQUENCE) => (PrivateKeyForm::Pkcs8, pkcs8(fields)?),
        Some(tag::OCTET_STRING) => (PrivateKeyForm::Sec1, elliptic::sec1(&outer, None, None)?),
        // Version, five numbers: DSAPrivateKey. Version, eight numbers: RSAPrivateKey.
        Some(tag::INTEGER) if count(&fields) == 5 => (PrivateKeyForm::Dsa, dsa::traditional(fields)?),
        Some(tag::INTEGER) => (PrivateKeyForm::Pkcs1, rsa::pkcs1(&outer, super::public_key::RSA_ENCRYPTION)?),
        found => return Err(unexpected(found, "privateKeyAlgorithm", fields.offset())),
    };
    let words = facts.public_key.as_ref().map(|public| public.key.to_string());
    let description = facts.description.clone().or(words);
    // Without what may stand behind it, such as the padding of a cipher.
    let secret = Some(SecretKey::new(outer.whole));
    let Facts { public_key, faults, .. } = facts;
    Ok(PrivateKey { form, encryption: None, description, public_key, faults, secret })
}

/// How many elements follow, up to ten.
fn count(reader: &Reader<'_>) -> usize {
    let mut reader = reader.clone();
    (0..10).take_while(|_| !reader.is_empty() && reader.any("element").is_ok()).count()
}

fn unexpected(found: Option<u8>, field: &'static str, at: usize) -> Asn1Error {
    let cause = found.map_or(Asn1Cause::Missing, |found| Asn1Cause::UnexpectedTag { found });
    Asn1Error { cause, field, at }
}

/// An algorithm by its identifier, and what is needed to write it into a SubjectPublicKeyInfo.
struct Algorithm<'a> {
    oid: Oid,
    parameters: Option<Element<'a>>,
    /// The AlgorithmIdentifier in DER, as far as the outline goes.
    der: Vec<u8>,
}

impl<'a> Algorithm<'a> {
    fn read(identifier: &Element<'a>) -> Result<Self, Asn1Error> {
        let mut reader = identifier.reader();
        let oid = reader.expect(tag::OBJECT_IDENTIFIER, "privateKeyAlgorithm")?;
        let parameters = if reader.is_empty() { None } else { Some(reader.any("parameters")?) };
        let der =
            element(tag::SEQUENCE, &[oid.whole, parameters.map_or(&[][..], |parameters| parameters.whole)]);
        Ok(Self { oid: Oid::from_der_content(oid.content), parameters, der })
    }
}

/// OneAsymmetricKey behind its version (RFC 5958 section 2).
fn pkcs8(mut fields: Reader<'_>) -> Result<Facts, Asn1Error> {
    let algorithm = Algorithm::read(&fields.expect(tag::SEQUENCE, "privateKeyAlgorithm")?)?;
    let secret = fields.expect(tag::OCTET_STRING, "privateKey")?;
    fields.optional(tag::context_constructed(0), "attributes")?;
    let public = fields.optional(tag::context_primitive(1), "publicKey")?;
    let stored = public.map(|public| public.bit_string("publicKey")).transpose()?.map(|(_, bits)| bits);
    let inner = secret.reader();
    match algorithm.oid.der_content() {
        oid::RSA => rsa::pkcs1(&sequence(inner)?, super::public_key::RSA_ENCRYPTION),
        // The certificate of such a key repeats the parameters (RFC 4055 section 1.2).
        oid::RSA_PSS => rsa::pkcs1(&sequence(inner)?, &algorithm.der),
        oid::EC => elliptic::sec1(&sequence(inner)?, algorithm.parameters.map(|curve| curve.whole), stored),
        oid::DSA => dsa::pkcs8(inner, &algorithm),
        oid::ED25519 => edwards::ed25519(inner, &algorithm, stored),
        oid::ED448 => edwards::ed448(inner, &algorithm, stored),
        oid::X25519 => edwards::x25519(inner, &algorithm, stored),
        oid::X448 => edwards::x448(inner, &algorithm, stored),
        oid::ML_DSA_44 => lattice::ml_dsa_44(inner, &algorithm, stored),
        oid::ML_DSA_65 => lattice::ml_dsa_65(inner, &algorithm, stored),
        oid::ML_DSA_87 => lattice::ml_dsa_87(inner, &algorithm, stored),
        [arc @ .., number] if arc == oid::SIGNATURES_OF_NIST && oid::SLH_DSA.contains(number) => {
            slh_dsa(secret.content, &algorithm, stored)
        }
        _ => Facts::new(&algorithm.der, stored),
    }
}

fn sequence(mut inner: Reader<'_>) -> Result<Element<'_>, Asn1Error> {
    inner.expect(tag::SEQUENCE, "privateKey")
}

/// Content bytes of the identifiers of keys.
#[rustfmt::skip]
mod oid {
    use std::ops::RangeInclusive;

    pub(super) const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1];
    pub(super) const RSA_PSS: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 10];
    pub(super) const EC: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1];
    pub(super) const DSA: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 1];
    // RFC 8410 section 3.
    pub(super) const X25519: &[u8] = &[0x2B, 101, 110];
    pub(super) const X448: &[u8] = &[0x2B, 101, 111];
    pub(super) const ED25519: &[u8] = &[0x2B, 101, 112];
    pub(super) const ED448: &[u8] = &[0x2B, 101, 113];
    // RFC 9881 section 2.
    pub(super) const ML_DSA_44: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 17];
    pub(super) const ML_DSA_65: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 18];
    pub(super) const ML_DSA_87: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 19];
    // RFC 9909 section 3: the pure parameter sets are 20 to 31, the pre-hashed ones 35 to 46.
    pub(super) const SIGNATURES_OF_NIST: [u8; 8] = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3];
    pub(super) const SLH_DSA: RangeInclusive<u8> = 20..=46;
}

/// An SLH-DSA private key, which ends with the public one (FIPS 205 section 9.1, RFC 9909 section 5).
fn slh_dsa(secret: &[u8], algorithm: &Algorithm<'_>, stored: Option<&[u8]>) -> Result<Facts, Asn1Error> {
    let derived = match secret.len() {
        64 | 96 | 128 => secret.get(secret.len() / 2..),
        _ => return Err(Asn1Error { cause: Asn1Cause::Content, field: "privateKey", at: 0 }),
    };
    Ok(Facts::new(&algorithm.der, derived)?.with_stored(stored, derived))
}
