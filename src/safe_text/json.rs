//! JSON in which the characters that deceive are escaped. Its values stay the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::deceives;

/// A formatter that escapes in strings and keys what [`deceives`].
struct Escaping<F>(F);

/// Hands over to the formatter within.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$method(writer $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain_from = 0;
        for (place, character) in fragment.char_indices().filter(|(_, character)| deceives(*character)) {
            writer.write_all(fragment.get(plain_from..place).unwrap_or_default().as_bytes())?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain_from = place.saturating_add(character.len_utf8());
        }
        writer.write_all(fragment.get(plain_from..).unwrap_or_default().as_bytes())
    }

    forward! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }
}

/// Writes a value as JSON in one line.
///
/// # Errors
/// Those of the writer.
pub fn write_json(writer: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Escaping(CompactFormatter)))?;
    Ok(())
}

/// Writes a value as JSON in lines for people.
///
/// # Errors
/// Those of the writer.
pub fn write_pretty_json(writer: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Escaping(PrettyFormatter::new())))?;
    Ok(())
}

/// A text as a JSON string, with its quotation marks.
#[must_use]
pub fn json(text: &str) -> String {
    let mut bytes = Vec::new();
    // A text has a form in JSON, and a vector takes all bytes.
    _ = write_json(&mut bytes, &text);
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_deceives_is_escaped_and_the_value_stays() {
        for (text, expected) in [
            ("plain é 名", r#""plain é 名""#),
            ("a\u{202E}b\"\n", r#""a\u202eb\"\n""#),
            ("\u{9B}31m\u{7F}", r#""\u009b31m\u007f""#),
            ("tag\u{E0041}", r#""tag\udb40\udc41""#),
        ] {
            assert_eq!(json(text), expected);
            assert_eq!(serde_json::from_str::<String>(&json(text)).unwrap(), text);
        }
        let value = serde_json::json!({"k\u{202E}": ["\u{A0}", 1, true], "b": {}});
        let mut written = [Vec::new(), Vec::new()];
        write_json(&mut written[0], &value).unwrap();
        write_pretty_json(&mut written[1], &value).unwrap();
        for bytes in written {
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.chars().find(|c| deceives(*c) && *c != '\n'), None, "{text}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        }
    }
}
