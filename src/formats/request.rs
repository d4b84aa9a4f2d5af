//! Certification requests (PKCS#10, RFC 2986).

use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

use super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::certificate::{algorithm, extensions, name, public_key, text};
use super::deviations::Deviations;
use super::element::{oid, span, to_u32};
use super::{Decoded, FormatError};
use crate::limits::{MAX_CERTIFICATE_BYTES, MAX_ENTRIES};
use crate::model::{
    BarePublicKey, Bytes, CertificateRequest, Content, DeviationKind, Extension, ObjectKind,
    RequestAttribute, SignatureCheck, Span, hex_lower,
};

/// Decodes a request. Its own signature is left unverified: that takes more than reading.
pub(super) fn decode(der: &[u8]) -> Result<Decoded, FormatError> {
    let request = request(der).map_err(|error| error.of(ObjectKind::CertificateRequest.subject()))?;
    Ok(Decoded::leaf(Content::CertificateRequest(Box::new(request))))
}

fn request(der: &[u8]) -> Result<CertificateRequest, Asn1Error> {
    const FIELD: &str = "CertificationRequest";
    let mut deviations = Deviations::default();
    let mut file = Reader::new(der);
    let whole = file.expect(tag::SEQUENCE, FIELD)?;
    // A request is what becomes a certificate: see the reason for the limit there.
    if whole.whole.len() > MAX_CERTIFICATE_BYTES {
        return Err(Asn1Error { cause: Asn1Cause::TooLarge, field: FIELD, at: 0 });
    }
    deviations.check_length(&whole, FIELD);
    deviations.check_end(&file, FIELD);
    let mut outer = whole.reader();
    let signed = outer.expect(tag::SEQUENCE, "certificationRequestInfo")?;
    deviations.check_length(&signed, "certificationRequestInfo");
    let signature_algorithm = algorithm::signature(
        &outer.expect(tag::SEQUENCE, "signatureAlgorithm")?,
        "signatureAlgorithm",
        &mut deviations,
    )?;
    let signature = outer.expect(tag::BIT_STRING, "signature")?;
    let (unused, signature_bits) = signature.bit_string("signature")?;
    deviations.check_whole_bytes(unused, "signature", &signature);
    deviations.check_end(&outer, FIELD);

    let mut fields = signed.reader();
    let number = fields.expect(tag::INTEGER, "version")?;
    deviations.check_integer(&number, "version");
    let version = number.unsigned("version")?;
    if version != 0 {
        deviations.add(DeviationKind::VersionUnknown, "version", number.at);
    }
    let subject = name::decode(&fields.expect(tag::SEQUENCE, "subject")?, "subject", &mut deviations)?;
    let spki = fields.expect(tag::SEQUENCE, "subjectPKInfo")?;
    let public_key = BarePublicKey {
        key: public_key::decode(&spki, &mut deviations)?,
        spki_sha256: Bytes(Sha256::digest(spki.whole).to_vec()),
        spki: spki.whole.to_vec(),
    };
    let (mut attributes, mut extensions) = (Vec::new(), Vec::new());
    // RFC 2986 requires the field even where it is empty; many tools leave it out, and everybody reads such requests.
    if let Some(set) = fields.optional(tag::context_constructed(0), "attributes")? {
        let mut reader = set.reader();
        while !reader.is_empty() && attributes.len() < MAX_ENTRIES {
            let element = reader.expect(tag::SEQUENCE, "Attribute")?;
            attributes.extend(attribute(&element, &mut extensions, &mut deviations)?);
        }
    }
    deviations.check_end(&fields, "certificationRequestInfo");

    Ok(CertificateRequest {
        version,
        subject,
        public_key,
        attributes,
        extensions,
        signature_algorithm,
        signature: Span { offset: to_u32(signature.content_at + 1), length: to_u32(signature_bits.len()) },
        self_signature: SignatureCheck::NotVerified,
        sha256: Bytes(Sha256::digest(whole.whole).to_vec()),
        deviations: deviations.0,
        signed: span(&signed),
        der: whole.whole.to_vec(),
    })
}

