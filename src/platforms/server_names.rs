//! Where and how a server's names stand.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::is_public;
use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe, Topic};
use crate::input::Role;
use crate::model::GeneralName;
use crate::path::validate::is_private_name;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/server-names",
    title: "The server's names stand where clients look",
    title_failed: "No name of the server is where clients look",
    rule: "The subject alternative name lists the server's names as DNS entries and its addresses as IP entries. Names that exist only inside a network need a private CA.",
    required: "subject alternative names of the right form",
    sources: &[
        Source { document: "RFC 9525", section: "6.2 to 6.5" },
        Source { document: "CA/Browser Forum Baseline Requirements", section: "7.1.2.7.12" },
    ],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios, Recipient::Android]),
    topic: Some(Topic::Names),
    roles: &[Role::Server],
    effect: "Clients find no name that they could compare with the address, and refuse the connection.",
    check,
    remedy: |subject| {
        recipe::server(subject, "Have the certificate reissued with every name that clients type as a DNS entry, and every address as an IP entry; or connect by a name that is in it.")
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-local", Outcome::Pass),
        example("server/san-ip-only", Outcome::Pass),
        example("server/no-san", Outcome::Fail),
        example("server/san-email-only", Outcome::Fail),
        example("server/san-ip-as-dns", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let offset = certificate.extension(ID_CE_SUBJECT_ALT_NAME).map(|extension| extension.span.offset);
    let names = certificate.subject_alt_names().unwrap_or_default();
    let is_address = |name: &&GeneralName| matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_));
    let addresses: Vec<&GeneralName> = names.iter().filter(is_address).collect();
    if addresses.is_empty() {
        let judgement = Judgement::pass("no name or address in the subject alternative name")
            .evidence("subjectAltName", "no DNS or IP entry", offset);
        return match certificate.subject.common_name() {
            Some(name) => judgement.because(
                Outcome::Fail,
                format!("Only the common name '{}' could name the server, and clients no longer look there.", name.escape_debug()),
            ),
            None => judgement.because(Outcome::Fail, "Nothing in it names the server."),
        };
    }
    let found = format!("{} names and addresses", addresses.len());
    let mut judgement = Judgement::pass(found.clone()).evidence("subjectAltName", found, offset);
    let first = |wanted: &dyn Fn(&str) -> bool| {
        addresses.iter().find_map(|name| match name {
            GeneralName::DnsName(name) if wanted(name) => Some(name.escape_debug()),
            _ => None,
        })
    };
    if let Some(name) = first(&|name| name.parse::<std::net::IpAddr>().is_ok()) {
        judgement = judgement.because(Outcome::Warn, format!("'{name}' is an address written as a DNS name, which clients do not match."));
    }
    if let Some(name) = first(&|name| name.starts_with("*.")) {
        judgement = judgement.remark(format!("'{name}' covers exactly one label in place of the asterisk: neither the name below it nor two labels."));
    }
    if let Some(name) = first(&|name| name.split('.').any(|label| label.starts_with("xn--"))) {
        judgement = judgement.remark(format!("'{name}' is the ASCII form of an international name; an address that is typed in its own script has to be turned into this form to match."));
    }
    match addresses.iter().find(|name| is_private_name(name)) {
        Some(name) if is_public(subject) => judgement.because(
            Outcome::Fail,
            format!("'{}' exists only inside a network, and no public CA may certify it.", name.to_string().escape_debug()),
        ),
        Some(name) => judgement.remark(format!("'{}' exists only inside a network: certificates for it come from a private CA.", name.to_string().escape_debug())),
        None => judgement,
    }
}
