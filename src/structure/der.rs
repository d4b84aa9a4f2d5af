//! How an element strays from DER (X.690 sections 8, 10 and 11).

use std::borrow::Cow;

use super::value::is_string;
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::formats::certificate::{text, time};

/// Sentences on an element by itself. `fault` is what kept it from being read whole.
pub(super) fn deviations(
    element: &Element<'_>,
    name: &str,
    fault: Option<&Asn1Error>,
) -> Vec<Cow<'static, str>> {
    let mut found: Vec<Cow<'static, str>> =
        fault.map(|fault| format!("{fault}.").into()).into_iter().collect();
    let mut check = |strays: bool, sentence: &'static str| {
        if strays {
            found.push(sentence.into());
        }
    };
    check(
        fault.is_none() && !element.length_is_der,
        "The length is written in a form that DER does not allow (X.690 section 10.1).",
    );
    let content = element.content;
    let negative_or_long = match content {
        [0x00, second, ..] => second & 0x80 == 0,
        [0xFF, second, ..] => second & 0x80 != 0,
        _ => content.is_empty(),
    };
    match element.tag {
        tag::BOOLEAN => {
            check(content.len() != 1, "A BOOLEAN has one byte (X.690 section 8.2).");
            check(
                matches!(content, [0x01..=0xFE]),
                "TRUE is written as another byte than FF, which DER does not allow (X.690 section 11.1).",
            );
            check(
                content == [0] && matches!(name, "critical" | "cA"),
                "A default value is written out, which DER does not allow (X.690 section 11.5).",
            );
        }
        tag::INTEGER | tag::ENUMERATED => check(
            negative_or_long,
            "A number has needless leading bytes or none at all, which DER does not allow (X.690 section 8.3).",
        ),
        tag::BIT_STRING => {
            let unused = content.first().copied().unwrap_or(8);
            check(
                unused > 7 || (unused > 0 && content.len() == 1),
                "The number of unused bits is not one that a BIT STRING can have (X.690 section 8.6.2).",
            );
            let spare = content.get(1..).and_then(<[u8]>::last).unwrap_or(&0);
            check(
                unused < 8 && u32::from(*spare) & ((1_u32 << unused) - 1) != 0,
                "Unused bits are set, which DER does not allow (X.690 section 11.2.1).",
            );
        }
        tag::NULL => check(!content.is_empty(), "A NULL has no content (X.690 section 8.8)."),
        tag::OBJECT_IDENTIFIER => check(
            content.last().is_none_or(|last| last & 0x80 != 0) || starts_with_padding(content),
            "The identifier is not well formed (X.690 section 8.19).",
        ),
        tag::UTC_TIME | tag::GENERALIZED_TIME => check(
            time::decode(element, "", &mut Deviations::default()).is_err() && !has_fraction(element),
            "The time is not written as DER requires: with seconds and a Z (X.690 sections 11.7 and 11.8).",
        ),
        tag::SET => check(
            !is_sorted(element),
            "The elements of the SET are not in the order that DER requires (X.690 section 11.6).",
        ),
        _ if is_string(element.tag) => {
            let mut deviations = Deviations::default();
            text::decode(element, "", &mut deviations);
            check(!deviations.0.is_empty(), "The string holds characters that its type does not have.");
        }
        // A string that is made of strings.
        strings if strings & 0xE0 == tag::CONSTRUCTED && is_string_or_octets(strings & 0x1F) => check(
            true,
            "The string is put together of parts, which BER allows and DER does not (X.690 section 10.2).",
        ),
        _ => {}
    }
    found
}

/// Whether an arc of an identifier starts with a byte that adds nothing.
fn starts_with_padding(content: &[u8]) -> bool {
    let ends = std::iter::once(&0).chain(content);
    ends.zip(content).any(|(before, byte)| before & 0x80 == 0 && *byte == 0x80)
}

/// GeneralizedTime may have fractions of a second in DER (X.690 section 11.7.3); certificates may not.
fn has_fraction(element: &Element<'_>) -> bool {
    element.tag == tag::GENERALIZED_TIME
        && element.content.get(14) == Some(&b'.')
        && matches!(element.content, [.., b'1'..=b'9', b'Z'])
}

fn is_sorted(set: &Element<'_>) -> bool {
    let mut reader = set.reader();
    let mut before: &[u8] = &[];
    while let Ok(element) = reader.any("element") {
        if element.whole < before {
            return false;
        }
        before = element.whole;
    }
    true
}

const fn is_string_or_octets(number: u8) -> bool {
    matches!(number, tag::BIT_STRING | tag::OCTET_STRING) || is_string(number)
}
