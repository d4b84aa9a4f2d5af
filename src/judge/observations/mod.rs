//! What deserves attention in an object beside any product's requirements.

mod archive;
mod encoding;
mod keys;
mod lets_encrypt;
mod lists;
mod messages;
mod names;
mod pkcs12;

pub(super) use messages::list_signature;

use crate::input::Options;
use crate::model::{Content, Object};
use crate::report::Observation;

/// The observations on an object.
pub(super) fn observations(object: &Object, options: &Options) -> Vec<Observation> {
    match &object.content {
        Content::Archive(_, archive) => archive::archive(archive).into_iter().collect(),
        Content::Certificate(certificate) => {
            let mut found = encoding::certificate(certificate, &object.label);
            found.extend(names::names(&certificate.subject, &certificate.extensions));
            found.extend(lets_encrypt::facts(certificate));
            found
        }
        Content::CertificateRequest(request) => {
            let mut found = messages::request(request, options);
            found.extend(names::names(&request.subject, &request.extensions));
            found.extend(keys::weak_key(&request.public_key));
            found.extend(encoding::malformed_key(&request.public_key));
            found
        }
        Content::OcspResponse(response) => {
            let mut found: Vec<Observation> =
                encoding::malformed_dates(&response.deviations, "response").into_iter().collect();
            found.extend(messages::ocsp_response(response, options.at));
            found
        }
        Content::Pkcs7(message) => messages::pkcs7(message),
        Content::Pkcs12(file) => pkcs12::pkcs12(file),
        Content::PrivateKey(key) => keys::private_key(key),
        Content::PublicKey(key) => {
            let mut found = keys::weak_key(key);
            found.extend(encoding::malformed_key(key));
            found
        }
        Content::RevocationList(list) => {
            let mut found: Vec<Observation> =
                encoding::malformed_dates(&list.deviations, "list").into_iter().collect();
            found.extend(messages::revocation_list(list, options.at));
            found
        }
        _ => Vec::new(),
    }
}
