//! What an object is that is not a certificate, by its content: enough to name it, not to open it.

use memchr::memmem;

use super::asn1::{Element, Reader, tag};
use super::pkcs7;
use crate::model::{ObjectKind, PIN_LEDGER_MARK};

/// A kind by the first bytes of a binary file.
pub(super) fn by_magic(bytes: &[u8]) -> Option<ObjectKind> {
    const MAGIC: &[(&[u8], ObjectKind)] = &[
        (b"\xFE\xED\xFE\xED", ObjectKind::JavaKeyStore),
        (b"\xCE\xCE\xCE\xCE", ObjectKind::JceKeyStore),
        (b"PK\x03\x04", ObjectKind::Zip),
        (b"PK\x05\x06", ObjectKind::Zip),
        (b"\x1F\x8B", ObjectKind::Gzip),
        (b"%PDF-", ObjectKind::Pdf),
        (b"\x89PNG\r\n\x1A\n", ObjectKind::Image),
        (b"\xFF\xD8\xFF", ObjectKind::Image),
        (b"GIF8", ObjectKind::Image),
        (b"BM", ObjectKind::Image),
        (b"II*\0", ObjectKind::Image),
        (b"MM\0*", ObjectKind::Image),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ObjectKind::OfficeDocument),
        (b"7z\xBC\xAF\x27\x1C", ObjectKind::Archive),
        (b"Rar!\x1A\x07", ObjectKind::Archive),
        (b"\x7FELF", ObjectKind::Executable),
        (b"MZ", ObjectKind::Executable),
        (b"\0\0\0\0CERT", ObjectKind::WindowsCertificateStore),
        (b"openssh-key-v1\0", ObjectKind::SshPrivateKey),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    // POSIX tar: the magic stands at offset 257 of the first header.
    magic.or_else(|| bytes.get(257..262).filter(|field| *field == b"ustar").map(|_| ObjectKind::Tar))
}

/// A kind by the wording of a text file.
pub(super) fn by_text(text: &[u8]) -> Option<ObjectKind> {
    const STARTS: &[(&[u8], ObjectKind)] = &[
        (b"ssh-", ObjectKind::SshPublicKey),
        (b"ecdsa-sha2-", ObjectKind::SshPublicKey),
        (b"sk-ssh-", ObjectKind::SshPublicKey),
        (b"sk-ecdsa-", ObjectKind::SshPublicKey),
        (b"---- BEGIN SSH2 PUBLIC KEY", ObjectKind::SshPublicKey),
        (b"PuTTY-User-Key-File-", ObjectKind::SshPrivateKey),
        (b"Windows Registry Editor", ObjectKind::WindowsRegistry),
        (b"REGEDIT4", ObjectKind::WindowsRegistry),
        (PIN_LEDGER_MARK.as_bytes(), ObjectKind::PinLedger),
        (b"%PDF-", ObjectKind::Pdf),
        (b"%!PS", ObjectKind::Pdf),
    ];
    let text = text.trim_ascii_start();
    let start = STARTS.iter().find(|(start, _)| text.starts_with(start)).map(|(_, kind)| *kind);
    start.or_else(|| super::ssh_key::has_public_line(text).then_some(ObjectKind::SshPublicKey)).or_else(
        || {
            let head: Vec<u8> = text.iter().take(512).map(u8::to_ascii_lowercase).collect();
            if memmem::find(&head, b"<plist").is_some() {
                return Some(ObjectKind::AppleProfile);
            }
            let is_html = head.starts_with(b"<!doctype html") || memmem::find(&head, b"<html").is_some();
            is_html.then_some(ObjectKind::Html)
        },
    )
}

/// A kind by the label of a PEM block; `None` for labels of certificates and for unknown ones.
pub(super) fn by_label(label: &str) -> Option<ObjectKind> {
    Some(match label {
        "PRIVATE KEY" => ObjectKind::PrivateKey,
        "ENCRYPTED PRIVATE KEY" => ObjectKind::EncryptedPrivateKey,
        "RSA PRIVATE KEY" | "EC PRIVATE KEY" | "DSA PRIVATE KEY" => ObjectKind::PrivateKey,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => ObjectKind::PublicKey,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => ObjectKind::CertificateRequest,
        "X509 CRL" => ObjectKind::RevocationList,
        "PKCS7" | "CMS" | "PKCS #7 SIGNED DATA" => ObjectKind::Pkcs7,
        "PKCS12" => ObjectKind::Pkcs12,
        "ATTRIBUTE CERTIFICATE" => ObjectKind::AttributeCertificate,
        "DH PARAMETERS" | "X9.42 DH PARAMETERS" => ObjectKind::DhParameters,
        "EC PARAMETERS" => ObjectKind::EcParameters,
        "OPENSSH PRIVATE KEY" => ObjectKind::SshPrivateKey,
        _ if label.starts_with("PGP ") => ObjectKind::OpenPgp,
        _ => return None,
    })
}

