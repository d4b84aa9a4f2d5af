//! N10: the address that clients type stands in the certificate.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::{LIBRARY, MODES};
use crate::products::dw_spectrum::qt_names::{self, Place};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, dns_name, example};
use crate::input::Role;

/// How the client compares its address.
const QT: Source = Source {
    document: "Qt 6, src/network/ssl/qsslsocket.cpp",
    section: "QSslSocketPrivate::isMatchingHostname, called by QSslCertificate::verify",
};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/server-address",
    title: "The certificate covers the address that clients type",
    title_failed: "Not every client finds its address in the certificate",
    rule: "The address that clients connect to is one of the DNS names or IP addresses in the subject alternative name. The desktop client, which compares as Qt does, also accepts it as a common name or as an address written as a name; browsers and phones do not. It counts only for being trusted: a matching pin makes up for it.",
    required: "the typed address, as a DNS or IP entry",
    sources: &[MODES, LIBRARY, QT, Source { document: "RFC 9525", section: "6.3 to 6.5" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "A client that does not find its address refuses in Strict and asks at the first connection in Recommended; once the key is pinned, the address does not matter. Basic pins without a question, and Disabled does not look.",
    check,
    remedy: |subject| {
        super::new_server(
            subject,
            "Connect by an address that is in the certificate, or have it reissued with this address in it.",
        )
    },
    contradictions: &[],
    // The examples are judged for the address vms.example.org.
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-wildcard", Outcome::Pass),
        example("server/san-ip-only", Outcome::Warn),
        example("server/no-san", Outcome::Warn),
        example("server/san-partial-wildcard", Outcome::Warn),
        example("server/san-star-tld", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(host) = subject.asked.host else {
        return Judgement::new(Outcome::NotApplicable, "no address was given")
            .remark("Enter the address that clients connect to, to have it compared with the certificate.");
    };
    let extension = subject.certificate.extension(ID_CE_SUBJECT_ALT_NAME);
    let offset = extension.map(|extension| extension.span.offset);
    let found = subject.certificate.subject_alt_names().map_or("none".into(), dns_name::list);
    let judgement = Judgement::pass(found.clone()).evidence("subjectAltName", found, offset);
    let is_listed = dns_name::is_covered(subject.certificate, host);
    match (qt_names::place(subject.certificate, host), is_listed) {
        (Some(_), true) => judgement.remark(format!("'{host}' is covered.")),
        (Some(place), false) => judgement.because(
            Outcome::Warn,
            format!("The desktop client finds '{host}' {}; browsers and phones do not.", words(place)),
        ),
        (None, true) => judgement.because(
            Outcome::Warn,
            format!("Browsers and phones find '{host}', but the desktop client does not: it compares the names character by character."),
        ),
        (None, false) => judgement.because(
            Outcome::Warn,
            format!("No entry covers '{host}': in the mode Strict clients refuse to connect, and in Recommended they ask once."),
        ),
    }
}

fn words(place: Place<'_>) -> String {
    match place {
        Place::Address => "as an IP address".to_owned(),
        Place::CommonName(name) => format!("in the common name '{}'", name.escape_debug()),
        Place::DnsName(name) => format!("in the DNS entry '{}'", name.escape_debug()),
    }
}
