//! A certificate from its DER (RFC 5280 section 4.1).
//!
//! The outline is read here, field by field, with offsets; the libraries decode what stands in the fields. What strays from
//! the standard and can be read all the same becomes a deviation; only what leaves no certificate is an error.

pub(super) mod access;
pub(super) mod algorithm;
mod constraints;
mod content;
pub(super) mod extensions;
mod general_name;
mod issuer_specific;
pub(super) mod name;
mod policies;
pub(super) mod public_key;
mod revocation;
pub(crate) mod text;
pub(crate) mod time;

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::deviations::Deviations;
use super::element::{span, to_u32};
use crate::limits::MAX_CERTIFICATE_BYTES;
use crate::model::{Bytes, Certificate, DeviationKind, Fingerprints, Span, Validity, Version};

/// Decodes the certificate at the start of `bytes` and says how many bytes it has.
///
/// # Errors
/// The first fault that leaves no certificate, with its field and offset.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Certificate, usize), Asn1Error> {
    let mut deviations = Deviations::default();
    let certificate = Reader::new(bytes).expect(tag::SEQUENCE, "Certificate")?;
    if certificate.whole.len() > MAX_CERTIFICATE_BYTES {
        return Err(Asn1Error { cause: Asn1Cause::TooLarge, field: "Certificate", at: 0 });
    }
    deviations.check_length(&certificate, "Certificate");
    let mut outer = certificate.reader();
    let signed = outer.expect(tag::SEQUENCE, "tbsCertificate")?;
    deviations.check_length(&signed, "tbsCertificate");
    let signature_algorithm = algorithm::signature(
        &outer.expect(tag::SEQUENCE, "signatureAlgorithm")?,
        "signatureAlgorithm",
        &mut deviations,
    )?;
    let signature = outer.expect(tag::BIT_STRING, "signatureValue")?;
    let (unused, signature_bits) = signature.bit_string("signatureValue")?;
    deviations.check_whole_bytes(unused, "signatureValue", &signature);
    deviations.check_end(&outer, "Certificate");

    let mut fields = signed.reader();
    let version = version(&mut fields, &mut deviations)?;
    let serial = fields.expect(tag::INTEGER, "serialNumber")?;
    check_serial(&serial, &mut deviations);
    let inner =
        algorithm::signature(&fields.expect(tag::SEQUENCE, "signature")?, "signature", &mut deviations)?;
    let inner_signature_algorithm = (inner != signature_algorithm).then(|| {
        deviations.add(DeviationKind::SignatureAlgorithmsDiffer, "signature", fields.offset());
        inner
    });
    let issuer = name::decode(&fields.expect(tag::SEQUENCE, "issuer")?, "issuer", &mut deviations)?;
    let validity = validity(&fields.expect(tag::SEQUENCE, "validity")?, &mut deviations)?;
    let subject = name::decode(&fields.expect(tag::SEQUENCE, "subject")?, "subject", &mut deviations)?;
    let spki = fields.expect(tag::SEQUENCE, "subjectPublicKeyInfo")?;
    let public_key = public_key::decode(&spki, &mut deviations)?;
    let issuer_unique_id = fields.optional(tag::context_primitive(1), "issuerUniqueID")?;
    let subject_unique_id = fields.optional(tag::context_primitive(2), "subjectUniqueID")?;
    let wrapped = fields.optional(tag::context_constructed(3), "extensions")?;
    deviations.check_end(&fields, "tbsCertificate");
    let has_unique_id = issuer_unique_id.is_some() || subject_unique_id.is_some();
    if (has_unique_id && version == Version::V1) || (wrapped.is_some() && version != Version::V3) {
        deviations.add(DeviationKind::FieldNotInVersion, "version", signed.content_at);
    }
    let extensions = match wrapped {
        Some(wrapper) => extensions::decode(&wrapper, &mut deviations)?,
        None => Vec::new(),
    };

    let length = certificate.whole.len();
    Ok((
        Certificate {
            version,
            serial: Bytes::from(serial.content),
            signature_algorithm,
            inner_signature_algorithm,
            issuer,
            subject,
            validity,
            public_key,
            issuer_unique_id: issuer_unique_id.map(|element| Bytes::from(element.content)),
            subject_unique_id: subject_unique_id.map(|element| Bytes::from(element.content)),
            extensions,
            signed: span(&signed),
            signature: Span {
                offset: to_u32(signature.content_at + 1),
                length: to_u32(signature_bits.len()),
            },
            fingerprints: Fingerprints {
                sha256: Bytes(Sha256::digest(certificate.whole).to_vec()),
                sha1: Bytes(Sha1::digest(certificate.whole).to_vec()),
                spki_sha256: Bytes(Sha256::digest(spki.whole).to_vec()),
            },
            deviations: deviations.0,
            der: certificate.whole.to_vec(),
        },
        length,
    ))
}

fn version(fields: &mut Reader<'_>, deviations: &mut Deviations) -> Result<Version, Asn1Error> {
    let Some(wrapper) = fields.optional(tag::context_constructed(0), "version")? else {
        return Ok(Version::V1);
    };
    let number = wrapper.reader().expect(tag::INTEGER, "version")?;
    Ok(match number.unsigned("version")? {
        0 => {
            deviations.add(DeviationKind::DefaultEncoded, "version", wrapper.at);
            Version::V1
        }
        1 => Version::V2,
        2 => Version::V3,
        other => {
            deviations.add(DeviationKind::VersionUnknown, "version", wrapper.at);
            Version::Unknown(other)
        }
    })
}

fn check_serial(serial: &Element<'_>, deviations: &mut Deviations) {
    deviations.check_integer(serial, "serialNumber");
    let negative = serial.content.first().is_some_and(|byte| byte & 0x80 != 0);
    if negative || serial.content.iter().all(|byte| *byte == 0) {
        deviations.add(DeviationKind::SerialNotPositive, "serialNumber", serial.at);
    }
    if serial.content.len() > 20 {
        deviations.add(DeviationKind::SerialTooLong, "serialNumber", serial.at);
    }
}

fn validity(element: &Element<'_>, deviations: &mut Deviations) -> Result<Validity, Asn1Error> {
    let mut reader = element.reader();
    let not_before = time::decode_any(&reader.any("notBefore")?, "notBefore", deviations)?;
    let not_after = time::decode_any(&reader.any("notAfter")?, "notAfter", deviations)?;
    deviations.check_end(&reader, "validity");
    Ok(Validity { not_before, not_after, span: span(element) })
}
