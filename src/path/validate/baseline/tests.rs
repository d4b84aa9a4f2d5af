//! What is said of certificates with a change each.

use super::super::profile::tests::{Change, answers, codes, decode, fixture, flag, oid, remove, set};
use super::*;
use crate::model::{
    Attribute, AuthorityKeyIdentifier, BasicConstraints, Bytes, Certificate, Curve, ExtensionValue as Value,
    GeneralName, HashAlgorithm, KeyUsage, Outcome, PublicKeyAlgorithm, SignatureScheme, StringType,
    Timestamp,
};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280 as id};

fn names(certificate: &mut Certificate, names: &[&str]) {
    let name = |text: &&str| match text.parse() {
        Ok(address) => GeneralName::IpAddress(address),
        Err(_) => GeneralName::DnsName((*text).to_owned()),
    };
    let value = Value::SubjectAltName(names.iter().map(name).collect());
    set(certificate, id::ID_CE_SUBJECT_ALT_NAME, false, value);
}

/// The common name in place of the whole subject.
fn common_name(certificate: &mut Certificate, text: &str) {
    certificate.subject.rdns = vec![vec![Attribute {
        oid: oid(rfc4519::COMMON_NAME),
        string_type: StringType::Utf8,
        text: text.to_owned(),
    }]];
}

fn purposes(certificate: &mut Certificate, purposes: &[ObjectIdentifier]) {
    let purposes = purposes.iter().map(|purpose| oid(*purpose)).collect();
    set(certificate, id::ID_CE_EXT_KEY_USAGE, false, Value::ExtendedKeyUsage(purposes));
}

fn rsa(certificate: &mut Certificate, bits: u32, exponent: &[u8]) {
    let (modulus, exponent) = (Bytes::default(), Bytes(exponent.to_vec()));
    certificate.public_key.algorithm = PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only: false };
    certificate.public_key.bits = Some(bits);
}

fn judge(server: &Certificate, root: &Certificate) -> Vec<Answer> {
    answers(check, ValidationPolicy::WebPki, server, root)
}

#[test]
fn it_is_only_asked_of_public_certificates() {
    let (server, root) = (fixture("server/ec-p256"), fixture("ca/root"));
    for answer in answers(check, ValidationPolicy::Rfc5280, &server, &root) {
        assert_eq!(answer, Answer::not_applicable(Check::BaselineRequirements));
    }
}

#[test]
fn a_server_without_a_fault_is_not_refused() {
    for answer in judge(&fixture("server/ec-p256"), &fixture("ca/root")) {
        assert!(answer.outcome <= Outcome::Warn, "{answer:?}");
    }
}

