use std::time::{Duration, Instant};

use super::super::sample::{certificates, codes, extension, judge_anchored, name, oid, outcomes};
use super::*;
use crate::model::{Bytes, Extension};

use Outcome::{Fail, NotApplicable, Pass, Unknown};

fn dns(name: &str) -> GeneralName {
    GeneralName::DnsName(name.into())
}

fn email(mailbox: &str) -> GeneralName {
    GeneralName::Rfc822Name(mailbox.into())
}

fn uri(uri: &str) -> GeneralName {
    GeneralName::Uri(uri.into())
}

fn ip(address: &str) -> GeneralName {
    GeneralName::IpAddress(address.parse().unwrap())
}

fn network(address: &str, mask: &str) -> GeneralName {
    GeneralName::IpNetwork { address: address.parse().unwrap(), mask: mask.parse().unwrap() }
}

fn directory(text: &str) -> GeneralName {
    GeneralName::DirectoryName(name(text))
}

fn other(form: &str, text: &str) -> GeneralName {
    GeneralName::OtherName { oid: oid(form), text: Some(text.into()), value: Bytes::default() }
}

const UPN: &str = "1.3.6.1.4.1.311.20.2.3";
const SMTP_UTF8: &str = "1.3.6.1.5.5.7.8.9";

fn names(names: &[GeneralName]) -> Vec<Extension> {
    if names.is_empty() {
        return Vec::new();
    }
    vec![extension("2.5.29.17", ExtensionValue::SubjectAltName(names.to_vec()))]
}

fn constraints(permitted: &[GeneralName], excluded: &[GeneralName]) -> Vec<Extension> {
    let value = NameConstraints { permitted: permitted.to_vec(), excluded: excluded.to_vec() };
    vec![extension("2.5.29.30", ExtensionValue::NameConstraints(value))]
}

/// The answer for a target under one authority with constraints, which is the anchor.
fn target(subject: &str, own: &[GeneralName], permitted: &[GeneralName], excluded: &[GeneralName]) -> Answer {
    let chain = certificates(vec![(subject, names(own)), ("CN=Root", constraints(permitted, excluded))]);
    judge_anchored(check, &chain).remove(0)
}

#[test]
fn a_dot_at_an_end_of_a_dns_constraint_is_read_as_other_validators_do() {
    const LEADING: &str = "The DNS name constraint '.example.com' of the root 'CN=Root' begins with a dot, which RFC 5280 does not allow: clients apply it to every name below example.com, but not to example.com itself.";
    for (name, permitted, excluded, outcome, first) in [
        ("a.example.com", Some(".example.com"), None, Outcome::Warn, "constraintWithDot"),
        ("example.com", Some(".example.com"), None, Outcome::Fail, "nameNotPermitted"),
        ("a.example.com", None, Some(".example.com"), Outcome::Fail, "nameExcluded"),
        ("example.com", None, Some(".example.com"), Outcome::Warn, "constraintWithDot"),
        ("example.com", Some("example.com."), None, Outcome::Warn, "constraintWithDot"),
        ("a.example.net", Some("example.com."), None, Outcome::Fail, "nameNotPermitted"),
        ("a.example.com", Some("example.com"), None, Outcome::Pass, "withinNameConstraints"),
    ] {
        let [permitted, excluded] = [permitted, excluded].map(|base| Vec::from_iter(base.map(dns)));
        let answer = target("", &[dns(name)], &permitted, &excluded);
        assert_eq!((answer.outcome, codes(&answer)[0]), (outcome, first), "{name}: {answer:#?}");
    }
    let answer = target("", &[dns("a.example.com")], &[dns(".example.com")], &[]);
    assert_eq!(answer.reasons[0].text, LEADING);
    // Of a certificate without DNS names nothing is said.
    let answer = target("", &[email("a@b.example")], &[dns(".example.com")], &[]);
    assert_eq!(codes(&answer), ["withinNameConstraints"]);
}

