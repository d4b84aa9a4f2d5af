//! Names beyond ASCII, which Android refuses.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe, Topic};
use crate::input::Role;
use crate::model::GeneralName;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/android-ascii-names",
    title: "Android takes the names",
    title_failed: "Android refuses a name of the certificate",
    rule: "DNS names among the subject alternative names are written in ASCII, international ones in their xn-- form.",
    required: "DNS names in ASCII",
    sources: &[
        Source { document: "Android, libcore", section: "change 4076be9a of December 2020" },
        Source { document: "RFC 5280", section: "4.2.1.6 and 7.2" },
    ],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Android]),
    topic: Some(Topic::Names),
    roles: &[Role::Server],
    effect: "Android does not match such a name, and the connection fails.",
    check,
    remedy: |subject| recipe::server(subject, "Have the certificate reissued with the name in its ASCII form, which begins with xn--."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/san-punycode", Outcome::Pass),
        example("server/san-non-ascii", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let offset = certificate.extension(ID_CE_SUBJECT_ALT_NAME).map(|extension| extension.span.offset);
    let names = certificate.subject_alt_names().unwrap_or_default().iter().filter_map(|name| match name {
        GeneralName::DnsName(name) => Some(name),
        _ => None,
    });
    let (ascii, other): (Vec<&String>, Vec<&String>) = names.partition(|name| name.is_ascii());
    let Some(first) = other.first() else {
        return Judgement::pass("ASCII only");
    };
    let outcome = if ascii.is_empty() { Outcome::Fail } else { Outcome::Warn };
    Judgement::pass(format!("{} names beyond ASCII", other.len()))
        .because(outcome, format!("'{}' has characters beyond ASCII.", first.escape_debug()))
        .evidence("subjectAltName", first.escape_debug().to_string(), offset)
}
