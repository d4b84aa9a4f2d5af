//! Reads a file and everything in it, by what it holds; or one object by itself.

use super::asn1::{Reader, tag};
use super::context::Context;
use super::deviations::{Deviations, note_trailing_bytes};
use super::element::to_u32;
use super::error::{FormatError, fault_offset};
use super::found::{Decoded, Failure, Found, Reading};
use super::inside::Inside;
use super::{
    archive, certificate, encoding, java_key_store, named_value, notation, ocsp_response, pasted, pem,
    pin_ledger, pkcs7, pkcs12, private_key, public_key, recognise, request, revocation_list, ssh_key,
    trust_settings,
};
use crate::limits::{MAX_INPUT_BYTES, MAX_OBJECTS};
use crate::model::{
    Certificate, Content, Deviation, DeviationKind, Encoding, Label, Lock, LockedForm, Name, ObjectKind,
    PEM_LABEL,
};

/// How many blocks are read between two calls of the progress function.
const BLOCKS_PER_PROGRESS: u32 = 256;

/// Reads a file and everything in it.
pub fn read(bytes: &[u8], context: &mut Context<'_>) -> Reading {
    if bytes.is_empty() {
        return failed(FormatError::Empty);
    }
    if bytes.len() > MAX_INPUT_BYTES {
        return failed(FormatError::TooLarge { size: u64::try_from(bytes.len()).unwrap_or(u64::MAX) });
    }
    let (text, was_utf16) = encoding::decode(bytes);
    let is_text = encoding::is_text(&text);
    // The name of a tar archive's first file may start as DER does.
    if archive::is_tar(bytes) {
        return read_binary(ObjectKind::Tar, bytes, context);
    }
    // A SEQUENCE with a long length, or a short one among bytes that are no text.
    if matches!(bytes, [0x30, 0x80..=0xFF, ..]) || (!is_text && bytes.first() == Some(&0x30)) {
        return read_der(bytes, Encoding::Der, context);
    }
    if let Some(kind) = recognise::by_magic(bytes) {
        return read_binary(kind, bytes, context);
    }
    let plain = notation::plain(&text);
    if pem::has_block(plain.text.bytes()) {
        let encoding = match (was_utf16, text.len() < bytes.len()) {
            (true, _) => Encoding::PemInUtf16,
            (false, true) => Encoding::PemAfterMark,
            (false, false) if !pem::has_block(&text) => Encoding::PemToRepair,
            (false, false) => Encoding::Pem,
        };
        let reading = read_pem(plain.text.bytes(), encoding, context);
        return Reading { text_faults: plain.faults, ..reading };
    }
    if let Some(kind) = is_text.then(|| recognise::by_text(&text)).flatten() {
        return match kind {
            ObjectKind::SshPublicKey | ObjectKind::SshPrivateKey => {
                whole(Encoding::Recognised, ssh_key::decode_text(kind, &text), context)
            }
            ObjectKind::PinLedger => whole(Encoding::Text, pin_ledger::decode(&text), context),
            _ => whole(Encoding::Recognised, Ok(Decoded::leaf(Content::Other(kind))), context),
        };
    }
    if !is_text {
        return failed(FormatError::UnknownContent);
    }
    if let Some(der) = pasted::hexadecimal(&text) {
        return read_der(&der, Encoding::Hexadecimal, context);
    }
    if let Some(bytes) = pasted::base64(&text) {
        return if pasted::is_pem(&bytes) {
            read_pem(&bytes, Encoding::Base64, context)
        } else {
            read_der(&bytes, Encoding::Base64, context)
        };
    }
    // A plus, a slash or padding that was escaped cuts base64 off.
    if !pasted::is_whole(&text)
        && let Some((fault, unescaped)) =
            notation::unescaped(&text).find(|(_, unescaped)| pasted::is_whole(unescaped))
    {
        return Reading { text_faults: vec![fault], ..read_embedded(&unescaped, context) };
    }
    read_embedded(&text, context)
}

/// Decodes one certificate from its DER.
///
/// # Errors
/// What leaves no certificate.
pub fn decode_certificate(der: &[u8]) -> Result<Certificate, FormatError> {
    Ok(certificate::decode(der)?.0)
}

