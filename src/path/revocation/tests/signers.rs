//! Who signed a list, and lists as they are encoded.

use super::*;

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
    // Whatever makes a certificate invalid makes it no signer (RFC 5280 section 6.3.3 (f)).
    let unknown = extension("1.3.6.1.4.1.99999.1", true, ExtensionValue::Unknown(Bytes::default()));
    let mut critical = with_other("Root", 1, None);
    critical.others[0].extensions.push(unknown);
    let answer = critical.expect("re-keyed, unknown critical", &[fine(8)], Unknown, &["listSignerInvalid"]);
    assert!(answer.reasons[0].text.contains("Extensions: "), "{answer:?}");
    // Its own revocation counts: by a list of its issuer, or by one of its own, and it must be known if that is asked.
    let rekeyed = || with_other("Root", 1, Some(true));
    let of_root = |serial| sign(naming(RevocationList { issuer: named("Root"), ..list() }, serial, None), 1);
    rekeyed().expect("another is revoked", &[fine(8), of_root(9)], Pass, &["notListed"]);
    let answer = rekeyed().expect("revoked", &[fine(8), of_root(8)], Unknown, &["listSignerRevoked"]);
    assert!(answer.reasons[0].text.contains("CN=CA with serial number 08"), "{answer:?}");
    let strict = Case { require: true, ..rekeyed() };
    strict.expect("not known", &[fine(8)], Unknown, &["listSignerRevocationUnknown"]);
    strict.expect("known", &[fine(8), of_root(9)], Pass, &["notListed"]);
    let own = Case { require: true, ..with_other("CA", CA, Some(true)) };
    own.expect("its own list clears it", &[fine(8)], Pass, &["notListed"]);
    let revokes_itself = sign(naming(list(), 8, None), 8);
    own.expect("its own list revokes it", &[revokes_itself], Unknown, &["listSignerRevoked"]);
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
        let answer = answers(&chain).swap_remove(index);
        assert_eq!((answer.outcome, &*answer.reasons[0].code), (outcome, code), "{name}: {answer:#?}");
    }
}