/// A kind by the shape of ASN.1 that is not a certificate; `None` for a damaged certificate and for what is no ASN.1.
///
/// An object that is cut off is recognised by what is left of it, so that the error can name it.
pub(super) fn by_structure(bytes: &[u8]) -> Option<ObjectKind> {
    let whole = Reader::new(bytes).expect(tag::SEQUENCE, "object");
    let mut is_whole = whole.is_ok();
    let outer = match whole {
        Ok(outer) => outer,
        Err(_) if matches!(bytes, [tag::SEQUENCE, 0x80..=0xFF, ..]) => Reader::new(bytes).clipped()?,
        Err(_) => return None,
    };
    let mut reader = outer.reader();
    let mut parts: Vec<Element<'_>> = Vec::new();
    // No structure below is told apart by more than its first ten elements.
    while !reader.is_empty() && parts.len() < 10 {
        is_whole &= reader.clone().any("object").is_ok();
        parts.push(reader.clipped()?);
    }
    // Damaged ASN.1 of no known kind is not worth a name.
    by_parts(&parts).filter(|kind| is_whole || *kind != ObjectKind::UnknownAsn1)
}

fn by_parts(parts: &[Element<'_>]) -> Option<ObjectKind> {
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let first = parts.first()?;
    use tag::{INTEGER, SEQUENCE};
    Some(match tags.as_slice() {
        [tag::OBJECT_IDENTIFIER, 0xA0] => ObjectKind::Pkcs7,
        // ContentInfo without content; any other identifier alone is an algorithm.
        [tag::OBJECT_IDENTIFIER] if pkcs7::is_content_type(first.content) => ObjectKind::Pkcs7,
        [tag::ENUMERATED] | [tag::ENUMERATED, 0xA0] => ObjectKind::OcspResponse,
        [INTEGER, SEQUENCE, tag::OCTET_STRING, ..] => ObjectKind::PrivateKey,
        [INTEGER, SEQUENCE] | [INTEGER, SEQUENCE, SEQUENCE] if first.content == [3] => ObjectKind::Pkcs12,
        [INTEGER, tag::OCTET_STRING, ..] => ObjectKind::PrivateKey,
        [INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, ..] => ObjectKind::PrivateKey,
        // RSAPublicKey and DHParameter have the same shape; a public exponent is longer than a generator.
        [INTEGER, INTEGER] if parts.get(1).is_some_and(|second| second.content.len() > 1) => {
            ObjectKind::PublicKey
        }
        [INTEGER, INTEGER] => ObjectKind::DhParameters,
        // BER may write the encrypted bytes in parts.
        [SEQUENCE, tag::OCTET_STRING | 0x24] => ObjectKind::EncryptedPrivateKey,
        [SEQUENCE, tag::BIT_STRING] => ObjectKind::PublicKey,
        // The signature may be cut off.
        [SEQUENCE, SEQUENCE, tag::BIT_STRING] | [SEQUENCE] => return by_signed_part(first),
        // A list with something behind its signature is still one.
        [SEQUENCE, ..] if by_signed_part(first) == Some(ObjectKind::RevocationList) => {
            ObjectKind::RevocationList
        }
        _ if looks_like_signed_part(first) => return None,
        _ => ObjectKind::UnknownAsn1,
    })
}

/// Whether an element starts as what a certificate's signature covers: version and serial number, or serial number,
/// algorithm and issuer. Then the object is a damaged certificate rather than something else.
fn looks_like_signed_part(element: &Element<'_>) -> bool {
    let content = element.content;
    element.tag == tag::SEQUENCE
        && (content.starts_with(&[0xA0, 0x03, tag::INTEGER, 0x01]) || content.first() == Some(&tag::INTEGER))
}

/// A kind by what is signed: requests, revocation lists and attribute certificates share the outer shape.
fn by_signed_part(signed: &Element<'_>) -> Option<ObjectKind> {
    let mut reader = signed.reader();
    let mut parts = Vec::new();
    while let (false, Some(part)) = (reader.is_empty() || parts.len() >= 8, reader.clipped()) {
        parts.push(part);
    }
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let starts =
        |place: usize, with: u8| parts.get(place).is_some_and(|part| part.content.first() == Some(&with));
    Some(match tags.as_slice() {
        // An algorithm stands second, so it is no request: a list of version 2 that is cut off, or a certificate of version 1.
        [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE] if starts(1, tag::OBJECT_IDENTIFIER) => {
            return starts(0, 1).then_some(ObjectKind::RevocationList);
        }
        // CertificationRequestInfo: version, subject, key, attributes (RFC 2986 section 4.1).
        [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE] | [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE, 0xA0] => {
            ObjectKind::CertificateRequest
        }
        // TBSCertList: [version], algorithm, issuer, thisUpdate (RFC 5280 section 5.1).
        [tag::SEQUENCE, tag::SEQUENCE, tag::UTC_TIME | tag::GENERALIZED_TIME, ..]
        | [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE, tag::UTC_TIME | tag::GENERALIZED_TIME, ..] => {
            ObjectKind::RevocationList
        }
        // AttributeCertificateInfo: version, holder, issuer in [0], algorithm (RFC 5755 section 4.1).
        [tag::INTEGER, tag::SEQUENCE, 0xA0, tag::SEQUENCE, tag::INTEGER, ..] => {
            ObjectKind::AttributeCertificate
        }
        _ if looks_like_signed_part(signed) => return None,
        _ => ObjectKind::UnknownAsn1,
    })
}
