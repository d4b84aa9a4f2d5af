//! Configuration profiles for iPhone and iPad that install certificate authorities. Never a key.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::material::is_authority;
use crate::model::{Certificate, Content, Object, SignatureCheck, hex_lower};
use crate::naming::certificate_title;
use crate::path::signature;
use crate::writing::base64;

/// Where our identifiers begin. Apple wants the order of a domain name; what counts is that they stay the same.
const IDENTIFIER: &str = "cert-inspector.root";

/// Whether a certificate is an authority that has signed itself, and so one that an iPhone gives a switch for full trust.
pub(super) fn is_root(certificate: &Certificate) -> bool {
    is_authority(certificate)
        && certificate.issuer == certificate.subject
        && signature::verify(
            &certificate.public_key,
            &certificate.signature_algorithm,
            certificate.signed.of(&certificate.der),
            certificate.signature.of(&certificate.der),
        ) == SignatureCheck::Valid
}

/// Every root, each once.
pub(super) fn roots(objects: &[Object]) -> Vec<&Certificate> {
    let mut roots: Vec<&Certificate> = Vec::new();
    let mut known: HashSet<&[u8]> = HashSet::new();
    for object in objects {
        if let Content::Certificate(certificate) = &object.content
            && known.insert(&certificate.fingerprints.sha256.0)
            && is_root(certificate)
        {
            roots.push(certificate);
        }
    }
    roots
}

/// The profile: a property list with a payload for each root.
pub(super) fn write(roots: &[&Certificate]) -> String {
    let titles: Vec<String> = roots.iter().map(|root| certificate_title(root)).collect();
    let all = roots
        .iter()
        .fold(Sha256::new_with_prefix(IDENTIFIER), |all, root| all.chain_update(&root.fingerprints.sha256.0));
    let all = all.finalize();
    let mut list = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n<key>PayloadContent</key>\n<array>\n",
    );
    for (root, title) in roots.iter().zip(&titles) {
        let hash = &root.fingerprints.sha256.0;
        list.push_str("<dict>\n");
        strings(
            &mut list,
            &[
                ("PayloadCertificateFileName", &(super::name::stem(title) + ".cer")),
                ("PayloadDisplayName", title),
                ("PayloadIdentifier", &identifier(hash)),
                ("PayloadType", "com.apple.security.root"),
                ("PayloadUUID", &uuid(hash)),
            ],
        );
        list.push_str("<key>PayloadContent</key>\n<data>");
        list.push_str(&base64(&root.der));
        list.push_str("</data>\n<key>PayloadVersion</key>\n<integer>1</integer>\n</dict>\n");
    }
    list.push_str("</array>\n");
    let title = titles.join(", ");
    let description =
        format!("Installs the certificate authority {title}. Compare its fingerprint before you trust it.");
    strings(
        &mut list,
        &[
            ("PayloadDescription", &description),
            ("PayloadDisplayName", &title),
            ("PayloadIdentifier", &[IDENTIFIER, ".profile.", &short(&all)].concat()),
            ("PayloadType", "Configuration"),
            ("PayloadUUID", &uuid(&all)),
        ],
    );
    list.push_str("<key>PayloadVersion</key>\n<integer>1</integer>\n</dict>\n</plist>\n");
    list
}

fn strings(list: &mut String, pairs: &[(&str, &str)]) {
    for (key, value) in pairs {
        let value = crate::safe_text::html(value);
        ["<key>", key, "</key>\n<string>", &value, "</string>\n"].iter().for_each(|part| list.push_str(part));
    }
}

/// The same certificate has the same identifier, so that installing it again replaces it.
fn identifier(hash: &[u8]) -> String {
    [IDENTIFIER, ".", &short(hash)].concat()
}

/// As much of a hash as no other certificate of a phone shares.
fn short(hash: &[u8]) -> String {
    hex_lower(hash.get(..16).unwrap_or(hash))
}

/// A UUID of version 8 (RFC 9562 section 5.8): the first bits of a SHA-256, with version and variant in their places. Version
/// 5 would bring SHA-1 in for nothing.
fn uuid(hash: &[u8]) -> String {
    let mut bytes: Vec<u8> = hash.iter().copied().take(16).collect();
    for (at, keep, set) in [(6, 0x0F, 0x80), (8, 0x3F, 0x80)] {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = (*byte & keep) | set;
        }
    }
    let mut uuid = String::with_capacity(36);
    for (at, digit) in hex_lower(&bytes).to_ascii_uppercase().chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_of_version_8_and_come_from_the_hash() {
        assert_eq!(uuid(&[0xFF; 32]), "FFFFFFFF-FFFF-8FFF-BFFF-FFFFFFFFFFFF");
        assert_eq!(uuid(&[0; 32]), "00000000-0000-8000-8000-000000000000");
        let counted: Vec<u8> = (0..32).collect();
        assert_eq!(uuid(&counted), "00010203-0405-8607-8809-0A0B0C0D0E0F");
        assert_eq!(identifier(&counted), "cert-inspector.root.000102030405060708090a0b0c0d0e0f");
    }
}