#[test]
fn every_form_is_held_against_its_own_constraints() {
    let any_ip = network("0.0.0.0", "0.0.0.0");
    for (own, permitted, excluded, expected) in [
        (dns("a.example.com"), Some(dns("example.com")), None, Ok(())),
        (dns("a.example.net"), Some(dns("example.com")), None, Err("nameNotPermitted")),
        (dns("a.example.com"), None, Some(dns("example.com")), Err("nameExcluded")),
        (dns("a.example.net"), None, Some(dns("example.com")), Ok(())),
        (dns("a.example.com"), Some(dns("example.com")), Some(dns("a.example.com")), Err("nameExcluded")),
        (dns("a.example.com"), Some(dns("")), None, Ok(())),
        (dns("a.example.com"), None, Some(dns("")), Err("nameExcluded")),
        (dns("*.example.com"), Some(dns("example.com")), None, Ok(())),
        (dns("*.example.com"), Some(dns("foo.example.com")), None, Err("nameNotPermitted")),
        (dns("*.example.com"), None, Some(dns("bar.example.com")), Err("nameExcluded")),
        (dns("a b"), Some(dns("")), None, Err("nameMalformed")),
        (dns("bücher.example"), None, Some(dns("example.com")), Err("nameMalformed")),
        (dns("a.example.com"), Some(dns("..example.com")), None, Err("nameConstraintMalformed")),
        (dns("a.example.com"), None, Some(dns("*.example.net")), Err("nameConstraintMalformed")),
        (dns("a.example.com"), Some(ip("10.0.0.1")), Some(any_ip.clone()), Ok(())),
        (email("root@example.com"), Some(email("root@example.com")), None, Ok(())),
        (email("Root@example.com"), Some(email("root@example.com")), None, Err("nameNotPermitted")),
        (email("root@example.com"), None, Some(email(".example.com")), Ok(())),
        (email("root@a.example.com"), None, Some(email(".example.com")), Err("nameExcluded")),
        (email("not a mailbox"), None, Some(email("example.com")), Err("nameMalformed")),
        (email("é@example.com"), None, Some(email("example.net")), Err("nameMalformed")),
        (email("root@example.com"), Some(email("a@b@c")), None, Err("nameConstraintMalformed")),
        (uri("https://host.example.com/"), Some(uri("host.example.com")), None, Ok(())),
        (uri("https://host.example.com/"), None, Some(uri(".example.com")), Err("nameExcluded")),
        (uri("https://10.0.0.1/"), None, Some(uri(".example.com")), Err("uriWithoutHost")),
        (uri("urn:uuid:1"), Some(uri("")), None, Err("uriWithoutHost")),
        (ip("10.1.2.3"), Some(network("10.0.0.0", "255.0.0.0")), None, Ok(())),
        (ip("11.1.2.3"), Some(network("10.0.0.0", "255.0.0.0")), None, Err("nameNotPermitted")),
        (ip("::1"), Some(network("10.0.0.0", "255.0.0.0")), None, Err("nameNotPermitted")),
        (ip("::1"), None, Some(network("::", "::")), Err("nameExcluded")),
        (ip("::1"), None, Some(any_ip.clone()), Ok(())),
        (ip("10.0.0.1"), Some(ip("10.0.0.1")), None, Err("nameConstraintMalformed")),
        (ip("10.0.0.1"), None, Some(network("10.0.0.0", "255.0.255.0")), Err("nameConstraintMalformed")),
        (network("10.0.0.0", "255.0.0.0"), Some(any_ip.clone()), None, Err("nameMalformed")),
        (
            GeneralName::Malformed { tag: 7, bytes: Bytes(vec![1, 2, 3]) },
            Some(any_ip.clone()),
            None,
            Err("nameMalformed"),
        ),
        (directory("C=CA,O=Example,CN=x"), Some(directory("C=ca,O=EXAMPLE")), None, Ok(())),
        (directory("C=CA,O=Example"), Some(directory("C=CA,O=Example")), None, Ok(())),
        (directory("C=CA,O=Example"), Some(directory("")), None, Ok(())),
        (directory("C=CA"), Some(directory("C=CA,O=Example")), None, Err("nameNotPermitted")),
        (directory("O=Example,C=CA"), Some(directory("C=CA")), None, Err("nameNotPermitted")),
        (directory("C=CA,O=Example"), None, Some(directory("C=CA")), Err("nameExcluded")),
        (directory("C=CA,O=Example"), None, Some(directory("CN=x")), Ok(())),
        (other(UPN, "a@example.com"), None, Some(other(UPN, "b")), Err("nameFormNotUnderstood")),
        (other(UPN, "a@example.com"), Some(other(UPN, "a@example.com")), None, Err("nameFormNotUnderstood")),
        (other(UPN, "a@example.com"), Some(email("example.net")), None, Ok(())),
        (dns("a.example.com"), None, Some(other(UPN, "b")), Ok(())),
        (other(SMTP_UTF8, "é@example.com"), Some(email("example.com")), None, Ok(())),
        (other(SMTP_UTF8, "é@example.com"), None, Some(email("example.com")), Err("nameExcluded")),
        (
            GeneralName::RegisteredId(oid("1.2.3")),
            Some(GeneralName::RegisteredId(oid("1.2.3"))),
            None,
            Err("nameFormNotUnderstood"),
        ),
    ] {
        let case = format!("{own:?} under {permitted:?}, not {excluded:?}");
        let answer = target("", &[own], &Vec::from_iter(permitted), &Vec::from_iter(excluded));
        match expected {
            Ok(()) => {
                assert_eq!((answer.outcome, codes(&answer)), (Pass, vec!["withinNameConstraints"]), "{case}")
            }
            Err(code) => assert_eq!((answer.outcome, codes(&answer)), (Fail, vec![code]), "{case}"),
        }
    }
}

