//! When two distinguished names are the same (RFC 5280 section 7.1).

use crate::model::{Attribute, Name, StringType};

/// A form of a name that is equal exactly where the names match: string types do not count, nor do case and runs of spaces.
///
/// An empty name has an empty form, and matches nothing: see [`matches`].
#[must_use]
pub fn key(name: &Name) -> Vec<u8> {
    let mut form = Vec::with_capacity(name.der.0.len());
    for rdn in &name.rdns {
        let mut attributes: Vec<Vec<u8>> = rdn.iter().map(attribute).collect();
        // A relative distinguished name is a set: the order of its attributes means nothing.
        attributes.sort();
        form.extend(length(attributes.len()));
        for attribute in attributes {
            form.extend(length(attribute.len()));
            form.extend(attribute);
        }
    }
    form
}

/// Whether two names are the same. Empty names are nobody's, and so never the same.
#[must_use]
pub fn matches(one: &Name, other: &Name) -> bool {
    !one.is_empty() && (one.der == other.der || key(one) == key(other))
}

fn attribute(attribute: &Attribute) -> Vec<u8> {
    let oid = attribute.oid.der_content();
    let mut form = Vec::from(length(oid.len()));
    form.extend(oid);
    match attribute.string_type {
        // Not a string: the text is the DER in hexadecimal, which is compared as it is.
        StringType::Other => {
            form.push(0);
            form.extend(attribute.text.as_bytes());
        }
        _ => {
            form.push(1);
            form.extend(folded(&attribute.text).into_bytes());
        }
    }
    form
}

/// Lower case, without spaces at the ends, and one space for every run of them (RFC 4518 section 2.6.1).
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}
