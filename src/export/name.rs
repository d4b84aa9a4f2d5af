//! File names that are harmless on every system.

/// Longest part of a name that comes from a certificate, in characters: some systems take 255 bytes for a name, and people
/// read fewer.
const MAX_STEM: usize = 60;

/// Names that Windows keeps for devices, with whatever ending.
const RESERVED: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "conin$",
    "conout$", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// What is left of a title when every character that may do harm is a hyphen.
pub(super) fn stem(title: &str) -> String {
    let title = title.strip_prefix("*.").map_or_else(|| title.to_owned(), |rest| format!("wildcard.{rest}"));
    let mut stem = String::with_capacity(MAX_STEM);
    for character in title.chars() {
        let harmless = character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-');
        let character = if harmless { character } else { '-' };
        // No two in a row: "..", and runs of what was replaced.
        let repeats = matches!(character, '.' | '-') && stem.ends_with(['.', '-']);
        if !repeats && stem.len() < MAX_STEM {
            stem.push(character);
        }
    }
    let stem = stem.trim_matches(['.', '-', '_']);
    let device = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if stem.is_empty() {
        "certificate".to_owned()
    } else if RESERVED.contains(&device.as_str()) {
        format!("certificate-{stem}")
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_on_every_system() {
        for (title, expected) in [
            ("vms.example.org", "vms.example.org"),
            ("*.example.org", "wildcard.example.org"),
            ("Example Root CA 2026", "Example-Root-CA-2026"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\Windows\\con", "C-Windows-con"),
            ("CON", "certificate-CON"),
            ("nul.txt", "certificate-nul.txt"),
            ("Lpt1.a.b", "certificate-Lpt1.a.b"),
            ("console", "console"),
            ("", "certificate"),
            ("名前", "certificate"),
            ("...", "certificate"),
            ("-rf", "rf"),
            (".htaccess", "htaccess"),
            ("a<b>\"c\"|d?e*f", "a-b-c-d-e-f"),
            ("exe<U+202E>gpj", "exe-U-202E-gpj"),
            ("name. ", "name"),
        ] {
            assert_eq!(stem(title), expected, "{title:?}");
        }
        assert_eq!(stem(&"x".repeat(500)).len(), MAX_STEM);
    }
}
