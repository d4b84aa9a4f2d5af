//! Certificates of the fixtures with a change each, and what is said of it. The tests of the baseline use them too.

use std::path::Path;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as id;

use super::subject::signed_itself;
use super::*;
use crate::formats::{self, Context};
use crate::input::{Purpose, Unlocking, ValidationPolicy};
use crate::model::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, Bytes, Certificate, Content, Curve,
    Deviation, DeviationKind, DistributionPoint, Extension, ExtensionValue, GeneralName, KeyUsage, Name,
    NameConstraints, Oid, Outcome, PolicyConstraints, PolicyInformation, PolicyMapping, PublicKeyAlgorithm,
    SignatureCheck, Span, Timestamp,
};
use crate::path::{End, Link, Lists, Question, links};

pub(in super::super) type Change = fn(&mut Certificate);

pub(in super::super) fn decode(bytes: &[u8]) -> Certificate {
    let unlocking = Unlocking::default();
    let reading = formats::read(bytes, &mut Context::new(&unlocking, &mut |_| {}));
    match reading.found.into_iter().next().unwrap().decoded.content {
        Content::Certificate(certificate) => *certificate,
        other => panic!("{:?}", other.kind()),
    }
}

/// A server's certificate that names the key of the root as that of its issuer.
fn server() -> Certificate {
    let mut server = fixture("server/ec-p256");
    let key_identifier =
        links::subject_key_identifier(&fixture("ca/root")).map(|identifier| Bytes(identifier.to_vec()));
    let value = AuthorityKeyIdentifier { key_identifier, ..AuthorityKeyIdentifier::default() };
    let value = ExtensionValue::AuthorityKeyIdentifier(value);
    set(&mut server, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, value);
    server
}

pub(in super::super) fn fixture(name: &str) -> Certificate {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).with_extension("der");
    decode(&std::fs::read(path).unwrap())
}

pub(in super::super) fn oid(identifier: ObjectIdentifier) -> Oid {
    Oid::from_der_content(identifier.as_bytes())
}

/// Puts an extension in, in place of one of its kind.
pub(in super::super) fn set(
    certificate: &mut Certificate,
    identifier: ObjectIdentifier,
    critical: bool,
    value: ExtensionValue,
) {
    remove(certificate, identifier);
    certificate.extensions.push(Extension { oid: oid(identifier), critical, value, span: Span::default() });
}

pub(in super::super) fn remove(certificate: &mut Certificate, identifier: ObjectIdentifier) {
    certificate.extensions.retain(|extension| extension.oid != identifier);
}

pub(in super::super) fn flag(certificate: &mut Certificate, identifier: ObjectIdentifier, critical: bool) {
    certificate.extensions.iter_mut().find(|found| found.oid == identifier).unwrap().critical = critical;
}

