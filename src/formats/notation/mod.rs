//! PEM that was carried as something else: URL-encoded, quoted-printable, as HTML or JSON, or through a word processor.
//!
//! The text is put back as it was, and each thing that was put right is a fault with its line. What is plain PEM is not copied.

mod bodies;
mod decode;
mod markers;

use memchr::{memchr_iter, memmem};
use zeroize::Zeroizing;

use crate::model::{TextFault, TextForm};

/// Most faults of one text that are kept. One explains a file.
const MAX_FAULTS: usize = 8;

/// Text as plain PEM.
pub(super) struct Plain<'a> {
    pub(super) text: Text<'a>,
    /// What was put right, in order.
    pub(super) faults: Vec<TextFault>,
}

/// Text that may hold a private key: a copy of it is wiped.
pub(super) enum Text<'a> {
    AsItIs(&'a [u8]),
    Changed(Zeroizing<Vec<u8>>),
}

impl Text<'_> {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::AsItIs(bytes) => bytes,
            Self::Changed(bytes) => bytes,
        }
    }

    const fn is_changed(&self) -> bool {
        matches!(self, Self::Changed(_))
    }
}

/// A notation: where a text first uses it, and the text without it.
type Notation = (TextForm, fn(&[u8]) -> Option<usize>, fn(&[u8]) -> Zeroizing<Vec<u8>>);

/// Puts a text back to plain PEM.
pub(super) fn plain(text: &[u8]) -> Plain<'_> {
    let mut plain = Plain { text: Text::AsItIs(text), faults: Vec::new() };
    if !has_marker(text) {
        return plain;
    }
    let forms: [Notation; 4] = [
        (TextForm::UrlEncoded, decode::find_url, decode::url),
        (TextForm::QuotedPrintable, decode::find_quoted_printable, decode::quoted_printable),
        (TextForm::Html, decode::find_html, decode::html),
        (TextForm::JsonEscapes, decode::find_json_escapes, decode::json_escapes),
    ];
    for (form, find, decode) in forms {
        let Some(at) = find(plain.text.bytes()) else { continue };
        // Behind the first change, offsets are those of the changed text, whose lines are not those of the file.
        let line = if plain.text.is_changed() {
            plain.faults.first().map_or(1, |first| first.line)
        } else {
            line_of(text, at)
        };
        // What a JSON file escapes is how such a file is written.
        if form != TextForm::JsonEscapes || !is_json(text) {
            plain.faults.push(TextFault { line, form });
        }
        plain.text = Text::Changed(decode(plain.text.bytes()));
    }
    let line = plain.faults.first().map(|first| first.line);
    let found = markers::faults(plain.text.bytes());
    let changed = found
        .iter()
        .any(|found| found.replacement.is_some())
        .then(|| markers::rewritten(plain.text.bytes(), &found));
    for found in &found {
        let is_known = plain.faults.iter().any(|fault| fault.form == found.form);
        if !is_known && plain.faults.len() < MAX_FAULTS {
            let line = line.unwrap_or_else(|| line_of(plain.text.bytes(), found.at));
            plain.faults.push(TextFault { line, form: found.form });
        }
    }
    if let Some(changed) = changed {
        plain.text = Text::Changed(changed);
    }
    plain
}

/// Text without markers as it was before somebody escaped it: the ways in which it may have been, each with its fault.
pub(super) fn unescaped(text: &[u8]) -> impl Iterator<Item = (TextFault, Zeroizing<Vec<u8>>)> + '_ {
    let forms: [Notation; 2] = [
        (TextForm::UrlEncoded, decode::find_url_anywhere, decode::url),
        (TextForm::QuotedPrintable, decode::find_quoted_printable_anywhere, decode::quoted_printable),
    ];
    forms.into_iter().filter_map(move |(form, find, decode)| {
        let line = line_of(text, find(text)?);
        Some((TextFault { line, form }, decode(text)))
    })
}

