//! Whether the target is for the names that were asked (RFC 9525; RFC 5280 section 7.5 for mailboxes).
//!
//! Only the subject alternative name counts. The common name never does; it is looked at to explain why it does not help.

use std::borrow::Cow;

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::names::{Mailbox, is_host, listed, shown};
use crate::limits::MAX_ENTRIES;
use crate::model::{Certificate, ExtensionValue, GeneralName, Outcome};
use crate::path::{Answer, Chain, Check, PeerName};

/// How many names of the certificate a sentence lists before it counts the rest.
const MAX_LISTED: usize = 8;

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let asked = &chain.question.names;
    let answer = |is_target: bool, certificate| {
        if is_target && !asked.is_empty() {
            target(certificate, asked)
        } else {
            Answer::not_applicable(Check::PeerName)
        }
    };
    chain.positions().map(|position| answer(position.is_target(), position.certificate)).collect()
}

/// Whether a certificate is for every name.
fn target(certificate: &Certificate, asked: &[PeerName]) -> Answer {
    let mut answer = Answer::pass(Check::PeerName);
    let mut names = None;
    for extension in &certificate.extensions {
        match &extension.value {
            ExtensionValue::SubjectAltName(list) => names.get_or_insert(Vec::new()).extend(list),
            ExtensionValue::Malformed(reason) if extension.oid == ID_CE_SUBJECT_ALT_NAME => {
                names.get_or_insert(Vec::new());
                let text = format!("The subject alternative name does not decode: {}.", shown(reason));
                answer.add(Outcome::Fail, "subjectAltNameMalformed", "RFC 5280 section 4.2.1.6", text);
            }
            _ => {}
        }
    }
    for peer in asked {
        let (outcome, code, text) = match &names {
            None => absent(certificate, peer),
            Some(names) => judge(certificate, names, peer),
        };
        let source = match peer {
            PeerName::Dns(_) => "RFC 9525 section 6.3",
            PeerName::Ip(_) => "RFC 9525 section 6.4",
            PeerName::Email(_) => "RFC 5280 section 7.5",
        };
        answer.add(outcome, code, source, text);
    }
    answer
}

/// What is said where there is no subject alternative name.
fn absent(certificate: &Certificate, peer: &PeerName) -> (Outcome, &'static str, String) {
    let text = format!(
        "The certificate has no subject alternative name, so it is not for '{}'.{}",
        shown(&text_of(peer)),
        common_name_hint(certificate, peer)
    );
    (Outcome::Fail, "noSubjectAltName", text)
}

/// What is said of one name that was asked.
fn judge(
    certificate: &Certificate,
    names: &[&GeneralName],
    peer: &PeerName,
) -> (Outcome, &'static str, String) {
    let text = text_of(peer);
    let asked = shown(&text);
    let ends_in_dot =
        |entry: &&&GeneralName| matches!(entry, GeneralName::DnsName(name) if name.ends_with('.'));
    let covering = || names.iter().filter(|entry| covers(entry, peer));
    if let Some(entry) = covering().find(|entry| !ends_in_dot(entry)) {
        return (
            Outcome::Pass,
            "nameCovered",
            format!("'{asked}' is covered by the entry {}.", entry_text(entry)),
        );
    }
    if let Some(entry) = covering().next() {
        let text = format!(
            "'{asked}' is covered by the entry {} only for those who pass over the dot at its end: OpenSSL, GnuTLS, Java and Firefox reject it.",
            entry_text(entry)
        );
        return (Outcome::Warn, "nameWithDot", text);
    }
    if names.len() >= MAX_ENTRIES {
        let text =
            format!("'{asked}' is not among the first {MAX_ENTRIES} names, and further ones are not read.");
        return (Outcome::Unknown, "tooManyNames", text);
    }
    let entries = match names.is_empty() {
        true => "the subject alternative name lists nothing".to_owned(),
        false => format!("it is for {}", listed(names.iter().map(|entry| entry_text(entry)), MAX_LISTED)),
    };
    let hint = match near_miss(names, peer) {
        Some(hint) => Cow::Borrowed(hint),
        None => common_name_hint(certificate, peer),
    };
    (Outcome::Fail, "nameNotCovered", format!("The certificate is not for '{asked}': {entries}.{hint}"))
}

/// Whether an entry covers a name.
fn covers(entry: &GeneralName, peer: &PeerName) -> bool {
    match (entry, peer) {
        (GeneralName::DnsName(entry), PeerName::Dns(asked)) => covers_host(entry, asked),
        (GeneralName::IpAddress(entry), PeerName::Ip(asked)) => entry == asked,
        (GeneralName::Rfc822Name(entry), PeerName::Email(asked)) => {
            let entry = Mailbox::parse(entry).filter(|_| entry.is_ascii());
            entry.is_some_and(|entry| Mailbox::parse(asked).is_some_and(|asked| entry == asked))
        }
        _ => false,
    }
}