/// The answers of a check for a server under a root.
pub(in super::super) fn answers(
    check: fn(&Chain<'_>) -> Vec<Answer>,
    policy: ValidationPolicy,
    target: &Certificate,
    root: &Certificate,
) -> Vec<Answer> {
    let question =
        Question { policy, purpose: Purpose::Server, ..Question::at(Timestamp::from_unix_seconds(0)) };
    let link = Link { name: true, key_identifier: Some(true), signature: SignatureCheck::Valid };
    let chain = Chain {
        certificates: &[target, root],
        links: &[link],
        end: End::Anchor,
        question: &question,
        lists: &Lists::default(),
    };
    check(&chain)
}

pub(in super::super) fn codes(answer: &Answer) -> Vec<&str> {
    answer.reasons.iter().map(|reason| &*reason.code).collect()
}

fn names(certificate: &mut Certificate, names: Vec<GeneralName>) {
    set(certificate, id::ID_CE_SUBJECT_ALT_NAME, false, ExtensionValue::SubjectAltName(names));
}

fn constrain(certificate: &mut Certificate, permitted: GeneralName) {
    let constraints = NameConstraints { permitted: vec![permitted], excluded: Vec::new() };
    set(certificate, id::ID_CE_NAME_CONSTRAINTS, true, ExtensionValue::NameConstraints(constraints));
}

fn usage(certificate: &mut Certificate, usage: KeyUsage) {
    set(certificate, id::ID_CE_KEY_USAGE, true, ExtensionValue::KeyUsage(usage));
}

fn authority(certificate: &mut Certificate, ca: bool, path_length: Option<u32>) {
    let constraints = BasicConstraints { ca, path_length };
    set(certificate, id::ID_CE_BASIC_CONSTRAINTS, true, ExtensionValue::BasicConstraints(constraints));
}

fn deviate(certificate: &mut Certificate, kind: DeviationKind, field: &'static str) {
    certificate.deviations.push(Deviation { kind, field, offset: 0 });
}

const SIGNS: KeyUsage = KeyUsage {
    digital_signature: false,
    content_commitment: false,
    key_encipherment: false,
    data_encipherment: false,
    key_agreement: false,
    key_cert_sign: true,
    crl_sign: true,
    encipher_only: false,
    decipher_only: false,
};

#[test]
fn a_good_server_and_its_root_are_made_as_required() {
    let (server, root) = (server(), fixture("ca/root"));
    for answer in answers(check, ValidationPolicy::Rfc5280, &server, &root) {
        assert_eq!((answer.outcome, answer.reasons), (Outcome::Pass, vec![]));
    }
}

#[test]
fn breaches_in_the_certificate_of_a_server_are_named() {
    use Outcome::{Fail, Warn};
    let cases: &[(&str, Outcome, Change)] = &[
        ("serialNotPositive", Fail, |c| deviate(c, DeviationKind::SerialNotPositive, "serialNumber")),
        ("serialTooLong", Fail, |c| deviate(c, DeviationKind::SerialTooLong, "serialNumber")),
        ("timeTypeWrong", Fail, |c| deviate(c, DeviationKind::TimeTypeWrong, "notAfter")),
        ("duplicateExtension", Fail, |c| deviate(c, DeviationKind::DuplicateExtension, "extensions")),
        ("fieldNotInVersion", Fail, |c| deviate(c, DeviationKind::FieldNotInVersion, "version")),
        ("emptyList", Fail, |c| deviate(c, DeviationKind::EmptySequence, "extKeyUsage")),
        ("stringCharacters", Fail, |c| deviate(c, DeviationKind::StringCharacters, "subject")),
        ("uniqueIdentifier", Fail, |c| c.issuer_unique_id = Some(Bytes(vec![1]))),
        ("issuerEmpty", Fail, |c| c.issuer = Name::default()),
        ("subjectAltNameNotCritical", Fail, |c| c.subject = Name::default()),
        ("noNameAtAll", Fail, |c| {
            c.subject = Name::default();
            remove(c, id::ID_CE_SUBJECT_ALT_NAME);
        }),
        ("subjectAltNameCritical", Warn, |c| flag(c, id::ID_CE_SUBJECT_ALT_NAME, true)),
        ("alternativeNameMalformed", Fail, |c| names(c, vec![GeneralName::DnsName(" ".into())])),
        ("alternativeNameMalformed", Fail, |c| names(c, vec![GeneralName::DnsName("😜.example".into())])),
        ("alternativeNameMalformed", Fail, |c| names(c, vec![GeneralName::Rfc822Name("nobody".into())])),
        ("alternativeNameMalformed", Fail, |c| names(c, vec![GeneralName::Uri("/relative".into())])),
        ("alternativeNameMalformed", Fail, |c| {
            names(c, vec![GeneralName::Malformed { tag: 7, bytes: Bytes(vec![1, 2, 3]) }]);
        }),
        ("underscore", Fail, |c| names(c, vec![GeneralName::DnsName("a_b.example".into())])),
        ("authorityKeyIdentifierMissing", Fail, |c| remove(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER)),
        ("keyIdentifierMissing", Fail, |c| {
            let value = ExtensionValue::AuthorityKeyIdentifier(AuthorityKeyIdentifier::default());
            set(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, value);
        }),
        ("keyIdentifiersDiffer", Warn, |c| {
            let key_identifier = Some(Bytes(vec![1]));
            let value = AuthorityKeyIdentifier { key_identifier, ..AuthorityKeyIdentifier::default() };
            let value = ExtensionValue::AuthorityKeyIdentifier(value);
            set(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, value);
        }),
        ("extensionCritical", Fail, |c| flag(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, true)),
        ("extensionNotCritical", Warn, |c| flag(c, id::ID_CE_KEY_USAGE, false)),
        ("extensionCritical", Warn, |c| {
            let any = vec![oid(id::ANY_EXTENDED_KEY_USAGE)];
            set(c, id::ID_CE_EXT_KEY_USAGE, true, ExtensionValue::ExtendedKeyUsage(any));
        }),
        ("extensionMalformed", Fail, |c| {
            let value = ExtensionValue::Malformed("it is cut off".into());
            set(c, id::ID_PE_AUTHORITY_INFO_ACCESS, false, value);
        }),
        ("accessEmpty", Fail, |c| {
            set(c, id::ID_PE_AUTHORITY_INFO_ACCESS, false, ExtensionValue::AuthorityInfoAccess(vec![]));
        }),
        ("locationMalformed", Fail, |c| {
            let location = GeneralName::Malformed { tag: 6, bytes: Bytes(vec![0xFF]) };
            let entries = vec![AccessDescription { method: oid(id::ID_AD_OCSP), location }];
            set(c, id::ID_PE_AUTHORITY_INFO_ACCESS, false, ExtensionValue::AuthorityInfoAccess(entries));
        }),
        ("distributionPointEmpty", Fail, |c| {
            let point = DistributionPoint { reasons: vec!["keyCompromise"], ..DistributionPoint::default() };
            let value = ExtensionValue::CrlDistributionPoints(vec![point]);
            set(c, id::ID_CE_CRL_DISTRIBUTION_POINTS, false, value);
        }),
        ("policyTwice", Fail, |c| {
            let policy = PolicyInformation { policy: oid(id::ANY_POLICY), qualifiers: vec![] };
            let value = ExtensionValue::CertificatePolicies(vec![policy.clone(), policy]);
            set(c, id::ID_CE_CERTIFICATE_POLICIES, false, value);
        }),
        ("keyCertSignWithoutAuthority", Fail, |c| usage(c, SIGNS)),
        ("pathLengthWithoutAuthority", Fail, |c| authority(c, false, Some(0))),
        ("nameConstraintsWithoutAuthority", Fail, |c| constrain(c, GeneralName::DnsName("a.example".into()))),
        ("curveNotNamed", Fail, |c| {
            let point = Bytes::default();
            c.public_key.algorithm = PublicKeyAlgorithm::Ec { curve: Curve::Explicit, point };
        }),
    ];
    for (code, outcome, change) in cases {
        let mut server = server();
        change(&mut server);
        let answers = answers(check, ValidationPolicy::Rfc5280, &server, &fixture("ca/root"));
        assert!(codes(&answers[0]).contains(code), "{code}: {:?}", answers[0]);
        assert_eq!(answers[0].outcome, *outcome, "{code}: {:?}", answers[0]);
        assert_eq!(answers[1].outcome, Outcome::Pass, "{code}: {:?}", answers[1]);
    }
}

#[test]
fn breaches_in_the_certificate_of_a_root_are_named() {
    use Outcome::{Fail, Pass, Warn};
    let cases: &[(&str, Outcome, Change)] = &[
        ("", Pass, |c| remove(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER)),
        ("", Pass, |c| constrain(c, GeneralName::DnsName("example.com".into()))),
        ("", Pass, |c| constrain(c, GeneralName::DnsName(String::new()))),
        ("", Pass, |c| constrain(c, GeneralName::Rfc822Name("*@example.com".into()))),
        ("", Pass, |c| constrain(c, GeneralName::Uri(".example.com".into()))),
        ("nameConstraintMalformed", Fail, |c| constrain(c, GeneralName::DnsName(".example.com".into()))),
        ("nameConstraintMalformed", Fail, |c| constrain(c, GeneralName::DnsName("*.example.com".into()))),
        ("nameConstraintMalformed", Fail, |c| constrain(c, GeneralName::Rfc822Name("a@b@c.example".into()))),
        ("nameConstraintMalformed", Fail, |c| constrain(c, GeneralName::Uri("https://a.example/".into()))),
        ("nameConstraintMalformed", Fail, |c| {
            constrain(c, GeneralName::IpAddress([192, 0, 2, 1].into()));
        }),
        ("nameConstraintMalformed", Fail, |c| {
            let (address, mask) = ([192, 0, 2, 0].into(), [255, 0, 255, 0].into());
            constrain(c, GeneralName::IpNetwork { address, mask });
        }),
        ("extensionNotCritical", Fail, |c| {
            constrain(c, GeneralName::DnsName("example.com".into()));
            flag(c, id::ID_CE_NAME_CONSTRAINTS, false);
        }),
        ("subjectEmpty", Fail, |c| c.subject = Name::default()),
        ("serialNotPositive", Warn, |c| deviate(c, DeviationKind::SerialNotPositive, "serialNumber")),
        ("subjectKeyIdentifierMissing", Fail, |c| remove(c, id::ID_CE_SUBJECT_KEY_IDENTIFIER)),
        ("extensionCritical", Fail, |c| flag(c, id::ID_CE_SUBJECT_KEY_IDENTIFIER, true)),
        ("basicConstraintsNotCritical", Fail, |c| flag(c, id::ID_CE_BASIC_CONSTRAINTS, false)),
        ("keyUsageMissing", Warn, |c| remove(c, id::ID_CE_KEY_USAGE)),
        ("pathLengthWithoutKeyCertSign", Fail, |c| {
            authority(c, true, Some(0));
            usage(c, KeyUsage { key_cert_sign: false, ..SIGNS });
        }),
        ("keyCertSignWithoutAuthority", Fail, |c| authority(c, false, None)),
        ("policyConstraintsEmpty", Fail, |c| {
            let value = ExtensionValue::PolicyConstraints(PolicyConstraints::default());
            set(c, id::ID_CE_POLICY_CONSTRAINTS, true, value);
        }),
        ("extensionNotCritical", Fail, |c| {
            set(c, id::ID_CE_INHIBIT_ANY_POLICY, false, ExtensionValue::InhibitAnyPolicy(0));
        }),
        ("anyPolicyMapped", Fail, |c| {
            let any = oid(id::ANY_POLICY);
            let mapping = PolicyMapping { issuer_domain: any.clone(), subject_domain: any };
            set(c, id::ID_CE_POLICY_MAPPINGS, true, ExtensionValue::PolicyMappings(vec![mapping]));
        }),
    ];
    for (code, outcome, change) in cases {
        let mut root = fixture("ca/root");
        change(&mut root);
        let answers = answers(check, ValidationPolicy::Rfc5280, &server(), &root);
        assert!(code.is_empty() || codes(&answers[1]).contains(code), "{code}: {:?}", answers[1]);
        assert_eq!(answers[1].outcome, *outcome, "{code}: {:?}", answers[1]);
    }
}

#[test]
fn public_authorities_may_leave_name_constraints_uncritical() {
    let mut root = fixture("ca/root");
    constrain(&mut root, GeneralName::DnsName("example.org".into()));
    flag(&mut root, id::ID_CE_NAME_CONSTRAINTS, false);
    let server = server();
    assert_eq!(answers(check, ValidationPolicy::WebPki, &server, &root)[1].outcome, Outcome::Pass);
    assert_eq!(answers(check, ValidationPolicy::Rfc5280, &server, &root)[1].outcome, Outcome::Fail);
}

#[test]
fn only_what_its_own_key_signed_needs_no_authority_key_identifier() {
    // Cross-signed: the same root's name and key, certified by another.
    let mut crossed = fixture("ca/root");
    crossed.issuer = fixture("chain/other-root").subject;
    let mut bare = crossed.clone();
    remove(&mut bare, id::ID_CE_AUTHORITY_KEY_IDENTIFIER);
    assert!(signed_itself(&bare));
    let answers = answers(check, ValidationPolicy::Rfc5280, &server(), &bare);
    assert!(!codes(&answers[1]).contains(&"authorityKeyIdentifierMissing"), "{:?}", answers[1]);
    // Its signature fits another key only.
    bare.public_key = fixture("chain/other-root").public_key;
    let answers = self::answers(check, ValidationPolicy::Rfc5280, &server(), &bare);
    assert!(codes(&answers[1]).contains(&"authorityKeyIdentifierMissing"), "{:?}", answers[1]);
}

#[test]
fn nearly_every_public_root_is_made_as_required() {
    let mut bad = Vec::new();
    for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        let root = decode(der.as_ref());
        let answers = answers(check, ValidationPolicy::Rfc5280, &server(), &root);
        if answers[1].outcome == Outcome::Fail {
            bad.push((root.subject.to_string(), answers[1].reasons.clone()));
        }
    }
    // One has dates of the wrong type, one no subject key identifier.
    assert!(bad.len() <= 4, "{bad:#?}");
}

#[test]
fn many_bad_names_are_one_sentence() {
    let mut server = server();
    names(&mut server, vec![GeneralName::DnsName("a b".repeat(1_000)); 1_000]);
    let answers = answers(check, ValidationPolicy::Rfc5280, &server, &fixture("ca/root"));
    let [reason] = answers[0].reasons.as_slice() else { panic!("{} reasons", answers[0].reasons.len()) };
    assert!(reason.text.len() < 500 && reason.text.ends_with("So are others."), "{}", reason.text);
}
