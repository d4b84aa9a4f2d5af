//! Lists of every kind against one path: root, authority, leaf. Certificates and lists are made as models, with signatures of
//! real keys over bytes that stand for their encoding.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};

use super::*;
use crate::model::{
    Attribute, AuthorityKeyIdentifier, BasicConstraints, Bytes, Curve, Deviation, DeviationKind,
    DistributionPoint, Extension, ExtensionValue, Fingerprints, GeneralName, HashAlgorithm,
    IssuingDistributionPoint, KeyUsage, Name, Oid, Outcome, Parameters, PublicKey, PublicKeyAlgorithm,
    RevocationReason, RevokedCertificate, SignatureAlgorithm, SignatureScheme, Span, StringType, Timestamp,
    Validity, Version,
};
use crate::path::{Link, Question};

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

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
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
fn signed(content: &str, seed: u8) -> (Vec<u8>, Span, Span) {
    let signature: Signature = key(seed).sign(content.as_bytes());
    let signature = signature.to_der().as_bytes().to_vec();
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    let message = Span { offset: 0, length: length(content.as_bytes()) };
    let at = Span { offset: message.length, length: length(&signature) };
    ([content.as_bytes(), &signature].concat(), message, at)
}

fn certificate(subject: &str, own: u8, issuer: &str, by: u8, extensions: Vec<Extension>) -> Certificate {
    let point = key(own).verifying_key().to_sec1_point(false).as_bytes().to_vec();
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
}

impl Case {
    fn new() -> Self {
        Self {
            root: certificate("Root", 1, "Root", 1, authority(None)),
            authority: certificate("CA", CA, "Root", 1, authority(Some(true))),
            leaf: certificate("Leaf", LEAF, "CA", CA, points(vec![point("http://a/")])),
            others: vec![],
            end: End::Anchor,
        }
    }

    /// What is said of leaf, authority and root.
    fn ask(&self, lists: &[RevocationList]) -> Vec<Answer> {
        let question = Question::at(at(AT));
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
        check(&chain)
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

#[test]
fn without_a_list_nothing_is_checked_and_that_is_said() {
    let answers = Case::new().ask(&[]);
    let outcomes: Vec<Outcome> = answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [Unknown, Unknown, NotApplicable]);
    assert_eq!(
        answers[0].reasons[0].text,
        "Revocation was not checked: no revocation list of CN=CA was given. The certificate names this place for it: \
         http://a/"
    );
    let root = sign(RevocationList { issuer: named("Root"), ..list() }, 1);
    let outcomes: Vec<Outcome> = Case::new().ask(&[root]).iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [Unknown, Pass, NotApplicable]);
}

#[test]
fn where_a_path_ends_decides_who_is_asked_about() {
    for (end, root) in [
        (End::Anchor, NotApplicable),
        (End::SelfIssued(SignatureCheck::Valid), NotApplicable),
        (End::SelfIssued(SignatureCheck::Invalid), Unknown),
        (End::IssuerMissing, Unknown),
        (End::Loop, Unknown),
    ] {
        let case = Case { end, ..Case::new() };
        let of_root = sign(naming(RevocationList { issuer: named("Root"), ..list() }, 1, None), 1);
        assert_eq!(case.ask(&[of_root])[2].outcome, root, "{end:?}");
    }
}

