//! What enters a command that somebody copies into a shell.

use super::deceives;

/// Longest name or value in a command, in characters: more is nothing that a person checks before running it.
const MAX_HARMLESS: usize = 64;

/// The name of a file for a command, if it has only letters, digits, full stops, underscores and hyphens, and does not look like
/// an option. Every shell takes such a name as it is. Nothing replaces another character: the command would name a file that
/// does not exist.
pub(crate) fn plain_name(name: &str) -> Option<&str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let is_usable = name.chars().all(is_plain)
        && !name.starts_with('-')
        && name.chars().any(|c| c.is_ascii_alphanumeric())
        && name.len() <= MAX_NAME;
    is_usable.then_some(name)
}

/// Longest name of a file in a command, in bytes: file systems take 255.
const MAX_NAME: usize = 255;

/// Text without control characters, characters that reorder or hide text, and what shells of Windows expand.
pub(crate) fn harmless(text: &str) -> String {
    let hides = |c: char| {
        deceives(c)
            || c == char::REPLACEMENT_CHARACTER
            || matches!(c, '%' | '!' | '^' | '`' | '$' | '"' | '<' | '>' | '|' | '&')
    };
    text.chars().filter(|c| !hides(*c)).take(MAX_HARMLESS).collect::<String>().trim().to_owned()
}

/// One word for a POSIX shell, whatever it holds.
pub(crate) fn posix_word(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// A string in which PowerShell expands nothing. It reads typographic quotation marks as plain ones, so they are
/// doubled, too.
pub(crate) fn powershell_string(value: &str) -> String {
    let mut text = String::from("'");
    for character in value.chars().filter(|c| !c.is_control()) {
        if matches!(character, '\'' | '\u{2018}'..='\u{201B}') {
            text.push(character);
        }
        text.push(character);
    }
    text.push('\'');
    text
}

/// A value of an OpenSSL configuration file in double quotes, whatever it holds; line ends and the like are left out.
pub(crate) fn openssl_value(value: &str) -> String {
    let mut text = String::with_capacity(value.len().saturating_add(2));
    text.push('"');
    for character in value.chars().filter(|c| !c.is_control()) {
        if matches!(character, '\\' | '"' | '\'' | '`' | '$' | '#' | '!') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_enter_commands_as_they_are_or_not_at_all() {
        for name in ["demo-bot1.p12", "Server_2.CER", ".pem", "a..b"] {
            assert_eq!(plain_name(name), Some(name));
        }
        let long = "x".repeat(256);
        for name in [
            "",
            ".",
            "..",
            "-rf.p12",
            "demo bot.p12",
            "it’s.cer",
            "$(reboot).p12",
            "a:b",
            "@list",
            "名.cer",
            &long,
        ] {
            assert_eq!(plain_name(name), None, "{name}");
        }
    }

    #[test]
    fn what_a_shell_would_expand_does_not_get_through() {
        assert_eq!(posix_word("it's"), r"'it'\''s'");
        assert_eq!(harmless("a\u{202E}b\n$(rm -rf) `x` %PATH%"), "ab(rm -rf) x PATH");
        assert_eq!(powershell_string("it's $(x) `n \u{2019}"), "'it''s $(x) `n \u{2019}\u{2019}'");
        assert_eq!(openssl_value("a\"b\\c$d!e#f`g'h\ni"), r#""a\"b\\c\$d\!e\#f\`g\'hi""#);
    }
}
