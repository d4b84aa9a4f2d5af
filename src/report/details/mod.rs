//! Every field of a certificate in words: a neutral tree that any page can draw without knowing certificates.

mod extensions;
mod general;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::build::assessments;
use super::words::deviation;
use super::{Detail, Field, FieldStyle, Fingerprint, ObjectRow, Text};
use crate::input::Options;
use crate::model::{Certificate, Deviation, GeneralName, Name, Oid, Timestamp, hex_colons, visible};

/// The detail of a certificate.
pub(crate) fn certificate(row: ObjectRow, certificate: &Certificate, options: &Options) -> Detail {
    let mut fields = general::fields(certificate);
    fields.push(extensions::field(certificate));
    Detail {
        row,
        assessments: assessments(certificate, options),
        advice: None,
        fields,
        fingerprints: fingerprints(certificate),
        pem: Some(pem(&certificate.der)),
    }
}

fn fingerprints(certificate: &Certificate) -> Vec<Fingerprint> {
    let fingerprints = &certificate.fingerprints;
    [
        ("SHA-256", &fingerprints.sha256),
        ("SHA-1", &fingerprints.sha1),
        ("Public key SHA-256", &fingerprints.spki_sha256),
    ]
    .into_iter()
    .map(|(name, hash)| Fingerprint {
        name: name.into(),
        hex: hex_colons(&hash.0),
        base64: STANDARD.encode(&hash.0),
    })
    .collect()
}

/// The certificate as PEM (RFC 7468): 64 characters a line.
fn pem(der: &[u8]) -> String {
    const LINE: usize = 64;
    let base64 = STANDARD.encode(der);
    let mut text = String::with_capacity(base64.len() + base64.len() / LINE + LINE);
    text.push_str("-----BEGIN CERTIFICATE-----\n");
    let mut rest = base64.as_str();
    while let Some((line, behind)) =
        rest.split_at_checked(LINE.min(rest.len())).filter(|(line, _)| !line.is_empty())
    {
        text.push_str(line);
        text.push('\n');
        rest = behind;
    }
    text.push_str("-----END CERTIFICATE-----\n");
    text
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
            let mut field = text(label, &attribute.text);
            field.note = attribute.string_type.name().into();
            children.push(field);
        }
    }
    Field { children, ..text(label, name.to_string()) }
}

/// General names, one line each.
fn general_names(names: &[GeneralName]) -> Vec<Field> {
    names
        .iter()
        .map(|general_name| match general_name {
            GeneralName::DirectoryName(directory) => name(general_name.form(), directory),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pem_has_lines_of_64_characters() {
        let text = pem(&[0; 100]);
        let lines: Vec<usize> = text.lines().map(str::len).collect();
        assert_eq!(lines, [27, 64, 64, 8, 25]);
        assert_eq!(pem(&[]).lines().count(), 2);
    }
}