#[test]
fn breaches_in_the_certificate_of_a_server_are_named() {
    use Outcome::{Fail, Warn};
    let cases: &[(&str, Outcome, Change)] = &[
        ("versionNot3", Fail, |c| c.version = Version::V1),
        ("keyTooShort", Fail, |c| rsa(c, 1024, &[1, 0, 1])),
        ("keyNotWholeBytes", Fail, |c| rsa(c, 2052, &[1, 0, 1])),
        ("exponentTooSmall", Fail, |c| rsa(c, 2048, &[1])),
        ("exponentEven", Fail, |c| rsa(c, 2048, &[1, 0, 0])),
        ("exponentSmall", Warn, |c| rsa(c, 2048, &[3])),
        ("keyTypeNotAllowed", Fail, |c| c.public_key.algorithm = PublicKeyAlgorithm::Dsa),
        ("keyTypeNotAllowed", Fail, |c| {
            c.public_key.algorithm = PublicKeyAlgorithm::Ed25519 { key: Bytes::default() };
        }),
        ("curveNotAllowed", Fail, |c| {
            c.public_key.algorithm = PublicKeyAlgorithm::Ec { curve: Curve::P224, point: Bytes::default() };
        }),
        ("curveNotNamed", Fail, |c| {
            c.public_key.algorithm =
                PublicKeyAlgorithm::Ec { curve: Curve::Explicit, point: Bytes::default() };
        }),
        ("signatureNotAllowed", Fail, |c| {
            c.signature_algorithm.scheme = SignatureScheme::RsaPkcs1;
            c.signature_algorithm.hash = Some(HashAlgorithm::Sha1);
        }),
        ("signatureNotAllowed", Fail, |c| c.signature_algorithm.scheme = SignatureScheme::Ed25519),
        ("authorityAsServer", Fail, |c| {
            let constraints = BasicConstraints { ca: true, path_length: None };
            set(c, id::ID_CE_BASIC_CONSTRAINTS, true, Value::BasicConstraints(constraints));
        }),
        ("keyUsageOfAuthority", Fail, |c| {
            let usage = KeyUsage { digital_signature: true, key_cert_sign: true, ..KeyUsage::default() };
            set(c, id::ID_CE_KEY_USAGE, true, Value::KeyUsage(usage));
        }),
        ("purposesMissing", Fail, |c| remove(c, id::ID_CE_EXT_KEY_USAGE)),
        ("serverAuthMissing", Fail, |c| purposes(c, &[id::ID_KP_CLIENT_AUTH])),
        ("anyPurpose", Fail, |c| purposes(c, &[id::ID_KP_SERVER_AUTH, id::ANY_EXTENDED_KEY_USAGE])),
        ("purposesNotAllowed", Fail, |c| purposes(c, &[id::ID_KP_SERVER_AUTH, id::ID_KP_CODE_SIGNING])),
        ("purposesCritical", Fail, |c| flag(c, id::ID_CE_EXT_KEY_USAGE, true)),
        ("subjectAltNameMissing", Fail, |c| remove(c, id::ID_CE_SUBJECT_ALT_NAME)),
        ("subjectAltNameCritical", Fail, |c| flag(c, id::ID_CE_SUBJECT_ALT_NAME, true)),
        ("nameFormNotAllowed", Fail, |c| {
            let names = vec![GeneralName::Uri("https://example.org/".into())];
            set(c, id::ID_CE_SUBJECT_ALT_NAME, false, Value::SubjectAltName(names));
        }),
        ("nameMalformed", Fail, |c| names(c, &["a_b.example.org"])),
        ("nameMalformed", Fail, |c| names(c, &["example.org."])),
        ("nameMalformed", Fail, |c| names(c, &["ab--cd.example.org"])),
        ("wildcardNotAllowed", Fail, |c| names(c, &["a*.example.org"])),
        ("wildcardNotAllowed", Fail, |c| names(c, &["*.*.example.org"])),
        ("wildcardNotAllowed", Fail, |c| names(c, &["*"])),
        ("wildcardOverPublicSuffix", Fail, |c| names(c, &["*.org"])),
        ("wildcardOverPublicSuffix", Fail, |c| names(c, &["*.co.uk"])),
        ("wildcardOverPublicSuffix", Fail, |c| names(c, &["*.S3.amazonaws.com"])),
        ("validTooLong", Warn, |c| {
            let end = c.validity.not_before.unix_seconds() + 826 * 86_400;
            c.validity.not_after = Timestamp::from_unix_seconds(end);
        }),
    ];
    for (code, outcome, change) in cases {
        let mut server = fixture("server/ec-p256");
        remove(&mut server, id::ID_CE_SUBJECT_KEY_IDENTIFIER);
        change(&mut server);
        let answer = judge(&server, &fixture("ca/root")).remove(0);
        assert!(codes(&answer).contains(code), "{code}: {answer:?}");
        assert_eq!(answer.outcome, *outcome, "{code}: {answer:?}");
    }
}

#[test]
fn a_common_name_repeats_a_name_character_for_character() {
    for (common, alternative, expected) in [
        ("www.example.org", "www.example.org", None),
        ("*.example.org", "*.example.org", None),
        ("192.0.2.1", "192.0.2.1", None),
        ("2001:db8::1", "2001:db8::1", None),
        ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1", None),
        ("example.org", "*.example.org", Some(Outcome::Warn)),
        ("example.org", "localhost", Some(Outcome::Warn)),
        ("example.org", "127.0.0.1", Some(Outcome::Warn)),
        ("localhost", "127.0.0.1", Some(Outcome::Fail)),
        ("WWW.example.org", "www.example.org", Some(Outcome::Fail)),
        ("example.com", "www.example.org", Some(Outcome::Fail)),
        ("bücher.example", "xn--bcher-kva.example", Some(Outcome::Fail)),
        ("192.0.2.01", "192.0.2.1", Some(Outcome::Fail)),
        ("2001:DB8::1", "2001:db8::1", Some(Outcome::Fail)),
        ("2001:db8:0:0:0:0:0:1", "2001:db8::1", Some(Outcome::Fail)),
        ("2001:db8:0:0:1::1", "2001:db8::1:0:0:1", Some(Outcome::Fail)),
    ] {
        let mut server = fixture("server/ec-p256");
        common_name(&mut server, common);
        names(&mut server, &[alternative]);
        let answer = judge(&server, &fixture("ca/root")).remove(0);
        let said = codes(&answer).contains(&"commonNameNotAmongNames");
        assert_eq!(said, expected.is_some(), "{common}: {answer:?}");
        assert_eq!(answer.outcome == Outcome::Fail, expected == Some(Outcome::Fail), "{common}: {answer:?}");
    }
}

