//! Commands that make a certificate which meets the demands, prefilled from the one at hand.
//!
//! What comes from the certificate is untrusted: it is reduced to harmless characters and quoted before it enters a command.

use super::dns_name::flaw;
use super::{Asked, Command, Delivery, Remedy, Subject, Text};
use crate::model::{GeneralName, Name, deceives};

/// Days that the commands give a server certificate: one less than the limit, so that no way of counting exceeds it.
const SERVER_DAYS: u32 = 824;
/// Days that the commands give a certificate authority: ten years.
const CA_DAYS: u32 = 3650;
/// Days that the commands give a client certificate: two years.
const CLIENT_DAYS: u32 = 730;
/// What the sample command of a guide has in its subject, and no own certificate should have.
const SAMPLE_VALUES: &[&str] = &["Symphony Communications LLC", "NOT FOR PRODUCTION USE"];
/// Most names that are carried over into a command line.
const MAX_NAMES: usize = 50;

/// A new server certificate, with everything that the guide demands, by OpenSSL.
#[must_use]
pub fn server(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let names = names(subject);
    let request = format!(
        "openssl req -new -newkey rsa:2048 -nodes -keyout server.key -out server.csr \\\n  -subj {} \\\n  -addext {} \\\n  -addext 'extendedKeyUsage=serverAuth' \\\n  -addext 'keyUsage=critical,digitalSignature,keyEncipherment'",
        quote(&distinguished_name(&subject.certificate.subject, "server")),
        quote(&format!("subjectAltName={names}")),
    );
    let issue = format!(
        "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial \\\n  -days {SERVER_DAYS} -sha256 -copy_extensions copyall -out server.pem"
    );
    Remedy {
        text: text.into(),
        commands: vec![
            Command { tool: "OpenSSL: a new key and request".into(), text: request.into() },
            Command { tool: "OpenSSL 3: issue it with your own CA".into(), text: issue.into() },
        ],
    }
}

/// A new certificate authority, with everything that the guide demands, by OpenSSL.
#[must_use]
pub fn authority(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let command = format!(
        "openssl req -x509 -newkey rsa:4096 -sha256 -days {CA_DAYS} -nodes -keyout ca.key -out ca.pem \\\n  -subj {} \\\n  -addext 'basicConstraints=critical,CA:TRUE' \\\n  -addext 'keyUsage=critical,keyCertSign,cRLSign'",
        quote(&distinguished_name(&subject.certificate.subject, "certificate authority")),
    );
    let command = Command { tool: "OpenSSL: a new root".into(), text: command.into() };
    Remedy { text: text.into(), commands: vec![command] }
}

/// A new client certificate with a key of 4096 bits, and both in one file, by OpenSSL. The common name is the user name that
/// was typed, else the one at hand.
#[must_use]
pub fn client(name: &Name, asked: &Asked<'_>, text: impl Into<Text>) -> Remedy {
    let issue = format!(
        "openssl x509 -req -in bot.csr -CA ca.pem -CAkey ca.key -CAcreateserial \\\n  -days {CLIENT_DAYS} -sha256 -copy_extensions copyall -out bot.pem"
    );
    let join = "openssl pkcs12 -export -in bot.pem -inkey bot.key -certfile ca.pem -out bot.p12";
    let mut remedy = client_request(name, asked, text);
    remedy.commands.extend([
        Command { tool: "OpenSSL 3: issue it with your own CA".into(), text: issue.into() },
        Command { tool: "OpenSSL 3: key and certificates in one file".into(), text: join.into() },
    ]);
    remedy
}

/// A new request for a client certificate with a key of 4096 bits, by OpenSSL.
#[must_use]
pub fn client_request(name: &Name, asked: &Asked<'_>, text: impl Into<Text>) -> Remedy {
    let request = format!(
        "openssl req -new -newkey rsa:4096 -sha256 -nodes -keyout bot.key -out bot.csr \\\n  -subj {} \\\n  -addext 'extendedKeyUsage=clientAuth' \\\n  -addext 'keyUsage=critical,digitalSignature'",
        quote(&account_name(name, asked)),
    );
    let command = Command { tool: "OpenSSL: a new key and request".into(), text: request.into() };
    Remedy { text: text.into(), commands: vec![command] }
}

