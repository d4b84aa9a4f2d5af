//! PKCS#7 and CMS messages (RFC 2315, RFC 5652), in BER and DER, and Netscape's certificate sequence.
//!
//! Only what stands in the clear is read. What is damaged or cut off does not take along what is intact before it.

use super::asn1::{Asn1Error, Element, Reader, tag};
use super::certificate::algorithm;
use super::content_type::{PKCS7, SMIME, content};
use super::deviations::Deviations;
use super::element::{oid, to_u32};
use super::found::kept;
use super::inside::{Inside, shift};
use super::octets::Octets;
use super::{Context, Decoded, Failure, FormatError, ocsp_response, recognise, revocation_list};
use crate::limits::{MAX_ENTRIES, MAX_NESTING};
use crate::model::{Content, HashAlgorithm, ObjectKind, Pkcs7, Pkcs7Content};

/// Opens a message.
pub(super) fn open(bytes: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    let mut inside = Inside::default();
    let message = message(bytes, &mut inside, context).map_err(failed)?;
    if let Some(kind) = message_kind(bytes) {
        return Ok(inside.of(Content::Other(kind)));
    }
    if message.certificates == 0 && message.revocation_lists == 0 && inside.found.is_empty() {
        // Of a message that was cut off before anything stood in it, nothing is left to show.
        if let Some(failure) = inside.failures.pop() {
            return Err(failure.error);
        }
    }
    Ok(inside.of(Content::Pkcs7(Box::new(message))))
}

fn failed(error: Asn1Error) -> FormatError {
    error.of(ObjectKind::Pkcs7.subject())
}

/// What a signed message is by what it carries, where that has a name of its own.
fn message_kind(bytes: &[u8]) -> Option<ObjectKind> {
    /// id-cct-PKIData, 1.3.6.1.5.5.7.12.2.
    const PKI_DATA: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x0C, 0x02];
    let whole = Reader::new(bytes).clipped()?;
    let mut fields = whole.reader();
    let kind = fields.any("contentType").ok()?;
    if content(kind.content) != Some(Pkcs7Content::SignedData) {
        return None;
    }
    let mut signed = fields.clipped()?.reader().clipped()?.reader();
    signed.expect(tag::INTEGER, "version").ok()?;
    signed.expect(tag::SET, "digestAlgorithms").ok()?;
    let mut encapsulated = signed.expect(tag::SEQUENCE, "encapContentInfo").ok()?.reader();
    let content_type = encapsulated.expect(tag::OBJECT_IDENTIFIER, "eContentType").ok()?.content;
    match content_type.split_last() {
        _ if content_type == PKI_DATA => Some(ObjectKind::CmsRequest),
        // id-ct-TSTInfo.
        Some((4, SMIME)) => Some(ObjectKind::TimeStamp),
        Some((1, PKCS7)) => {
            let content = encapsulated.any("eContent").ok()?.reader().any("eContent").ok()?;
            let octets = Octets::read(&content, "eContent").ok()?;
            let is_request = recognise::by_structure(octets.bytes()) == Some(ObjectKind::CertificateRequest);
            is_request.then_some(ObjectKind::CmsRequest)
        }
        _ => None,
    }
}

/// ContentInfo (RFC 5652 section 3).
fn message(bytes: &[u8], inside: &mut Inside, context: &mut Context<'_>) -> Result<Pkcs7, Asn1Error> {
    const FIELD: &str = "ContentInfo";
    let mut deviations = Deviations::default();
    let mut file = Reader::new(bytes);
    let (whole, cut) = file.expect_clipped(tag::SEQUENCE, FIELD)?;
    match cut {
        Some(error) => inside.failures.push(Failure::at(error.at, failed(error))),
        None => {
            deviations.check_length(&whole, FIELD);
            deviations.check_end(&file, FIELD);
        }
    }
    let mut fields = whole.reader();
    let identifier = fields.expect(tag::OBJECT_IDENTIFIER, "contentType")?;
    let mut message = Pkcs7 {
        content_type: oid(&identifier),
        content: content(identifier.content).unwrap_or(Pkcs7Content::Other),
        certificates: 0,
        revocation_lists: 0,
        signers: Vec::new(),
        content_length: None,
        deviations: Vec::new(),
        der: Vec::new(),
    };
    if !fields.is_empty() {
        let (wrapper, _) = fields.expect_clipped(tag::context_constructed(0), "content")?;
        let mut reader = wrapper.reader();
        match message.content {
            Pkcs7Content::SignedData => {
                let (signed, _) = reader.expect_clipped(tag::SEQUENCE, "SignedData")?;
                signed_data(&signed, cut.is_some(), &mut message, inside, context)?;
            }
            Pkcs7Content::CertificateSequence => {
                let (sequence, _) = reader.expect_clipped(tag::SEQUENCE, "netscapeCertSequence")?;
                message.certificates = inside.certificates(&sequence, context);
            }
            Pkcs7Content::Other if identifier.content.starts_with(PKCS7) => {
                message.content_length = reader.any("content").ok().map(|element| length(&element));
            }
            Pkcs7Content::Encrypted | Pkcs7Content::Other => {}
        }
        if cut.is_none() {
            deviations.check_end(&fields, FIELD);
        }
    }
    message.deviations = deviations.0;
    // What it carries may be anything, also a key.
    if message.content_length.is_none() && message.content != Pkcs7Content::Other {
        message.der = kept(bytes);
    }
    Ok(message)
}

