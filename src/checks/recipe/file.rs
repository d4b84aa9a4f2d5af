//! Commands about a file at hand, and the quoting of what enters them.

use crate::checks::{Command, Delivery, Remedy, Subject, Text};
use crate::model::deceives;

/// A PKCS#12 file anew with AES-256. The key passes through a file that is under a passphrase, too.
#[must_use]
pub(crate) fn encrypt_again(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let file = quote(&file_name(subject.delivery).unwrap_or_else(|| "bot.p12".to_owned()));
    let command = format!(
        "openssl pkcs12 -legacy -in {file} -aes256 -out bot-all.pem\nopenssl pkcs12 -export -in bot-all.pem -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 \\\n  -out bot-new.p12\nrm bot-all.pem"
    );
    let command = Command { tool: "OpenSSL 3: write the file anew".into(), text: command.into() };
    Remedy { text: text.into(), commands: vec![command] }
}

/// The name of the file that something came in, harmless in a command; `None` if nothing usable is left of it.
#[must_use]
pub(crate) fn file_name(delivery: Option<&Delivery<'_>>) -> Option<String> {
    let name = harmless(delivery?.base_name());
    // curl takes what stands behind a colon for the password, and every program takes what begins with a hyphen for an option.
    let name: String = name.chars().filter(|c| !matches!(c, ':' | '\\')).collect();
    match name.as_str() {
        "" | "." | ".." => None,
        name if name.starts_with(['-', '@']) => Some(format!("./{name}")),
        _ => Some(name),
    }
}

/// Text without control characters, characters that reorder or hide text, and what shells of Windows expand.
pub(crate) fn harmless(text: &str) -> String {
    let hides = |c: char| {
        deceives(c)
            || c == char::REPLACEMENT_CHARACTER
            || matches!(c, '%' | '!' | '^' | '`' | '$' | '"' | '<' | '>' | '|' | '&')
    };
    text.chars().filter(|c| !hides(*c)).take(64).collect::<String>().trim().to_owned()
}

/// One word for a POSIX shell, whatever it holds.
pub(crate) fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(file: &str) -> Option<String> {
        file_name(Some(&Delivery { file, ..Delivery::default() }))
    }

    #[test]
    fn file_names_enter_commands_without_harm() {
        for (file, expected) in [
            ("bots/demo-bot1.p12", Some("demo-bot1.p12")),
            ("C:\\bots\\demo bot.p12", Some("demo bot.p12")),
            ("-rf.p12", Some("./-rf.p12")),
            ("@list", Some("./@list")),
            ("a:b.p12", Some("ab.p12")),
            ("$(reboot).p12", Some("(reboot).p12")),
            ("\u{202E}", None),
            ("..", None),
            ("", None),
        ] {
            assert_eq!(name_of(file).as_deref(), expected, "{file:?}");
        }
        assert_eq!(file_name(None), None);
    }

    #[test]
    fn what_a_shell_would_expand_does_not_get_through() {
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(harmless("a\u{202E}b\n$(rm -rf) `x` %PATH%"), "ab(rm -rf) x PATH");
    }
}
