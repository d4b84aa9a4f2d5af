//! The outline of a PKCS#12 file: what stands in the clear (RFC 7292 section 4).

use const_oid::ObjectIdentifier;

use super::integrity::Integrity;
use super::protector::protector;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use crate::formats::element::to_u32;
use crate::formats::encryption::{Scheme, identifier, scheme};
use crate::formats::octets::Octets;
use crate::model::{Deviation, DeviationKind, Oid};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const ENVELOPED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.3");
const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");

/// PFX.
pub(super) struct Outline<'a> {
    /// What proves that nobody changed the content; an error if it is damaged.
    pub(super) integrity: Result<Integrity, Asn1Error>,
    /// AuthenticatedSafe, in its encoding; the one ContentInfo where all of it is for a recipient.
    pub(super) content: Octets<'a>,
    /// Whether all of it is for a recipient.
    pub(super) is_enveloped: bool,
    /// How it strays from the standard. BER is none of it: RFC 7292 section 4 allows it.
    pub(super) deviations: Vec<Deviation>,
}

/// A ContentInfo of the AuthenticatedSafe.
pub(super) enum Part<'a> {
    /// SafeContents in the clear.
    Clear(Octets<'a>),
    /// SafeContents under a password.
    Password {
        /// How it is encrypted; an error if its parameters do not fit.
        scheme: Box<Scheme>,
        /// The ciphertext.
        data: Octets<'a>,
    },
    /// SafeContents for a recipient's key.
    PublicKey {
        /// The Windows account or group that it is for, where it names one.
        sealed_for: Option<String>,
    },
}

/// The parts that are, and what is wrong with the others.
pub(super) type Parts<'a> = Vec<Result<Part<'a>, Asn1Error>>;

impl<'a> Outline<'a> {
    /// Reads PFX.
    ///
    /// # Errors
    /// What leaves no content to read.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Asn1Error> {
        let mut fields = Reader::new(bytes).expect(tag::SEQUENCE, "PFX")?.reader();
        let mut deviations = Vec::new();
        let mut deviates = |kind, field, at| deviations.push(Deviation { kind, field, offset: to_u32(at) });
        let version = fields.expect(tag::INTEGER, "version")?;
        if version.content != [3] {
            deviates(DeviationKind::VersionUnknown, "version", version.at);
        }
        let auth_safe = fields.expect(tag::SEQUENCE, "authSafe")?;
        let (oid, content) = content_info(&auth_safe)?;
        let content = content.ok_or(Asn1Error {
            cause: Asn1Cause::Missing,
            field: "content",
            at: auth_safe.content_at,
        })?;
        let is_signed = oid == SIGNED_DATA;
        let content = match () {
            () if is_signed => signed_content(&content)?,
            () if oid == DATA => Octets::read(&content, "authSafe")?,
            () if oid == ENVELOPED_DATA => Octets::of(auth_safe.whole, auth_safe.at),
            () => return Err(unknown_type(&auth_safe)),
        };
        let mac = match fields.is_empty() {
            false => fields.expect(tag::SEQUENCE, "macData").and_then(|mac| Integrity::read(&mac)),
            true => Ok(Integrity::Absent),
        };
        if mac.is_ok() && !fields.is_empty() {
            deviates(DeviationKind::TrailingBytes, "PFX", fields.offset());
        }
        let integrity = if is_signed { Ok(Integrity::Signature) } else { mac };
        Ok(Self { integrity, content, is_enveloped: oid == ENVELOPED_DATA, deviations })
    }
}

/// The content of SignedData (RFC 2315 section 9.1, RFC 5652 section 5.1): behind version and digest algorithms.
fn signed_content<'a>(signed: &Element<'a>) -> Result<Octets<'a>, Asn1Error> {
    let mut fields = signed.reader();
    fields.expect(tag::INTEGER, "version")?;
    fields.expect(tag::SET, "digestAlgorithms")?;
    let inner = fields.expect(tag::SEQUENCE, "encapContentInfo")?;
    let (_, content) = content_info(&inner)?;
    let missing = Asn1Error { cause: Asn1Cause::Missing, field: "eContent", at: inner.content_at };
    Octets::read(&content.ok_or(missing)?, "eContent")
}

/// ContentInfo: its type, and what stands in its `[0] EXPLICIT`.
fn content_info<'a>(element: &Element<'a>) -> Result<(Oid, Option<Element<'a>>), Asn1Error> {
    let (oid, mut fields) = identifier(element, "contentType")?;
    let wrapper = fields.optional(tag::context_constructed(0), "content")?;
    Ok((oid, wrapper.map(|wrapper| wrapper.reader().any("content")).transpose()?))
}

/// The parts of an AuthenticatedSafe, each by itself; after one that leaves no end to go on from there are no more.
/// And where bytes stand behind it, if there are any.
///
/// # Errors
/// It is no SEQUENCE.
pub(super) fn parts(content: &[u8], is_enveloped: bool) -> Result<(Parts<'_>, Option<usize>), Asn1Error> {
    if is_enveloped {
        return Ok((vec![Ok(Part::PublicKey { sealed_for: protector(content) })], None));
    }
    let mut whole = Reader::new(content);
    let mut reader = whole.expect(tag::SEQUENCE, "AuthenticatedSafe")?.reader();
    let behind = (!whole.is_empty()).then(|| whole.offset());
    let mut parts = Vec::new();
    while !reader.is_empty() {
        let element = reader.expect(tag::SEQUENCE, "ContentInfo");
        let is_lost = element.is_err();
        parts.push(element.and_then(|element| part(&element)));
        if is_lost {
            break;
        }
    }
    Ok((parts, behind))
}

fn part<'a>(element: &Element<'a>) -> Result<Part<'a>, Asn1Error> {
    let (oid, content) = content_info(element)?;
    if oid == ENVELOPED_DATA {
        return Ok(Part::PublicKey { sealed_for: protector(element.whole) });
    }
    let content =
        content.ok_or(Asn1Error { cause: Asn1Cause::Missing, field: "content", at: element.content_at })?;
    if oid == DATA {
        return Octets::read(&content, "content").map(Part::Clear);
    }
    if oid != ENCRYPTED_DATA {
        return Err(unknown_type(element));
    }
    // EncryptedData (RFC 5652 section 8).
    let mut fields = content.reader();
    fields.expect(tag::INTEGER, "version")?;
    let mut info = fields.expect(tag::SEQUENCE, "encryptedContentInfo")?.reader();
    info.expect(tag::OBJECT_IDENTIFIER, "contentType")?;
    let scheme = Box::new(scheme(&info.expect(tag::SEQUENCE, "contentEncryptionAlgorithm")?)?);
    let data = Octets::read(&info.any("encryptedContent")?, "encryptedContent")?;
    Ok(Part::Password { scheme, data })
}

/// A content of a type that PKCS#12 does not have.
const fn unknown_type(element: &Element<'_>) -> Asn1Error {
    Asn1Error { cause: Asn1Cause::Content, field: "contentType", at: element.content_at }
}

/// The name of a part in the path of a failure.
pub(super) fn part_name(number: u32) -> String {
    format!("part {number}")
}