/// Decodes one distinguished name from its DER.
///
/// # Errors
/// What leaves no name.
pub fn decode_name(der: &[u8]) -> Result<Name, FormatError> {
    let element = Reader::new(der).expect(tag::SEQUENCE, "name")?;
    Ok(certificate::name::decode(&element, "name", &mut Deviations::default())?)
}

/// Opens an object that was locked, with the passwords and the rounds of the context.
///
/// The answer may be locked again, with another reason.
///
/// # Errors
/// What keeps it from being opened with any password.
pub fn unlock(lock: &Lock, context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    match lock.form {
        LockedForm::JavaKeyStore => java_key_store::open(&lock.bytes, context),
        LockedForm::Pkcs12 => pkcs12::open(&lock.bytes, context),
        LockedForm::Pkcs8 => private_key::open_pkcs8(&lock.bytes, context),
        LockedForm::TraditionalPem => private_key::open_traditional(&lock.bytes, context),
    }
}

/// Reads a binary file that is known by its first bytes.
fn read_binary(kind: ObjectKind, bytes: &[u8], context: &mut Context<'_>) -> Reading {
    let (encoding, decoded) = match kind {
        ObjectKind::JavaKeyStore | ObjectKind::JceKeyStore => {
            (Encoding::KeyStore, java_key_store::open(bytes, context))
        }
        ObjectKind::Zip | ObjectKind::Tar | ObjectKind::Gzip => {
            (Encoding::Archive, archive::open(kind, bytes, read, context))
        }
        ObjectKind::SshPrivateKey => (Encoding::Recognised, ssh_key::decode_private(bytes)),
        _ => (Encoding::Recognised, Ok(Decoded::leaf(Content::Other(kind)))),
    };
    whole(encoding, decoded, context)
}

/// A file that is one object.
fn whole(encoding: Encoding, decoded: Result<Decoded, FormatError>, context: &mut Context<'_>) -> Reading {
    let mut reading = Reading::of(encoding);
    match decoded {
        Ok(decoded) => keep(&mut reading, None, 0, decoded, context),
        Err(error) => return failed(error),
    }
    reading
}

fn found(block: Option<u32>, offset: usize, decoded: Decoded) -> Found {
    Found { part: String::new(), block, offset: to_u32(offset), label: Label::default(), decoded }
}

/// Reads certificates whose base64 stands inside other text.
fn read_embedded(text: &[u8], context: &mut Context<'_>) -> Reading {
    let mut reading = Reading::of(Encoding::Base64InText);
    for (at, bytes) in pasted::embedded(text, context.room) {
        let part = named_value::name(text, at).unwrap_or_default();
        if pasted::is_pem(&bytes) {
            let inner = read_pem(&bytes, Encoding::Base64InText, context);
            let found = inner.found.into_iter();
            reading.found.extend(found.map(|found| Found {
                offset: to_u32(at),
                part: part.clone(),
                ..found
            }));
            reading.failures.extend(inner.failures.into_iter().map(|failure| failure.in_value(&part)));
        } else {
            match decode_object(&bytes, context) {
                // Base64 that happens to be some ASN.1 is not what anybody dropped the file for.
                Ok((Decoded { content: Content::Other(ObjectKind::UnknownAsn1), .. }, _)) => {}
                Ok((decoded, _)) => {
                    context.take(1);
                    reading.found.push(Found { part, ..found(None, at, decoded) });
                }
                Err(error) => reading.failures.push(Failure::at(at, error).in_value(&part)),
            }
        }
    }
    if reading.found.is_empty() && reading.failures.is_empty() {
        return failed(FormatError::NoCertificateInText);
    }
    reading
}

fn failed(error: FormatError) -> Reading {
    let failure = Failure { path: Vec::new(), block: None, offset: None, error };
    Reading { failures: vec![failure], ..Reading::of(Encoding::None) }
}

/// Keeps an object, and takes it off the room.
fn keep(reading: &mut Reading, block: Option<u32>, at: usize, decoded: Decoded, context: &mut Context<'_>) {
    context.take(1);
    reading.found.push(found(block, at, decoded));
}

