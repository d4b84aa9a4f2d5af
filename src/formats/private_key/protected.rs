//! Private keys under a password: `EncryptedPrivateKeyInfo` (RFC 5958 section 3) and the older PEM of OpenSSL (RFC 1421).

use std::borrow::Cow;

use memchr::memmem;

use super::super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::super::encryption::{DecryptError, Scheme, decrypt, scheme, traditional};
use super::super::{Context, Decoded, Failure, FormatError, pem};
use super::clear::{SUBJECT, read};
use crate::model::{Content, Lock, LockedForm, ObjectKind, PrivateKey, PrivateKeyForm};

/// Opens `EncryptedPrivateKeyInfo`, also as a bag of a PKCS#12 file or an entry of a Java key store.
///
/// A key that no password fits comes out locked. One whose encryption is not known here is named all the same, with the
/// reason among its failures.
///
/// # Errors
/// Its outline is damaged, or it decrypts to something damaged.
pub(in crate::formats) fn open_pkcs8(der: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    let (scheme, data) = outline(der).map_err(|error| error.of(SUBJECT))?;
    let lock = |reason| Lock { reason, form: LockedForm::Pkcs8, bytes: der.to_vec() };
    open(PrivateKeyForm::Pkcs8, &scheme, &data, context, lock)
}

/// The encryption and the encrypted bytes.
fn outline(der: &[u8]) -> Result<(Scheme, Cow<'_, [u8]>), Asn1Error> {
    let mut fields = Reader::new(der).expect(tag::SEQUENCE, "EncryptedPrivateKeyInfo")?.reader();
    let scheme = scheme(&fields.expect(tag::SEQUENCE, "encryptionAlgorithm")?)?;
    Ok((scheme, octets(&fields.any("encryptedData")?)?))
}

/// The content of an OCTET STRING, whose parts are joined if BER wrote it in parts (X.690 section 8.7.3).
fn octets<'a>(element: &Element<'a>) -> Result<Cow<'a, [u8]>, Asn1Error> {
    const IN_PARTS: u8 = tag::OCTET_STRING | 0x20;
    const FIELD: &str = "encryptedData";
    match element.tag {
        tag::OCTET_STRING => Ok(Cow::Borrowed(element.content)),
        IN_PARTS => {
            let mut parts = element.reader();
            let mut joined = Vec::with_capacity(element.content.len());
            while !parts.is_empty() {
                joined.extend_from_slice(parts.expect(tag::OCTET_STRING, FIELD)?.content);
            }
            Ok(Cow::Owned(joined))
        }
        found => Err(Asn1Error { cause: Asn1Cause::UnexpectedTag { found }, field: FIELD, at: element.at }),
    }
}

/// Opens the body of a PEM block with `Proc-Type: 4,ENCRYPTED`.
///
/// # Errors
/// Its headers or its base64 are damaged, or it decrypts to something damaged.
pub(in crate::formats) fn open_traditional(
    body: &[u8],
    context: &mut Context<'_>,
) -> Result<Decoded, FormatError> {
    let (cipher, vector) = encryption_header(body)
        .ok_or(Asn1Error { cause: Asn1Cause::Missing, field: "the DEK-Info header", at: 0 }.of(SUBJECT))?;
    let data = pem::decode_base64(body).map_err(|(error, _)| error)?;
    let scheme = match traditional(cipher, &vector) {
        Ok(scheme) => scheme,
        Err(error) => return Ok(named_only(Content::Other(ObjectKind::EncryptedPrivateKey), error)),
    };
    let lock = |reason| Lock { reason, form: LockedForm::TraditionalPem, bytes: body.to_vec() };
    open(PrivateKeyForm::Traditional, &scheme, &data, context, lock)
}

/// Cipher and initialisation vector of the `DEK-Info` header (RFC 1421 section 4.6.1.3).
fn encryption_header(body: &[u8]) -> Option<(&str, Vec<u8>)> {
    const NAME: &[u8] = b"DEK-Info:";
    let value = body.get(memmem::find(body, NAME)? + NAME.len()..)?;
    // A line end may be two characters, as in JSON.
    let line = value.split(|byte| matches!(byte, b'\r' | b'\n' | b'\\')).next()?;
    let (cipher, digits) = std::str::from_utf8(line).ok()?.split_once(',')?;
    let digits: Vec<u8> =
        digits.trim().chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect::<Option<_>>()?;
    let vector = digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit));
    Some((cipher.trim(), vector.collect()))
}

fn open(
    form: PrivateKeyForm,
    scheme: &Scheme,
    data: &[u8],
    context: &mut Context<'_>,
    lock: impl FnOnce(crate::model::LockReason) -> Lock,
) -> Result<Decoded, FormatError> {
    let encryption = Some(scheme.encryption.clone());
    let locked = |encryption| PrivateKey {
        form,
        encryption,
        description: None,
        public_key: None,
        faults: Vec::new(),
        unchecked: false,
        secret: None,
    };
    match decrypt(scheme, data, context, |plain, context| read(plain, &mut context.budget).ok()) {
        Ok((key, _)) => Ok(Decoded::leaf(content(PrivateKey { encryption, ..key }))),
        Err(DecryptError::Locked(reason)) => Ok(Decoded::locked(content(locked(encryption)), lock(reason))),
        Err(DecryptError::Failed(
            error @ (FormatError::EncryptionUnsupported { .. } | FormatError::KeyDerivationMemory),
        )) => Ok(named_only(content(locked(encryption)), error)),
        Err(DecryptError::Failed(error)) => Err(error),
    }
}

fn content(key: PrivateKey) -> Content {
    Content::PrivateKey(Box::new(key))
}

/// Something that is there but cannot be opened here.
fn named_only(content: Content, error: FormatError) -> Decoded {
    let failure = Failure { path: Vec::new(), block: None, offset: None, error };
    Decoded { failures: vec![failure], ..Decoded::leaf(content) }
}