#[test]
fn complete_lists() {
    let case = Case::new();
    let fine = || sign(list(), CA);
    let answer = case.expect("nothing listed", &[fine()], Pass, &["notListed"]);
    assert_eq!(
        answer.reasons[0].text,
        "The revocation list number 7 of CN=CA (made 1970-01-01T00:15:00Z, the next one due by 1970-01-01T00:18:20Z) covers \
         the certificate and does not name it."
    );
    let other = sign(naming(list(), 9, Some(KeyCompromise)), CA);
    case.expect("another certificate listed", &[other], Pass, &["notListed"]);
    let revoked = naming(list(), LEAF, Some(KeyCompromise));
    let answer = case.expect("listed", &[sign(revoked.clone(), CA)], Fail, &["revoked"]);
    assert!(
        answer.reasons[0].text.starts_with(
            "The certificate was revoked at 1970-01-01T00:08:20Z: its private key is in other hands (keyCompromise). The \
             revocation list number 7"
        ),
        "{answer:?}"
    );
    let mut since = revoked.clone();
    since.entries[0].invalidity_date = Some(at(400));
    since.entries[0].revocation_date = at(1_500);
    let answer = case.expect("listed with dates", &[sign(since, CA)], Fail, &["revoked"]);
    assert!(answer.reasons[0].text.contains("later than the instant asked about"), "{answer:?}");
    assert!(answer.reasons[0].text.contains("not to be trusted since 1970-01-01T00:06:40Z"), "{answer:?}");
    let mut padded = revoked.clone();
    padded.entries[0].serial = Bytes(vec![0, 0, LEAF]);
    case.expect("serial with leading zeros", &[sign(padded, CA)], Fail, &["revoked"]);
    let held = naming(list(), LEAF, Some(CertificateHold));
    case.expect("on hold", &[sign(held.clone(), CA)], Fail, &["onHold"]);

    let newer = || sign(numbered(dated(list(), 950, Some(1_100)), 8), CA);
    case.expect("hold ended", &[sign(held, CA), newer()], Pass, &["noLongerListed", "notListed"]);
    case.expect(
        "revocation gone",
        &[sign(revoked.clone(), CA), newer()],
        Warn,
        &["noLongerListed", "notListed"],
    );
    let older = sign(numbered(dated(list(), 850, Some(1_100)), 6), CA);
    case.expect("an older list without it", &[sign(revoked, CA), older], Fail, &["revoked"]);
    case.expect("the same list twice", &[fine(), fine()], Pass, &["notListed"]);
}

#[test]
fn dates() {
    let case = Case::new();
    let of = |this, next| dated(list(), this, next);
    for (name, this, next, outcome, codes) in [
        ("first instant", AT, Some(1_100), Pass, &["notListed"][..]),
        ("last instant", 900, Some(AT), Pass, &["notListed"]),
        ("ended", 900, Some(AT - 1), Unknown, &["listExpired"]),
        ("of tomorrow", AT + 1, Some(1_100), Unknown, &["listFuture"]),
        ("without an end", 900, None, Warn, &["notListed", "noNextUpdate"]),
        ("without an end, of tomorrow", AT + 1, None, Unknown, &["listFuture"]),
    ] {
        case.expect(name, &[sign(of(this, next), CA)], outcome, codes);
        let revoked = sign(naming(of(this, next), LEAF, None), CA);
        let answer = case.ask(&[revoked]).swap_remove(0);
        assert_eq!((answer.outcome, &*answer.reasons[0].code), (Fail, "revoked"), "{name}, listed");
    }
    let ended = sign(of(900, Some(950)), CA);
    case.expect("old and new", &[ended, sign(list(), CA)], Pass, &["notListed", "listExpired"]);
    let endless = sign(numbered(of(950, None), 8), CA);
    case.expect("with and without an end", &[endless, sign(list(), CA)], Pass, &["notListed"]);
}

