//! What deserves attention in requests, revocation lists, OCSP responses and PKCS#7 messages.

use super::lists;
use crate::checks::Outcome;
use crate::checks::role::role_of_request;
use crate::input::{Options, Role};
use crate::model::{
    Certificate, CertificateRequest, ExtensionValue, OcspResponse, OcspStatus, Pkcs7, Pkcs7Content,
    PublicKeyAlgorithm, RevocationList, SignatureCheck, Timestamp, hex_colons,
};
use crate::naming::certificate_title;
use crate::report::Observation;

pub(super) fn request(request: &CertificateRequest, options: &Options) -> Vec<Observation> {
    let mut found = Vec::new();
    match request.self_signature {
        SignatureCheck::Valid => {}
        SignatureCheck::Invalid => found.push(Observation::new(
            Outcome::Fail,
            "The request is not signed with the key that it asks a certificate for, or it was changed afterwards. Certificate authorities refuse it. Make a new request with the private key that the server will use.",
        )),
        // A key that no program reads verifies nothing, and is said by itself.
        SignatureCheck::NotVerified
            if matches!(request.public_key.key.algorithm, PublicKeyAlgorithm::Malformed) => {}
        SignatureCheck::NotVerified => found.push(Observation::new(
            Outcome::Unknown,
            format!(
                "Whether the request is signed with its own key was not verified ({} under {}). To verify it: openssl req -verify -noout -in FILE",
                request.signature_algorithm, request.public_key.key
            ),
        )),
    }
    let names_hosts = request.extensions.iter().any(
        |extension| matches!(&extension.value, ExtensionValue::SubjectAltName(names) if !names.is_empty()),
    );
    // The request of a bot needs no address.
    let is_for_server = || role_of_request(request, options, &[]).role == Role::Server;
    if !names_hosts && is_for_server() {
        found.push(Observation::new(
            Outcome::Warn,
            "The request asks for no subject alternative name. Phones look at these names only, and public CAs put in what is asked for. Make a new request with the server's address as subjectAltName, or make sure that the CA adds it.",
        ));
    }
    found
}

/// Whether a revocation list comes from whom it names, as far as the certificates at hand tell.
pub(crate) fn list_signature(signature: Option<(SignatureCheck, Option<&Certificate>)>) -> Observation {
    match signature {
        Some((SignatureCheck::Valid, Some(signer))) => Observation::new(
            Outcome::Pass,
            format!("The signature of the list is proven by the key of {}.", certificate_title(signer)),
        ),
        Some((SignatureCheck::Invalid, _)) => Observation::new(
            Outcome::Fail,
            "The signature of the list fits no certificate of its issuer that was given: the list was changed, or another key signed it. Nothing is taken from it.",
        ),
        Some(_) => Observation::new(
            Outcome::Unknown,
            "The signature of the list could not be verified with its algorithm here. Nothing is taken from it.",
        ),
        None => Observation::new(
            Outcome::NotApplicable,
            "The signature of the list was not verified: add the certificate of its issuer too.",
        ),
    }
}

pub(super) fn revocation_list(list: &RevocationList, at: Timestamp) -> Vec<Observation> {
    let mut found = Vec::new();
    if let Some(next) = list.next_update.filter(|next| *next < at) {
        found.push(Observation::new(
            Outcome::Fail,
            format!(
                "The list is out of date: the next one was due at {next}. Programs that check it reject certificates, or treat none as revoked. Fetch the current list from the CA."
            ),
        ));
    }
    if list.this_update > at {
        found.push(Observation::new(
            Outcome::Warn,
            format!(
                "The list was made at {}, which is still to come. Check the clocks of the CA and of this computer.",
                list.this_update
            ),
        ));
    }
    let is_delta = |value: &ExtensionValue| matches!(value, ExtensionValue::DeltaCrlIndicator(_));
    if list.extensions.iter().any(|extension| is_delta(&extension.value)) {
        found.push(Observation::new(
            Outcome::Warn,
            "This is a delta list: it has only what changed since a complete list. Use it together with that list, whose number is under 'Delta CRL indicator'.",
        ));
    }
    let unknown = |value: &ExtensionValue| matches!(value, ExtensionValue::Unknown(_));
    if list.extensions.iter().any(|extension| extension.critical && unknown(&extension.value)) {
        found.push(Observation::new(
            Outcome::Unknown,
            "The list has a critical extension that is not known here. Programs that do not know it either must not use the list.",
        ));
    }
    if usize::try_from(list.entry_count).is_ok_and(|count| count > list.entries.len()) {
        found.push(Observation::new(
            Outcome::Unknown,
            format!(
                "The list has {} entries, of which {} are kept here; the others were only counted. To look for a serial number among all: openssl crl -text -noout -in FILE",
                list.entry_count,
                list.entries.len()
            ),
        ));
    }
    found.extend(lists::making(list));
    found
}

pub(super) fn ocsp_response(response: &OcspResponse, at: Timestamp) -> Vec<Observation> {
    let mut found = Vec::new();
    if response.status != "successful" {
        found.push(Observation::new(
            Outcome::Warn,
            format!("The responder gave no answer ({}). Ask again, or ask the CA.", response.status),
        ));
    }
    let with = |status: OcspStatus| response.answers.iter().find(move |answer| answer.status == status);
    if let Some(answer) = with(OcspStatus::Revoked) {
        found.push(Observation::new(
            Outcome::Fail,
            format!(
                "The certificate with the serial number {} is revoked. Replace it.",
                hex_colons(&answer.serial.0)
            ),
        ));
    }
    if let Some(answer) = with(OcspStatus::Unknown) {
        found.push(Observation::new(
            Outcome::Unknown,
            format!(
                "The responder does not know the certificate with the serial number {}. Ask the CA that issued it.",
                hex_colons(&answer.serial.0)
            ),
        ));
    }
    if let Some(next) =
        response.answers.iter().filter_map(|answer| answer.next_update).min().filter(|next| *next < at)
    {
        found.push(Observation::new(
            Outcome::Warn,
            format!("The answer held until {next} and is out of date. Ask the responder again."),
        ));
    }
    found
}

pub(super) fn pkcs7(message: &Pkcs7) -> Vec<Observation> {
    let is_empty = message.certificates == 0 && message.revocation_lists == 0;
    let found = match message.content {
        Pkcs7Content::Encrypted => Observation::new(
            Outcome::Unknown,
            "The message is encrypted and is not opened here. Anyone who has the private key of a recipient can: openssl cms -decrypt -inform DER -in FILE -inkey KEY -out OPENED. Then add what comes out, or ask the person who sent it for the certificates alone.",
        ),
        Pkcs7Content::Other => Observation::new(
            Outcome::Warn,
            "The message carries other data, not certificates. Ask for the certificates as PEM or as a .p7b file.",
        ),
        Pkcs7Content::CertificateSequence | Pkcs7Content::SignedData if is_empty => Observation::new(
            Outcome::Warn,
            "The bundle has no certificate. Export it again with the certificates, or ask the person who sent it for them.",
        ),
        Pkcs7Content::CertificateSequence | Pkcs7Content::SignedData => return Vec::new(),
    };
    vec![found]
}
