//! Bytes to objects: finds what a file holds by its content, and decodes it.
//!
//! The only code that touches raw PEM and DER. It does not decide whether anything is good; see [`crate::checks`].

mod asn1;
mod certificate;
mod encoding;
mod error;
mod pasted;
mod pem;
mod recognise;

pub use asn1::{Asn1Cause, Asn1Error};
pub use error::FormatError;

use crate::limits::MAX_INPUT_BYTES;
use crate::model::{Certificate, Content, Deviation, DeviationKind, Encoding, ObjectKind};
use certificate::to_u32;

/// An object and its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Number of the PEM block, from 1.
    pub block: Option<u32>,
    /// Byte offset of the object or its block.
    pub offset: u32,
    /// What it is.
    pub content: Content,
}

/// A failure and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Number of the PEM block, from 1.
    pub block: Option<u32>,
    /// Byte offset of the fault: within the decoded object for a damaged certificate in a PEM block, else in the file.
    pub offset: Option<u32>,
    /// The cause.
    pub error: FormatError,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// How it was read.
    pub encoding: Encoding,
    /// What was found, in order.
    pub found: Vec<Found>,
    /// What could not be read, in order.
    pub failures: Vec<Failure>,
}

/// Called now and then with how many bytes are done and how many there are.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

/// How many blocks are read between two calls of the progress function.
const BLOCKS_PER_PROGRESS: u32 = 256;

/// Reads a file; keeps at most `room` objects and, separately, at most `room` failures.
pub fn read(bytes: &[u8], room: usize, progress: Progress<'_>) -> Reading {
    if bytes.is_empty() {
        return failed(FormatError::Empty);
    }
    if bytes.len() > MAX_INPUT_BYTES {
        return failed(FormatError::TooLarge { size: u64::try_from(bytes.len()).unwrap_or(u64::MAX) });
    }
    let (text, was_utf16) = encoding::decode(bytes);
    let is_text = encoding::is_text(&text);
    // A SEQUENCE with a long length, or a short one among bytes that are no text.
    if matches!(bytes, [0x30, 0x80..=0xFF, ..]) || (!is_text && bytes.first() == Some(&0x30)) {
        return read_der(bytes, Encoding::Der, room);
    }
    if pem::has_block(&text) {
        return read_pem(&text, if was_utf16 { Encoding::PemInUtf16 } else { Encoding::Pem }, room, progress);
    }
    if let Some(kind) =
        recognise::by_magic(bytes).or_else(|| is_text.then(|| recognise::by_text(&text)).flatten())
    {
        return recognised(kind);
    }
    if !is_text {
        return failed(FormatError::UnknownContent);
    }
    if let Some(der) = pasted::hexadecimal(&text) {
        return read_der(&der, Encoding::Hexadecimal, room);
    }
    if let Some(bytes) = pasted::base64(&text) {
        return if pasted::is_pem(&bytes) {
            read_pem(&bytes, Encoding::Base64, room, progress)
        } else {
            read_der(&bytes, Encoding::Base64, room)
        };
    }
    read_embedded(&text, room, progress)
}

/// Reads certificates whose base64 stands inside other text.
fn read_embedded(text: &[u8], room: usize, progress: Progress<'_>) -> Reading {
    let mut reading = Reading { encoding: Encoding::Base64InText, found: Vec::new(), failures: Vec::new() };
    for (at, bytes) in pasted::embedded(text, room) {
        if pasted::is_pem(&bytes) {
            let inner =
                read_pem(&bytes, Encoding::Base64InText, room - reading.found.len().min(room), progress);
            reading.found.extend(inner.found.into_iter().map(|found| Found { offset: to_u32(at), ..found }));
            reading.failures.extend(inner.failures);
        } else {
            match decode_object(&bytes) {
                // Base64 that happens to be some ASN.1 is not what anybody dropped the file for.
                Ok((Content::Other(ObjectKind::UnknownAsn1), _)) => {}
                Ok((content, _)) => reading.found.push(Found { block: None, offset: to_u32(at), content }),
                Err(error) => {
                    reading.failures.push(Failure { block: None, offset: Some(to_u32(at)), error });
                }
            }
        }
    }
    if reading.found.is_empty() && reading.failures.is_empty() {
        return failed(FormatError::NoCertificateInText);
    }
    reading
}

fn failed(error: FormatError) -> Reading {
    let failure = Failure { block: None, offset: None, error };
    Reading { encoding: Encoding::None, found: Vec::new(), failures: vec![failure] }
}

fn recognised(kind: ObjectKind) -> Reading {
    let found = Found { block: None, offset: 0, content: Content::Other(kind) };
    Reading { encoding: Encoding::Recognised, found: vec![found], failures: Vec::new() }
}