fn is_json(text: &[u8]) -> bool {
    matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Whether anything looks like the beginning of a block, however it is written.
fn has_marker(text: &[u8]) -> bool {
    [&b"BEGIN"[..], b"begin", b"Begin"].iter().any(|word| memmem::find(text, word).is_some())
}

/// The number of the line that an offset is in.
fn line_of(text: &[u8], at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = "-----BEGIN CERTIFICATE-----\nMAM+AQE/\nAQ==\n-----END CERTIFICATE-----\n";

    fn read(text: &[u8]) -> (String, Vec<(u32, TextForm)>) {
        let plain = plain(text);
        let faults = plain.faults.iter().map(|fault| (fault.line, fault.form)).collect();
        (String::from_utf8_lossy(plain.text.bytes()).into_owned(), faults)
    }

    #[test]
    fn plain_text_is_left_as_it_is() {
        for text in [
            BLOCK.to_owned(),
            format!("key=3Dx &amp; 100%25\n{BLOCK}"),
            BLOCK.replace('\n', "\r\n"),
            "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n".to_owned(),
            "We BEGIN at the END of a - long - day.".to_owned(),
            "no block at all &#10; =3D %0A".to_owned(),
        ] {
            assert_eq!(read(text.as_bytes()), (text.clone(), Vec::new()));
        }
    }

    #[test]
    fn every_notation_is_undone_with_its_line() {
        use TextForm::*;
        let percent = |text: &str| {
            text.replace(' ', "%20")
                .replace('\n', "%0A")
                .replace('+', "%2B")
                .replace('/', "%2F")
                .replace('=', "%3D")
        };
        let form = percent(BLOCK).replace("%20", "+");
        let json = BLOCK.replace('=', "\\u003d").replace('+', "\\u002B");
        for (name, text, expected, faults) in [
            ("url", percent(BLOCK), BLOCK.to_owned(), vec![(1, UrlEncoded)]),
            ("form", form, BLOCK.to_owned(), vec![(1, UrlEncoded)]),
            (
                "url with a plus",
                format!("a\nb\n{}", BLOCK.replace('\n', "%0A")),
                format!("a\nb\n{BLOCK}"),
                vec![(3, UrlEncoded)],
            ),
            ("quoted-printable", BLOCK.replace('=', "=3D"), BLOCK.to_owned(), vec![(3, QuotedPrintable)]),
            (
                "soft breaks",
                BLOCK.replace("AQE/", "AQ=\nE/").replace("==", "=3D=3D"),
                BLOCK.to_owned(),
                vec![(2, QuotedPrintable)],
            ),
            ("quoted breaks", BLOCK.replace('\n', "=0A"), BLOCK.to_owned(), vec![(1, QuotedPrintable)]),
            (
                "entities",
                BLOCK.replace('\n', "&#10;").replace('+', "&#x2B;"),
                BLOCK.to_owned(),
                vec![(1, Html)],
            ),
            ("double entities", BLOCK.replace('+', "&amp;#43;"), BLOCK.to_owned(), vec![(2, Html)]),
            (
                "named entities",
                BLOCK.replace('+', "&plus;").replace('/', "&sol;"),
                BLOCK.to_owned(),
                vec![(2, Html)],
            ),
            ("breaks", BLOCK.replace('\n', "<br/>"), BLOCK.to_owned(), vec![(1, Html)]),
            ("json", json, BLOCK.to_owned(), vec![(2, JsonEscapes)]),
        ] {
            assert_eq!(read(text.as_bytes()), (expected, faults), "{name}: {text}");
        }
    }

    #[test]
    fn markers_are_put_right_with_their_line() {
        use TextForm::*;
        for (name, begin, end, form) in [
            ("four", "----BEGIN CERTIFICATE----", "----END CERTIFICATE----", Dashes(4)),
            ("six", "------BEGIN CERTIFICATE------", "-----END CERTIFICATE-----", Dashes(6)),
            ("one end", "-----BEGIN CERTIFICATE----", "-----END CERTIFICATE-----", Dashes(4)),
            ("em", "\u{2014}BEGIN CERTIFICATE\u{2014}", "\u{2014}END CERTIFICATE\u{2014}", OtherDashes),
            (
                "em and en",
                "\u{2014}\u{2013}BEGIN CERTIFICATE\u{2014}\u{2013}",
                "\u{2014}\u{2013}END CERTIFICATE\u{2014}\u{2013}",
                OtherDashes,
            ),
            ("mixed", "--\u{2013}BEGIN CERTIFICATE--\u{2013}", "-----END CERTIFICATE-----", OtherDashes),
            ("mojibake", "â€”â€“BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", OtherDashes),
            ("spaces", "----- BEGIN CERTIFICATE -----", "----- END CERTIFICATE -----", SpaceInMarker),
            ("small", "-----begin certificate-----", "-----end certificate-----", SmallLetters),
        ] {
            let text = format!("Dear admin,\n\n{begin}\nMAM+AQE/\nAQ==\n{end}\n");
            let expected = format!("Dear admin,\n\n{BLOCK}");
            assert_eq!(read(text.as_bytes()), (expected.clone(), vec![(3, form)]), "{name}");
        }
        let windows =
            [b"\x97\x96BEGIN CERTIFICATE\x97\x96\nMAM+AQE/\nAQ==\n\x97\x96END CERTIFICATE\x97\x96\n"
                .as_slice()]
            .concat();
        assert_eq!(read(&windows), (BLOCK.to_owned(), vec![(1, OtherDashes)]));
    }

    #[test]
    fn typed_line_breaks_are_a_fault_of_a_file_and_none_of_a_value() {
        let typed = BLOCK.replace('\n', "\\n");
        assert_eq!(read(typed.as_bytes()), (typed.clone(), vec![(1, TextForm::TypedLineBreak)]));
        let value = format!("TLS_CERT=\"{typed}\"\n");
        assert_eq!(read(value.as_bytes()), (value.clone(), Vec::new()));
    }

    #[test]
    fn hostile_text_is_read_in_linear_time() {
        for piece in ["-----BEGIN ", "%0A-----BEGIN", "=\n-BEGIN ", "&#;BEGIN ", "-BEGIN -", "\\u00BEGIN "] {
            let text = piece.repeat(200_000 / piece.len());
            let start = std::time::Instant::now();
            _ = plain(text.as_bytes());
            assert!(start.elapsed().as_secs() < 5, "{piece}");
        }
    }
}