/// Reads DER objects that stand one behind the other, as `cat a.der b.der` leaves them.
fn read_der(bytes: &[u8], encoding: Encoding, context: &mut Context<'_>) -> Reading {
    let mut reading = Reading::of(encoding);
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if context.is_full() {
            reading.failures.push(Failure::at(at, FormatError::TooManyObjects));
            break;
        }
        match decode_object(rest, context) {
            Ok((decoded, length)) => {
                keep(&mut reading, None, at, decoded, context);
                at += length.max(1);
            }
            Err(error) => {
                let starts_an_object = matches!(rest, [0x30, 0x80..=0xFF, ..]);
                let last = reading.found.last_mut().filter(|_| !starts_an_object);
                match last.map(|last| (last.offset, &mut last.decoded.content)) {
                    // Bytes that are no further object are a flaw of the object before them.
                    Some((offset, content)) => {
                        note_trailing_bytes(content, at - usize::try_from(offset).unwrap_or(0));
                    }
                    None => {
                        let offset = fault_offset(&error).map(|within| to_u32(at + within));
                        reading.failures.push(Failure { path: Vec::new(), block: None, offset, error });
                    }
                }
                break;
            }
        }
    }
    reading
}

/// Decodes the object at the start of `bytes`, a certificate or something recognised, and says how long it is.
fn decode_object(bytes: &[u8], context: &mut Context<'_>) -> Result<(Decoded, usize), FormatError> {
    match certificate::decode(bytes) {
        Ok((certificate, length)) => Ok((Decoded::leaf(Content::Certificate(Box::new(certificate))), length)),
        Err(error) => match recognise::by_structure(bytes) {
            None => Err(error.into()),
            // What is not known may go on in any way: all of it is one object.
            Some(kind @ ObjectKind::UnknownAsn1) => Ok((Decoded::leaf(Content::Other(kind)), bytes.len())),
            Some(kind) => {
                let length =
                    Reader::new(bytes).any("object").map_or(bytes.len(), |object| object.whole.len());
                let object = bytes.get(..length).unwrap_or(bytes);
                Ok((decode_kind(kind, object, context)?, length))
            }
        },
    }
}

/// Decodes an object whose kind is known by its structure.
fn decode_kind(kind: ObjectKind, der: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    match kind {
        ObjectKind::CertificateRequest => request::decode(der),
        ObjectKind::EncryptedPrivateKey => private_key::open_pkcs8(der, context),
        ObjectKind::OcspResponse => ocsp_response::decode(der, context),
        ObjectKind::Pkcs12 => pkcs12::open(der, context),
        ObjectKind::Pkcs7 => pkcs7::open(der, context),
        ObjectKind::PkiPath => Ok(path(der, context)),
        ObjectKind::PrivateKey => private_key::decode(der, &mut context.budget),
        ObjectKind::PublicKey => public_key::decode(der),
        ObjectKind::RevocationList => revocation_list::decode(der),
        _ => Ok(Decoded::leaf(Content::Other(kind))),
    }
}

/// The certificates of a PkiPath (RFC 6066 section 5).
fn path(der: &[u8], context: &mut Context<'_>) -> Decoded {
    let mut inside = Inside::default();
    if let Ok(list) = Reader::new(der).expect(tag::SEQUENCE, "PkiPath") {
        inside.certificates(&list, context);
    }
    inside.of(Content::Other(ObjectKind::PkiPath))
}

fn read_pem(text: &[u8], encoding: Encoding, context: &mut Context<'_>) -> Reading {
    let mut reading = Reading::of(encoding);
    let mut blocks = pem::Blocks::new(text);
    let mut number = 0_u32;
    let mut part = String::new();
    let mut end = 0;
    while let Some(block) = blocks.next() {
        number += 1;
        part = match named_value::name(text, block.offset) {
            Some(name) => name,
            // A value may hold several blocks, with nothing but line breaks between them.
            None if is_same_value(text.get(end..block.offset).unwrap_or_default()) => part,
            None => String::new(),
        };
        end = blocks.position();
        if context.is_full() || reading.failures.len() >= MAX_OBJECTS {
            let failure = Failure::at(block.offset, FormatError::TooManyObjects);
            reading.failures.push(Failure { block: Some(number), ..failure });
            break;
        }
        if number.is_multiple_of(BLOCKS_PER_PROGRESS) {
            context.bytes(blocks.position(), text.len());
        }
        match read_block(&block, context) {
            Ok((decoded, label)) => {
                context.take(1);
                let part = part.clone();
                reading.found.push(Found { label, part, ..found(Some(number), block.offset, decoded) });
            }
            Err((error, offset)) => {
                let failure = Failure { block: Some(number), ..Failure::at(offset, error) };
                reading.failures.push(failure.in_value(&part));
            }
        }
    }
    if number == 0 {
        return failed(FormatError::NoCertificateInText);
    }
    reading.stray_text = blocks.stray_text();
    reading
}