#[test]
fn several_permitted_subtrees_are_alternatives() {
    let permitted = [dns("a.example"), dns("b.example")];
    assert_eq!(target("", &[dns("x.a.example"), dns("b.example")], &permitted, &[]).outcome, Pass);
    let answer = target("", &[dns("a.example"), dns("c.example")], &permitted, &[]);
    assert_eq!(answer.outcome, Fail);
    assert_eq!(
        answer.reasons[0].text,
        "The DNS name 'c.example' lies outside what the root 'CN=Root' permits: a.example, b.example."
    );
}

#[test]
fn the_subject_counts_too() {
    let (ca, email_at) = (directory("C=CA"), email("example.com"));
    for (subject, own, permitted, expected) in [
        ("C=CA,CN=x", &[][..], &ca, Ok(())),
        ("C=US,CN=x", &[], &ca, Err("nameNotPermitted")),
        ("C=US,CN=x", &[directory("C=CA,CN=x")], &ca, Err("nameNotPermitted")),
        ("C=CA,CN=x", &[directory("C=US,CN=x")], &ca, Err("nameNotPermitted")),
        ("", &[dns("x")], &ca, Ok(())),
        ("CN=\u{FFFD}", &[], &ca, Err("nameMalformed")),
        ("C=CA,E=root@example.com", &[], &email_at, Ok(())),
        ("C=CA,E=root@example.net", &[], &email_at, Err("nameNotPermitted")),
        ("C=CA,E=root@example.net", &[dns("x")], &email_at, Err("nameNotPermitted")),
        // With an rfc822Name, the attribute does not count (RFC 5280 section 4.2.1.10).
        ("C=CA,E=root@example.net", &[email("root@example.com")], &email_at, Ok(())),
        ("C=CA,CN=root@example.net", &[], &email_at, Ok(())),
    ] {
        let answer = target(subject, own, std::slice::from_ref(permitted), &[]);
        match expected {
            Ok(()) => assert_eq!(answer.outcome, Pass, "{subject} {own:?}"),
            Err(code) => assert_eq!(codes(&answer), [code], "{subject} {own:?}"),
        }
    }
}

#[test]
fn constraints_add_up_along_the_path() {
    let (wide, narrow) = (dns("example.com"), dns("a.example.com"));
    for (name, outcome) in [("x.a.example.com", Pass), ("b.example.com", Fail), ("example.net", Fail)] {
        for (upper, lower) in [(&wide, &narrow), (&narrow, &wide)] {
            let chain = certificates(vec![
                ("CN=End", names(&[dns(name)])),
                ("CN=Lower", constraints(std::slice::from_ref(lower), &[])),
                ("CN=Upper", constraints(std::slice::from_ref(upper), &[])),
                ("CN=Root", Vec::new()),
            ]);
            let answers = judge_anchored(check, &chain);
            assert_eq!(outcomes(&answers), [outcome, Pass, NotApplicable, NotApplicable], "{name}");
        }
    }
    let chain = certificates(vec![
        ("CN=End", names(&[dns("a.example.com"), dns("b.example.com"), dns("c.example.com")])),
        ("CN=Lower", constraints(&[], &[dns("a.example.com")])),
        ("CN=Upper", constraints(&[], &[dns("b.example.com")])),
        ("CN=Root", Vec::new()),
    ]);
    let answers = judge_anchored(check, &chain);
    assert_eq!(codes(&answers[0]), ["nameExcluded", "nameExcluded"]);
    assert!(answers[0].reasons[0].text.ends_with("which the CA 'CN=Lower' excludes."));
    assert!(answers[0].reasons[1].text.ends_with("which the CA 'CN=Upper' excludes."));
}

