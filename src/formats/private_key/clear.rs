//! Keys that stand in the clear, in any format.

use super::algorithm::{Algorithm, oid, unexpected};
use super::facts::Facts;
use super::outline::form;
use super::{cost, dsa, edwards, elliptic, lattice, rsa};
use crate::budget::Budget;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use crate::formats::public_key::RSA_ENCRYPTION;
use crate::formats::{Decoded, FormatError};
use crate::model::{Content, ObjectKind, PrivateKey, PrivateKeyForm, SecretKey};

pub(super) const SUBJECT: &str = ObjectKind::PrivateKey.subject();

/// Decodes a private key that stands in the clear: PKCS#8, PKCS#1, SEC 1 or traditional DSA.
pub(in crate::formats) fn decode(der: &[u8], budget: &mut Budget) -> Result<Decoded, FormatError> {
    let key = read(der, budget).map_err(|error| error.of(SUBJECT))?;
    Ok(Decoded::leaf(Content::PrivateKey(Box::new(key))))
}

/// Reads a key of any format. Where the budget ends, its numbers are left alone, and its public half is not known.
pub(crate) fn read(der: &[u8], budget: &mut Budget) -> Result<PrivateKey, Asn1Error> {
    let outer = Reader::new(der).expect(tag::SEQUENCE, "PrivateKeyInfo")?;
    if !budget.take_key(cost::of(&outer)) {
        return cost::unchecked(&outer);
    }
    let mut fields = outer.reader();
    fields.expect(tag::INTEGER, "version")?;
    let form = form(&fields);
    let facts = match (form, fields.peek()) {
        (PrivateKeyForm::Pkcs8, _) => pkcs8(fields)?,
        (PrivateKeyForm::Sec1, _) => elliptic::sec1(&outer, None, None)?,
        // Version, five numbers: DSAPrivateKey. Version, eight numbers: RSAPrivateKey.
        (PrivateKeyForm::Dsa, _) => dsa::traditional(fields)?,
        (PrivateKeyForm::Pkcs1, Some(tag::INTEGER)) => rsa::pkcs1(&outer, RSA_ENCRYPTION)?,
        (PrivateKeyForm::Pkcs1 | PrivateKeyForm::Traditional, found) => {
            return Err(unexpected(found, "privateKeyAlgorithm", fields.offset()));
        }
    };
    let words = facts.public_key.as_ref().map(|public| public.key.to_string());
    let description = facts.description.clone().or(words);
    // Without what may stand behind it, such as the padding of a cipher.
    let secret = Some(SecretKey::new(outer.whole));
    let Facts { public_key, faults, .. } = facts;
    Ok(PrivateKey { form, encryption: None, description, public_key, faults, unchecked: false, secret })
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
        oid::RSA => rsa::pkcs1(&sequence(inner)?, RSA_ENCRYPTION),
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

/// An SLH-DSA private key, which ends with the public one (FIPS 205 section 9.1, RFC 9909 section 5).
fn slh_dsa(secret: &[u8], algorithm: &Algorithm<'_>, stored: Option<&[u8]>) -> Result<Facts, Asn1Error> {
    let derived = match secret.len() {
        64 | 96 | 128 => secret.get(secret.len() / 2..),
        _ => return Err(Asn1Error { cause: Asn1Cause::Content, field: "privateKey", at: 0 }),
    };
    Ok(Facts::new(&algorithm.der, derived)?.with_stored(stored, derived))
}
