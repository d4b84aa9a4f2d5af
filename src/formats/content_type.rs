//! Content types of PKCS#7 and CMS messages, by their object identifiers.

use crate::model::Pkcs7Content;

/// 1.2.840.113549.1.7, 1.2.840.113549.1.9.16.1 and 2.16.840.1.113730.2, below which the kinds are numbered.
pub(super) const PKCS7: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
pub(super) const SMIME: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01];
const NETSCAPE: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x86, 0xF8, 0x42, 0x02];

/// The kind of message that an identifier stands for.
pub(super) fn content(identifier: &[u8]) -> Option<Pkcs7Content> {
    let (number, arc) = identifier.split_last()?;
    Some(match (arc, number) {
        (PKCS7, 2) => Pkcs7Content::SignedData,
        // envelopedData, signedAndEnvelopedData, encryptedData; authEnvelopedData (RFC 5083).
        (PKCS7, 3 | 4 | 6) | (SMIME, 23) => Pkcs7Content::Encrypted,
        // data, digestedData; authenticatedData, compressedData (RFC 3274).
        (PKCS7, 1 | 5) | (SMIME, 2 | 9) => Pkcs7Content::Other,
        (NETSCAPE, 5) => Pkcs7Content::CertificateSequence,
        _ => return None,
    })
}

/// Whether the content of an object identifier names a kind of message.
pub(super) fn is_content_type(identifier: &[u8]) -> bool {
    content(identifier).is_some()
}
