//! A certification request in words.

use super::field::{code, group, name, named, text, warnings};
use super::{extensions, general};
use crate::model::Text;
use crate::model::{CertificateRequest, RequestAttribute, SignatureCheck};
use crate::view::Field;

/// The fields in words.
pub(super) fn fields(request: &CertificateRequest) -> Vec<Field> {
    let mut fields = vec![
        noted(version(request), "RFC 2986, 4.1. There is only version 1."),
        noted(name("Subject", &request.subject), "RFC 2986, 4.1. For whom a certificate is asked."),
        noted(
            general::public_key(&request.public_key.key),
            "RFC 2986, 4.1. The key that the certificate will speak for.",
        ),
        noted(signature(request), "RFC 2986, 3. It proves that the requester has the private key."),
        noted(general::signature_algorithm(&request.signature_algorithm), "RFC 2986, 4.2."),
    ];
    for field in &mut fields {
        let standard_names = standard_names(&field.label);
        field.warnings = warnings(&request.deviations, |found| standard_names.contains(&found.field));
    }
    if let Some(first) = fields.first_mut() {
        first.warnings.extend(warnings(&request.deviations, |found| {
            matches!(found.field, "CertificationRequest" | "certificationRequestInfo")
        }));
    }
    if !request.attributes.is_empty() {
        let mut field = group("Attributes", request.attributes.iter().map(attribute).collect());
        field.note = "RFC 2986, 4.1. Attributes besides the certificate's own fields.".into();
        field.warnings = warnings(&request.deviations, |found| found.field.starts_with("attribute"));
        fields.push(field);
    }
    let mut requested = extensions::field(&request.extensions, &request.deviations);
    requested.label = "Requested extensions".into();
    requested.note = "RFC 2985, 5.4.2. The certificate authority may grant, change or ignore them.".into();
    fields.push(requested);
    fields
}

/// The names under which deviations are filed for a line of the details.
fn standard_names(label: &str) -> &'static [&'static str] {
    match label {
        "Version" => &["version"],
        "Subject" => &["subject"],
        "Public key" => &["subjectPKInfo", "subjectPublicKeyInfo", "subjectPublicKey"],
        "Signature" => &["signature"],
        "Signature algorithm" => &["signatureAlgorithm"],
        _ => &[],
    }
}

fn noted(mut field: Field, note: impl Into<Text>) -> Field {
    field.note = note.into();
    field
}

fn version(request: &CertificateRequest) -> Field {
    match request.version {
        0 => text("Version", "1"),
        number => text("Version", format!("unknown ({number})")),
    }
}

fn signature(request: &CertificateRequest) -> Field {
    let proof = match request.self_signature {
        SignatureCheck::Valid => "valid: made with the private key that belongs to the public key",
        SignatureCheck::Invalid => "not valid: not made with the private key that belongs to the public key",
        SignatureCheck::NotVerified => "not verified",
    };
    let bytes = code("Bytes", request.signature.of(&request.der));
    Field { children: vec![bytes], ..text("Signature", proof) }
}

fn attribute(attribute: &RequestAttribute) -> Field {
    let label = named(&attribute.oid);
    let is_hexadecimal = |value: &str| value.bytes().all(|byte| byte.is_ascii_hexdigit());
    match attribute.values.as_slice() {
        [] => text(label, "(not shown: it may be a secret)"),
        [value] if is_hexadecimal(value) => {
            Field { style: crate::view::FieldStyle::Code, ..text(label, value) }
        }
        [value] => text(label, value),
        values => group(label, values.iter().map(|value| text("Value", value)).collect()),
    }
}
