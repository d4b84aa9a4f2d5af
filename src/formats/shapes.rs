//! Shapes of ASN.1 messages that are named and not decoded: what people drop by mistake for a certificate or a request.

use super::asn1::{Element, tag};
use super::content_type::is_content_type;
use crate::model::ObjectKind;

/// How many elements of a structure are looked at.
const MAX_PARTS: usize = 10;

/// The elements of a structure, in order; what is cut off with what is left of it.
pub(super) fn parts<'a>(element: &Element<'a>) -> Vec<Element<'a>> {
    let mut reader = element.reader();
    let mut parts = Vec::new();
    while !reader.is_empty() && parts.len() < MAX_PARTS {
        let Some(part) = reader.clipped() else { break };
        parts.push(part);
    }
    parts
}

fn tags(parts: &[Element<'_>]) -> Vec<u8> {
    parts.iter().map(|part| part.tag).collect()
}

/// A kind by the elements of the outermost SEQUENCE.
pub(super) fn by_parts(all: &[Element<'_>]) -> Option<ObjectKind> {
    let first = all.first()?;
    if is_cmp(all) {
        return Some(ObjectKind::CmpMessage);
    }
    if is_time_stamp_response(all) || is_time_stamp_request(all) {
        return Some(ObjectKind::TimeStamp);
    }
    if is_bcfks(all) {
        return Some(ObjectKind::BcfksKeyStore);
    }
    if is_ocsp_request(all) {
        return Some(ObjectKind::OcspRequest);
    }
    all.iter().all(is_certificate).then_some(ObjectKind::PkiPath).filter(|_| first.tag == tag::SEQUENCE)
}

/// PKIMessage: a header of a version and two general names, and a body in a tag of 0 to 26 (RFC 9810 section 5.1).
fn is_cmp(all: &[Element<'_>]) -> bool {
    let [header, body, ..] = all else { return false };
    let header = parts(header);
    let is_name = |tag: u8| (0x80..=0x88).contains(&(tag & !0x20));
    matches!(header.as_slice(), [version, sender, recipient, ..]
        if version.tag == tag::INTEGER && matches!(version.content, [1..=3]) && is_name(sender.tag) && is_name(recipient.tag))
        && (0xA0..=0xBA).contains(&body.tag)
}

/// TimeStampResp: PKIStatusInfo, and the token where it was granted (RFC 3161 section 2.4.2).
fn is_time_stamp_response(all: &[Element<'_>]) -> bool {
    let Some(status) = all.first().filter(|first| first.tag == tag::SEQUENCE) else { return false };
    let status = parts(status);
    let has_status =
        matches!(status.first(), Some(code) if code.tag == tag::INTEGER && matches!(code.content, [0..=5]));
    let is_text = |part: &Element<'_>| {
        part.tag == tag::SEQUENCE && parts(part).iter().all(|text| text.tag == tag::UTF8_STRING)
    };
    let has_details = status.iter().skip(1).all(|part| part.tag == tag::BIT_STRING || is_text(part));
    let is_token = |token: &Element<'_>| matches!(parts(token).as_slice(), [kind, ..] if kind.tag == tag::OBJECT_IDENTIFIER && is_content_type(kind.content));
    has_status
        && has_details
        && match all {
            [_] => matches!(status.first(), Some(code) if matches!(code.content, [2..=5])),
            [_, token] => is_token(token),
            _ => false,
        }
}

/// TimeStampReq: version 1, and a hash with its algorithm (RFC 3161 section 2.4.1).
fn is_time_stamp_request(all: &[Element<'_>]) -> bool {
    let [version, imprint, rest @ ..] = all else { return false };
    version.tag == tag::INTEGER
        && version.content == [1]
        && imprint.tag == tag::SEQUENCE
        && tags(&parts(imprint)) == [tag::SEQUENCE, tag::OCTET_STRING]
        && rest
            .iter()
            .all(|part| matches!(part.tag, tag::OBJECT_IDENTIFIER | tag::INTEGER | tag::BOOLEAN | 0xA0))
}

/// ObjectStore of Bouncy Castle (`org.bouncycastle.asn1.bc`): the store, encrypted or not, and what proves its integrity: an
/// algorithm, a key derivation and a MAC, or a signature.
fn is_bcfks(all: &[Element<'_>]) -> bool {
    let [store, check] = all else { return false };
    let has_identifier = |part: &Element<'_>| {
        part.tag == tag::SEQUENCE && part.content.first() == Some(&tag::OBJECT_IDENTIFIER)
    };
    let store = parts(store);
    let is_store = match store.as_slice() {
        [algorithm, content] => has_identifier(algorithm) && content.tag == tag::OCTET_STRING,
        [version, algorithm, created, changed, objects, ..] => {
            version.tag == tag::INTEGER
                && has_identifier(algorithm)
                && created.tag == tag::GENERALIZED_TIME
                && changed.tag == tag::GENERALIZED_TIME
                && objects.tag == tag::SEQUENCE
        }
        _ => false,
    };
    let is_check = check.tag == 0xA0
        || matches!(parts(check).as_slice(), [algorithm, derivation, mac]
            if has_identifier(algorithm) && has_identifier(derivation) && mac.tag == tag::OCTET_STRING);
    is_store && is_check
}

/// OCSPRequest: a list of certificate identifiers (RFC 6960 section 4.1.1).
fn is_ocsp_request(all: &[Element<'_>]) -> bool {
    let ([to_be_signed] | [to_be_signed, _]) = all else { return false };
    if to_be_signed.tag != tag::SEQUENCE || all.get(1).is_some_and(|signature| signature.tag != 0xA0) {
        return false;
    }
    let list = parts(to_be_signed).into_iter().find(|part| part.tag == tag::SEQUENCE);
    let request = list.and_then(|list| parts(&list).first().copied());
    let identifier = request.and_then(|request| parts(&request).first().copied());
    identifier.is_some_and(|identifier| {
        tags(&parts(&identifier)) == [tag::SEQUENCE, tag::OCTET_STRING, tag::OCTET_STRING, tag::INTEGER]
    })
}

/// Whether an element has the shape of a certificate: a signed part, an algorithm, a signature.
fn is_certificate(element: &Element<'_>) -> bool {
    let all = parts(element);
    let [signed, ..] = all.as_slice() else { return false };
    element.tag == tag::SEQUENCE
        && tags(&all) == [tag::SEQUENCE, tag::SEQUENCE, tag::BIT_STRING]
        && looks_like_signed_part(signed)
}

/// Whether an element starts as what a certificate's signature covers: version and serial number, or serial number, algorithm and
/// issuer. Then the object is a damaged certificate rather than something else.
pub(super) fn looks_like_signed_part(element: &Element<'_>) -> bool {
    if element.tag != tag::SEQUENCE {
        return false;
    }
    if element.content.starts_with(&[0xA0, 0x03, tag::INTEGER, 0x01]) {
        return true;
    }
    match parts(element).as_slice() {
        [serial] => serial.tag == tag::INTEGER,
        [serial, algorithm, ..] => {
            serial.tag == tag::INTEGER
                && algorithm.tag == tag::SEQUENCE
                && matches!(algorithm.content.first(), None | Some(&tag::OBJECT_IDENTIFIER))
        }
        [] => false,
    }
}
