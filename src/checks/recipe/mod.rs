//! Commands that make a certificate which meets the demands, prefilled from the one at hand.
//!
//! What comes from the certificate is untrusted: it is reduced to harmless characters and quoted before it enters a command.

use super::dns_name::flaw;
use super::{Command, Remedy, RequestSubject, Subject, Text};
use crate::model::{Certificate, GeneralName, deceives};

/// Days that the commands give a server certificate: one less than the limit, so that no way of counting exceeds it.
const SERVER_DAYS: u32 = 824;
/// Days that the commands give a certificate authority: ten years.
const CA_DAYS: u32 = 3650;
/// Most names that are carried over into a command line.
const MAX_NAMES: usize = 50;

/// A new server certificate, with everything that the guide demands, by OpenSSL.
#[must_use]
pub fn server(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    let names = names(subject);
    let request = format!(
        "openssl req -new -newkey rsa:2048 -nodes -keyout server.key -out server.csr \\\n  -subj {} \\\n  -addext {} \\\n  -addext 'extendedKeyUsage=serverAuth' \\\n  -addext 'keyUsage=critical,digitalSignature,keyEncipherment'",
        quote(&distinguished_name(subject.certificate, "server")),
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
        quote(&distinguished_name(subject.certificate, "certificate authority")),
    );
    let command = Command { tool: "OpenSSL: a new root".into(), text: command.into() };
    Remedy { text: text.into(), commands: vec![command] }
}

/// A new server certificate with an RSA key, which is all that DW Spectrum takes.
#[must_use]
pub fn server_for_dw(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    server(subject, text)
}

/// A new client certificate for a bot of Symphony Messaging.
#[must_use]
pub fn client(_subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    advice(text)
}

/// A new request for the certificate of a bot of Symphony Messaging.
#[must_use]
pub fn request(_subject: &RequestSubject<'_>, text: impl Into<Text>) -> Remedy {
    advice(text)
}

/// Advice without a command.
#[must_use]
pub fn advice(text: impl Into<Text>) -> Remedy {
    Remedy { text: text.into(), commands: Vec::new() }
}

/// The value of `-subj`: the attributes that OpenSSL knows by a short name.
fn distinguished_name(certificate: &Certificate, fallback: &str) -> String {
    let attributes = certificate.subject.attributes().filter_map(|attribute| {
        let name = attribute.short_name().filter(|name| ["C", "ST", "L", "O", "OU", "CN"].contains(name))?;
        let value = harmless(&attribute.text);
        // A country has two letters, or OpenSSL refuses the request.
        let fits = !value.is_empty() && (name != "C" || value.len() == 2);
        fits.then(|| {
            format!("/{name}={}", value.replace('\\', "\\\\").replace('/', "\\/").replace('+', "\\+"))
        })
    });
    let subject: String = attributes.collect();
    if subject.is_empty() { format!("/CN={fallback}") } else { subject }
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
fn harmless(text: &str) -> String {
    let hides = |c: char| {
        deceives(c)
            || c == char::REPLACEMENT_CHARACTER
            || matches!(c, '%' | '!' | '^' | '`' | '$' | '"' | '<' | '>' | '|' | '&')
    };
    text.chars().filter(|c| !hides(*c)).take(64).collect::<String>().trim().to_owned()
}

/// One word for a POSIX shell, whatever it holds.
fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_expand_does_not_get_through() {
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(harmless("a\u{202E}b\n$(rm -rf) `x` %PATH%"), "ab(rm -rf) x PATH");
    }
}
