//! OCSP responses (RFC 6960 section 4.2).

use super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::certificate::{algorithm, name, time};
use super::deviations::Deviations;
use super::element::oid;
use super::found::kept;
use super::inside::Inside;
use super::revocation_list::reason;
use super::{Context, Decoded, FormatError};
use crate::limits::{MAX_CERTIFICATE_BYTES, MAX_ENTRIES};
use crate::model::{
    Bytes, Content, DeviationKind, ObjectKind, OcspAnswer, OcspResponse, OcspStatus, Timestamp,
};

/// Decodes a response; certificates that it carries are in it.
pub(super) fn decode(der: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    let mut inside = Inside::default();
    let response =
        response(der, &mut inside, context).map_err(|error| error.of(ObjectKind::OcspResponse.subject()))?;
    Ok(inside.of(Content::OcspResponse(Box::new(response))))
}

fn response(der: &[u8], inside: &mut Inside, context: &mut Context<'_>) -> Result<OcspResponse, Asn1Error> {
    const FIELD: &str = "OCSPResponse";
    let mut deviations = Deviations::default();
    let mut file = Reader::new(der);
    let whole = file.expect(tag::SEQUENCE, FIELD)?;
    deviations.check_length(&whole, FIELD);
    deviations.check_end(&file, FIELD);
    let mut fields = whole.reader();
    let code = fields.expect(tag::ENUMERATED, "responseStatus")?;
    let mut response = OcspResponse {
        status: status(code.content).to_owned(),
        responder_name: None,
        responder_key_hash: None,
        produced_at: None,
        answers: Vec::new(),
        signature_algorithm: None,
        deviations: Vec::new(),
        der: kept(whole.whole),
    };
    if let Some(wrapper) = fields.optional(tag::context_constructed(0), "responseBytes")? {
        let mut parts = wrapper.reader().expect(tag::SEQUENCE, "responseBytes")?.reader();
        let response_type = parts.expect(tag::OBJECT_IDENTIFIER, "responseType")?;
        let content = parts.expect(tag::OCTET_STRING, "response")?;
        // Other types than the basic one were never defined.
        if response_type.content == BASIC {
            basic(&content, &mut response, &mut deviations, inside, context)?;
        }
    }
    deviations.check_end(&fields, FIELD);
    response.deviations = deviations.0;
    Ok(response)
}

/// id-pkix-ocsp-basic, 1.3.6.1.5.5.7.48.1.1.
const BASIC: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];

/// OCSPResponseStatus by name; 4 is not used.
const fn status(code: &[u8]) -> &'static str {
    match code {
        [0] => "successful",
        [1] => "malformedRequest",
        [2] => "internalError",
        [3] => "tryLater",
        [5] => "sigRequired",
        [6] => "unauthorized",
        _ => "unknown",
    }
}

/// BasicOCSPResponse.
fn basic(
    content: &Element<'_>,
    response: &mut OcspResponse,
    deviations: &mut Deviations,
    inside: &mut Inside,
    context: &mut Context<'_>,
) -> Result<(), Asn1Error> {
    let mut outer = content.reader().expect(tag::SEQUENCE, "BasicOCSPResponse")?.reader();
    let signed = outer.expect(tag::SEQUENCE, "tbsResponseData")?;
    // What it says is not larger than a certificate is; the certificates behind it have limits of their own.
    if signed.whole.len() > MAX_CERTIFICATE_BYTES {
        return Err(Asn1Error { cause: Asn1Cause::TooLarge, field: "tbsResponseData", at: signed.at });
    }
    let algorithm = outer.expect(tag::SEQUENCE, "signatureAlgorithm")?;
    response.signature_algorithm = Some(algorithm::signature(&algorithm, "signatureAlgorithm", deviations)?);
    outer.expect(tag::BIT_STRING, "signature")?;

    let mut fields = signed.reader();
    fields.optional(tag::context_constructed(0), "version")?;
    let responder = fields.any("responderID")?;
    match responder.tag {
        by_name if by_name == tag::context_constructed(1) => {
            let element = responder.reader().expect(tag::SEQUENCE, "responderID")?;
            response.responder_name = Some(name::decode(&element, "responderID", deviations)?);
        }
        by_key if by_key == tag::context_constructed(2) => {
            let hash = responder.reader().expect(tag::OCTET_STRING, "responderID")?;
            response.responder_key_hash = Some(Bytes::from(hash.content));
        }
        found => {
            let cause = Asn1Cause::UnexpectedTag { found };
            return Err(Asn1Error { cause, field: "responderID", at: responder.at });
        }
    }
    response.produced_at = Some(instant(&fields.any("producedAt")?, "producedAt", deviations)?);
    let mut answers = fields.expect(tag::SEQUENCE, "responses")?.reader();
    while !answers.is_empty() && response.answers.len() < MAX_ENTRIES {
        response.answers.push(answer(&answers.expect(tag::SEQUENCE, "SingleResponse")?, deviations)?);
    }

    if let Some(wrapper) = outer.optional(tag::context_constructed(0), "certs")? {
        inside.certificates(&wrapper.reader().expect(tag::SEQUENCE, "certs")?, context);
    }
    deviations.check_end(&outer, "BasicOCSPResponse");
    Ok(())
}

