//! What a certificate looks made for.

use std::net::IpAddr;

use super::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use super::{Text, user_name};
use crate::input::{Options, Role, UserName};
use crate::model::{Certificate, CertificateRequest, ExtensionValue, GeneralName, Version};

/// Why a server is assumed where nothing speaks for it.
const ASSUMED_SERVER: &str = "Nothing in it says what it is for; a server certificate is assumed.";
/// Why a client is certain: the user said so.
const NAMED_AS_TYPED: &str = "Its common name is the user name that you typed.";

/// The roles that a certificate is judged in, the likeliest first, each with its reason: the one that was chosen, a client
/// where the user name that was typed is its common name, else what it looks made for.
#[must_use]
pub fn roles(certificate: &Certificate, options: &Options) -> Vec<(Role, Text)> {
    if let Some(role) = options.role {
        return vec![(role, "You chose this role.".into())];
    }
    let mut roles = roles_of(certificate);
    let typed = options.user_name.as_ref();
    if typed.is_some_and(|typed| user_name::resembles(&certificate.subject, typed)) {
        roles.retain(|(role, reason)| *role != Role::Client && reason != ASSUMED_SERVER);
        roles.insert(0, (Role::Client, NAMED_AS_TYPED.into()));
    }
    roles
}

/// The roles that a certificate looks made for, the likeliest first, each with its reason.
///
/// Nearly always one. A self-signed server certificate marked as a CA, which `openssl req -x509` makes by default, is used
/// as both, so it is judged as both.
#[must_use]
pub fn roles_of(certificate: &Certificate) -> Vec<(Role, Text)> {
    let is_ca = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    let purposes = certificate.extended_key_usage().unwrap_or_default();
    let for_server = purposes.iter().any(|purpose| *purpose == SERVER_AUTH);
    let for_client = purposes.iter().any(|purpose| *purpose == CLIENT_AUTH);
    let has_address = certificate
        .subject_alt_names()
        .unwrap_or_default()
        .iter()
        .any(|name| matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_)));
    let signs_certificates = certificate.key_usage().is_some_and(|usage| usage.key_cert_sign);
    if is_ca && certificate.is_self_issued() && has_address {
        return vec![
            (Role::Server, "It names an address, as a server certificate does.".into()),
            (Role::Ca, "It is also marked as a certificate authority and names itself as issuer.".into()),
        ];
    }
    let (role, reason) = if is_ca {
        (Role::Ca, "Its basic constraints mark it as a certificate authority.")
    } else if for_server {
        (Role::Server, "Its extended key usage names server authentication.")
    } else if has_address && !for_client {
        (Role::Server, "It names an address, as a server certificate does.")
    } else if for_client {
        (Role::Client, "Its extended key usage names client authentication and not server authentication.")
    } else if signs_certificates {
        (Role::Ca, "Its key usage allows it to sign certificates.")
    } else if certificate.is_self_issued() && certificate.version == Version::V1 {
        (Role::Ca, "It has version 1 and names itself as issuer, as old roots do.")
    } else if certificate.is_self_issued() && certificate.basic_constraints().is_some() {
        (Role::Ca, "It names itself as issuer and names no address, as roots do.")
    } else if certificate.subject.common_name().is_some_and(|name| !is_host(name)) {
        (
            Role::Client,
            "Nothing in it says what it is for, and its common name is no name of a server; a client certificate is assumed.",
        )
    } else {
        (Role::Server, ASSUMED_SERVER)
    };
    vec![(role, reason.into())]
}

/// Whether a common name is that of a host, as far as can be told: an address, or labels of which the last could be a
/// top-level domain. `bot.user1` is none: no top-level domain has a digit, but for those in `xn--` form.
fn is_host(name: &str) -> bool {
    let name = name.trim();
    let dotted = name.strip_suffix('.').unwrap_or(name);
    let is_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '*');
    let Some((labels, last)) = dotted.rsplit_once('.') else {
        return name.parse::<IpAddr>().is_ok() || name.eq_ignore_ascii_case("localhost");
    };
    let is_top = last.starts_with("xn--") || (!last.is_empty() && last.chars().all(char::is_alphabetic));
    name.parse::<IpAddr>().is_ok()
        || (is_top && labels.split('.').all(|label| !label.is_empty() && label.chars().all(is_label)))
}

/// Whether a request asks for the certificate of a client, with the reason; `Err` with the reason if it is for a server.
///
/// # Errors
/// Why it looks like the request of a server.
pub fn request_is_for_client(
    request: &CertificateRequest,
    typed: Option<&UserName>,
) -> Result<&'static str, &'static str> {
    if typed.is_some_and(|typed| user_name::resembles(&request.subject, typed)) {
        return Ok(NAMED_AS_TYPED);
    }
    let mut has_address = false;
    for extension in &request.extensions {
        match &extension.value {
            ExtensionValue::ExtendedKeyUsage(purposes) => {
                let has = |wanted| purposes.iter().any(|purpose| *purpose == wanted);
                return match (has(CLIENT_AUTH), has(SERVER_AUTH)) {
                    (true, _) => Ok("It asks for client authentication."),
                    (false, true) => {
                        Err("It asks for the certificate of a server: for server authentication.")
                    }
                    (false, false) => Ok("It is a request for a certificate."),
                };
            }
            ExtensionValue::SubjectAltName(names) => {
                let is_address =
                    |name: &GeneralName| matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_));
                has_address |= names.iter().any(is_address);
            }
            _ => {}
        }
    }
    if has_address {
        return Err("It asks for the certificate of a server: it names an address.");
    }
    if request.subject.common_name().is_some_and(is_host) {
        return Err(
            "Its common name looks like the address of a server. If it is the user name of a bot, type it.",
        );
    }
    Ok("It is a request for a certificate.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names_of_hosts_are_told_from_those_of_accounts() {
        for (name, expected) in [
            ("vms.example.org", true),
            ("*.example.org", true),
            ("vms.example.org.", true),
            ("nas.local", true),
            ("server.xn--p1ai", true),
            ("m\u{FC}ller.de", true),
            ("192.0.2.7", true),
            ("2001:db8::7", true),
            ("localhost", true),
            ("demo-bot1", false),
            ("bot.user1", false),
            ("bot@example.org", false),
            ("Demo Bot", false),
            ("Bot of J. Smith", false),
            ("v1.0", false),
            ("bot..example", false),
            (".", false),
            ("", false),
        ] {
            assert_eq!(is_host(name), expected, "{name:?}");
        }
    }
}
