//! Where phones would have to look for revocation, and cannot.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::{ExtensionValue, GeneralName};
use crate::path::validate::is_private_name;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/status-addresses",
    title: "Addresses for revocation can be reached from everywhere",
    title_failed: "Some devices cannot reach the addresses for revocation",
    rule: "The addresses of revocation lists and services, and of the issuer's certificate, are not of hosts inside a network, and not in a directory.",
    required: "no internal host, no directory",
    sources: &[Source { document: "RFC 5280", section: "4.2.1.13 and 4.2.2.1" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "Phones outside of the network cannot ask whether it was revoked. Most connect all the same, some only after a delay.",
    check,
    remedy: |_| {
        recipe::advice("If phones connect from outside, have the CA publish its lists at a public web address, and issue without the internal ones. Nothing has to be done where phones always connect by VPN.")
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/internal-addresses", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let extensions = &subject.certificate.extensions;
    let mut addresses: Vec<&GeneralName> = Vec::new();
    let mut offset = None;
    for extension in extensions {
        match &extension.value {
            ExtensionValue::AuthorityInfoAccess(descriptions) => {
                addresses.extend(descriptions.iter().map(|description| &description.location));
            }
            ExtensionValue::CrlDistributionPoints(points) => {
                addresses.extend(points.iter().flat_map(|point| &point.full_name));
            }
            _ => continue,
        }
        offset = offset.or(Some(extension.span.offset));
    }
    if addresses.is_empty() {
        return Judgement::pass("no addresses");
    }
    let judgement = Judgement::pass(format!("{} addresses", addresses.len()));
    match addresses.iter().find_map(|address| internal(address)) {
        Some(address) => judgement
            .because(Outcome::Fail, format!("'{}' cannot be reached from outside.", address.escape_debug()))
            .evidence("URI", address.escape_debug().to_string(), offset),
        None => judgement,
    }
}

/// The address, if it leads to a host inside a network or to a directory.
fn internal(address: &GeneralName) -> Option<&str> {
    let GeneralName::Uri(uri) = address else { return None };
    let (scheme, rest) = uri.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(address) => address.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let name = match host.parse() {
        Ok(address) => GeneralName::IpAddress(address),
        Err(_) => GeneralName::DnsName(host.to_owned()),
    };
    let is_directory = scheme.to_ascii_lowercase().starts_with("ldap") && host.is_empty();
    (is_directory || is_private_name(&name)).then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_in_addresses() {
        for (uri, is_internal) in [
            ("http://crl.example.org/ca.crl", false),
            ("http://pki.corp.local/ca.crl", true),
            ("http://pki/ca.crl", true),
            ("http://user@10.0.0.5:8080/ca.crl", true),
            ("http://[fd00::1]/ca.crl", true),
            ("http://8.8.8.8/ca.crl", false),
            ("ldap:///CN=Example?certificateRevocationList", true),
            ("ldap://ldap.example.org/CN=Example", false),
            ("no address", false),
        ] {
            assert_eq!(internal(&GeneralName::Uri(uri.to_owned())).is_some(), is_internal, "{uri}");
        }
    }
}
