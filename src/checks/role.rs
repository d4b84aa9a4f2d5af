//! What a certificate looks made for.

use super::Text;
use super::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use crate::input::Role;
use crate::model::{Certificate, CertificateRequest, ExtensionValue, GeneralName, Version};

/// The roles that a certificate is judged in, the likeliest first, each with its reason.
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
    } else if certificate.subject.common_name().is_some_and(|name| !name.contains('.')) {
        (
            Role::Client,
            "Nothing in it says what it is for, and its common name is no name of a server; a client certificate is assumed.",
        )
    } else {
        (Role::Server, "Nothing in it says what it is for; a server certificate is assumed.")
    };
    vec![(role, reason.into())]
}

/// Whether a request asks for the certificate of a server: by the purposes that it asks for, or by an address in it.
#[must_use]
pub fn asks_for_server(request: &CertificateRequest) -> bool {
    let mut has_address = false;
    for extension in &request.extensions {
        match &extension.value {
            ExtensionValue::ExtendedKeyUsage(purposes) => {
                let has = |wanted| purposes.iter().any(|purpose| *purpose == wanted);
                return has(SERVER_AUTH) && !has(CLIENT_AUTH);
            }
            ExtensionValue::SubjectAltName(names) => {
                let is_address =
                    |name: &GeneralName| matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_));
                has_address = names.iter().any(is_address);
            }
            _ => {}
        }
    }
    has_address
}
