//! Commands about a file at hand.

use crate::checks::{Command, Delivery, Remedy, Subject, Text};
use crate::safe_text::command::{plain_name, posix_word};

/// A PKCS#12 file anew with AES-256. The key passes through a file that is under a passphrase, too.
#[must_use]
pub(crate) fn encrypt_again(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let file = posix_word(&file_name(subject.delivery).unwrap_or_else(|| "bot.p12".to_owned()));
    let command = format!(
        "openssl pkcs12 -legacy -in {file} -aes256 -out bot-all.pem\nopenssl pkcs12 -export -in bot-all.pem -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 \\\n  -out bot-new.p12\nrm bot-all.pem"
    );
    let command = Command { tool: "OpenSSL 3: write the file again".into(), text: command.into() };
    Remedy { text: text.into(), commands: vec![command].into() }
}

/// The name of the file that something came in; `None` if it could do harm in a command.
#[must_use]
pub(crate) fn file_name(delivery: Option<&Delivery<'_>>) -> Option<String> {
    plain_name(delivery?.base_name()).map(str::to_owned)
}

/// The file that something came in as one word of a command, or another name where its own could do harm.
#[must_use]
pub(crate) fn word(delivery: Option<&Delivery<'_>>, other: &'static str) -> String {
    file_name(delivery).unwrap_or_else(|| other.to_owned())
}

/// A text with the name of a file in place of every word FILE.
#[must_use]
pub(crate) fn naming(text: Text, base_name: &str) -> Text {
    let is_placeholder = |word: &str| word.trim_end_matches(['.', ',', ';', ')']) == PLACEHOLDER;
    match plain_name(base_name).filter(|_| text.split(' ').any(is_placeholder)) {
        None => text,
        Some(name) => {
            let words = text.split(' ').map(|word| {
                if is_placeholder(word) { word.replacen(PLACEHOLDER, name, 1) } else { word.to_owned() }
            });
            words.collect::<Vec<_>>().join(" ").into()
        }
    }
}

/// What stands for the name of a file in a command.
const PLACEHOLDER: &str = "FILE";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_placeholder_of_a_command_becomes_the_name_of_the_file() {
        for (text, file, expected) in [
            ("openssl x509 -in FILE -out a.pem.", "my.cer", "openssl x509 -in my.cer -out a.pem."),
            ("Use: openssl crl -in FILE", "a b.crl", "Use: openssl crl -in FILE"),
            ("ssh-keygen -f FILE.", "it\u{2019}s", "ssh-keygen -f FILE."),
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
            ("C:\\bots\\demo_bot.p12", Some("demo_bot.p12")),
            ("C:\\bots\\demo bot.p12", None),
            ("-rf.p12", None),
            ("", None),
        ] {
            assert_eq!(name_of(file).as_deref(), expected, "{file:?}");
        }
        assert_eq!(file_name(None), None);
    }
}
