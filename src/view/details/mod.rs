//! Every field of an object in words: a neutral tree that any page can draw without knowing certificates.

mod archive;
mod extensions;
mod field;
mod general;
mod key_store;
mod keys;
mod ocsp_response;
mod pin_ledger;
mod pkcs12;
mod pkcs7;
mod request;
mod revocation_list;

use crate::model::{Content, Object};
use crate::view::Field;
use crate::writing::pem_block;

/// Every field of an object in words.
pub(crate) fn fields(object: &Object) -> Vec<Field> {
    let mut fields = match &object.content {
        Content::Archive(_, archive) => archive::fields(archive),
        Content::Certificate(certificate) => {
            let mut fields = general::fields(certificate);
            fields.push(extensions::field(&certificate.extensions, &certificate.deviations));
            fields
        }
        Content::CertificateRequest(request) => request::fields(request),
        Content::KeyStore(_, store) => key_store::fields(store),
        Content::OcspResponse(response) => ocsp_response::fields(response),
        Content::PinLedger(ledger) => pin_ledger::fields(ledger),
        Content::Pkcs12(file) => pkcs12::fields(file),
        Content::Pkcs7(message) => pkcs7::fields(message),
        Content::PrivateKey(key) => keys::private(key),
        Content::PublicKey(key) => vec![general::public_key(&key.key)],
        Content::RevocationList(list) => revocation_list::fields(list),
        Content::SshKey(key) => keys::ssh(key),
        Content::Other(_) => Vec::new(),
    };
    fields.extend(pkcs12::label(&object.label));
    fields
}

/// An object as PEM, for copying. Private keys are never shown.
pub(crate) fn pem(content: &Content) -> Option<String> {
    Some(match content {
        Content::Certificate(certificate) => pem_block("CERTIFICATE", &certificate.der),
        Content::CertificateRequest(request) => pem_block("CERTIFICATE REQUEST", &request.der),
        Content::PublicKey(key) => pem_block("PUBLIC KEY", &key.spki),
        _ => return None,
    })
}
