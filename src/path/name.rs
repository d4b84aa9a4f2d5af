//! When two distinguished names are the same (RFC 5280 section 7.1).
//!
//! Attribute values are compared as `caseIgnoreMatch` does, whatever their string type; that is also the rule for domain
//! components (section 7.3) and for the attribute emailAddress (RFC 2985 section 5.2.1). Of the preparation of RFC 4518,
//! Unicode normalization (form KC) is left out: nobody issues certificates that need it, its tables are large, and a name
//! that is not recognised for the lack of it breaks a path, which is seen.

use crate::limits::MAX_ENTRIES;
use crate::model::{Attribute, Name, StringType};
use crate::sorting;

/// A form of a name that is equal exactly where the names match: string types do not count, nor do case and runs of spaces.
///
/// An empty name has an empty form, and matches nothing: see [`matches`].
#[must_use]
pub fn key(name: &Name) -> Vec<u8> {
    if !is_comparable(name) {
        // No form of a comparable name begins like this: none has so many attributes.
        return [&[u8::MAX; 4], name.der.0.as_slice()].concat();
    }
    let mut form = Vec::with_capacity(name.der.0.len());
    for rdn in &name.rdns {
        add_rdn(&mut form, rdn);
    }
    form
}

/// The forms of the relative distinguished names of a name, in order; each is equal exactly where they match.
///
/// `None` if the name cannot be compared but as a whole.
pub(super) fn rdn_keys(name: &Name) -> Option<Vec<Vec<u8>>> {
    is_comparable(name).then(|| name.rdns.iter().map(|rdn| rdn_key(rdn)).collect())
}

fn rdn_key(rdn: &[Attribute]) -> Vec<u8> {
    let mut form = Vec::new();
    add_rdn(&mut form, rdn);
    form
}

/// Whether two names are the same. Empty names are nobody's, and so never the same.
#[must_use]
pub fn matches(one: &Name, other: &Name) -> bool {
    if one.is_empty() || one.der == other.der {
        return !one.is_empty();
    }
    // Name by name, so that different ones are told apart at the first difference.
    is_comparable(one)
        && is_comparable(other)
        && one.rdns.len() == other.rdns.len()
        && one.rdns.iter().zip(&other.rdns).all(|(one, other)| one == other || rdn_key(one) == rdn_key(other))
}

/// Whether the attributes say all that the name does: bytes that are no text were replaced, and long lists were cut.
fn is_comparable(name: &Name) -> bool {
    name.rdns.len() < MAX_ENTRIES
        && name.rdns.iter().all(|rdn| rdn.len() < MAX_ENTRIES)
        && !name.attributes().any(|attribute| attribute.text.contains(char::REPLACEMENT_CHARACTER))
}

fn add_rdn(form: &mut Vec<u8>, rdn: &[Attribute]) {
    form.extend(length(rdn.len()));
    if let [attribute] = rdn {
        return add_attribute(form, attribute);
    }
    let mut attributes: Vec<Vec<u8>> = Vec::with_capacity(rdn.len());
    for attribute in rdn {
        let mut form = Vec::new();
        add_attribute(&mut form, attribute);
        attributes.push(form);
    }
    // A relative distinguished name is a set: the order of its attributes means nothing.
    sorting::by(&mut attributes, Ord::cmp);
    form.extend(attributes.into_iter().flatten());
}

fn add_attribute(form: &mut Vec<u8>, attribute: &Attribute) {
    let oid = attribute.oid.der_content();
    form.extend(length(oid.len()));
    form.extend(oid);
    let (kind, folded) = match attribute.string_type {
        // Not a string: the text is the DER in hexadecimal, which is compared as it is.
        StringType::Other => (0, None),
        _ => (1, Some(folded(&attribute.text))),
    };
    let text = folded.as_ref().unwrap_or(&attribute.text).as_bytes();
    form.push(kind);
    form.extend(length(text.len()));
    form.extend(text);
}

/// Lower case, without spaces at the ends, and one space for every run of them (RFC 4518 sections 2.2 and 2.6.1).
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_ascii_graphic() {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(character.to_ascii_lowercase());
            continue;
        }
        if is_space(character) {
            space = true;
            continue;
        }
        if is_nothing(character) {
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        match character {
            // Case folding (RFC 3454 table B.2) where it is more than lower case.
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            'ſ' => folded.push('s'),
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

/// Characters that are mapped to a space (RFC 4518 section 2.2): separators, and the controls that set text apart.
const fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}'
        | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Characters that are mapped to nothing (RFC 4518 section 2.2): other controls, and what has no width.
const fn is_nothing(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{6DD}' | '\u{70F}' | '\u{1806}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2063}' | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0001}'
        | '\u{E0020}'..='\u{E007F}'
    )
}

fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use const_oid::ObjectIdentifier;

    use super::*;
    use crate::model::{Bytes, Oid};

    const CN: &str = "2.5.4.3";
    const O: &str = "2.5.4.10";
    const DC: &str = "0.9.2342.19200300.100.1.25";
    const EMAIL: &str = "1.2.840.113549.1.9.1";

    fn attribute(oid: &str, string_type: StringType, text: &str) -> Attribute {
        let oid = ObjectIdentifier::new(oid).unwrap();
        Attribute { oid: Oid::from_der_content(oid.as_bytes()), string_type, text: text.into() }
    }

    fn utf8(oid: &str, text: &str) -> Attribute {
        attribute(oid, StringType::Utf8, text)
    }

    fn name(rdns: &[&[Attribute]]) -> Name {
        // As good as the DER: equal for equal attributes only.
        let der = Bytes(format!("{rdns:?}").into_bytes());
        Name { rdns: rdns.iter().map(|rdn| rdn.to_vec()).collect(), der }
    }

    fn plain(text: &str) -> Name {
        name(&[&[utf8(CN, text)]])
    }

    #[test]
    fn values_match_without_regard_to_case_spaces_and_string_type() {
        for (one, other, same) in [
            ("Example CA", "example ca", true),
            ("  Example   CA ", "Example CA", true),
            ("Example\tCA", "Example CA", true),
            ("Example\u{A0}CA", "Example CA", true),
            ("Exam\u{AD}ple\u{200B} CA\0", "Example CA", true),
            ("ExampleCA", "Example CA", false),
            ("Example-CA", "Example CA", false),
            ("ZÜRICH", "zürich", true),
            ("STRASSE", "Straße", true),
            ("ΟΔΟΣ", "οδος", true),
            ("", " ", true),
            ("", "x", false),
            ("Zurich", "Zürich", false),
            ("a\u{FFFD}", "A\u{FFFD}", false),
            ("a\u{FFFD}", "a\u{FFFD}", true),
        ] {
            assert_eq!(matches(&plain(one), &plain(other)), same, "{one:?} {other:?}");
            assert_eq!(key(&plain(one)) == key(&plain(other)), same, "{one:?} {other:?}");
        }
        for other in [StringType::Printable, StringType::Bmp, StringType::Teletex, StringType::Ia5] {
            assert!(matches(&plain("Example"), &name(&[&[attribute(CN, other, "EXAMPLE")]])), "{other:?}");
        }
        for (oid, one, other) in
            [(DC, "Example", "EXAMPLE"), (EMAIL, "Root@example.org", "root@EXAMPLE.org"), (O, "a  b", "A B")]
        {
            let ia5 = |text| name(&[&[attribute(oid, StringType::Ia5, text)]]);
            assert!(matches(&ia5(one), &ia5(other)), "{oid}");
        }
    }

    #[test]
    fn what_is_not_a_string_is_compared_byte_by_byte() {
        let other = |text| name(&[&[attribute(CN, StringType::Other, text)]]);
        assert!(matches(&other("#0301ff"), &other("#0301ff")));
        assert!(!matches(&other("#0301ff"), &other("#0301FF")));
        assert!(!matches(&other("#0301ff"), &plain("#0301ff")));
    }

    #[test]
    fn a_relative_name_is_a_set_and_a_name_is_a_list() {
        let (a, b) = (utf8(CN, "a"), utf8(O, "b"));
        let both = name(&[&[a.clone(), b.clone()]]);
        let listed = name(&[std::slice::from_ref(&a), std::slice::from_ref(&b)]);
        let turned = name(&[std::slice::from_ref(&b), std::slice::from_ref(&a)]);
        assert!(matches(&both, &name(&[&[b.clone(), a.clone()]])));
        assert!(!matches(&both, &listed));
        assert!(!matches(&listed, &turned));
        assert!(!matches(&name(&[std::slice::from_ref(&a)]), &listed));
        assert!(!matches(&both, &name(&[&[a.clone(), b.clone(), a.clone()]])));
        // The same text under another type, and a text that looks like the end of one attribute and the start of another.
        assert!(!matches(&plain("a"), &name(&[&[utf8(O, "a")]])));
        assert!(!matches(&plain("a\0\0\0\u{3}U\u{4}\u{3}"), &both));
    }

    #[test]
    fn empty_names_are_nobodys() {
        assert!(key(&Name::default()).is_empty());
        assert!(!matches(&Name::default(), &Name::default()));
        assert!(!matches(&Name::default(), &plain("")));
    }

    #[test]
    fn relative_names_have_keys_where_the_whole_has_one() {
        let name = name(&[&[utf8(DC, "org")], &[utf8(O, "Example  Ltd")], &[utf8(CN, "x"), utf8(O, "y")]]);
        let keys = rdn_keys(&name).unwrap();
        assert_eq!(keys.len(), 3);
        assert_eq!(keys.concat(), key(&name));
        assert_eq!(rdn_keys(&plain("\u{FFFD}")), None);
    }
}
