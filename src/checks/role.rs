//! What a certificate looks made for.

use std::net::IpAddr;

use super::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use super::{Text, dns_name, user_name};
use crate::input::{Options, Role, ServerName};
use crate::model::{Certificate, CertificateRequest, ExtensionValue, GeneralName, Version};

/// Why a client is certain: the user said so.
const NAMED_AS_TYPED: &str = "Its common name is the user name that you typed.";
/// Why a server is certain: the user said so.
const ADDRESSED_AS_TYPED: &str = "It names the address that you typed.";

/// A role that a certificate looks made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The role.
    pub role: Role,
    /// Why.
    pub reason: Text,
    /// Whether nothing in the certificate says so, and the role is only the likelier one.
    pub is_guess: bool,
}

impl Likely {
    fn certain(role: Role, reason: impl Into<Text>) -> Self {
        Self { role, reason: reason.into(), is_guess: false }
    }

    fn guess(role: Role, reason: &'static str) -> Self {
        Self { role, reason: reason.into(), is_guess: true }
    }
}

/// The roles that a certificate is judged in, the likeliest first. What the user chose and typed, and then the product that
/// was chosen, outweigh a guess; nothing turns the certificate of an authority into that of a server.
///
/// `takes` are the roles in which the chosen product takes certificates; empty where none is chosen.
#[must_use]
pub fn roles(certificate: &Certificate, options: &Options, takes: &[Role]) -> Vec<Likely> {
    let mut likely = roles_of(certificate);
    let is_authority = likely.iter().any(|one| one.role == Role::Ca);
    if let Some(role) = options.role.filter(|role| matches!(role, Role::Server | Role::Client)) {
        if !is_authority {
            return vec![Likely::certain(role, "You chose this role.")];
        }
        likely.retain(|one| one.role == Role::Ca || one.role == role);
    }
    if options.user_name.as_ref().is_some_and(|typed| user_name::resembles(&certificate.subject, typed)) {
        likely.retain(|one| one.role != Role::Client && !one.is_guess);
        likely.insert(0, Likely::certain(Role::Client, NAMED_AS_TYPED));
    }
    let is_guess = likely.iter().all(|one| one.is_guess);
    if is_guess && options.every_address().any(|address| is_named(certificate, address)) {
        return vec![Likely::certain(Role::Server, ADDRESSED_AS_TYPED)];
    }
    match takes {
        [only @ (Role::Server | Role::Client)] if is_guess && !is_authority => {
            vec![Likely {
                role: *only,
                reason: "The product that you chose takes no other kind.".into(),
                is_guess: true,
            }]
        }
        _ => likely,
    }
}

/// Whether an address is the common name of a certificate, or an entry covers it.
fn is_named(certificate: &Certificate, address: &ServerName) -> bool {
    let address_text = address.to_string();
    dns_name::is_covered(certificate, address)
        || certificate
            .subject
            .common_name()
            .is_some_and(|name| name.trim().eq_ignore_ascii_case(&address_text))
}

/// The roles that a certificate looks made for, the likeliest first.
///
/// Nearly always one. A self-signed server certificate marked as a CA, which `openssl req -x509` makes by default, is used
/// as both, so it is judged as both.
#[must_use]
pub fn roles_of(certificate: &Certificate) -> Vec<Likely> {
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
    let names_host = certificate.subject.common_name().is_some_and(is_host);
    if is_ca && certificate.is_self_issued() && has_address {
        return vec![
            Likely::certain(Role::Server, "It names an address, as a server certificate does."),
            Likely::certain(
                Role::Ca,
                "It is also marked as a certificate authority and names itself as issuer.",
            ),
        ];
    }
    vec![if is_ca {
        Likely::certain(Role::Ca, "Its basic constraints mark it as a certificate authority.")
    } else if for_server {
        Likely::certain(Role::Server, "Its extended key usage names server authentication.")
    } else if has_address && !for_client {
        Likely::certain(Role::Server, "It names an address, as a server certificate does.")
    } else if for_client {
        Likely::certain(
            Role::Client,
            "Its extended key usage names client authentication and not server authentication.",
        )
    } else if signs_certificates {
        Likely::certain(Role::Ca, "Its key usage allows it to sign certificates.")
    } else if certificate.is_self_issued() && names_host {
        Likely::certain(Role::Server, "It names itself as issuer, and its common name is that of a host.")
    } else if certificate.is_self_issued() && certificate.version == Version::V1 {
        Likely::certain(Role::Ca, "It has version 1 and names itself as issuer, as old roots do.")
    } else if certificate.is_self_issued() && certificate.basic_constraints().is_some() {
        Likely::certain(Role::Ca, "It names itself as issuer and names no address, as roots do.")
    } else if certificate.subject.common_name().is_some_and(|name| !is_host(name)) {
        Likely::guess(
            Role::Client,
            "Nothing in it says what it is for, and its common name is not a server name; a client certificate is assumed.",
        )
    } else {
        Likely::guess(Role::Server, "Nothing in it says what it is for; a server certificate is assumed.")
    }]
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

/// What a request asks for: the certificate of a client or of a server.
///
/// `takes` are the roles for which the chosen product takes requests; empty where none is chosen.
#[must_use]
pub fn role_of_request(request: &CertificateRequest, options: &Options, takes: &[Role]) -> Likely {
    if options.user_name.as_ref().is_some_and(|typed| user_name::resembles(&request.subject, typed)) {
        return Likely::certain(Role::Client, NAMED_AS_TYPED);
    }
    let mut has_address = false;
    for extension in &request.extensions {
        match &extension.value {
            ExtensionValue::ExtendedKeyUsage(purposes) => {
                let has = |wanted| purposes.iter().any(|purpose| *purpose == wanted);
                match (has(CLIENT_AUTH), has(SERVER_AUTH)) {
                    (_, true) => return Likely::certain(Role::Server, "It asks for server authentication."),
                    (true, false) => {
                        return Likely::certain(Role::Client, "It asks for client authentication.");
                    }
                    (false, false) => {}
                }
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
        return Likely::certain(Role::Server, "It asks for a server's certificate: it names an address.");
    }
    let guess = if request.subject.common_name().is_some_and(is_host) {
        Likely::guess(
            Role::Server,
            "Its common name looks like the address of a server. If it is the user name of a bot, type it.",
        )
    } else {
        Likely::guess(Role::Client, "It is a request for a certificate that names no address.")
    };
    match takes {
        [only] if guess.role != *only => Likely {
            role: *only,
            reason: "The product that you chose takes no other kind.".into(),
            is_guess: true,
        },
        _ => guess,
    }
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