/// Whether a dNSName covers the name of a host: case means nothing, nor does a trailing dot, and an asterisk stands for one
/// whole label, the left-most of three or more.
fn covers_host(entry: &str, asked: &str) -> bool {
    let entry = entry.strip_suffix('.').unwrap_or(entry);
    let asked = asked.strip_suffix('.').unwrap_or(asked);
    if !is_host(asked) {
        return false;
    }
    match entry.strip_prefix("*.") {
        Some(below) => {
            below.contains('.')
                && is_host(below)
                && asked.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(below))
        }
        None => entry.eq_ignore_ascii_case(asked),
    }
}

/// Why an entry that looks right does not count.
fn near_miss(names: &[&GeneralName], peer: &PeerName) -> Option<&'static str> {
    let is_dns = |matches: &dyn Fn(&str) -> bool| {
        names.iter().any(|name| matches!(name, GeneralName::DnsName(entry) if matches(entry)))
    };
    match peer {
        PeerName::Ip(asked) => {
            let asked = asked.to_string();
            is_dns(&|entry| entry == asked)
                .then_some(" The address is listed as a DNS name: it counts only as an IP address.")
        }
        PeerName::Dns(asked) => {
            let below = |entry: &str| {
                let domain = entry.strip_prefix('*').filter(|domain| domain.starts_with('.'));
                domain.is_some_and(|domain| {
                    let asked = asked.to_ascii_lowercase();
                    format!(".{asked}").ends_with(&domain.to_ascii_lowercase())
                })
            };
            is_dns(&below).then_some(
                " A wildcard stands for exactly one label, not for none or several, and not for all of a top-level domain.",
            )
        }
        PeerName::Email(_) => None,
    }
}

/// That the common name does not help, where somebody may have counted on it.
fn common_name_hint(certificate: &Certificate, peer: &PeerName) -> Cow<'static, str> {
    let is_there = certificate.subject.common_name().is_some_and(|name| match peer {
        PeerName::Dns(asked) => covers_host(name, asked),
        PeerName::Ip(asked) => name.parse() == Ok(*asked),
        PeerName::Email(asked) => name.eq_ignore_ascii_case(asked),
    });
    match is_there {
        true => " The common name has it, but is ignored since the subject alternative name took its place (RFC 9525 section 2): have the certificate reissued with the name there.".into(),
        false => "".into(),
    }
}

fn text_of(peer: &PeerName) -> String {
    match peer {
        PeerName::Dns(name) | PeerName::Email(name) => name.clone(),
        PeerName::Ip(address) => address.to_string(),
    }
}

