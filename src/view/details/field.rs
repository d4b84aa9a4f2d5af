//! How a field is put together.

use const_oid::db::rfc4519::COMMON_NAME;

use crate::model::{
    Deviation, GeneralName, Name, Oid, Text, Timestamp, hex_colons, look_alike, unicode_host,
};
use crate::naming::{self, deviation};
use crate::safe_text::visible;
use crate::view::{Field, FieldStyle};

/// A line of words.
pub(super) fn text(label: impl Into<Text>, value: impl AsRef<str>) -> Field {
    Field { label: label.into(), value: visible(value.as_ref()).into_owned().into(), ..Field::default() }
}

/// A line of bytes.
pub(super) fn code(label: impl Into<Text>, bytes: &[u8]) -> Field {
    Field {
        label: label.into(),
        value: hex_colons(bytes).into(),
        style: FieldStyle::Code,
        ..Field::default()
    }
}

/// A number that is not negative in decimal where it fits, else in hexadecimal.
pub(super) fn integer(bytes: &[u8]) -> String {
    const FITS: usize = 16;
    match bytes.first() {
        Some(first) if first & 0x80 == 0 && bytes.len() <= FITS => {
            bytes.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte)).to_string()
        }
        _ => hex_colons(bytes),
    }
}

/// A line with an instant.
pub(super) fn time(label: impl Into<Text>, instant: Timestamp) -> Field {
    Field {
        label: label.into(),
        value: instant.to_string().into(),
        style: FieldStyle::Time,
        ..Field::default()
    }
}

/// A line with lines below it.
pub(super) fn group(label: impl Into<Text>, children: Vec<Field>) -> Field {
    Field { label: label.into(), children, ..Field::default() }
}

/// A line with an object identifier and its name.
pub(super) fn identifier(label: impl Into<Text>, oid: &Oid) -> Field {
    text(label, named(oid))
}

/// The name of an identifier with the identifier, or the identifier alone.
pub(super) fn named(oid: &Oid) -> String {
    oid.name().map_or_else(|| oid.to_string(), |name| format!("{name} ({oid})"))
}

/// A distinguished name: one line per attribute, with its string type as the note.
pub(super) fn name(label: impl Into<Text>, name: &Name) -> Field {
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
pub(super) fn host(label: impl Into<Text>, name: &str) -> Field {
    let mut field = text(label, name);
    field.children.extend(unicode_host(name).map(|decoded| text("In Unicode", decoded)));
    field.warnings.extend(look_alike(name).map(|found| Text::from(naming::look_alike(found))));
    field
}

/// General names, one line each.
pub(super) fn general_names(names: &[GeneralName]) -> Vec<Field> {
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
pub(super) fn warnings(deviations: &[Deviation], concerns: impl Fn(&Deviation) -> bool) -> Vec<Text> {
    deviations
        .iter()
        .filter(|found| concerns(found))
        .map(|found| format!("{} (byte {})", deviation(found.kind), found.offset).into())
        .collect()
}