#[test]
fn what_the_standard_forbids_to_rely_on() {
    let case = Case::new();
    let unknown = |critical| extension("1.2.3.4", critical, ExtensionValue::Unknown(Bytes::default()));
    let deviating =
        |kind| RevocationList { deviations: vec![Deviation { kind, field: "", offset: 0 }], ..list() };
    let mut critical_number = list();
    critical_number.extensions[0].critical = true;
    let mut critical_entry = naming(list(), 9, None);
    critical_entry.entries[0].unknown_critical = true;
    let bare = || RevocationList { version: 1, extensions: vec![], ..list() };
    let negative = extension("2.5.29.20", false, ExtensionValue::CrlNumber(Bytes(vec![0x80])));
    let damaged = |critical, dotted| extension(dotted, critical, ExtensionValue::Malformed("so".to_owned()));
    let two_kinds = IssuingDistributionPoint {
        only_user_certificates: true,
        only_ca_certificates: true,
        ..IssuingDistributionPoint::default()
    };
    for (name, list, outcome, codes) in [
        ("no number", without(list(), "2.5.29.20"), Unknown, &["listNumberMissing"][..]),
        ("critical number", critical_number, Unknown, &["listNumberCritical"]),
        (
            "negative number",
            with(without(list(), "2.5.29.20"), negative),
            Unknown,
            &["listNumberNegative", "listNumberMissing"],
        ),
        ("unknown extension", with(list(), unknown(false)), Pass, &["notListed"]),
        ("unknown critical extension", with(list(), unknown(true)), Unknown, &["listExtensionUnknown"]),
        ("unknown critical extension of an entry", critical_entry, Unknown, &["entryExtensionUnknown"]),
        ("damaged scope", with(list(), damaged(false, "2.5.29.28")), Unknown, &["listExtensionMalformed"]),
        ("damaged base", with(list(), damaged(false, "2.5.29.27")), Unknown, &["listExtensionMalformed"]),
        ("damaged other", with(list(), damaged(false, "2.5.29.46")), Pass, &["notListed"]),
        (
            "damaged critical other",
            with(list(), damaged(true, "2.5.29.46")),
            Unknown,
            &["listExtensionMalformed"],
        ),
        ("version 1", bare(), Warn, &["notListed", "listVersion1"]),
        (
            "version 1 with extensions",
            RevocationList { version: 1, ..list() },
            Unknown,
            &["listExtensionsInVersion1"],
        ),
        ("version 3", RevocationList { version: 3, ..list() }, Unknown, &["listVersionUnknown"]),
        (
            "two algorithms",
            deviating(DeviationKind::SignatureAlgorithmsDiffer),
            Unknown,
            &["listAlgorithmsDiffer"],
        ),
        ("extension twice", deviating(DeviationKind::DuplicateExtension), Unknown, &["listExtensionTwice"]),
        ("other deviation", deviating(DeviationKind::LengthNotDer), Pass, &["notListed"]),
        ("cut", RevocationList { entry_count: 5, ..list() }, Unknown, &["listCut"]),
        (
            "removal in a complete list",
            naming(list(), LEAF, Some(RemoveFromCrl)),
            Unknown,
            &["removedInCompleteList"],
        ),
        ("two kinds", scoped(list(), two_kinds), Unknown, &["listOfOtherKind"]),
    ] {
        case.expect(name, &[sign(list.clone(), CA)], outcome, codes);
        if codes != ["listOfOtherKind"] && codes != ["removedInCompleteList"] {
            let answer = case.ask(&[sign(naming(list, LEAF, None), CA)]).swap_remove(0);
            assert_eq!((answer.outcome, &*answer.reasons[0].code), (Fail, "revoked"), "{name}, listed");
        }
    }
}