/// SingleResponse: what is said of one certificate.
fn answer(element: &Element<'_>, deviations: &mut Deviations) -> Result<OcspAnswer, Asn1Error> {
    let mut fields = element.reader();
    let mut identifier = fields.expect(tag::SEQUENCE, "certID")?.reader();
    let mut hash = identifier.expect(tag::SEQUENCE, "hashAlgorithm")?.reader();
    let hash = oid(&hash.expect(tag::OBJECT_IDENTIFIER, "hashAlgorithm")?);
    let issuer_name_hash = Bytes::from(identifier.expect(tag::OCTET_STRING, "issuerNameHash")?.content);
    let issuer_key_hash = Bytes::from(identifier.expect(tag::OCTET_STRING, "issuerKeyHash")?.content);
    let serial = Bytes::from(identifier.expect(tag::INTEGER, "serialNumber")?.content);
    let status = fields.any("certStatus")?;
    let (mut revocation_date, mut revocation_reason) = (None, None);
    let status = match status.tag {
        good if good == tag::context_primitive(0) => OcspStatus::Good,
        // Some responders write TRUE where the NULL should be (RFC 6960 section 4.2.1).
        wrapped if wrapped == tag::context_constructed(0) => {
            deviations.add(DeviationKind::StatusNotNull, "certStatus", status.at);
            OcspStatus::Good
        }
        revoked if revoked == tag::context_constructed(1) => {
            let mut parts = status.reader();
            revocation_date = Some(instant(&parts.any("revocationTime")?, "revocationTime", deviations)?);
            if let Some(wrapper) = parts.optional(tag::context_constructed(0), "revocationReason")? {
                let code = wrapper.reader().expect(tag::ENUMERATED, "revocationReason")?;
                revocation_reason = Some(reason(code.content));
            }
            OcspStatus::Revoked
        }
        unknown if unknown == tag::context_primitive(2) => OcspStatus::Unknown,
        found => {
            let cause = Asn1Cause::UnexpectedTag { found };
            return Err(Asn1Error { cause, field: "certStatus", at: status.at });
        }
    };
    let this_update = instant(&fields.any("thisUpdate")?, "thisUpdate", deviations)?;
    let next_update = match fields.optional(tag::context_constructed(0), "nextUpdate")? {
        Some(wrapper) => Some(instant(&wrapper.reader().any("nextUpdate")?, "nextUpdate", deviations)?),
        None => None,
    };
    Ok(OcspAnswer {
        hash,
        issuer_name_hash,
        issuer_key_hash,
        serial,
        status,
        revocation_date,
        reason: revocation_reason,
        this_update,
        next_update,
    })
}

/// A GeneralizedTime, which is right here for years before 2050 too.
fn instant(
    element: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Timestamp, Asn1Error> {
    time::decode_any(element, field, deviations)
}
