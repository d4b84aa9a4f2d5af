//! Text that comes from files, made safe to look at.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character deceives a reader: it turns the direction of writing, has no width, or controls something.
#[must_use]
pub fn deceives(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_deceive_are_written_out() {
        assert_eq!(visible("plain é 名"), "plain é 名");
        assert_eq!(
            visible("exe\u{202E}gpj.crt\0\n\u{1B}[31m"),
            "exe<U+202E>gpj.crt<U+0000><U+000A><U+001B>[31m"
        );
    }
}