#[test]
fn signers() {
    let fine = |seed| sign(list(), seed);
    let fails = |name, case: &Case, list, code| {
        case.expect(name, &[list], Unknown, &[code]);
    };
    let case = Case::new();
    fails("another key", &case, fine(9), "listSignatureInvalid");
    let mut spoilt = fine(CA);
    spoilt.der[0] ^= 1;
    fails("altered", &case, spoilt, "listSignatureInvalid");
    let mut unknown = fine(CA);
    unknown.signature_algorithm.hash = Some(HashAlgorithm::Md2);
    fails("unknown hash", &case, unknown, "listSignatureNotVerified");
    // A list that a stranger made revokes nothing.
    fails("made up", &case, sign(naming(list(), LEAF, None), 9), "listSignatureInvalid");

    let with_usage =
        |usage| Case { authority: certificate("CA", CA, "Root", 1, authority(usage)), ..Case::new() };
    fails("no cRLSign", &with_usage(Some(false)), fine(CA), "listSignerKeyUsage");
    with_usage(None).expect("no key usage", &[fine(CA)], Pass, &["notListed"]);

    // Another key of the same name counts where somebody on the path issued it.
    let with_other = |issuer, by, usage| Case {
        others: vec![certificate("CA", 8, issuer, by, authority(usage))],
        ..Case::new()
    };
    with_other("Root", 1, Some(true)).expect("re-keyed", &[fine(8)], Pass, &["notListed"]);
    with_other("CA", CA, Some(true)).expect("new with old", &[fine(8)], Pass, &["notListed"]);
    fails("re-keyed by nobody", &with_other("CA", 8, None), fine(8), "listSignerNotOnPath");
    fails("re-keyed by a stranger", &with_other("Root", 9, None), fine(8), "listSignerNotOnPath");
    fails("re-keyed by the leaf", &with_other("Leaf", LEAF, None), fine(8), "listSignerNotOnPath");
    fails("re-keyed, no cRLSign", &with_other("Root", 1, Some(false)), fine(8), "listSignerKeyUsage");
    let mut ended = with_other("Root", 1, None);
    ended.others[0].validity.not_after = at(AT - 1);
    fails("re-keyed, ended", &ended, fine(8), "listSignerValidity");
    // The same key and name in a certificate that may, beside one on the path that may not.
    let mut both = with_usage(Some(false));
    both.others = vec![certificate("CA", CA, "CA", CA, authority(Some(true)))];
    both.expect("a second certificate", &[fine(CA)], Pass, &["notListed"]);

    // With no issuer on the path nobody answers for a list.
    let mut alone = Case { end: End::IssuerMissing, ..Case::new() };
    alone.root = certificate("Root", 1, "Beyond", 7, authority(None));
    let answers = alone.ask(&[sign(RevocationList { issuer: named("Beyond"), ..list() }, 7)]);
    assert_eq!(answers[2].outcome, Unknown);
    assert_eq!(answers[2].reasons[0].code, "listSignerMissing");
}

