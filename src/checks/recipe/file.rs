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
    Remedy { text: text.into(), commands: vec![command].into() }
}

/// The name of the file that something came in, harmless in a command; `None` if nothing usable is left of it.
#[must_use]
pub(crate) fn file_name(delivery: Option<&Delivery<'_>>) -> Option<String> {
    usable(delivery?.base_name())
}

/// The file that something came in as one word of a command, or another name where nothing usable is left of its own.
#[must_use]
pub(crate) fn word(delivery: Option<&Delivery<'_>>, other: &'static str) -> String {
    file_name(delivery).map_or_else(|| other.to_owned(), |name| bare(&name))
}

/// A text with the name of a file in place of every word FILE.
#[must_use]
pub(crate) fn naming(text: Text, base_name: &str) -> Text {
    let is_placeholder = |word: &str| word.trim_end_matches(['.', ',', ';', ')']) == PLACEHOLDER;
    match usable(base_name).filter(|_| text.split(' ').any(is_placeholder)) {
        None => text,
        Some(name) => {
            let name = bare(&name);
            let words = text.split(' ').map(|word| {
                if is_placeholder(word) { word.replacen(PLACEHOLDER, &name, 1) } else { word.to_owned() }
            });
            words.collect::<Vec<_>>().join(" ").into()
        }
    }
}

/// What stands for the name of a file in a command.
const PLACEHOLDER: &str = "FILE";

/// One word for a shell, without quotation marks where it needs none.
fn bare(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    if name.chars().all(is_plain) { name.to_owned() } else { quote(name) }
}

/// A name without folders, harmless in a command; `None` if nothing usable is left of it.
fn usable(base_name: &str) -> Option<String> {
    let name = harmless(base_name);
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

    #[test]
    fn the_placeholder_of_a_command_becomes_the_name_of_the_file() {
        for (text, file, expected) in [
            ("openssl x509 -in FILE -out a.pem.", "my.cer", "openssl x509 -in my.cer -out a.pem."),
            ("Use: openssl crl -in FILE", "a b.crl", "Use: openssl crl -in 'a b.crl'"),
            ("ssh-keygen -f FILE.", "it's", "ssh-keygen -f 'it'\\''s'."),
            ("PROFILE FILES", "a.pem", "PROFILE FILES"),
            ("openssl x509 -in FILE", "..", "openssl x509 -in FILE"),
        ] {
            assert_eq!(&*naming(text.into(), file), expected);
        }
    }

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
