//! A PKCS#7 or CMS message in words.

use super::field::{identifier, text, warnings};
use crate::model::{HashAlgorithm, Pkcs7, Pkcs7Content};
use crate::view::Field;

/// The fields in words.
pub(super) fn fields(message: &Pkcs7) -> Vec<Field> {
    let kind = match message.content {
        Pkcs7Content::CertificateSequence => "certificates in Netscape's form",
        Pkcs7Content::Encrypted => "encrypted; it cannot be opened here",
        Pkcs7Content::Other => "neither signed nor encrypted",
        Pkcs7Content::SignedData if message.signers.is_empty() => "a bundle without a signer",
        Pkcs7Content::SignedData => "signed",
    };
    let mut first = text("Message", kind);
    first.note = "RFC 5652, 3. What the message is.".into();
    first.warnings = warnings(&message.deviations, |_| true);
    let mut fields = vec![first, identifier("Identifier", &message.content_type)];
    if matches!(message.content, Pkcs7Content::SignedData | Pkcs7Content::CertificateSequence) {
        fields.push(text("Certificates", number(message.certificates)));
        fields.push(text("Revocation lists", number(message.revocation_lists)));
    }
    if !message.signers.is_empty() {
        let hashes: Vec<&str> = message.signers.iter().copied().map(HashAlgorithm::name).collect();
        let mut signers = text("Signers", format!("{} ({})", hashes.len(), hashes.join(", ")));
        signers.note = "RFC 5652, 5.3. With their hashes. The signatures were not verified.".into();
        fields.push(signers);
    }
    if let Some(length) = message.content_length {
        fields.push(text("Content", format!("{length} bytes")));
    }
    fields
}

fn number(number: u32) -> String {
    match number {
        0 => "none".to_owned(),
        number => number.to_string(),
    }
}
