//! Deltas.

use super::*;

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
    case.expect("renews", &[ended.clone(), silent(5, 9)], Pass, &["notListed"]);
    let late = sign(delta(dated(list(), 910, Some(950)), 5, 9), CA);
    case.expect("both ended", &[ended, late.clone()], Unknown, &["listExpired", "listExpired"]);
    case.expect("delta ended", &[base(7), late], Pass, &["notListed", "listExpired"]);
    let future = sign(naming(delta(dated(list(), 1_050, None), 5, 9), LEAF, Some(RemoveFromCrl)), CA);
    case.expect("lifts tomorrow", &[held(7), future], Fail, &["onHold", "listFuture"]);
    let mut strange = naming(delta(next(), 5, 9), LEAF, Some(RemoveFromCrl));
    strange.extensions.push(extension("1.2.3", true, ExtensionValue::Unknown(Bytes::default())));
    case.expect("unknown", &[held(7), sign(strange, CA)], Fail, &["onHold", "listExtensionUnknown"]);
}