#[test]
fn deltas() {
    let case = Case::new();
    let base = |number| sign(numbered(list(), number), CA);
    let held = |number| sign(naming(numbered(list(), number), LEAF, Some(CertificateHold)), CA);
    let next = || dated(list(), 950, Some(1_100));
    let lifts = |from, number| sign(naming(delta(next(), from, number), LEAF, Some(RemoveFromCrl)), CA);
    let revokes = |from, number| sign(naming(delta(next(), from, number), LEAF, Some(KeyCompromise)), CA);
    let silent = |from, number| sign(delta(next(), from, number), CA);
    let lonely = &["deltaWithoutBase"][..];
    case.expect("alone", &[silent(5, 9)], Unknown, lonely);
    case.expect("alone, lifts", &[lifts(5, 9)], Unknown, lonely);
    case.expect("alone, revokes", &[revokes(5, 9)], Fail, &["revoked", "deltaWithoutBase"]);
    case.expect("adds nothing", &[base(7), silent(5, 9)], Pass, &["notListed"]);
    case.expect("revokes", &[base(7), revokes(5, 9)], Fail, &["revoked"]);
    case.expect("lifts", &[held(7), lifts(5, 9)], Pass, &["holdLifted", "notListed"]);
    case.expect("lifts, then revokes", &[held(7), lifts(5, 9), revokes(5, 10)], Fail, &["revoked"]);
    case.expect("base of the number itself", &[held(5), lifts(5, 9)], Pass, &["holdLifted", "notListed"]);
    case.expect("base too old", &[held(4), lifts(5, 9)], Fail, &["onHold", "deltaWithoutBase"]);
    case.expect("base newer", &[held(9), lifts(5, 9)], Fail, &["onHold", "deltaWithoutBase"]);
    let for_good = sign(naming(numbered(list(), 7), LEAF, Some(KeyCompromise)), CA);
    case.expect("only suspensions end", &[for_good, lifts(5, 9)], Fail, &["revoked"]);
    // Scope and key are those of the complete list.
    let users =
        || IssuingDistributionPoint { only_user_certificates: true, ..IssuingDistributionPoint::default() };
    let mut narrow = scoped(naming(delta(next(), 5, 9), LEAF, Some(RemoveFromCrl)), users());
    narrow.extensions.last_mut().unwrap().span = Span { offset: 0, length: 5 };
    case.expect("another scope", &[held(7), sign(narrow, CA)], Fail, &["onHold", "deltaWithoutBase"]);
    let mut rekeyed = Case::new();
    rekeyed.others = vec![certificate("CA", 8, "Root", 1, authority(None))];
    let other_key = sign(naming(delta(next(), 5, 9), LEAF, Some(RemoveFromCrl)), 8);
    rekeyed.expect("another key", &[held(7), other_key], Fail, &["onHold", "deltaWithoutBase"]);
    // A current delta makes up for a complete list that ended; one that ended does not.
    let ended = sign(dated(list(), 800, Some(900)), CA);
    case.expect("renews", &[ended.clone(), silent(5, 9)], Pass, &["notListed", "listExpired"][..1].as_ref());
    let late = sign(delta(dated(list(), 910, Some(950)), 5, 9), CA);
    case.expect("both ended", &[ended, late.clone()], Unknown, &["listExpired", "listExpired"]);
    case.expect("delta ended", &[base(7), late], Pass, &["notListed", "listExpired"]);
    let future = sign(naming(delta(dated(list(), 1_050, None), 5, 9), LEAF, Some(RemoveFromCrl)), CA);
    case.expect("lifts tomorrow", &[held(7), future], Fail, &["onHold", "listFuture"]);
    let mut strange = naming(delta(next(), 5, 9), LEAF, Some(RemoveFromCrl));
    strange.extensions.push(extension("1.2.3", true, ExtensionValue::Unknown(Bytes::default())));
    case.expect("unknown", &[held(7), sign(strange, CA)], Fail, &["onHold", "listExtensionUnknown"]);
}

#[test]
fn scopes() {
    let scope = IssuingDistributionPoint::default;
    let at_place = |text| IssuingDistributionPoint { full_name: vec![uri(text)], ..scope() };
    let users = || IssuingDistributionPoint { only_user_certificates: true, ..scope() };
    let authorities = || IssuingDistributionPoint { only_ca_certificates: true, ..scope() };
    let attributes = || IssuingDistributionPoint { only_attribute_certificates: true, ..scope() };
    let named_after = |text| IssuingDistributionPoint {
        full_name: vec![GeneralName::DirectoryName(named(text))],
        ..scope()
    };
    let relative = IssuingDistributionPoint { relative_name: Some(named("part 1")), ..scope() };
    let mut joined = named("CA");
    joined.rdns.extend(named("part 1").rdns);
    let with_points = |list: Vec<DistributionPoint>| Case {
        leaf: certificate("Leaf", LEAF, "CA", CA, points(list)),
        ..Case::new()
    };
    let plain = || with_points(vec![point("http://a/"), point("http://b/")]);
    let none = Case { leaf: certificate("Leaf", LEAF, "CA", CA, vec![]), ..Case::new() };
    let directory = with_points(vec![DistributionPoint {
        full_name: vec![GeneralName::DirectoryName(joined)],
        ..DistributionPoint::default()
    }]);
    let same_relative = with_points(vec![DistributionPoint {
        relative_name: Some(named("PART  1")),
        ..DistributionPoint::default()
    }]);
    let authority_leaf = Case { leaf: certificate("Leaf", LEAF, "CA", CA, authority(None)), ..Case::new() };
    let (fine, point_code, kind_code) =
        (&["notListed"][..], &["listOfOtherPoint"][..], &["listOfOtherKind"][..]);
    for (name, case, scope, outcome, codes) in [
        ("one of the places", &plain(), at_place("http://b/"), Pass, fine),
        ("another place", &plain(), at_place("http://c/"), Unknown, point_code),
        ("a place, none in the certificate", &none, at_place("http://a/"), Unknown, point_code),
        ("named after the issuer", &none, named_after("CA"), Pass, fine),
        ("named after another", &none, named_after("Other"), Unknown, point_code),
        ("relative", &same_relative, relative.clone(), Pass, fine),
        ("relative and full", &directory, relative.clone(), Pass, fine),
        ("relative and none", &none, relative, Unknown, point_code),
        ("end entities", &plain(), users(), Pass, fine),
        ("end entities, an authority", &authority_leaf, users(), Unknown, kind_code),
        ("authorities", &plain(), authorities(), Unknown, kind_code),
        ("authorities, one", &authority_leaf, authorities(), Pass, fine),
        ("attribute certificates", &plain(), attributes(), Unknown, kind_code),
    ] {
        case.expect(name, &[sign(scoped(list(), scope.clone()), CA)], outcome, codes);
        let revoked = sign(scoped(naming(list(), LEAF, None), scope), CA);
        let expected = if outcome == Pass { Fail } else { Unknown };
        assert_eq!(case.ask(&[revoked])[0].outcome, expected, "{name}, listed");
    }
}

