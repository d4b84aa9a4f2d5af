//! What an object is that is not a certificate, by its content: enough to name it, not to open it.

use memchr::memmem;

use super::asn1::{Element, Reader, tag};
use super::content_type::is_content_type;
use super::shapes::{self, looks_like_signed_part, parts};
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
        (b"\x1E\xF1\xB5\xB0", ObjectKind::PvkKey),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    // POSIX tar: the magic stands at offset 257 of the first header.
    let tar = || bytes.get(257..262).filter(|field| *field == b"ustar").map(|_| ObjectKind::Tar);
    magic.or_else(tar).or_else(|| bouncy_castle(bytes))
}

/// A key store of Bouncy Castle (`BcKeyStoreSpi`): a version, a salt of 20 bytes and a number of rounds, all in the clear. In a BKS
/// file entries follow, each with its type, its alias and a date; in an UBER file all of it is encrypted.
fn bouncy_castle(bytes: &[u8]) -> Option<ObjectKind> {
    const SALT: usize = 20;
    /// Bouncy Castle draws from 1024 to 2047.
    const ROUNDS: std::ops::Range<u32> = 1..1 << 16;
    let [0, 0, 0, 0..=2, 0, 0, 0, length, rest @ ..] = bytes else { return None };
    let (rounds, entries) = rest.get(SALT..)?.split_first_chunk()?;
    if usize::from(*length) != SALT || !ROUNDS.contains(&u32::from_be_bytes(*rounds)) {
        return None;
    }
    let is_entry = match entries {
        [0, ..] => true,
        [1..=4, high, low, rest @ ..] => {
            let alias = rest.split_at_checked(usize::from(u16::from_be_bytes([*high, *low])));
            // A date in milliseconds has two zero bytes until the year 10889.
            alias.is_some_and(|(alias, date)| std::str::from_utf8(alias).is_ok() && date.starts_with(&[0, 0]))
        }
        _ => false,
    };
    Some(if is_entry { ObjectKind::BksKeyStore } else { ObjectKind::UberKeyStore })
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
            let starts = [&b"<!doctype html"[..], b"<head", b"<body", b"<script", b"<meta", b"<title"];
            let is_html = starts.iter().any(|start| head.starts_with(start))
                || [&b"<!doctype html"[..], b"<html"].iter().any(|sign| memmem::find(&head, sign).is_some());
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

/// Whether bytes are one whole element of ASN.1 that is no SEQUENCE, so neither a certificate nor anything else that is decoded here.
pub(super) fn is_other_asn1(bytes: &[u8]) -> bool {
    const UNIVERSAL_TAGS: std::ops::RangeInclusive<u8> = tag::BOOLEAN..=0x31;
    let whole = Reader::new(bytes).any("object");
    whole.is_ok_and(|element| {
        element.whole.len() == bytes.len()
            && UNIVERSAL_TAGS.contains(&element.tag)
            && element.tag != tag::SEQUENCE
    })
}

fn by_parts(parts: &[Element<'_>]) -> Option<ObjectKind> {
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let first = parts.first()?;
    use tag::{INTEGER, SEQUENCE};
    Some(match tags.as_slice() {
        [tag::OBJECT_IDENTIFIER, 0xA0] => ObjectKind::Pkcs7,
        // ContentInfo without content; any other identifier alone is an algorithm.
        [tag::OBJECT_IDENTIFIER] if is_content_type(first.content) => ObjectKind::Pkcs7,
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
        _ if let Some(kind) = shapes::by_parts(parts) => kind,
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

/// A kind by what is signed: requests, revocation lists and attribute certificates share the outer shape.
fn by_signed_part(signed: &Element<'_>) -> Option<ObjectKind> {
    let parts = parts(signed);
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let starts =
        |place: usize, with: u8| parts.get(place).is_some_and(|part| part.content.first() == Some(&with));
    Some(match tags.as_slice() {
        // PublicKeyAndChallenge: a key, and a text that may be empty.
        [tag::SEQUENCE, tag::IA5_STRING] => ObjectKind::Spkac,
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
