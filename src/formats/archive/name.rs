//! Names of files in archives: made paths, and refused where they lead out.

use std::borrow::Cow;

use crate::limits::MAX_ENTRY_NAME;

/// What a file without a name is called.
const NO_NAME: &str = "(no name)";

/// The upper half of code page 437 (APPNOTE.TXT appendix D).
#[rustfmt::skip]
const CODE_PAGE_437: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐',
    '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧',
    '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀',
    'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩',
    '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{A0}',
];

/// A name in a zip archive: UTF-8 where it is that, flagged or not, else code page 437.
pub(super) fn decode(bytes: &[u8], is_utf8: bool) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) if is_utf8 => String::from_utf8_lossy(bytes),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| of_code_page(*byte)).collect()),
    }
}

fn of_code_page(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|index| CODE_PAGE_437.get(usize::from(index)));
    upper.copied().unwrap_or_else(|| char::from(byte))
}

/// A name as a path with `/` between its parts; `None` if it leads out of the folder that the archive is unpacked into.
pub(super) fn normalise(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let has_drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if has_drive || name.starts_with('/') || name.contains('\0') {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        return None;
    }
    Some(if parts.is_empty() { NO_NAME.to_owned() } else { cut(&parts.join("/")) })
}

/// A name, cut where it is too long to be carried by every object of the file.
pub(super) fn cut(name: &str) -> String {
    if name.is_empty() {
        return NO_NAME.to_owned();
    }
    if name.len() <= MAX_ENTRY_NAME {
        return name.to_owned();
    }
    let end = name.floor_char_boundary(MAX_ENTRY_NAME);
    format!("{}…", name.get(..end).unwrap_or_default())
}

/// Whether a name is that of a folder.
pub(super) fn is_folder(name: &str) -> bool {
    name.ends_with(['/', '\\'])
}

/// Whether a path is one that operating systems leave in folders: resource forks and views of macOS, previews of Windows.
pub(super) fn is_of_system(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || last.starts_with("._")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_paths_and_those_that_lead_out_are_refused() {
        for (name, path) in [
            ("a.crt", Some("a.crt")),
            ("./certs//a.crt", Some("certs/a.crt")),
            ("certs\\a.crt", Some("certs/a.crt")),
            ("a..b/c...crt", Some("a..b/c...crt")),
            ("certs/", Some("certs")),
            ("", Some("(no name)")),
            ("./", Some("(no name)")),
            ("../a.crt", None),
            ("certs/../../a.crt", None),
            ("..\\..\\a.crt", None),
            ("/etc/a.crt", None),
            ("\\\\server\\a.crt", None),
            ("C:\\a.crt", None),
            ("c:a.crt", None),
            ("a.crt\0.exe", None),
        ] {
            assert_eq!(normalise(name).as_deref(), path, "{name:?}");
        }
    }

    #[test]
    fn names_are_utf8_or_of_the_code_page_of_dos() {
        assert_eq!(decode("Zürich".as_bytes(), true), "Zürich");
        assert_eq!(decode("Zürich".as_bytes(), false), "Zürich");
        assert_eq!(decode(b"Z\x81rich", false), "Zürich");
        assert_eq!(decode(b"Z\x81rich", true), "Z\u{FFFD}rich");
        assert_eq!(of_code_page(0xFF), '\u{A0}');
        assert_eq!(of_code_page(0xE1), 'ß');
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let name = "ü".repeat(MAX_ENTRY_NAME);
        let cut = normalise(&name).unwrap();
        assert!(cut.len() <= MAX_ENTRY_NAME + '…'.len_utf8() && cut.ends_with("ü…"));
    }
}