#[test]
fn reasons_add_up() {
    let some = |reasons: &[&'static str]| IssuingDistributionPoint {
        only_some_reasons: reasons.to_vec(),
        ..IssuingDistributionPoint::default()
    };
    let first = some(&["keyCompromise", "cACompromise", "affiliationChanged", "superseded"]);
    let second =
        some(&["cessationOfOperation", "certificateHold", "privilegeWithdrawn", "aACompromise", "unused"]);
    let case = Case::new();
    let of = |scope: &IssuingDistributionPoint| sign(scoped(list(), scope.clone()), CA);
    let answer = case.expect("some", &[of(&first)], Unknown, &["notListed", "reasonsNotCovered"]);
    assert!(
        answer.reasons[1]
            .text
            .ends_with("cessationOfOperation, certificateHold, privilegeWithdrawn, aACompromise.")
    );
    case.expect("all together", &[of(&first), of(&second)], Pass, &["notListed", "notListed"]);
    // The certificate's own point may be for some reasons too, but the list as the issuer's is for all.
    let leaf = certificate(
        "Leaf",
        LEAF,
        "CA",
        CA,
        points(vec![DistributionPoint { reasons: vec!["keyCompromise"], ..point("http://a/") }]),
    );
    let limited = Case { leaf, ..Case::new() };
    limited.expect("for all", &[sign(list(), CA)], Pass, &["notListed"]);
    let at_place = IssuingDistributionPoint { full_name: vec![uri("http://a/")], ..some(&[]) };
    limited.expect("at the place", &[of(&at_place)], Unknown, &["notListed", "reasonsNotCovered"]);
}

