//! Passwords that Windows seals for accounts and groups of a domain (MS-GKDI, CNG DPAPI): whom a PKCS#12 file is for.
//!
//! Windows encrypts such a file with a long random password and puts the password, sealed for the account, into a bag of secrets.

use const_oid::ObjectIdentifier;

use crate::formats::asn1::{Element, Reader, tag};
use crate::formats::octets::Octets;
use crate::limits::MAX_NESTING;

/// szOID_PKCS_12_PROTECTED_PASSWORD_SECRET_BAG_TYPE_ID of wincrypt.h.
pub(super) const SEALED_PASSWORD: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.17.4");

/// The arc of protectors, 1.3.6.1.4.1.311.74.1: SID, KEY FILE, SDDL, LOCAL and others stand below it.
const PROTECTOR: &[u8] = &[0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x4A, 0x01];

/// Most elements of a sealed password that are looked at. It has about sixty.
const MAX_ELEMENTS: usize = 400;

/// Longest description of an account that is kept, in characters. A SID has at most 184.
const MAX_DESCRIPTION: usize = 256;

/// Whom a sealed password is for: the content of its bag.
pub(super) fn sealed_for(value: &Element<'_>) -> String {
    match Octets::read(value, "secretValue") {
        Ok(octets) => protector(octets.bytes()),
        Err(_) => protector(value.whole),
    }
    .unwrap_or_default()
}

/// The protector that EnvelopedData names for its recipient: pairs of a name and a value, `SID=S-1-5-21-…`; `None` where it names none.
pub(super) fn protector(bytes: &[u8]) -> Option<String> {
    let mut open = vec![Reader::new(bytes)];
    let (mut is_named, mut texts, mut room) = (false, Vec::new(), MAX_ELEMENTS);
    while let Some(reader) = open.last_mut() {
        let element = (!reader.is_empty() && room > 0).then(|| reader.any("protector").ok()).flatten();
        let Some(element) = element else {
            open.pop();
            continue;
        };
        room -= 1;
        match element.tag {
            tag::OBJECT_IDENTIFIER => is_named |= element.content.starts_with(PROTECTOR),
            tag::UTF8_STRING if is_named => texts.push(String::from_utf8_lossy(element.content).into_owned()),
            constructed if constructed & 0x20 != 0 && open.len() < MAX_NESTING => open.push(element.reader()),
            _ => {}
        }
    }
    let pairs = texts.chunks(2).map(|pair| pair.join("="));
    let text: String = pairs.collect::<Vec<_>>().join(" AND ").chars().take(MAX_DESCRIPTION).collect();
    is_named.then_some(text)
}
