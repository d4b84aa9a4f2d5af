//! Text that comes from files, made safe to look at.

use std::borrow::Cow;
use std::fmt::Write;

/// Text from a file or its name, with the characters that deceive a reader written out: those that turn the direction
/// of writing, have no width, or control something.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(deceives) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if deceives(character) {
            _ = write!(visible, "<U+{:04X}>", u32::from(character));
        } else {
            visible.push(character);
        }
    }
    Cow::Owned(visible)
}

fn deceives(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_deceive_are_written_out() {
        assert_eq!(shown("plain é 名"), "plain é 名");
        assert_eq!(shown("exe\u{202e}gpj.crt\0"), "exe<U+202E>gpj.crt<U+0000>");
    }
}