#[test]
fn indirect_lists() {
    let indirect = |list| {
        scoped(list, IssuingDistributionPoint { indirect: true, ..IssuingDistributionPoint::default() })
    };
    let service = || RevocationList { issuer: named("Service"), ..list() };
    let by = |issuer: &str| {
        let point = DistributionPoint {
            crl_issuer: vec![GeneralName::DirectoryName(named(issuer))],
            ..point("http://a/")
        };
        Case {
            leaf: certificate("Leaf", LEAF, "CA", CA, points(vec![point])),
            others: vec![certificate("Service", 6, "Root", 1, vec![])],
            ..Case::new()
        }
    };
    let case = by("Service");
    case.expect("nothing listed", &[sign(indirect(service()), 6)], Pass, &["notListed"]);
    case.expect("not indirect", &[sign(service(), 6)], Unknown, &["listOfOtherIssuer"]);
    let entry = |issuer| sign(indirect(of_issuer(naming(service(), LEAF, None), issuer)), 6);
    case.expect("listed", &[entry("ca")], Fail, &["revoked"]);
    case.expect("listed of another", &[entry("Other")], Pass, &["notListed"]);
    let own = sign(indirect(naming(service(), LEAF, None)), 6);
    case.expect("listed of the service itself", &[own], Pass, &["notListed"]);
    let sticky = naming(of_issuer(naming(service(), 9, None), "CA"), LEAF, None);
    case.expect("the issuer holds on", &[sign(indirect(sticky.clone()), 6)], Fail, &["revoked"]);
    let changed = of_issuer(naming(of_issuer(naming(service(), 9, None), "CA"), LEAF, None), "Other");
    case.expect("the issuer changes", &[sign(indirect(changed), 6)], Pass, &["notListed"]);
    let mut nobody = naming(of_issuer(naming(service(), 9, None), "CA"), LEAF, None);
    nobody.entries[1].certificate_issuer = vec![uri("http://nobody/")];
    case.expect("an issuer without a name", &[sign(indirect(nobody), 6)], Pass, &["notListed"]);
    let stranger = Case { others: vec![certificate("Service", 6, "Service", 6, vec![])], ..by("Service") };
    stranger.expect("a stranger", &[entry("CA")], Unknown, &["listSignerNotOnPath"]);
    // Who is not named as the issuer of lists has no say.
    let answer = by("Else").ask(&[entry("CA")]).swap_remove(0);
    assert_eq!((answer.outcome, &*answer.reasons[0].code), (Unknown, "notChecked"));
    // An indirect list of the certificate's own issuer.
    let own = |list| sign(indirect(list), CA);
    let plain = Case::new();
    plain.expect("own", &[own(naming(list(), LEAF, None))], Fail, &["revoked"]);
    plain.expect("own of another", &[own(of_issuer(naming(list(), LEAF, None), "X"))], Pass, &["notListed"]);
    case.expect("not the one named", &[sign(list(), CA)], Pass, &["notListed"]);
}

#[test]
fn names_and_key_identifiers() {
    let mut cased = list();
    cased.issuer = named("ca");
    Case::new().expect("case of the name", &[sign(cased, CA)], Pass, &["notListed"]);
    let nameless = Case { leaf: certificate("Leaf", LEAF, "", CA, vec![]), ..Case::new() };
    let answer = nameless.ask(&[sign(RevocationList { issuer: named(""), ..list() }, CA)]).swap_remove(0);
    assert_eq!(answer.outcome, Unknown);
    let identifier = AuthorityKeyIdentifier {
        key_identifier: Some(Bytes::from(&b"another"[..])),
        ..AuthorityKeyIdentifier::default()
    };
    let hinted =
        with(list(), extension("2.5.29.35", false, ExtensionValue::AuthorityKeyIdentifier(identifier)));
    Case::new().expect("a wrong hint", &[sign(hinted, CA)], Pass, &["notListed"]);
}

#[test]
fn many_lists_are_cut_and_said_to_be() {
    let lists: Vec<RevocationList> = (0..=MAX_LISTS_OF_ISSUER)
        .map(|n| sign(dated(list(), 100 + i64::try_from(n).unwrap(), Some(1_100)), CA))
        .collect();
    let case = Case::new();
    case.expect("too many", &lists, Unknown, &["notListed", "listsOmitted"]);
    case.expect("enough", &lists[1..], Pass, &["notListed"]);
    let ended: Vec<RevocationList> = (0..20).map(|n| sign(dated(list(), 100 + n, Some(900)), CA)).collect();
    let answer = case.ask(&ended).swap_remove(0);
    assert_eq!(answer.reasons.len(), crate::limits::MAX_LIST_NOTES + 1);
    assert_eq!(answer.reasons.last().unwrap().text, "15 more revocation lists do not count.");
}

