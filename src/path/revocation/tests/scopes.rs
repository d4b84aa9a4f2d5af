//! Scope, reasons, indirect lists.

use super::*;

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
        ("end entities, a CA", &authority_leaf, users(), Unknown, kind_code),
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