fn entry_text(entry: &GeneralName) -> String {
    format!("{}: {entry}", entry.form())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{certificates, codes, extension, judge as judge_chain};
    use super::*;
    use crate::model::Timestamp;
    use crate::path::{End, Question};

    fn dns(name: &str) -> GeneralName {
        GeneralName::DnsName(name.into())
    }

    fn ip(address: &str) -> GeneralName {
        GeneralName::IpAddress(address.parse().unwrap())
    }

    fn email(mailbox: &str) -> GeneralName {
        GeneralName::Rfc822Name(mailbox.into())
    }

    fn asked(text: &str) -> PeerName {
        match text.parse() {
            Ok(address) => PeerName::Ip(address),
            Err(_) if text.contains('@') => PeerName::Email(text.into()),
            Err(_) => PeerName::Dns(text.into()),
        }
    }

    fn answers(subject: &str, value: Option<ExtensionValue>, names: &[&str]) -> Vec<Answer> {
        let names = names.iter().map(|name| asked(name)).collect();
        let question = Question { names, ..Question::at(Timestamp::from_unix_seconds(0)) };
        let extensions = value.into_iter().map(|value| extension("2.5.29.17", value)).collect();
        let chain = certificates(vec![(subject, extensions), ("CN=host.example.com", Vec::new())]);
        judge_chain(check, &chain, End::Anchor, &question)
    }

    #[test]
    fn entries_cover_names_by_rfc_9525() {
        for (entry, name, covered) in [
            (dns("Host.Example.com"), "host.example.COM", true),
            (dns("host.example.com"), "host.example.com.", true),
            (dns("host"), "host", true),
            (dns("*.example.com"), "host.example.com", true),
            (dns("*.example.com"), "xn--bcher-kva.example.com", true),
            (dns("*.example.com"), "a.host.example.com", false),
            (dns("*.example.com"), "example.com", false),
            (dns("*.example.com"), ".example.com", false),
            (dns("*.com"), "example.com", false),
            (dns("*"), "host", false),
            (dns("f*.example.com"), "foo.example.com", false),
            (dns("*.*.com"), "host.example.com", false),
            (dns("host.*.com"), "host.example.com", false),
            (dns("*.bücher.example"), "a.bücher.example", false),
            (dns("bücher.example"), "bücher.example", false),
            (dns("😜.example.com"), "xn--628h.example.com", false),
            (dns(""), "", false),
            (dns("10.0.0.5"), "10.0.0.5", false),
            (dns("host.example.com\0.evil.example"), "host.example.com", false),
            (ip("10.0.0.5"), "10.0.0.5", true),
            (ip("10.0.0.6"), "10.0.0.5", false),
            (ip("::ffff:10.0.0.5"), "10.0.0.5", false),
            (ip("2001:db8::5"), "2001:0db8:0:0::5", true),
            (GeneralName::Uri("https://host.example.com".into()), "host.example.com", false),
            (GeneralName::Malformed { tag: 2, bytes: Default::default() }, "host.example.com", false),
            (email("Root@Example.com"), "Root@example.COM", true),
            (email("Root@example.com"), "root@example.com", false),
            (email("*@example.com"), "*@example.com", true),
            (email("*@example.com"), "root@example.com", false),
            (email("root@*.example.com"), "root@a.example.com", false),
            (dns("example.com"), "root@example.com", false),
            (email("root@example.com"), "example.com", false),
        ] {
            let [target, root] =
                answers("", Some(ExtensionValue::SubjectAltName(vec![entry])), &[name]).try_into().unwrap();
            assert_eq!(target.outcome == Outcome::Pass, covered, "{name}: {target:?}");
            assert_eq!(codes(&target), [if covered { "nameCovered" } else { "nameNotCovered" }]);
            assert_eq!(root, Answer::not_applicable(Check::PeerName));
        }
    }

    #[test]
    fn a_dot_at_the_end_of_an_entry_is_a_warning() {
        let names = |entries: &[&str]| {
            Some(ExtensionValue::SubjectAltName(entries.iter().map(|entry| dns(entry)).collect()))
        };
        for (entries, outcome, code) in [
            (&["host.example.com."][..], Outcome::Warn, "nameWithDot"),
            (&["host.example.com.", "host.example.com"], Outcome::Pass, "nameCovered"),
        ] {
            let answer = &answers("", names(entries), &["host.example.com"])[0];
            assert_eq!((answer.outcome, codes(answer)), (outcome, vec![code]), "{entries:?}");
        }
    }

    #[test]
    fn every_name_must_be_covered() {
        let names = || Some(ExtensionValue::SubjectAltName(vec![dns("a.example"), dns("b.example")]));
        for (asked, outcome) in [
            (&[][..], Outcome::NotApplicable),
            (&["a.example", "b.example"], Outcome::Pass),
            (&["a.example", "c.example"], Outcome::Fail),
        ] {
            assert_eq!(answers("", names(), asked)[0].outcome, outcome, "{asked:?}");
        }
    }

    #[test]
    fn what_does_not_help_is_explained() {
        let listed = |names| Some(ExtensionValue::SubjectAltName(names));
        let many = (0..20).map(|number| dns(&format!("{number}.example"))).collect();
        let malformed = Some(ExtensionValue::Malformed("it is damaged".into()));
        for (value, name, code, text) in [
            (None, "a.example", "noSubjectAltName", "The common name has it, but is ignored"),
            (
                listed(vec![dns("b.example")]),
                "a.example",
                "nameNotCovered",
                "it is for DNS: b.example. The common name",
            ),
            (listed(vec![dns("b.example")]), "c.example", "nameNotCovered", "it is for DNS: b.example."),
            (listed(vec![dns("10.0.0.5")]), "10.0.0.5", "nameNotCovered", "is listed as a DNS name"),
            (listed(vec![dns("*.b.example")]), "b.example", "nameNotCovered", "exactly one label"),
            (listed(Vec::new()), "c.example", "nameNotCovered", "lists nothing"),
            (listed(many), "c.example", "nameNotCovered", "DNS: 7.example and 12 more."),
            (listed(vec![dns("x"); MAX_ENTRIES]), "c.example", "tooManyNames", "not among the first 10000"),
            (malformed, "c.example", "subjectAltNameMalformed", "it is damaged"),
        ] {
            let answer = answers("CN=a.example", value, &[name]).remove(0);
            assert!(answer.outcome >= Outcome::Unknown);
            assert_eq!(answer.reasons[0].code, code);
            assert!(answer.reasons[0].text.contains(text), "{}", answer.reasons[0].text);
        }
    }
}