#[test]
fn a_quarter_of_a_million_entries_are_looked_up_at_once() {
    let mut large = list();
    large.entries = (0..250_000_u32)
        .map(|n| RevokedCertificate {
            serial: Bytes((n.wrapping_mul(2_654_435_761) | 0x0100_0000).to_be_bytes().to_vec()),
            revocation_date: at(500),
            reason: None,
            invalidity_date: None,
            certificate_issuer: vec![],
            unknown_critical: false,
        })
        .collect();
    large = naming(large, LEAF, None);
    large.entry_count = 250_001;
    let wanted: Vec<Bytes> = large.entries.iter().map(|entry| entry.serial.clone()).collect();
    let (der, message, signature) = signed("large", CA);
    large = RevocationList { sha256: sha256(&der), der, signed: message, signature, ..large };
    let authority = certificate("CA", CA, "Root", 1, authority(None));
    let start = std::time::Instant::now();
    let lists = Lists::prepare(&[&large], &[&authority], &mut SignatureCache::default());
    let issuer = name::key(&named("CA"));
    assert!(wanted.iter().all(|serial| lists.lists[0].entry(serial, &issuer).is_some()));
    assert!(lists.lists[0].entry(&Bytes(vec![0x7F; 4]), &issuer).is_none());
    assert!(lists.lists[0].entry(&Bytes(vec![LEAF]), &name::key(&named("Other"))).is_none());
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

/// An object of the fixtures.
fn fixture(name: &str) -> crate::model::Content {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{name}.der"));
    let unlocking = crate::input::Unlocking::default();
    let mut progress = |_| {};
    let mut context = crate::formats::Context::new(&unlocking, &mut progress);
    let reading = crate::formats::read(&std::fs::read(path).unwrap(), &mut context);
    reading.found.into_iter().next().unwrap().decoded.content
}

#[test]
fn lists_as_they_are_encoded() {
    use crate::model::Content;
    let certificates = ["server/good", "ca/intermediate", "ca/root"].map(|name| match fixture(name) {
        Content::Certificate(certificate) => *certificate,
        other => panic!("{:?}", other.kind()),
    });
    for (name, index, outcome, code) in [
        ("version-1", 0, Warn, "notListed"),
        ("no-next-update", 0, Fail, "revoked"),
        ("empty", 0, Pass, "notListed"),
        ("empty-entries", 0, Pass, "notListed"),
        ("reasons", 0, Unknown, "removedInCompleteList"),
        ("invalidity-date", 0, Fail, "revoked"),
        ("delta", 0, Unknown, "listOfOtherPoint"),
        ("partitioned", 0, Unknown, "listOfOtherPoint"),
        ("indirect", 0, Unknown, "listOfOtherPoint"),
        ("unknown-critical", 0, Fail, "revoked"),
        ("expired", 0, Fail, "revoked"),
        ("future", 0, Fail, "revoked"),
        ("root", 0, Unknown, "notChecked"),
        ("root", 1, Fail, "revoked"),
        ("broken-signature", 0, Unknown, "listSignatureInvalid"),
        ("huge-number", 0, Pass, "notListed"),
        ("many", 0, Pass, "notListed"),
        ("many", 1, Unknown, "notChecked"),
        ("damaged-entry", 0, Unknown, "listCut"),
    ] {
        let Content::RevocationList(list) = fixture(&format!("lists/{name}")) else { panic!("{name}") };
        let path: Vec<&Certificate> = certificates.iter().collect();
        let lists = Lists::prepare(&[&list], &path, &mut SignatureCache::default());
        let link = Link { name: true, key_identifier: None, signature: SignatureCheck::Valid };
        let chain = Chain {
            certificates: &path,
            links: &[link, link],
            end: End::Anchor,
            question: &Question::at(Timestamp::parse_rfc3339("2026-11-20").unwrap()),
            lists: &lists,
        };
        let answer = check(&chain).swap_remove(index);
        assert_eq!((answer.outcome, &*answer.reasons[0].code), (outcome, code), "{name}: {answer:#?}");
    }
}
