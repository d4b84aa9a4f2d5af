//! General names (RFC 5280 section 4.2.1.6).

use std::net::IpAddr;

use x509_parser::extensions as x509;
use x509_parser::prelude::FromDer;
use x509_parser::x509::X509Name;

use super::{name, text};
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, Reader, tag};
use crate::limits::MAX_ENTRIES;
use crate::model::{Bytes, GeneralName, Name, Oid};

/// Converts names as the parser crate gives them.
pub(crate) fn convert_all(names: &[x509::GeneralName<'_>]) -> Vec<GeneralName> {
    names.iter().take(MAX_ENTRIES).map(convert).collect()
}

/// Decodes a name from its element, whose tag is context-specific.
pub(crate) fn decode(element: &Element<'_>) -> GeneralName {
    match x509::GeneralName::from_der(element.whole) {
        Ok((_, name)) => convert(&name),
        Err(_) => malformed(u32::from(element.tag & 0x1F), element.content),
    }
}

/// Converts a name as the parser crate gives it.
pub(crate) fn convert(general_name: &x509::GeneralName<'_>) -> GeneralName {
    match general_name {
        x509::GeneralName::OtherName(oid, rest) => other_name(oid.as_bytes(), rest),
        x509::GeneralName::RFC822Name(text) => GeneralName::Rfc822Name((*text).to_owned()),
        x509::GeneralName::DNSName(text) => GeneralName::DnsName((*text).to_owned()),
        x509::GeneralName::X400Address(any) => GeneralName::X400Address(Bytes::from(any.data)),
        x509::GeneralName::DirectoryName(name) => {
            // An empty name in its place would be a constraint that every name meets.
            directory_name(name).map_or_else(|_| malformed(4, name.as_raw()), GeneralName::DirectoryName)
        }
        x509::GeneralName::EDIPartyName(any) => GeneralName::EdiPartyName(Bytes::from(any.data)),
        x509::GeneralName::URI(text) => GeneralName::Uri((*text).to_owned()),
        x509::GeneralName::IPAddress(bytes) => ip(bytes),
        x509::GeneralName::RegisteredID(oid) => {
            GeneralName::RegisteredId(Oid::from_der_content(oid.as_bytes()))
        }
        x509::GeneralName::Invalid(tag, bytes) => malformed(tag.0, bytes),
    }
}

/// Four or sixteen bytes are an address; twice as many an address and its mask (RFC 5280 section 4.2.1.10).
fn ip(bytes: &[u8]) -> GeneralName {
    let address = |bytes: &[u8]| -> Option<IpAddr> {
        let v4 = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
        v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from)).ok()
    };
    if let Some(address) = address(bytes) {
        return GeneralName::IpAddress(address);
    }
    let halves = bytes.split_at_checked(bytes.len() / 2);
    match halves.and_then(|(first, second)| Some((address(first)?, address(second)?))) {
        Some((address, mask)) => GeneralName::IpNetwork { address, mask },
        None => malformed(7, bytes),
    }
}

/// `value [0] EXPLICIT ANY`; its text where it is a string, such as Microsoft's user principal name.
fn other_name(oid: &[u8], rest: &[u8]) -> GeneralName {
    let wrapper = Reader::new(rest).expect(tag::context_constructed(0), "otherName");
    let value = wrapper.and_then(|wrapper| wrapper.reader().any("otherName"));
    let is_string = |tag: u8| {
        matches!(
            tag,
            tag::UTF8_STRING
                | tag::PRINTABLE_STRING
                | tag::IA5_STRING
                | tag::BMP_STRING
                | tag::VISIBLE_STRING
        )
    };
    let text = value
        .ok()
        .filter(|value| is_string(value.tag))
        .map(|value| text::decode(&value, "otherName", &mut Deviations::default()).1);
    GeneralName::OtherName { oid: Oid::from_der_content(oid), text, value: Bytes::from(rest) }
}

fn directory_name(parsed: &X509Name<'_>) -> Result<Name, Asn1Error> {
    let element = Reader::new(parsed.as_raw()).expect(tag::SEQUENCE, "directoryName")?;
    name::decode(&element, "directoryName", &mut Deviations::default())
}

fn malformed(tag: u32, bytes: &[u8]) -> GeneralName {
    GeneralName::Malformed { tag, bytes: Bytes::from(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_four_or_sixteen_bytes_and_networks_twice_that() {
        for (bytes, shown) in [
            (&[10, 0, 0, 5][..], "10.0.0.5"),
            (&[0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5], "2001:db8::5"),
            (&[10, 0, 0, 0, 255, 0, 0, 0], "10.0.0.0/255.0.0.0"),
            (&[10, 0, 0], "[7] 0A:00:00"),
            (&[], "[7] "),
        ] {
            assert_eq!(ip(bytes).to_string(), shown);
        }
    }
}
