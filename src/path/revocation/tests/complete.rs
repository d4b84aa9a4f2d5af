//! Complete lists: dates, defects, size.

use testkit::hash::Hash;

use super::super::list::Prepared;
use super::super::signer::Signers;
use super::*;

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
    // Where lists have to be made as the standard requires, a number is needed.
    let strict = Case { policy: ValidationPolicy::Rfc5280Profile, ..Case::new() };
    let no_number = sign(without(list(), "2.5.29.20"), CA);
    strict.expect("no number, strictly", &[no_number], Unknown, &["listNumberMissing"]);
    for (name, list, outcome, codes) in [
        ("no number", without(list(), "2.5.29.20"), Warn, &["notListed", "listNumberMissing"][..]),
        ("critical number", critical_number, Unknown, &["listNumberCritical"]),
        ("negative number", with(without(list(), "2.5.29.20"), negative), Unknown, &["listNumberNegative"]),
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
fn hashes_that_can_be_forged() {
    let with_hash = |hash| {
        let mut list = list();
        list.signature_algorithm.hash = Some(hash);
        list
    };
    let list = with_hash(HashAlgorithm::Sha1);
    let (der, signed, signature) = signed_as("", CA, &Scheme::Ecdsa(Hash::Sha1));
    let list = RevocationList { sha256: sha256(&der), der, signed, signature, ..list };
    Case::new().expect("SHA-1", &[list], Warn, &["notListed", "listHashWeak"]);
    for hash in [HashAlgorithm::Md2, HashAlgorithm::Md4, HashAlgorithm::Md5] {
        let list = with_hash(hash);
        let signers = Signers { found: Vec::new(), signature: None, incomplete: false };
        let prepared = Prepared::new(&list, signers);
        let codes: Vec<&str> = prepared.defects.iter().map(|defect| defect.code).collect();
        assert_eq!(codes, ["listHashBroken"], "{hash:?}");
    }
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
    // A fraction of a second; to go through the list for each would take minutes.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