/// Decodes an attribute; one that holds extensions adds to them and is none itself, unless they do not decode.
fn attribute(
    element: &Element<'_>,
    found: &mut Vec<Extension>,
    deviations: &mut Deviations,
) -> Result<Option<RequestAttribute>, Asn1Error> {
    let mut reader = element.reader();
    let oid = oid(&reader.expect(tag::OBJECT_IDENTIFIER, "attribute type")?);
    let values = reader.expect(tag::SET, "attribute values")?;
    deviations.check_end(&reader, "Attribute");
    let kind = KINDS.iter().find(|(known, _)| oid == *known).map_or(Kind::Other, |(_, kind)| *kind);
    if matches!(kind, Kind::Extensions)
        && let Ok(decoded) = extensions::decode(&values, deviations)
    {
        found.extend(decoded);
        return Ok(None);
    }
    let mut texts = Vec::new();
    let mut reader = values.reader();
    while !reader.is_empty() && texts.len() < MAX_ENTRIES {
        let value = reader.any("attribute value")?;
        texts.extend(match kind {
            Kind::Secret => None,
            Kind::Text => Some(text::decode(&value, "attribute value", deviations).1),
            Kind::Provider => Some(provider(&value).unwrap_or_else(|| hex_lower(value.whole))),
            Kind::Client => Some(client(&value).unwrap_or_else(|| hex_lower(value.whole))),
            Kind::Extensions | Kind::Other => Some(hex_lower(value.whole)),
        });
    }
    Ok(Some(RequestAttribute { oid, values: texts }))
}

/// How the values of an attribute are told.
#[derive(Clone, Copy)]
enum Kind {
    /// In words: the client information of Windows.
    Client,
    /// As the extensions of the certificate.
    Extensions,
    /// In hexadecimal.
    Other,
    /// In words: the cryptographic provider of Windows.
    Provider,
    /// Not at all.
    Secret,
    /// As text.
    Text,
}

const KINDS: &[(ObjectIdentifier, Kind)] = &[
    // RFC 2985 section 5.4.2, and Microsoft's older identifier for the same.
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.14"), Kind::Extensions),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.2.1.14"), Kind::Extensions),
    // RFC 2985 sections 5.4.1, 5.4.3 and 5.4.4: challengePassword, unstructuredName, unstructuredAddress.
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.7"), Kind::Secret),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.2"), Kind::Text),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.8"), Kind::Text),
    // [MS-WCCE] section 2.2.2.7: version of Windows, cryptographic provider, client.
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.13.2.3"), Kind::Text),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.13.2.2"), Kind::Provider),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.21.20"), Kind::Client),
];

/// CSPProvider: SEQUENCE { keySpec INTEGER, cspName BMPString, signature BIT STRING } ([MS-WCCE] section 2.2.2.7.2).
fn provider(value: &Element<'_>) -> Option<String> {
    let mut reader = value.reader();
    reader.expect(tag::INTEGER, "keySpec").ok()?;
    string(&mut reader).filter(|name| !name.is_empty())
}

/// ClientInformation: SEQUENCE { clientId INTEGER, machineName, userName, processName UTF8String } ([MS-WCCE] section
/// 2.2.2.7.4).
fn client(value: &Element<'_>) -> Option<String> {
    let mut reader = value.reader();
    reader.expect(tag::INTEGER, "clientId").ok()?;
    let (machine, user, process) = (string(&mut reader)?, string(&mut reader)?, string(&mut reader)?);
    Some(format!("machine {machine}, user {user}, program {process}"))
}

fn string(reader: &mut Reader<'_>) -> Option<String> {
    let element = reader.any("string").ok()?;
    Some(text::decode(&element, "string", &mut Deviations::default()).1)
}