/// SignedData (RFC 5652 section 5.1).
fn signed_data(
    signed: &Element<'_>,
    is_cut: bool,
    message: &mut Pkcs7,
    inside: &mut Inside,
    context: &mut Context<'_>,
) -> Result<(), Asn1Error> {
    let mut fields = signed.reader();
    fields.expect(tag::INTEGER, "version")?;
    fields.expect(tag::SET, "digestAlgorithms")?;
    let mut encapsulated = fields.expect(tag::SEQUENCE, "encapContentInfo")?.reader();
    encapsulated.expect(tag::OBJECT_IDENTIFIER, "eContentType")?;
    if let Some(wrapper) = encapsulated.optional(tag::context_constructed(0), "eContent")? {
        message.content_length = Some(length(&wrapper.reader().any("eContent")?));
    }
    if fields.peek() == Some(tag::context_constructed(0)) {
        let (set, _) = fields.expect_clipped(tag::context_constructed(0), "certificates")?;
        message.certificates = inside.certificates(&set, context);
    }
    if fields.peek() == Some(tag::context_constructed(1)) {
        let (set, _) = fields.expect_clipped(tag::context_constructed(1), "crls")?;
        message.revocation_lists = inside.revocation_lists(&set, context);
    }
    match fields.expect(tag::SET, "signerInfos") {
        Ok(signers) => message.signers = hashes(&signers),
        // Certificates stand before the signers: they are whole although the signers are not.
        Err(error) if !is_cut => inside.failures.push(Failure::at(error.at, failed(error))),
        Err(_) => {}
    }
    Ok(())
}

/// The hashes of the signers (RFC 5652 section 5.3).
fn hashes(signers: &Element<'_>) -> Vec<HashAlgorithm> {
    let hash = |signer: &Element<'_>| -> Result<HashAlgorithm, Asn1Error> {
        let mut fields = signer.reader();
        fields.expect(tag::INTEGER, "version")?;
        fields.any("sid")?;
        let mut algorithm = fields.expect(tag::SEQUENCE, "digestAlgorithm")?.reader();
        Ok(algorithm::hash(&oid(&algorithm.expect(tag::OBJECT_IDENTIFIER, "digestAlgorithm")?)))
    };
    let mut reader = signers.reader();
    let mut hashes = Vec::new();
    while let (false, Ok(signer)) = (reader.is_empty(), reader.any("SignerInfo")) {
        if hashes.len() >= MAX_ENTRIES {
            break;
        }
        hashes.push(hash(&signer).unwrap_or(HashAlgorithm::Unknown));
    }
    hashes
}

/// Bytes of an OCTET STRING, whose parts may stand one by one (X.690 section 8.7), or of whatever stands in its place.
fn length(element: &Element<'_>) -> u32 {
    const CONSTRUCTED_OCTET_STRING: u8 = 0x24;
    let mut total = 0_usize;
    let mut open = vec![Reader::new(element.whole)];
    while let Some(reader) = open.last_mut() {
        match reader.any("eContent") {
            Ok(part) if part.tag == CONSTRUCTED_OCTET_STRING && open.len() < MAX_NESTING => {
                open.push(part.reader());
            }
            Ok(part) => total = total.saturating_add(part.content.len()),
            Err(_) => drop(open.pop()),
        }
    }
    to_u32(total)
}

impl Inside {
    /// Reads the revocation lists of a SET (RFC 5652 section 10.2.1), and says how many there are.
    fn revocation_lists(&mut self, set: &Element<'_>, context: &mut Context<'_>) -> u32 {
        const OTHER: u8 = tag::context_constructed(1);
        self.each(set, "revocation list", revocation_list::failed, context, |element, context| match element
            .tag
        {
            OTHER => other_revocation(element, context),
            _ => revocation_list::decode(element.whole),
        })
    }
}

/// OtherRevocationInfoFormat: an OCSP response (RFC 5940), or something nobody uses.
fn other_revocation(element: &Element<'_>, context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    /// id-ri-ocsp-response, 1.3.6.1.5.5.7.16.2.
    const OCSP: &[u8] = &[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x10, 0x02];
    let mut reader = element.reader();
    let format = reader.expect(tag::OBJECT_IDENTIFIER, "otherRevInfoFormat");
    match (format, reader.any("otherRevInfo")) {
        (Ok(format), Ok(response)) if format.content == OCSP => {
            let mut decoded = ocsp_response::decode(response.whole, context)?;
            shift(&mut decoded.failures, response.at - element.at);
            Ok(decoded)
        }
        _ => Ok(Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1))),
    }
}
