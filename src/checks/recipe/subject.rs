//! The subject of what is to be made: the attributes that tools can express.

use super::notes::Notes;
use crate::model::{Attribute, Name, Oid, StringType};
use crate::safe_text::deceives;

/// Most relative distinguished names that are carried over. Real subjects have fewer than ten.
const MAX_RDNS: usize = 30;
/// Longest value where no upper bound is set, in characters.
const MAX_VALUE: usize = 256;
/// Longest object identifier that is carried over, in characters.
const MAX_IDENTIFIER: usize = 100;

/// An attribute of a subject, in characters that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Value {
    /// The type in dotted numbers.
    pub(super) oid: String,
    /// The value.
    pub(super) text: String,
}

/// Which characters a type may have.
#[derive(Clone, Copy, PartialEq)]
enum Characters {
    Any,
    Ascii,
    /// Those of PrintableString (X.680 section 41.4).
    Printable,
}

/// Types with a bound: X.520's upper bounds as RFC 5280 appendix A.1 and OpenSSL's table (a_strnid.c) have them.
const BOUNDS: &[(&str, usize, Characters)] = &[
    (COMMON_NAME, 64, Characters::Any),
    ("2.5.4.5", 64, Characters::Printable),
    (COUNTRY, 2, Characters::Printable),
    ("2.5.4.7", 128, Characters::Any),
    ("2.5.4.8", 128, Characters::Any),
    (ORGANIZATION, 64, Characters::Any),
    (UNIT, 64, Characters::Any),
    ("2.5.4.12", 64, Characters::Any),
    ("2.5.4.46", MAX_VALUE, Characters::Printable),
    ("0.9.2342.19200300.100.1.25", MAX_VALUE, Characters::Ascii),
    ("1.2.840.113549.1.9.1", 128, Characters::Ascii),
    ("1.2.840.113549.1.9.2", MAX_VALUE, Characters::Ascii),
    ("1.3.6.1.4.1.311.60.2.1.3", 2, Characters::Printable),
];

/// commonName.
pub(super) const COMMON_NAME: &str = "2.5.4.3";
/// countryName.
pub(super) const COUNTRY: &str = "2.5.4.6";
/// organizationName.
pub(super) const ORGANIZATION: &str = "2.5.4.10";
/// organizationalUnitName.
pub(super) const UNIT: &str = "2.5.4.11";

impl Value {
    pub(super) fn new(oid: &str, text: &str) -> Self {
        Self { oid: oid.to_owned(), text: text.to_owned() }
    }
}

/// The relative distinguished names that can be expressed, in their order.
pub(super) fn of(name: &Name, notes: &mut Notes) -> Vec<Vec<Value>> {
    let rdns = name.rdns.iter().take(MAX_RDNS);
    if name.rdns.len() > MAX_RDNS {
        notes.add("the subject", "", "it is too long to be carried over whole");
    }
    rdns.map(|rdn| rdn.iter().filter_map(|attribute| value(attribute, notes)).collect::<Vec<_>>())
        .filter(|rdn| !rdn.is_empty())
        .collect()
}

/// The name with nothing left out or changed, for names whose meaning a part would change.
pub(super) fn whole(name: &Name) -> Option<Vec<Vec<Value>>> {
    let mut notes = Notes::default();
    let rdns = of(name, &mut notes);
    let is_ascii = rdns.iter().flatten().all(|value| value.text.is_ascii());
    (notes.is_empty() && is_ascii && !rdns.is_empty()).then_some(rdns)
}

fn value(attribute: &Attribute, notes: &mut Notes) -> Option<Value> {
    let mut leave_out = |reason| {
        notes.add(attribute.short_name().unwrap_or("an attribute"), &attribute.text, reason);
        None
    };
    let Some(oid) = identifier(&attribute.oid) else {
        return leave_out("its type is not a valid object identifier");
    };
    if attribute.string_type == StringType::Other {
        return leave_out("it is not text");
    }
    let bound = BOUNDS.iter().find(|(bounded, ..)| *bounded == oid);
    let (_, longest, characters) = bound.copied().unwrap_or(("", MAX_VALUE, Characters::Any));
    let hides = |c: char| deceives(c) || c == char::REPLACEMENT_CHARACTER;
    let text = attribute.text.replace(hides, "").trim().to_owned();
    let is_country = oid == COUNTRY;
    if text.is_empty() {
        return leave_out("it has nothing that can be seen");
    }
    if text.chars().count() > longest || (is_country && text.len() != longest) {
        return leave_out("its length is not allowed for its type");
    }
    let fits = |c: char| match characters {
        Characters::Any => true,
        Characters::Ascii => c.is_ascii(),
        Characters::Printable => c.is_ascii_alphanumeric() || " '()+,-./:=?".contains(c),
    };
    if !text.chars().all(fits) {
        return leave_out("it has characters that its type does not have");
    }
    if attribute.text.contains(hides) {
        notes.add(
            attribute.short_name().unwrap_or("an attribute"),
            &text,
            "characters that cannot be seen were taken out",
        );
    }
    Some(Value { oid, text })
}

/// An object identifier in numbers that tools take.
pub(super) fn identifier(oid: &Oid) -> Option<String> {
    /// Digits of the largest arc that fits 64 bits, rounded down.
    const MAX_ARC: usize = 19;
    let dotted = oid.to_string();
    let is_valid = dotted.len() <= MAX_IDENTIFIER
        && dotted.contains('.')
        && dotted.split('.').all(|arc| arc.len() <= MAX_ARC && arc.bytes().all(|c| c.is_ascii_digit()));
    is_valid.then_some(dotted)
}
