//! An OCSP response in words.

use super::field::{code, group, identifier, name, text, time, warnings};
use super::general;
use super::revocation_list::reason;
use crate::model::{OcspAnswer, OcspResponse, OcspStatus};
use crate::view::Field;

/// The fields in words.
pub(super) fn fields(response: &OcspResponse) -> Vec<Field> {
    let mut status = text("Status", &response.status);
    status.note = "RFC 6960, 4.2.1. Whether there is an answer at all.".into();
    status.warnings = warnings(&response.deviations, |_| true);
    let mut fields = vec![status];
    fields.extend(response.responder_name.as_ref().map(|responder| name("Responder", responder)));
    fields.extend(response.responder_key_hash.as_ref().map(|hash| code("Responder's key (SHA-1)", &hash.0)));
    fields.extend(response.produced_at.map(|instant| time("Produced at", instant)));
    fields.extend(response.answers.iter().map(answer));
    if let Some(algorithm) = &response.signature_algorithm {
        let mut field = general::signature_algorithm(algorithm);
        field.note = "RFC 6960, 4.2.1. The signature was not verified.".into();
        fields.push(field);
    }
    fields
}

fn answer(answer: &OcspAnswer) -> Field {
    let status = match answer.status {
        OcspStatus::Good => "good: not revoked",
        OcspStatus::Revoked => "revoked",
        OcspStatus::Unknown => "unknown to the responder",
    };
    let mut children = vec![text("Status", status)];
    children.extend(answer.revocation_date.map(|instant| time("Revoked", instant)));
    children.extend(answer.reason.map(|why| text("Reason", reason(why))));
    children.push(time("This update", answer.this_update));
    children.extend(answer.next_update.map(|instant| time("Next update", instant)));
    children.push(group(
        "Issuer",
        vec![
            identifier("Hash", &answer.hash),
            code("Hash of the name", &answer.issuer_name_hash.0),
            code("Hash of the key", &answer.issuer_key_hash.0),
        ],
    ));
    Field { children, ..code("Certificate with serial number", &answer.serial.0) }
}
