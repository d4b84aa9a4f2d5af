//! Text that comes from files, made safe to look at.

use std::borrow::Cow;

use cert_inspector::model::visible;

/// Text from a file or its name, with the characters that deceive a reader written out. Unlike the core's own function it
/// keeps line ends: commands and PEM have several lines.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return visible(text);
    }
    Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_and_characters_that_deceive_are_written_out() {
        assert_eq!(shown("plain é 名"), "plain é 名");
        assert_eq!(shown("exe\u{202e}gpj.crt\0\nline"), "exe<U+202E>gpj.crt<U+0000>\nline");
    }
}
