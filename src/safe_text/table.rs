//! Cells of comma-separated values (RFC 4180).

use super::visible;

/// A cell: in quotes where it has to be, and with an apostrophe where a spreadsheet would take it for a formula: at its start,
/// and behind a semicolon, where some spreadsheets begin a new cell in whatever language they are set to. Spreadsheets in East
/// Asian languages take the full-width signs, too.
pub(crate) fn cell(text: &str) -> String {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_formula = |part: &str| part.trim_start().starts_with(signs) || part.starts_with(['\t', '\r']);
    let parts =
        text.split(';').map(|part| [if is_formula(part) { "'" } else { "" }, &visible(part)].concat());
    let cell = parts.collect::<Vec<_>>().join(";");
    if cell.contains(['"', ',', ';', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_gets_through() {
        for (text, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            (" ＠SUM(A1)", "' ＠SUM(A1)"),
            ("\u{3164}=1", "<U+3164>=1"),
            ("\t=1", "'<U+0009>=1"),
            ("\r=1", "'<U+000D>=1"),
            ("a\nb", "a<U+000A>b"),
            ("a\u{202E}b", "a<U+202E>b"),
            ("a=b", "a=b"),
            ("x;=HYPERLINK(1)", "\"x;'=HYPERLINK(1)\""),
            ("x; @a; b", "\"x;' @a; b\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