/// Reads DER objects that stand one behind the other, as `cat a.der b.der` leaves them.
fn read_der(bytes: &[u8], encoding: Encoding, room: usize) -> Reading {
    let mut reading = Reading { encoding, found: Vec::new(), failures: Vec::new() };
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if reading.found.len() >= room {
            reading.failures.push(too_many(None, at));
            break;
        }
        match decode_object(rest) {
            Ok((content, length)) => {
                reading.found.push(Found { block: None, offset: to_u32(at), content });
                at += length.max(1);
            }
            Err(error) => {
                let starts_an_object = matches!(rest, [0x30, 0x80..=0xFF, ..]);
                match reading.found.last_mut() {
                    // Bytes that are no further object are a flaw of the certificate before them.
                    Some(Found { content: Content::Certificate(last), offset, .. }) if !starts_an_object => {
                        note_trailing_bytes(last, at - usize::try_from(*offset).unwrap_or(0));
                    }
                    Some(Found { content: Content::Other(_), .. }) if !starts_an_object => {}
                    _ => {
                        let offset = fault_offset(&error).map(|within| to_u32(at + within));
                        reading.failures.push(Failure { block: None, offset, error });
                    }
                }
                break;
            }
        }
    }
    reading
}

/// Decodes the object at the start of `bytes`, a certificate or something recognised, and says how long it is.
fn decode_object(bytes: &[u8]) -> Result<(Content, usize), FormatError> {
    match certificate::decode(bytes) {
        Ok((certificate, length)) => Ok((Content::Certificate(Box::new(certificate)), length)),
        Err(error) => match recognise::by_structure(bytes) {
            None => Err(error.into()),
            // What is not known may go on in any way: all of it is one object.
            Some(ObjectKind::UnknownAsn1) => Ok((Content::Other(ObjectKind::UnknownAsn1), bytes.len())),
            Some(kind) => {
                let length =
                    asn1::Reader::new(bytes).any("object").map_or(bytes.len(), |object| object.whole.len());
                Ok((Content::Other(kind), length))
            }
        },
    }
}

fn read_pem(text: &[u8], encoding: Encoding, room: usize, progress: Progress<'_>) -> Reading {
    let mut reading = Reading { encoding, found: Vec::new(), failures: Vec::new() };
    let mut blocks = pem::Blocks::new(text);
    let mut number = 0_u32;
    while let Some(block) = blocks.next() {
        number += 1;
        if reading.found.len() >= room || reading.failures.len() >= room {
            reading.failures.push(too_many(Some(number), block.offset));
            break;
        }
        if number.is_multiple_of(BLOCKS_PER_PROGRESS) {
            progress(blocks.position(), text.len());
        }
        match read_block(&block) {
            Ok(content) => {
                reading.found.push(Found { block: Some(number), offset: to_u32(block.offset), content });
            }
            Err((error, offset)) => {
                reading.failures.push(Failure { block: Some(number), offset: Some(to_u32(offset)), error });
            }
        }
    }
    if number == 0 {
        return failed(FormatError::NoCertificateInText);
    }
    reading
}

fn too_many(block: Option<u32>, at: usize) -> Failure {
    Failure { block, offset: Some(to_u32(at)), error: FormatError::TooManyObjects }
}

/// Reads one block; an error comes with the offset of its fault.
fn read_block(block: &pem::Block<'_>) -> Result<Content, (FormatError, usize)> {
    let body = block.body.clone().map_err(|error| (error, block.offset))?;
    let labelled = recognise::by_label(&block.label, body);
    if let Some(
        kind @ (ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey | ObjectKind::SshPrivateKey),
    ) = labelled
    {
        // A secret is not decoded to be named.
        return Ok(Content::Other(kind));
    }
    let der = match (pem::decode_base64(body), labelled) {
        (Ok(der), _) => der,
        // OpenPGP and others put more than base64 between their lines.
        (Err(_), Some(kind)) => return Ok(Content::Other(kind)),
        (Err((error, at)), None) => return Err((error, block.body_offset + at)),
    };
    match decode_object(&der) {
        Ok((Content::Certificate(mut certificate), length)) => {
            // OpenSSL's TRUSTED CERTIFICATE has its own trust settings behind the certificate.
            if length < der.len() && block.label != "TRUSTED CERTIFICATE" {
                note_trailing_bytes(&mut certificate, length);
            }
            Ok(Content::Certificate(certificate))
        }
        // The content decides, not the label; but where the content is nothing known, the label may know better.
        Ok((Content::Other(ObjectKind::UnknownAsn1), _)) | Err(_) if labelled.is_some() => {
            Ok(Content::Other(labelled.unwrap_or(ObjectKind::UnknownAsn1)))
        }
        Ok((content, _)) => Ok(content),
        Err(error) if block.label.ends_with("CERTIFICATE") => {
            let within = fault_offset(&error).unwrap_or(0);
            Err((error, within))
        }
        Err(_) => Err((FormatError::PemUnknownLabel { label: block.label.clone() }, block.offset)),
    }
}

fn fault_offset(error: &FormatError) -> Option<usize> {
    match error {
        FormatError::Certificate(error) => Some(error.at),
        _ => None,
    }
}

fn note_trailing_bytes(certificate: &mut Certificate, at: usize) {
    certificate.deviations.push(Deviation {
        kind: DeviationKind::TrailingBytes,
        field: "Certificate",
        offset: to_u32(at),
    });
}