/// A PKCS#12 file anew with AES-256. The key passes through a file that is under a passphrase, too.
#[must_use]
pub fn encrypt_again(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let file = quote(&file_name(subject.delivery).unwrap_or_else(|| "bot.p12".to_owned()));
    let command = format!(
        "openssl pkcs12 -legacy -in {file} -aes256 -out bot-all.pem\nopenssl pkcs12 -export -in bot-all.pem -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 \\\n  -out bot-new.p12\nrm bot-all.pem"
    );
    let command = Command { tool: "OpenSSL 3: write the file anew".into(), text: command.into() };
    Remedy { text: text.into(), commands: vec![command] }
}

/// The name of the file that something came in, harmless in a command; `None` if nothing usable is left of it.
#[must_use]
pub fn file_name(delivery: Option<&Delivery<'_>>) -> Option<String> {
    let name = harmless(delivery?.base_name());
    // curl takes what stands behind a colon for the password, and every program takes what begins with a hyphen for an option.
    let name: String = name.chars().filter(|c| !matches!(c, ':' | '\\')).collect();
    match name.as_str() {
        "" | "." | ".." => None,
        name if name.starts_with(['-', '@']) => Some(format!("./{name}")),
        _ => Some(name),
    }
}

/// Advice without a command.
#[must_use]
pub fn advice(text: impl Into<Text>) -> Remedy {
    Remedy { text: text.into(), commands: Vec::new() }
}

/// The value of `-subj`: the attributes that OpenSSL knows by a short name.
fn distinguished_name(name: &Name, fallback: &str) -> String {
    let subject = written(name, |_, _| true);
    if subject.is_empty() { format!("/CN={fallback}") } else { subject }
}

/// The same for an account: its name first, and nothing of a guide's sample.
fn account_name(name: &Name, asked: &Asked<'_>) -> String {
    let typed = asked.user_name.map(|typed| harmless(typed.as_str()));
    let own = name.common_name().map(harmless);
    let account = typed.or(own).filter(|name| !name.is_empty()).unwrap_or_else(|| "bot-user-name".to_owned());
    let rest = written(name, |kind, value| kind != "CN" && !SAMPLE_VALUES.contains(&value));
    format!("/CN={}{rest}", escaped(&account))
}

/// The attributes that OpenSSL knows by a short name, as far as they are wanted.
fn written(name: &Name, wanted: impl Fn(&str, &str) -> bool) -> String {
    let attributes = name.attributes().filter_map(|attribute| {
        let kind = attribute.short_name().filter(|kind| ["C", "ST", "L", "O", "OU", "CN"].contains(kind))?;
        let value = harmless(&attribute.text);
        // A country has two letters, or OpenSSL refuses the request.
        let fits = !value.is_empty() && (kind != "C" || value.len() == 2);
        (fits && wanted(kind, &value)).then(|| format!("/{kind}={}", escaped(&value)))
    });
    attributes.collect()
}

/// A value within `-subj`.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('/', "\\/").replace('+', "\\+")
}

/// The value of `subjectAltName`: usable DNS names, IP addresses, and the address typed in the app.
fn names(subject: &Subject<'_>) -> String {
    let mut entries: Vec<String> = Vec::new();
    let mut add = |entry: String| {
        if !entries.contains(&entry) && entries.len() < MAX_NAMES {
            entries.push(entry);
        }
    };
    for name in subject.certificate.subject_alt_names().unwrap_or_default() {
        match name {
            GeneralName::DnsName(entry) => match entry.parse::<std::net::IpAddr>() {
                Ok(address) => add(format!("IP:{address}")),
                Err(_) if flaw(entry).is_none() => add(format!("DNS:{entry}")),
                Err(_) => {}
            },
            GeneralName::IpAddress(address) => add(format!("IP:{address}")),
            _ => {}
        }
    }
    match subject.asked.host {
        Some(crate::input::ServerName::Dns(host)) => add(format!("DNS:{host}")),
        Some(crate::input::ServerName::Ip(address)) => add(format!("IP:{address}")),
        None => {}
    }
    if !entries.iter().any(|entry| entry.starts_with("DNS:")) {
        let common_name = subject
            .certificate
            .subject
            .common_name()
            .filter(|name| flaw(name).is_none() && name.contains('.'));
        entries.insert(0, format!("DNS:{}", common_name.unwrap_or("server.example.org")));
    }
    entries.join(",")
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
