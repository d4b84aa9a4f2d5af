//! Requests for the certificate of a server: what is decided before the certificate exists.

use super::extended_key_usage::SERVER_AUTH;
use super::recipe::quote;
use super::{Command, Judgement, Outcome, Remedy, RequestSubject, Text, dns_name};
use crate::model::{ExtensionValue, GeneralName, PublicKeyAlgorithm};

/// Smallest RSA modulus that phones, browsers and public authorities take, in bits.
const RSA_MIN_BITS: u32 = 2048;

/// The request names the addresses of the server. An authority may add them, so their absence asks for a step.
#[must_use]
pub fn names_addresses(subject: &RequestSubject<'_>) -> Judgement {
    let names: Vec<&GeneralName> = names(subject).collect();
    let dns: Vec<&str> = names
        .iter()
        .filter_map(|name| match name {
            GeneralName::DnsName(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let found = if names.is_empty() {
        "no subject alternative name".to_owned()
    } else {
        names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let judgement = Judgement::pass(found);
    let flawed = dns.iter().find(|text| dns_name::flaw(text).is_some());
    if let Some(text) = flawed {
        return judgement.because(
            Outcome::Fail,
            format!("'{}' is not the name of a host, so no client can match it.", text.escape_debug()),
        );
    }
    if dns.is_empty() {
        return judgement.step(format!(
            "Ask the CA to add the server's DNS name as subject alternative name ({}). Clients ignore the common name.",
            host(subject).map_or_else(|| "DNS:vms.example.org".to_owned(), |name| format!("DNS:{name}"))
        ));
    }
    match subject.asked.host {
        Some(host) if !names.iter().any(|name| dns_name::covers(name, host)) => judgement
            .step(format!("Ask the CA to add '{host}', too: the request does not name this address.")),
        _ => judgement,
    }
}

/// The request is for an RSA key of 2048 bits or more; `others` says what comes of a key on an elliptic curve.
#[must_use]
pub fn key(subject: &RequestSubject<'_>, curve: Outcome, why: &'static str) -> Judgement {
    let key = &subject.request.public_key.key;
    let judgement = Judgement::pass(key.to_string());
    match &key.algorithm {
        PublicKeyAlgorithm::Rsa { .. } if key.bits.unwrap_or(0) < RSA_MIN_BITS => judgement.because(
            Outcome::Fail,
            "An RSA key below 2048 bits is refused by phones, by browsers and by public CAs.",
        ),
        PublicKeyAlgorithm::Rsa { .. } => judgement,
        PublicKeyAlgorithm::Ec { .. } => judgement.because(curve, why),
        PublicKeyAlgorithm::Malformed => judgement.because(Outcome::Fail, "The key does not decode."),
        _ => judgement.because(Outcome::Fail, "Of keys other than RSA, no source says that they work."),
    }
}

/// The request lists server authentication among the purposes, if it lists any.
#[must_use]
pub fn allows_server_authentication(subject: &RequestSubject<'_>) -> Judgement {
    let purposes = subject.request.extensions.iter().find_map(|extension| match &extension.value {
        ExtensionValue::ExtendedKeyUsage(purposes) => Some(purposes),
        _ => None,
    });
    match purposes {
        None => Judgement::pass("no purposes").remark(
            "The request does not say what the certificate is for. Choose the CA's template for a web server.",
        ),
        Some(purposes) if purposes.iter().any(|purpose| *purpose == SERVER_AUTH) => {
            Judgement::pass("server authentication")
        }
        Some(_) => Judgement::pass("other purposes").because(
            Outcome::Fail,
            "The request lists purposes and server authentication (1.3.6.1.5.5.7.3.1) is not among them.",
        ),
    }
}

/// The request does not ask for the certificate of an authority.
#[must_use]
pub fn asks_for_no_authority(subject: &RequestSubject<'_>) -> Judgement {
    let asks = subject.request.extensions.iter().any(
        |extension| matches!(&extension.value, ExtensionValue::BasicConstraints(constraints) if constraints.ca),
    );
    if asks {
        return Judgement::pass("cA = TRUE").because(
            Outcome::Fail,
            "The request asks for the certificate of a certificate authority (basic constraints cA = TRUE). CAs reject it, or silently leave it out.",
        );
    }
    Judgement::pass("not a certificate authority")
}

/// A new request, with the address that was typed or that the request names.
#[must_use]
pub fn anew(subject: &RequestSubject<'_>, text: impl Into<Text>) -> Remedy {
    let host = host(subject).unwrap_or_else(|| "vms.example.org".to_owned());
    let names = quote(&format!("subjectAltName=DNS:{host}"));
    let command = format!(
        "openssl req -new -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj {} -addext {names} -addext extendedKeyUsage=serverAuth",
        quote(&format!("/CN={host}"))
    );
    Remedy {
        text: text.into(),
        commands: vec![Command {
            tool: "OpenSSL: a new key and a request for it".into(),
            text: command.into(),
        }]
        .into(),
    }
}

fn names<'a>(subject: &RequestSubject<'a>) -> impl Iterator<Item = &'a GeneralName> {
    let of_extension = |value: &'a ExtensionValue| match value {
        ExtensionValue::SubjectAltName(names) => Some(names),
        _ => None,
    };
    subject.request.extensions.iter().filter_map(move |extension| of_extension(&extension.value)).flatten()
}

/// The name of the server: as it was typed, or a usable one of the request.
fn host(subject: &RequestSubject<'_>) -> Option<String> {
    let typed = subject.asked.host.map(ToString::to_string);
    let usable = |name: &&str| dns_name::flaw(name).is_none();
    let common = || subject.request.subject.common_name().filter(usable).map(str::to_owned);
    typed.or_else(common)
}
