//! The two languages of the page, and how a sentence stands in both, side by side.
//!
//! A sentence without values is a constant: `words("Save", "Speichern")`. One with values is made by
//! `say!("{n} files", "{n} Dateien")`. What is the same in both is `same("PEM")`. Each is worded when it is drawn.

use cert_inspector::products::Label;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

use yew::html::IntoPropValue;
use yew::{AttrValue, Html};

use crate::language::Language;

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// Words everything from now on in a language. Called by the page before it draws.
pub(crate) fn speak(language: Language) {
    SPOKEN.set(language);
}

/// The language that is spoken.
pub(crate) fn language() -> Language {
    SPOKEN.get()
}

/// The `lang` of what the core says, which is English, where that is not the language of the page.
pub(crate) fn core_lang() -> Option<&'static str> {
    (language() != Language::English).then_some("en")
}

/// A sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) english: &'static str,
    german: &'static str,
}

/// English, then German.
pub(crate) const fn words(english: &'static str, german: &'static str) -> Words {
    Words { english, german }
}

/// A name that is the same in both languages.
pub(crate) const fn same(name: &'static str) -> Words {
    words(name, name)
}

impl From<Label> for Words {
    fn from(Label { english, german }: Label) -> Self {
        words(english, german)
    }
}

impl Words {
    /// In the language that is spoken.
    pub(crate) fn spoken(self) -> &'static str {
        match language() {
            Language::English => self.english,
            Language::German => self.german,
        }
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.spoken()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spoken())
    }
}

impl IntoPropValue<AttrValue> for Words {
    fn into_prop_value(self) -> AttrValue {
        AttrValue::Static(self.spoken())
    }
}

impl IntoPropValue<Option<AttrValue>> for Words {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self.spoken()))
    }
}

impl IntoPropValue<Html> for Words {
    fn into_prop_value(self) -> Html {
        Html::VText(AttrValue::Static(self.spoken()).into())
    }
}

/// A sentence with values: the English format, the German one, and what both may take.
macro_rules! say {
    ($english:literal, $german:literal $(, $value:expr)* $(,)?) => {
        match crate::text::words::language() {
            crate::language::Language::English => format!($english $(, $value)*),
            crate::language::Language::German => format!($german $(, $value)*),
        }
    };
}
pub(crate) use say;

/// A whole number, with a mark after every thousand.
pub(crate) fn number(value: usize) -> String {
    grouped(&value.to_string())
}

/// The digits of a whole number, with a mark after every thousand.
pub(super) fn grouped(digits: &str) -> String {
    let mark = match language() {
        Language::English => ',',
        Language::German => '.',
    };
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// `one` for one, the number before `many` for any other.
pub(super) fn count(value: usize, one: Words, many: Words) -> String {
    if value == 1 { one.to_string() } else { format!("{} {many}", number(value)) }
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a panic is a failing test")]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_plurals_are_as_each_language_has_them() {
        let files = |value| count(value, words("1 file", "1 Datei"), words("files", "Dateien"));
        for (language, grouped_digits, plurals) in [
            (Language::English, ["7", "999", "1,234", "1,234,567"], ["0 files", "1 file", "10,000 files"]),
            (
                Language::German,
                ["7", "999", "1.234", "1.234.567"],
                ["0 Dateien", "1 Datei", "10.000 Dateien"],
            ),
        ] {
            speak(language);
            assert_eq!(["7", "999", "1234", "1234567"].map(grouped), grouped_digits);
            assert_eq!([0, 1, 10_000].map(files), plurals);
        }
    }

    /// Every two literals that stand side by side in a call.
    fn pairs(source: &str, call: &str) -> Vec<(String, String)> {
        let literal = |text: &str| -> Option<(String, usize)> {
            let start = text.find('"')? + 1;
            let end = start + text[start..].find('"')?;
            Some((text[start..end].to_owned(), end + 1))
        };
        let calls = source.match_indices(call).filter_map(|(index, _)| {
            let rest = &source[index + call.len()..];
            let (english, end) = literal(rest)?;
            rest.trim_start().starts_with('"').then(|| (english, literal(&rest[end..]).unwrap().0))
        });
        calls.collect()
    }

    #[test]
    fn every_sentence_is_in_two_languages() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text");
        let mut seen = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for (english, german) in pairs(source, "words(").into_iter().chain(pairs(source, "say!(")) {
                assert!(!german.trim().is_empty(), "{english}");
                assert_ne!(english, german, "{}: same(\"…\") is for names", path.display());
                let edge = |text: &str| (text.starts_with(' '), text.ends_with(' '));
                assert_eq!(edge(&english), edge(&german), "{english}");
                let values = |text: &str| text.matches('{').count();
                assert_eq!(values(&english), values(&german), "{english}");
                seen += 1;
            }
            let plain = source.lines().filter(|line| line.contains(": &str") && line.contains("= \""));
            assert_eq!(plain.filter(|line| !line.contains(".json")).collect::<Vec<_>>(), Vec::<&str>::new());
        }
        assert!(seen > 300, "{seen} sentences found");
    }

    /// Literals that a person would read where the components' sources have no business to have words of their own.
    #[test]
    fn components_say_nothing_by_themselves() {
        for (path, source) in crate::sources::below("components") {
            let pieces: Vec<&str> = source.split("{ \"").collect();
            for pair in pieces.windows(2) {
                // Where an element, a value or a condition of html! stands before it, it is text. Else it is Rust.
                let is_text = pair[0].trim_end().ends_with(['>', '}', '{']);
                let literal = pair[1].split('"').next().unwrap();
                let speaks = is_text && literal.contains(char::is_alphabetic);
                assert!(!speaks, "{path}: {literal}");
            }
        }
    }
}
