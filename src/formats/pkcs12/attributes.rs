//! Attributes of a bag: the names that a PKCS#12 file gives to what it holds (RFC 7292 section 4.2, RFC 2985 section 5.5).

use const_oid::ObjectIdentifier;

use crate::formats::asn1::{Asn1Error, Element, Reader, tag};
use crate::limits::MAX_ENTRIES;
use crate::model::{Bytes, Label, Oid, hex_colons};

const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");

/// Names of attributes for people.
const NAMES: &[(ObjectIdentifier, &str)] = &[
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.17.1"), "Microsoft CSP name"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.17.2"), "Microsoft local key set"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.17.3.20"), "Microsoft key identifier"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.17.3.71"), "Microsoft computer name"),
    (ObjectIdentifier::new_unwrap("2.16.840.1.113894.746875.1.1"), "Java trusted key usage"),
];

/// The names that a bag gives, and what is damaged among them.
pub(super) fn label(attributes: &Element<'_>) -> (Label, Option<Asn1Error>) {
    let mut label = Label::default();
    let mut reader = attributes.reader();
    let mut room = MAX_ENTRIES;
    while !reader.is_empty() && room > 0 {
        room -= 1;
        if let Err(error) = attribute(&mut reader, &mut label) {
            return (label, Some(error));
        }
    }
    (label, None)
}

/// PKCS12Attribute: an identifier and a set of values.
fn attribute(reader: &mut Reader<'_>, label: &mut Label) -> Result<(), Asn1Error> {
    let mut fields = reader.expect(tag::SEQUENCE, "PKCS12Attribute")?.reader();
    let oid = Oid::from_der_content(fields.expect(tag::OBJECT_IDENTIFIER, "attrId")?.content);
    let mut values = fields.expect(tag::SET, "attrValues")?.reader();
    let mut all = Vec::new();
    while !values.is_empty() && all.len() < MAX_ENTRIES {
        all.push(values.any("attrValues")?);
    }
    if let Some(first) = all.first().filter(|_| oid == FRIENDLY_NAME) {
        label.friendly_name = Some(text(first));
    } else if let Some(first) = all.first().filter(|_| oid == LOCAL_KEY_ID) {
        label.local_key_id = Some(Bytes::from(first.content));
    } else {
        let known = NAMES.iter().find(|(known, _)| oid == *known).map(|(_, name)| (*name).to_owned());
        let name = known.unwrap_or_else(|| match oid.name() {
            Some(name) => format!("{name} ({oid})"),
            None => oid.to_string(),
        });
        let values: Vec<String> = all.iter().map(text).collect();
        label.others.push((name, if values.is_empty() { "yes".to_owned() } else { values.join(", ") }));
    }
    Ok(())
}

/// A value in words.
fn text(value: &Element<'_>) -> String {
    match value.tag {
        tag::BMP_STRING => {
            let (pairs, _) = value.content.as_chunks::<2>();
            let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
            let text: String =
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            // Some tools write the end of a C string with it.
            text.trim_end_matches('\0').to_owned()
        }
        tag::UTF8_STRING | tag::PRINTABLE_STRING | tag::IA5_STRING | tag::VISIBLE_STRING => {
            String::from_utf8_lossy(value.content).into_owned()
        }
        tag::OBJECT_IDENTIFIER => {
            let oid = Oid::from_der_content(value.content);
            oid.name().map_or_else(|| oid.to_string(), str::to_owned)
        }
        tag::NULL => "yes".to_owned(),
        tag::OCTET_STRING => hex_colons(value.content),
        _ => hex_colons(value.whole),
    }
}
