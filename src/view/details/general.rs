//! The fields of RFC 5280 section 4.1.

use super::field::{code, group, identifier, name, named, text, time, warnings};
use crate::model::Text;
use crate::model::{
    Certificate, HashAlgorithm, Parameters, PublicKey, PublicKeyAlgorithm, SignatureAlgorithm, Version,
};
use crate::view::{Field, FieldStyle};

/// Every field but the extensions, in the order of the certificate.
pub(super) fn fields(certificate: &Certificate) -> Vec<Field> {
    let mut fields = vec![
        noted(version(certificate), "RFC 5280, 4.1.2.1. Only version 3 has extensions."),
        noted(
            code("Serial number", &certificate.serial.0),
            "RFC 5280, 4.1.2.2. Unique among the certificates of one issuer.",
        ),
        noted(
            signature_algorithm(&certificate.signature_algorithm),
            "RFC 5280, 4.1.1.2. How the issuer signed.",
        ),
    ];
    if let Some(inner) = &certificate.inner_signature_algorithm {
        let mut field = signature_algorithm(inner);
        field.label = "Signature algorithm inside the signed part".into();
        fields.push(field);
    }
    fields.extend([
        noted(name("Issuer", &certificate.issuer), "RFC 5280, 4.1.2.4. Who signed the certificate."),
        noted(validity(certificate), "RFC 5280, 4.1.2.5. Both ends belong to the period."),
        noted(name("Subject", &certificate.subject), "RFC 5280, 4.1.2.6. Whom the certificate is for."),
        noted(
            public_key(&certificate.public_key),
            "RFC 5280, 4.1.2.7. The key that the certificate speaks for.",
        ),
    ]);
    if let Some(identifier) = &certificate.issuer_unique_id {
        fields.push(noted(code("Issuer unique ID", &identifier.0), "RFC 5280, 4.1.2.8. Not used any more."));
    }
    if let Some(identifier) = &certificate.subject_unique_id {
        fields.push(noted(code("Subject unique ID", &identifier.0), "RFC 5280, 4.1.2.8. Not used any more."));
    }
    fields.push(noted(
        code("Signature", certificate.signature.of(&certificate.der)),
        "RFC 5280, 4.1.1.3. Made by the issuer over everything but itself.",
    ));
    for field in &mut fields {
        let standard_name = standard_name(&field.label);
        field.warnings = warnings(&certificate.deviations, |found| standard_name.contains(&found.field));
    }
    let whole =
        warnings(&certificate.deviations, |found| matches!(found.field, "Certificate" | "tbsCertificate"));
    if let Some(first) = fields.first_mut() {
        first.warnings.extend(whole);
    }
    fields
}

/// The names under which deviations are filed for a line of the details.
fn standard_name(label: &str) -> &'static [&'static str] {
    match label {
        "Version" => &["version"],
        "Serial number" => &["serialNumber"],
        "Signature algorithm" => &["signatureAlgorithm"],
        "Signature algorithm inside the signed part" => &["signature"],
        "Issuer" => &["issuer"],
        "Validity" => &["validity", "notBefore", "notAfter"],
        "Subject" => &["subject"],
        "Public key" => &["subjectPublicKeyInfo", "subjectPublicKey"],
        "Signature" => &["signatureValue"],
        _ => &[],
    }
}

fn noted(mut field: Field, note: impl Into<Text>) -> Field {
    field.note = note.into();
    field
}

fn version(certificate: &Certificate) -> Field {
    match certificate.version {
        Version::V1 => text("Version", "1"),
        Version::V2 => text("Version", "2"),
        Version::V3 => text("Version", "3"),
        Version::Unknown(number) => text("Version", format!("unknown ({number})")),
    }
}

/// A signature algorithm with its parameters.
pub(super) fn signature_algorithm(algorithm: &SignatureAlgorithm) -> Field {
    let mut children = vec![identifier("Identifier", &algorithm.oid)];
    if let Some(hash) = algorithm.hash.filter(|hash| *hash != HashAlgorithm::Unknown) {
        children.push(text("Hash", hash.name()));
    }
    if let Some(pss) = &algorithm.pss {
        children.push(text("Mask generation hash", pss.mask_hash.name()));
        children.push(text("Salt length", format!("{} bytes", pss.salt_length)));
    }
    children.extend(parameters(&algorithm.parameters));
    Field { children, ..text("Signature algorithm", algorithm.to_string()) }
}

fn parameters(parameters: &Parameters) -> Option<Field> {
    match parameters {
        Parameters::Absent => None,
        Parameters::Null => Some(text("Parameters", "NULL")),
        Parameters::Present(der) => Some(code("Parameters", &der.0)),
    }
}

fn validity(certificate: &Certificate) -> Field {
    let validity = &certificate.validity;
    group(
        "Validity",
        vec![
            time("Not before", validity.not_before),
            time("Not after", validity.not_after),
            text("Period", validity.period().to_string()),
        ],
    )
}

/// A public key by its numbers.
pub(super) fn public_key(key: &PublicKey) -> Field {
    let mut children = vec![text("Algorithm", named(&key.oid))];
    if let Some(bits) = key.bits {
        children.push(text("Size", format!("{bits} bits")));
    }
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only } => {
            children.push(code("Modulus", &modulus.0));
            children.push(exponent_field(&exponent.0));
            if *pss_only {
                children.push(text("Restriction", "for RSASSA-PSS only"));
            }
        }
        PublicKeyAlgorithm::Ec { curve, point } => {
            children.push(text("Curve", curve.to_string()));
            children.push(code("Point", &point.0));
        }
        PublicKeyAlgorithm::Ed25519 { key }
        | PublicKeyAlgorithm::Ed448 { key }
        | PublicKeyAlgorithm::MlDsa { key, .. }
        | PublicKeyAlgorithm::SlhDsa { key, .. } => children.push(code("Key", &key.0)),
        _ => {}
    }
    if !matches!(key.algorithm, PublicKeyAlgorithm::Rsa { .. }) {
        children.extend(parameters(&key.parameters));
    }
    Field { children, ..text("Public key", key.to_string()) }
}

/// An exponent in decimal where it fits, as everybody writes 65537.
fn exponent_field(bytes: &[u8]) -> Field {
    if bytes.len() > 8 {
        return code("Exponent", bytes);
    }
    let number = bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    Field { style: FieldStyle::Code, ..text("Exponent", number.to_string()) }
}
