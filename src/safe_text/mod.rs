//! Writes text from files so that it deceives nobody: on a screen, in a terminal, in JSON, CSV, HTML, calendars and commands.
//!
//! A name in a certificate can hold characters that nobody sees, that turn the direction of writing, or that a terminal, a
//! spreadsheet or a shell obeys. Whatever shows or writes such text goes through this module.

pub(crate) mod command;
mod json;
mod markup;
mod table;

use std::borrow::Cow;
use std::fmt::Write;

pub use json::{json, write_json, write_pretty_json};
pub(crate) use markup::{calendar_text, html};
pub(crate) use table::cell;

/// Whether a character deceives a reader: it cannot be seen, looks like a space without being one, turns the direction of
/// writing, or controls something.
///
/// That is Unicode's `Default_Ignorable_Code_Point`, the categories Cc, Zl and Zp, all of Zs but the space, the annotation
/// characters, and the empty pattern of Braille.
#[must_use]
pub fn deceives(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control() || is_ignorable(character) || looks_like_a_space(character)
}

/// `Default_Ignorable_Code_Point` of Unicode 17, and the annotation characters that follow it. Among them are the fillers of
/// Hangul, the variation selectors and the tags.
const fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

const fn looks_like_a_space(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{2800}' | '\u{3000}'
    )
}

/// Text with the characters that deceive written out, for example `<U+202E>`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(deceives) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if deceives(character) {
            // Writing to a String cannot fail.
            _ = write!(visible, "<U+{:04X}>", u32::from(character));
        } else {
            visible.push(character);
        }
    }
    Cow::Owned(visible)
}

/// As [`visible`], for text of several lines: commands, PEM, lists.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return visible(text);
    }
    Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}

/// The name of a file as text. Two names never look alike: a byte that is not UTF-8 is written as `<0xFF>`, and a name that
/// holds the beginning of such a mark gets its `<` written out.
#[must_use]
pub fn file_name(encoded: &[u8]) -> String {
    let mut text = String::with_capacity(encoded.len());
    for chunk in encoded.utf8_chunks() {
        let marked = chunk.valid().replace("<0x", "<0x3C>0x").replace("<U+", "<0x3C>U+");
        text.push_str(&marked);
        // Writing to a String cannot fail.
        chunk.invalid().iter().for_each(|byte| _ = write!(text, "<0x{byte:02X}>"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_deceive_are_written_out() {
        for (text, expected) in [
            ("plain é 名", "plain é 名"),
            ("exe\u{202E}gpj.crt\0\n\u{1B}[31m", "exe<U+202E>gpj.crt<U+0000><U+000A><U+001B>[31m"),
            ("bot\u{E0041}\u{E007F}", "bot<U+E0041><U+E007F>"),
            (
                "a\u{34F}b\u{3164}c\u{115F}d\u{FFA0}e\u{17B4}f\u{2800}",
                "a<U+034F>b<U+3164>c<U+115F>d<U+FFA0>e<U+17B4>f<U+2800>",
            ),
            ("a\u{FE0F}\u{E0100}", "a<U+FE0F><U+E0100>"),
            ("a\u{A0}b\u{3000}c\u{2003}d", "a<U+00A0>b<U+3000>c<U+2003>d"),
            ("a\u{9B}31m", "a<U+009B>31m"),
        ] {
            assert_eq!(visible(text), expected);
        }
        assert_eq!(visible_lines("one\u{202E}\r\ntwo"), "one<U+202E><U+000D>\ntwo");
    }

    /// The judge is the database of Unicode itself, as the crates that follow it carry it.
    #[test]
    fn the_sets_are_those_of_unicode() {
        use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
        use icu_properties::{CodePointMapData, CodePointSetData};
        let (ignorable, category) = (
            CodePointSetData::new::<DefaultIgnorableCodePoint>(),
            CodePointMapData::<GeneralCategory>::new(),
        );
        let differs = |character: &char| {
            let listed = ignorable.contains(*character)
                || match category.get(*character) {
                    GeneralCategory::Control
                    | GeneralCategory::LineSeparator
                    | GeneralCategory::ParagraphSeparator => true,
                    GeneralCategory::SpaceSeparator => *character != ' ',
                    _ => matches!(character, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}'),
                };
            listed != deceives(*character)
        };
        let differing: String = ('\0'..=char::MAX).filter(differs).collect();
        assert_eq!(differing, "");
    }

    #[test]
    fn two_names_of_files_never_look_alike() {
        let names: &[&[u8]] = &[
            b"a\xFF",
            b"a\xFE",
            b"a<0xFF>",
            b"a\xEF\xBF\xBD",
            b"a<0x3C>0xFF>",
            b"a\xFF<0xFE>",
            b"a\xFF\xFE",
        ];
        let printed: std::collections::BTreeSet<String> =
            names.iter().map(|name| visible(&file_name(name)).into_owned()).collect();
        assert_eq!(printed.len(), names.len(), "{printed:?}");
        assert_eq!(file_name(b"a\xFF"), "a<0xFF>");
        assert_eq!(file_name("exe\u{202E}".as_bytes()), "exe\u{202E}", "seen only when it is shown");
        assert_ne!(visible(&file_name("<U+202E>".as_bytes())), visible(&file_name("\u{202E}".as_bytes())));
    }
}