#[test]
fn names_that_nobody_owns_are_warned_about() {
    for (name, code) in [
        ("server.local", "internalName"),
        ("localhost", "internalName"),
        ("10.0.0.1", "reservedAddress"),
        ("www.example.org", ""),
        ("8.8.8.8", ""),
    ] {
        let mut server = fixture("server/ec-p256");
        common_name(&mut server, name);
        names(&mut server, &[name]);
        let answer = judge(&server, &fixture("ca/root")).remove(0);
        assert!(code.is_empty() || codes(&answer).contains(&code), "{name}: {answer:?}");
        assert!(answer.outcome < Outcome::Fail, "{name}: {answer:?}");
    }
}

#[test]
fn breaches_in_the_certificate_of_an_authority_are_named() {
    use Outcome::{Fail, Warn};
    fn by_serial(certificate: &mut Certificate) {
        let value = AuthorityKeyIdentifier { serial: Some(Bytes(vec![1])), ..Default::default() };
        set(certificate, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, Value::AuthorityKeyIdentifier(value));
    }
    let cases: &[(&str, Outcome, Change)] = &[
        ("rootWithPurposes", Fail, |c| purposes(c, &[id::ID_KP_SERVER_AUTH])),
        ("authorityByNameAndSerial", Fail, by_serial),
        ("keyIdentifiersDiffer", Fail, |c| {
            let value = AuthorityKeyIdentifier { key_identifier: Some(Bytes(vec![1])), ..Default::default() };
            set(c, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, Value::AuthorityKeyIdentifier(value));
        }),
        ("keyTooShort", Fail, |c| rsa(c, 1024, &[1, 0, 1])),
        ("keyUsageMissing", Warn, |c| remove(c, id::ID_CE_KEY_USAGE)),
        ("keyUsageNotAllowed", Fail, |c| {
            let usage = KeyUsage {
                key_cert_sign: true,
                crl_sign: true,
                key_encipherment: true,
                ..KeyUsage::default()
            };
            set(c, id::ID_CE_KEY_USAGE, true, Value::KeyUsage(usage));
        }),
        // The same of an authority that another one certified.
        ("anyPurposeAmongOthers", Fail, |c| {
            c.issuer = fixture("chain/other-root").subject;
            purposes(c, &[id::ID_KP_SERVER_AUTH, id::ANY_EXTENDED_KEY_USAGE]);
        }),
        ("purposesNotAllowed", Fail, |c| {
            c.issuer = fixture("chain/other-root").subject;
            purposes(c, &[id::ID_KP_SERVER_AUTH, id::ID_KP_EMAIL_PROTECTION]);
        }),
        ("purposesMissing", Warn, |c| c.issuer = fixture("chain/other-root").subject),
    ];
    for (code, outcome, change) in cases {
        let mut root = fixture("ca/root");
        change(&mut root);
        let answer = judge(&fixture("server/ec-p256"), &root).remove(1);
        assert!(codes(&answer).contains(code), "{code}: {answer:?}");
        assert_eq!(answer.outcome, *outcome, "{code}: {answer:?}");
    }
}

#[test]
fn what_is_requiremented_since_version_2_is_warned_about_before() {
    let mut root = fixture("ca/root");
    let value = AuthorityKeyIdentifier { serial: Some(Bytes(vec![1])), ..Default::default() };
    set(&mut root, id::ID_CE_SUBJECT_KEY_IDENTIFIER, false, Value::SubjectKeyIdentifier(Bytes(vec![2])));
    let value = AuthorityKeyIdentifier { key_identifier: Some(Bytes(vec![2])), ..value };
    set(&mut root, id::ID_CE_AUTHORITY_KEY_IDENTIFIER, false, Value::AuthorityKeyIdentifier(value));
    for (date, outcome) in [
        ("1970-01-01T00:00:00Z", Outcome::Fail),
        ("2015-06-01T00:00:00Z", Outcome::Warn),
        ("2023-09-14T23:59:59Z", Outcome::Warn),
        ("2023-09-15T00:00:00Z", Outcome::Fail),
    ] {
        root.validity.not_before = Timestamp::parse_rfc3339(date).unwrap();
        assert_eq!(judge(&fixture("server/ec-p256"), &root)[1].outcome, outcome, "{date}");
    }
}

#[test]
fn no_public_root_is_refused() {
    for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        let root = decode(der.as_ref());
        let answer = judge(&fixture("server/ec-p256"), &root).remove(1);
        assert!(answer.outcome < Outcome::Fail, "{}: {:?}", root.subject, answer.reasons);
    }
}
