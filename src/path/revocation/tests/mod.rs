//! Lists of every kind against one path: root, authority, leaf. Certificates and lists are made as models, with signatures of
//! real keys over bytes that stand for their encoding.

mod complete;
mod deltas;
mod scopes;
mod signers;

use testkit::key::{Key, Scheme};

use super::*;
use crate::input::ValidationPolicy;
use crate::limits::MAX_LISTS_OF_ISSUER;
use crate::model::{
    Attribute, AuthorityKeyIdentifier, BasicConstraints, Bytes, Curve, Deviation, DeviationKind,
    DistributionPoint, Extension, ExtensionValue, Fingerprints, GeneralName, HashAlgorithm,
    IssuingDistributionPoint, KeyUsage, Name, Oid, Outcome, Parameters, PublicKey, PublicKeyAlgorithm,
    RevocationList, RevocationReason, RevokedCertificate, SignatureAlgorithm, SignatureScheme, Span,
    StringType, Timestamp, Validity, Version,
};
use crate::path::{Link, Question, SignatureCache, name};

const AT: i64 = 1_000;

fn oid(dotted: &str) -> Oid {
    Oid::from_der_content(const_oid::ObjectIdentifier::new_unwrap(dotted).as_bytes())
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

fn named(text: &str) -> Name {
    if text.is_empty() {
        return Name::default();
    }
    let attribute = Attribute { oid: oid("2.5.4.3"), string_type: StringType::Utf8, text: text.to_owned() };
    Name { rdns: vec![vec![attribute]], der: Bytes::from(text.as_bytes()) }
}

fn key(number: u8) -> Key {
    Key::p256(number.into()).unwrap()
}

fn sha256(bytes: &[u8]) -> Bytes {
    use sha2::Digest;
    Bytes(sha2::Sha256::digest(bytes).to_vec())
}

fn extension(dotted: &str, critical: bool, value: ExtensionValue) -> Extension {
    Extension { oid: oid(dotted), critical, value, span: Span::default() }
}

fn algorithm() -> SignatureAlgorithm {
    SignatureAlgorithm {
        oid: oid("1.2.840.10045.4.3.2"),
        scheme: SignatureScheme::Ecdsa,
        hash: Some(HashAlgorithm::Sha256),
        parameters: Parameters::Absent,
        pss: None,
    }
}

/// Bytes that stand for an encoding, with their signature behind them.
fn signed(content: &str, by: u8) -> (Vec<u8>, Span, Span) {
    signed_as(content, by, &key(by).scheme())
}

fn signed_as(content: &str, by: u8, scheme: &Scheme) -> (Vec<u8>, Span, Span) {
    let signature = key(by).sign(scheme, content.as_bytes()).unwrap();
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    let message = Span { offset: 0, length: length(content.as_bytes()) };
    let at = Span { offset: message.length, length: length(&signature) };
    ([content.as_bytes(), &signature].concat(), message, at)
}

fn certificate(subject: &str, own: u8, issuer: &str, by: u8, extensions: Vec<Extension>) -> Certificate {
    let point = key(own).public_bits().unwrap();
    let (der, message, signature) = signed(&format!("{subject} {own} by {issuer} {by}"), by);
    Certificate {
        version: Version::V3,
        serial: Bytes::from(&[own][..]),
        signature_algorithm: algorithm(),
        inner_signature_algorithm: None,
        issuer: named(issuer),
        subject: named(subject),
        validity: Validity { not_before: at(0), not_after: at(2_000), span: Span::default() },
        fingerprints: Fingerprints {
            sha256: sha256(&der),
            sha1: Bytes::default(),
            spki_sha256: sha256(&point),
        },
        public_key: PublicKey {
            oid: oid("1.2.840.10045.2.1"),
            algorithm: PublicKeyAlgorithm::Ec { curve: Curve::P256, point: Bytes(point) },
            parameters: Parameters::Absent,
            bits: Some(256),
            spki: Span::default(),
        },
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions,
        signature,
        deviations: vec![],
        signed: message,
        der,
    }
}

fn authority(usage: Option<bool>) -> Vec<Extension> {
    let constraints = BasicConstraints { ca: true, path_length: None };
    let usage = usage.map(|crl_sign| {
        let usage = KeyUsage { key_cert_sign: true, crl_sign, ..KeyUsage::default() };
        extension("2.5.29.15", true, ExtensionValue::KeyUsage(usage))
    });
    let constraints = extension("2.5.29.19", true, ExtensionValue::BasicConstraints(constraints));
    std::iter::once(constraints).chain(usage).collect()
}

fn uri(text: &str) -> GeneralName {
    GeneralName::Uri(text.to_owned())
}

fn point(text: &str) -> DistributionPoint {
    DistributionPoint { full_name: vec![uri(text)], ..DistributionPoint::default() }
}

fn points(points: Vec<DistributionPoint>) -> Vec<Extension> {
    vec![extension("2.5.29.31", false, ExtensionValue::CrlDistributionPoints(points))]
}

/// A list of the authority, current and without entries, in which nothing is wrong.
fn list() -> RevocationList {
    let list = RevocationList {
        version: 2,
        signature_algorithm: algorithm(),
        issuer: named("CA"),
        this_update: at(900),
        next_update: Some(at(1_100)),
        entries: vec![],
        entry_count: 0,
        extensions: vec![],
        signature: Span::default(),
        sha256: Bytes::default(),
        deviations: vec![],
        signed: Span::default(),
        der: vec![],
    };
    numbered(list, 7)
}

/// A list as it is, signed.
fn sign(list: RevocationList, seed: u8) -> RevocationList {
    let (der, message, signature) = signed(&format!("{list:?}"), seed);
    RevocationList { sha256: sha256(&der), der, signed: message, signature, ..list }
}

fn numbered(list: RevocationList, number: u8) -> RevocationList {
    let number = ExtensionValue::CrlNumber(Bytes::from(&[number][..]));
    with(without(list, "2.5.29.20"), extension("2.5.29.20", false, number))
}

fn with(mut list: RevocationList, extension: Extension) -> RevocationList {
    list.extensions.push(extension);
    list
}

fn without(mut list: RevocationList, dotted: &str) -> RevocationList {
    list.extensions.retain(|extension| extension.oid != oid(dotted));
    list
}

fn scoped(list: RevocationList, scope: IssuingDistributionPoint) -> RevocationList {
    with(list, extension("2.5.29.28", true, ExtensionValue::IssuingDistributionPoint(Box::new(scope))))
}

fn delta(list: RevocationList, base: u8, number: u8) -> RevocationList {
    let base = ExtensionValue::DeltaCrlIndicator(Bytes::from(&[base][..]));
    with(numbered(list, number), extension("2.5.29.27", true, base))
}

fn dated(list: RevocationList, this: i64, next: Option<i64>) -> RevocationList {
    RevocationList { this_update: at(this), next_update: next.map(at), ..list }
}

/// The number of the leaf, and that of the authority.
const LEAF: u8 = 3;
const CA: u8 = 2;

fn naming(mut list: RevocationList, serial: u8, reason: Option<RevocationReason>) -> RevocationList {
    list.entries.push(RevokedCertificate {
        serial: Bytes::from(&[serial][..]),
        revocation_date: at(500),
        reason,
        invalidity_date: None,
        certificate_issuer: vec![],
        unknown_critical: false,
    });
    list.entry_count += 1;
    list
}

fn of_issuer(mut list: RevocationList, issuer: &str) -> RevocationList {
    list.entries.last_mut().unwrap().certificate_issuer = vec![GeneralName::DirectoryName(named(issuer))];
    list
}

/// A path and what else lies about.
struct Case {
    root: Certificate,
    authority: Certificate,
    leaf: Certificate,
    others: Vec<Certificate>,
    end: End,
    require: bool,
    policy: ValidationPolicy,
}

/// What revocation lists say of every certificate of a path.
fn answers(chain: &Chain<'_>) -> Vec<Answer> {
    let answers = crate::path::validate(chain).answers.into_iter();
    let of_lists =
        |answers: Vec<Answer>| answers.into_iter().find(|answer| answer.check == Check::Revocation);
    answers.filter_map(of_lists).collect()
}

impl Case {
    fn new() -> Self {
        Self {
            root: certificate("Root", 1, "Root", 1, authority(None)),
            authority: certificate("CA", CA, "Root", 1, authority(Some(true))),
            leaf: certificate("Leaf", LEAF, "CA", CA, points(vec![point("http://a/")])),
            others: vec![],
            end: End::Anchor,
            require: false,
            policy: ValidationPolicy::Rfc5280,
        }
    }

    /// What is said of leaf, authority and root.
    fn ask(&self, lists: &[RevocationList]) -> Vec<Answer> {
        let question =
            Question { require_revocation: self.require, policy: self.policy, ..Question::at(at(AT)) };
        let path = [&self.leaf, &self.authority, &self.root];
        let pool: Vec<&Certificate> = path.into_iter().chain(&self.others).collect();
        let lists: Vec<&RevocationList> = lists.iter().collect();
        let lists = Lists::prepare(&lists, &pool, &mut SignatureCache::default());
        let link = Link { name: true, key_identifier: None, signature: SignatureCheck::Valid };
        let chain = Chain {
            certificates: &path,
            links: &[link, link],
            end: self.end,
            question: &question,
            lists: &lists,
        };
        answers(&chain)
    }

    #[track_caller]
    fn expect(&self, name: &str, lists: &[RevocationList], outcome: Outcome, codes: &[&str]) -> Answer {
        let answer = self.ask(lists).swap_remove(0);
        let found: Vec<&str> = answer.reasons.iter().map(|reason| reason.code.as_ref()).collect();
        assert_eq!((answer.outcome, &found[..]), (outcome, codes), "{name}: {answer:#?}");
        for reason in &answer.reasons {
            assert!(reason.text.ends_with('.') || reason.code == "notChecked", "{name}: {}", reason.text);
            assert!(reason.source.contains("RFC 5280"), "{name}: {}", reason.source);
        }
        answer
    }
}

use Outcome::{Fail, NotApplicable, Pass, Unknown, Warn};
use RevocationReason::{CertificateHold, KeyCompromise, RemoveFromCrl};