/// Whether text between two blocks is within one value: white space, also typed out, and the dashes of the marker.
fn is_same_value(between: &[u8]) -> bool {
    let typed = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'\\' | b'n' | b'r' | b'-');
    !between.is_empty() && between.iter().all(typed)
}

/// Reads one block, with the names that it gives its object; an error comes with the offset of its fault.
fn read_block(
    block: &pem::Block<'_>,
    context: &mut Context<'_>,
) -> Result<(Decoded, Label), (FormatError, usize)> {
    let mut label = Label::default();
    let decoded = read_labelled(block, &mut label, context)?;
    Ok((decoded, label))
}

fn read_labelled(
    block: &pem::Block<'_>,
    label: &mut Label,
    context: &mut Context<'_>,
) -> Result<Decoded, (FormatError, usize)> {
    let body = block.body.clone().map_err(|error| (error, block.offset))?;
    if pem::is_encrypted(body) {
        return private_key::open_traditional(body, context).map_err(|error| (error, block.offset));
    }
    let labelled = recognise::by_label(&block.label);
    let der = match (pem::decode_base64(body), labelled) {
        (Ok(der), _) => der,
        // OpenPGP puts more than base64 between its lines.
        (Err(_), Some(kind @ ObjectKind::OpenPgp)) => return Ok(Decoded::leaf(Content::Other(kind))),
        (Err((error, at)), _) => return Err((error, block.body_offset + at)),
    };
    if labelled == Some(ObjectKind::SshPrivateKey) {
        return ssh_key::decode_private(&der).map_err(|error| (error, block.offset));
    }
    match decode_object(&der, context) {
        // The content decides, not the label. Only what is never decoded is known by its label alone.
        Ok((Decoded { content: Content::Other(ObjectKind::UnknownAsn1), .. }, _)) => {
            let kind = labelled.filter(|kind| !is_decoded(*kind));
            Ok(kind.map_or_else(|| unknown(block, label), |kind| Decoded::leaf(Content::Other(kind))))
        }
        Ok((mut decoded, length)) => {
            match &mut decoded.content {
                Content::Certificate(certificate) if block.label == trust_settings::LABEL => {
                    *label = trust_settings::label(der.get(length..).unwrap_or_default());
                    certificate.deviations.push(Deviation {
                        kind: DeviationKind::OpensslTrust,
                        field: "Certificate",
                        offset: to_u32(length),
                    });
                }
                content if length < der.len() => note_trailing_bytes(content, length),
                _ => {}
            }
            Ok(decoded)
        }
        Err(error @ FormatError::Malformed { .. }) => Err((error.clone(), fault_offset(&error).unwrap_or(0))),
        Err(FormatError::Certificate(error)) => match labelled {
            Some(kind) if !is_decoded(kind) => Ok(Decoded::leaf(Content::Other(kind))),
            _ if recognise::is_other_asn1(&der) => Ok(unknown(block, label)),
            Some(kind) => Err((error.of(kind.subject()), error.at)),
            None if block.label.ends_with("CERTIFICATE") => Err((error.into(), error.at)),
            None => Err((FormatError::PemUnknownLabel { label: block.label.clone() }, block.offset)),
        },
        Err(error) => Err((error, block.offset)),
    }
}

/// ASN.1 that is not what the label of its block says.
fn unknown(block: &pem::Block<'_>, label: &mut Label) -> Decoded {
    if recognise::by_label(&block.label).is_some() || block.label.ends_with("CERTIFICATE") {
        label.others.push((PEM_LABEL.to_owned(), block.label.clone()));
    }
    Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1))
}

/// Whether objects of a kind are decoded, so that one that does not decode is damaged.
const fn is_decoded(kind: ObjectKind) -> bool {
    !matches!(
        kind,
        ObjectKind::AttributeCertificate
            | ObjectKind::DhParameters
            | ObjectKind::EcParameters
            | ObjectKind::OpenPgp
    )
}
