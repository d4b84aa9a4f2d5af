//! Text for HTML, XML and calendars.

use std::borrow::Cow;

use super::visible;

/// Text for HTML and XML, in elements and in attributes, with the characters that deceive written out.
pub(crate) fn html(text: &str) -> Cow<'_, str> {
    let visible = visible(text);
    // XML has no place for the two that are no characters.
    let special = |character| matches!(character, '&' | '<' | '>' | '"' | '\'' | '\u{FFFE}' | '\u{FFFF}');
    if !visible.contains(special) {
        return visible;
    }
    let mut escaped = String::with_capacity(visible.len() + 16);
    for character in visible.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// TEXT of a calendar (RFC 5545 section 3.3.11), with the characters that deceive written out.
pub(crate) fn calendar_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        if matches!(character, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through_that_could_become_markup() {
        for (text, expected) in [
            ("plain é 名", "plain é 名"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;"),
            ("a\u{202E}b\0\n", "a&lt;U+202E&gt;b&lt;U+0000&gt;&lt;U+000A&gt;"),
            ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
        ] {
            assert_eq!(html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_cannot_end_its_property_in_a_calendar() {
        assert_eq!(calendar_text("a;b,c\\d\r\nBEGIN:VEVENT"), "a\\;b\\,c\\\\d<U+000D><U+000A>BEGIN:VEVENT");
    }
}
