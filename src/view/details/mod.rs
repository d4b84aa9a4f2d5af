//! Every field of an object in words: a neutral tree that any page can draw without knowing certificates.

mod archive;
mod extensions;
mod general;
mod key_store;
mod keys;
mod ocsp_response;
mod pin_ledger;
mod pkcs12;
mod pkcs7;
mod request;
mod revocation_list;

use const_oid::db::rfc4519::COMMON_NAME;

use crate::model::{
    Bytes, Content, Deviation, GeneralName, Name, Object, Oid, Text, Timestamp, hex_colons, look_alike,
    unicode_host, visible,
};
use crate::naming::{self, deviation};
use crate::view::{Field, FieldStyle, Fingerprint, FingerprintName};
use crate::writing::{base64, pem_block};

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

/// The hashes by which an object and its key are known.
pub(crate) fn hashes(content: &Content) -> Vec<(FingerprintName, &Bytes)> {
    use FingerprintName::{PublicKey, Sha1, Sha256};
    match content {
        Content::Certificate(certificate) => {
            let fingerprints = &certificate.fingerprints;
            vec![
                (Sha256, &fingerprints.sha256),
                (Sha1, &fingerprints.sha1),
                (PublicKey, &fingerprints.spki_sha256),
            ]
        }
        Content::CertificateRequest(request) => {
            vec![(Sha256, &request.sha256), (PublicKey, &request.public_key.spki_sha256)]
        }
        Content::PrivateKey(key) => {
            key.public_key.iter().map(|public| (PublicKey, &public.spki_sha256)).collect()
        }
        Content::PublicKey(key) => vec![(PublicKey, &key.spki_sha256)],
        Content::RevocationList(list) => vec![(Sha256, &list.sha256)],
        _ => Vec::new(),
    }
}

/// The same in words.
pub(crate) fn fingerprints(content: &Content) -> Vec<Fingerprint> {
    hashes(content)
        .into_iter()
        .map(|(name, hash)| Fingerprint {
            name: name.title().into(),
            hex: hex_colons(&hash.0),
            base64: base64(&hash.0),
        })
        .collect()
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

/// A line of words.
fn text(label: impl Into<Text>, value: impl AsRef<str>) -> Field {
    Field { label: label.into(), value: visible(value.as_ref()).into_owned().into(), ..Field::default() }
}

/// A line of bytes.
fn code(label: impl Into<Text>, bytes: &[u8]) -> Field {
    Field {
        label: label.into(),
        value: hex_colons(bytes).into(),
        style: FieldStyle::Code,
        ..Field::default()
    }
}

/// A number that is not negative in decimal where it fits, else in hexadecimal.
fn integer(bytes: &[u8]) -> String {
    const FITS: usize = 16;
    match bytes.first() {
        Some(first) if first & 0x80 == 0 && bytes.len() <= FITS => {
            bytes.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte)).to_string()
        }
        _ => hex_colons(bytes),
    }
}

/// A line with an instant.
fn time(label: impl Into<Text>, instant: Timestamp) -> Field {
    Field {
        label: label.into(),
        value: instant.to_string().into(),
        style: FieldStyle::Time,
        ..Field::default()
    }
}

/// A line with lines below it.
fn group(label: impl Into<Text>, children: Vec<Field>) -> Field {
    Field { label: label.into(), children, ..Field::default() }
}

/// A line with an object identifier and its name.
fn identifier(label: impl Into<Text>, oid: &Oid) -> Field {
    text(label, named(oid))
}

/// The name of an identifier with the identifier, or the identifier alone.
fn named(oid: &Oid) -> String {
    oid.name().map_or_else(|| oid.to_string(), |name| format!("{name} ({oid})"))
}

/// A distinguished name: one line per attribute, with its string type as the note.
fn name(label: impl Into<Text>, name: &Name) -> Field {
    if name.is_empty() {
        return text(label, "(empty)");
    }
    let mut children = Vec::new();
    for rdn in &name.rdns {
        for attribute in rdn {
            let label = attribute.oid.name().map_or_else(|| attribute.oid.to_string(), str::to_owned);
            let mut field = if attribute.oid == COMMON_NAME {
                host(label, &attribute.text)
            } else {
                text(label, &attribute.text)
            };
            field.note = attribute.string_type.name().into();
            children.push(field);
        }
    }
    Field { children, ..text(label, name.to_string()) }
}

/// A line with a host name, with what stands behind its Punycode, and a warning where it may pass for another one.
fn host(label: impl Into<Text>, name: &str) -> Field {
    let mut field = text(label, name);
    field.children.extend(unicode_host(name).map(|decoded| text("In Unicode", decoded)));
    field.warnings.extend(look_alike(name).map(|found| Text::from(naming::look_alike(found))));
    field
}

/// General names, one line each.
fn general_names(names: &[GeneralName]) -> Vec<Field> {
    names
        .iter()
        .map(|general_name| match general_name {
            GeneralName::DirectoryName(directory) => name(general_name.form(), directory),
            GeneralName::DnsName(name) => host(general_name.form(), name),
            other => text(other.form(), other.to_string()),
        })
        .collect()
}

/// The deviations in a field, as sentences with their place.
fn warnings(deviations: &[Deviation], concerns: impl Fn(&Deviation) -> bool) -> Vec<Text> {
    deviations
        .iter()
        .filter(|found| concerns(found))
        .map(|found| format!("{} (byte {})", deviation(found.kind), found.offset).into())
        .collect()
}