#[test]
fn self_issued_intermediates_are_let_pass() {
    let constrained = || ("C=CA,CN=CA", constraints(&[], &[directory("C=CA")]));
    let own = || ("C=CA,CN=CA", Vec::new());
    let root = || ("CN=Root", Vec::new());
    let answers =
        judge_anchored(check, &certificates(vec![("CN=End", Vec::new()), own(), constrained(), root()]));
    assert_eq!(outcomes(&answers), [Pass, NotApplicable, NotApplicable, NotApplicable]);
    let answers = judge_anchored(check, &certificates(vec![own(), constrained(), root()]));
    assert_eq!(outcomes(&answers), [Fail, NotApplicable, NotApplicable]);
    let other = ("C=CA,CN=Other", Vec::new());
    let answers =
        judge_anchored(check, &certificates(vec![("CN=End", Vec::new()), other, constrained(), root()]));
    assert_eq!(outcomes(&answers), [Pass, Fail, NotApplicable, NotApplicable]);
}

#[test]
fn what_does_not_decode_is_never_passed_over() {
    let malformed = |dotted| vec![extension(dotted, ExtensionValue::Malformed("it is damaged".into()))];
    let chain = certificates(vec![("CN=End", names(&[dns("x")])), ("CN=Root", malformed("2.5.29.30"))]);
    let answers = judge_anchored(check, &chain);
    assert_eq!(outcomes(&answers), [Fail, NotApplicable]);
    assert_eq!(
        answers[0].reasons[0].text,
        "The name constraints of the root 'CN=Root' cannot be applied: it is damaged."
    );
    let chain =
        certificates(vec![("CN=End", malformed("2.5.29.17")), ("CN=Root", constraints(&[dns("")], &[]))]);
    assert_eq!(codes(&judge_anchored(check, &chain)[0]), ["subjectAltNameMalformed"]);
    // An extension that constrains nothing does not.
    let chain = certificates(vec![("CN=End", names(&[dns("x y")])), ("CN=Root", constraints(&[], &[]))]);
    assert_eq!(outcomes(&judge_anchored(check, &chain)), [NotApplicable, NotApplicable]);
    // Two extensions bind, both of them.
    let both = [constraints(&[dns("example.com")], &[]), constraints(&[dns("example.net")], &[])].concat();
    let chain = certificates(vec![("CN=End", names(&[dns("example.com")])), ("CN=Root", both)]);
    assert_eq!(codes(&judge_anchored(check, &chain)[0]), ["nameNotPermitted"]);
}

#[test]
fn crowds_of_names_and_constraints_end_in_good_time() {
    let list = |count: usize, domain: &str| -> Vec<GeneralName> {
        (0..count).map(|number| dns(&format!("{number}.{domain}"))).collect()
    };
    let started = Instant::now();
    let answer = target("", &list(9_999, "example.com"), &list(10_000, "example.net"), &[]);
    assert_eq!(answer.outcome, Fail);
    let answer = target("", &list(9_999, "example.com"), &[], &list(10_000, "example.net"));
    assert_eq!((answer.outcome, codes(&answer)), (Unknown, vec!["nameComparisonBudget"]));
    let answer = target("", &list(MAX_ENTRIES, "example.com"), &[dns("example.com")], &[]);
    assert_eq!((answer.outcome, codes(&answer)), (Unknown, vec!["tooManyNames"]));
    let answer = target("", &list(9_000, "example.net"), &[dns("example.com")], &[]);
    assert_eq!((answer.outcome, answer.reasons.len()), (Fail, MAX_TOLD + 1));
    assert!(answer.reasons[MAX_TOLD].text.ends_with(": 8995."));
    // Few names and few constraints, but every one of them is long.
    let long = |end: &str| directory(&format!("O={}{end}", "a".repeat(2_000)));
    let own: Vec<_> = (0..400).map(|number| long(&number.to_string())).collect();
    let excluded: Vec<_> = (400..800).map(|number| long(&number.to_string())).collect();
    assert_eq!(codes(&target("", &own, &[], &excluded)), ["nameComparisonBudget"]);
    assert!(started.elapsed() < Duration::from_secs(20), "it took {:?}", started.elapsed());
}
