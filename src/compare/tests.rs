//! Comparisons of the test certificates: each change has its consequence, and none is invented.

use super::*;
use crate::input::{ServerName, Unlocking, UserName};
use crate::inspect::Inspection;
use crate::model::Timestamp;

const AT: &str = "2026-11-20T12:00:00Z";

fn options() -> Options {
    Options::at(Timestamp::parse_rfc3339(AT).unwrap())
}

/// The comparison of the first two of these fixtures, with the others beside them.
fn between(fixtures: &[&str], options: &Options) -> Comparison {
    let mut inspection = Inspection::default();
    for fixture in fixtures {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
        inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
    }
    inspection.compare(0, 1, ComparisonOrder::AsGiven, options).unwrap()
}

fn outcome(comparison: &Comparison, id: &str) -> Option<Outcome> {
    comparison.consequences.iter().find(|one| one.id == id).map(|one| one.outcome)
}

#[test]
fn each_change_has_its_consequence() {
    use Outcome::{Fail, Pass, Unknown, Warn};
    let chain = ["ca/intermediate.der", "ca/root.der"];
    let mut wrong = Vec::new();
    for (older, newer, id, expected) in [
        ("server/good.der", "server/good.der", "identical", Some(Warn)),
        ("server/good.der", "server/good.der", "names", None),
        ("server/good.der", "server/days-398.der", "key", Some(Pass)),
        ("server/good.der", "server/days-398.der", "fingerprint", Some(Warn)),
        ("server/good.der", "server/days-398.der", "issuer", Some(Pass)),
        ("server/good.der", "server/days-398.der", "anchor", Some(Pass)),
        ("server/good.der", "server/days-398.der", "names", Some(Pass)),
        ("server/good.der", "server/rsa-4096.der", "key", Some(Warn)),
        ("server/good.der", "server/rsa-4096.der", "key-kind", Some(Pass)),
        ("server/rsa-4096.der", "server/good.der", "key-kind", Some(Warn)),
        ("server/good.der", "server/ec-p256.der", "key-kind", Some(Warn)),
        ("server/good.der", "server/ec-p256.der", "requirements", Some(Fail)),
        ("server/ec-p256.der", "server/good.der", "requirements-fixed", Some(Pass)),
        ("server/good.der", "server/san-other-host.der", "names", Some(Warn)),
        ("server/good.der", "server/san-other-host.der", "names-gained", Some(Pass)),
        ("server/good.der", "server/no-san.der", "names", Some(Fail)),
        ("server/good.der", "server/san-wildcard.der", "names", Some(Pass)),
        ("server/san-wildcard.der", "server/good.der", "names", Some(Warn)),
        ("server/good.der", "server/client-only.der", "extended-key-usage", Some(Fail)),
        ("server/good.der", "server/no-eku.der", "extended-key-usage", Some(Warn)),
        ("server/no-eku.der", "server/eku-server-only.der", "extended-key-usage", Some(Warn)),
        ("server/eku-server-and-others.der", "server/eku-server-only.der", "extended-key-usage", Some(Warn)),
        ("server/eku-server-only.der", "server/eku-server-and-others.der", "extended-key-usage", Some(Pass)),
        ("server/good.der", "server/key-usage-cert-sign.der", "key-usage", Some(Warn)),
        ("client/good.der", "client/key-encipherment-only.der", "key-usage", Some(Fail)),
        ("server/good.der", "server/key-usage-sign-only.der", "key-usage", Some(Warn)),
        ("server/good.der", "server/sha1.der", "signature", Some(Fail)),
        ("server/sha1.der", "server/good.der", "signature", Some(Pass)),
        ("server/good.der", "server/sha384.der", "signature", Some(Pass)),
        ("server/good.der", "server/expired.der", "expired", Some(Fail)),
        ("server/expired.der", "server/begins-tomorrow.der", "handover", Some(Fail)),
        ("server/good.der", "server/begins-tomorrow.der", "handover", Some(Warn)),
        ("server/days-3650.der", "server/good.der", "period", Some(Pass)),
        ("server/good.der", "server/days-3650.der", "period", Some(Fail)),
        ("server/days-3650.der", "server/days-825-plus-1s.der", "period", Some(Warn)),
        ("server/good.der", "server/self-signed-server.der", "issuer", Some(Warn)),
        ("server/good.der", "server/self-signed-server.der", "anchor", Some(Warn)),
        ("server/good.der", "chain/other-root.der", "anchor", Some(Warn)),
        ("ca/root.der", "chain/rekeyed-root.der", "key", Some(Warn)),
        ("ca/root.der", "ca/ca-false.der", "authority", Some(Fail)),
        ("ca/root.der", "ca/no-key-cert-sign.der", "key-usage", Some(Fail)),
        ("server/good.der", "ca/root.der", "authority", Some(Warn)),
        ("bot/good.der", "bot/rsa-2048.der", "key-kind", Some(Fail)),
        ("bot/good.der", "bot/upper-case-name.der", "common-name", Some(Warn)),
        ("bot/good.der", "bot/dotted-name.der", "common-name", Some(Fail)),
        ("chain/permitted.der", "server/good.der", "issuer", Some(Warn)),
        ("chain/permitted.der", "server/good.der", "anchor", Some(Unknown)),
        ("server/ec-p384.der", "server/ec-p256.der", "key-kind", Some(Warn)),
        ("server/ec-p256.der", "server/ec-p521.der", "key-kind", Some(Pass)),
        ("server/ec-p224.der", "server/ec-p256.der", "key-kind", Some(Warn)),
        ("server/ec-p256.der", "server/brainpool-p256.der", "key-kind", Some(Warn)),
        ("server/ec-p256.der", "server/ed25519.der", "key-kind", Some(Warn)),
        ("server/ed25519.der", "server/ec-p256.der", "key-kind", Some(Warn)),
        ("server/ed25519.der", "server/ed448.der", "key-kind", Some(Warn)),
        ("server/dsa.der", "server/ec-p256.der", "key-kind", Some(Warn)),
        ("client/client-auth.der", "client/good.der", "extended-key-usage", Some(Pass)),
        ("bot/dotted-name.der", "bot/good.der", "extended-key-usage", Some(Warn)),
        ("bot/good.der", "bot/server-purpose.der", "extended-key-usage", Some(Fail)),
        ("bot/good.der", "bot/any-purpose.der", "extended-key-usage", Some(Pass)),
        ("ca/intermediate.der", "ca/intermediate-client-only.der", "extended-key-usage", Some(Warn)),
        ("ca/intermediate-client-only.der", "ca/intermediate.der", "extended-key-usage", Some(Pass)),
        (
            "ca/intermediate-client-only.der",
            "ca/intermediate-server-auth.der",
            "extended-key-usage",
            Some(Warn),
        ),
        ("ca/root.der", "ca/sha384.der", "extended-key-usage", None),
        ("requests/good.der", "server/good.der", "extended-key-usage", None),
        ("requests/good.der", "server/key-usage-cert-sign.der", "key-usage", None),
        ("requests/good.der", "ca/root.der", "authority", None),
        ("requests/microsoft.der", "server/client-only.der", "extended-key-usage", Some(Warn)),
        ("server/good.der", "requests/no-attributes.der", "names", Some(Warn)),
        ("server/good.der", "requests/no-attributes.der", "extended-key-usage", None),
        ("server/good.der", "requests/no-attributes.der", "authority", None),
        ("ca/root.der", "requests/no-attributes.der", "authority", None),
        ("requests/no-attributes.der", "server/good.der", "names", None),
        ("ca/v1.der", "ca/root.der", "authority", Some(Pass)),
        ("ca/no-basic-constraints.der", "ca/root.der", "authority", Some(Pass)),
    ] {
        let comparison = between(&[older, newer, chain[0], chain[1]], &options());
        let found = outcome(&comparison, id);
        if found != expected {
            wrong.push(format!("{id} of {older} and {newer}: {found:?} instead of {expected:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_chain_that_breaks_is_told() {
    use Outcome::{Fail, Pass, Unknown, Warn};
    let good = "server/good.der";
    let mut wrong = Vec::new();
    for (older, newer, id, expected) in [
        (good, "chain/bad-signature.der", "chain", Some(Fail)),
        (good, "chain/bad-signature.der", "issuer", Some(Fail)),
        (good, "chain/bad-signature.der", "anchor", Some(Unknown)),
        ("chain/bad-signature.der", good, "chain", None),
        ("chain/bad-signature.der", good, "issuer", Some(Pass)),
        ("chain/permitted.der", "chain/excluded.der", "chain", Some(Fail)),
        ("chain/permitted.der", "chain/excluded.der", "issuer", Some(Pass)),
        ("chain/excluded.der", "chain/permitted.der", "chain", None),
        ("chain/excluded.der", "chain/bad-signature.der", "chain", Some(Warn)),
        (good, "server/days-398.der", "chain", None),
        // What the dates tell is not told twice, and what begins tomorrow breaks nothing.
        (good, "server/expired.der", "chain", None),
        (good, "server/begins-tomorrow.der", "chain", None),
    ] {
        let others = ["ca/intermediate.der", "ca/root.der", "chain/constrained-ca.der"];
        let comparison = between(&[&[older, newer], others.as_slice()].concat(), &options());
        let found = outcome(&comparison, id);
        if found != expected {
            wrong.push(format!("{id} of {older} and {newer}: {found:?} instead of {expected:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let under_expired = [good, "chain/renewed.der", "chain/expired-intermediate.der"];
    assert_eq!(outcome(&between(&under_expired, &options()), "chain"), Some(Warn));
    let revoked =
        ["chain/renewed.der", good, "ca/intermediate.der", "ca/root.der", "lists/invalidity-date.der"];
    assert_eq!(outcome(&between(&revoked, &options()), "chain"), Some(Fail));
}

#[test]
fn only_where_the_authority_is_absent_it_is_said_to_be() {
    let absent = "The CA certificate is missing";
    let says = |fixtures: &[&str]| {
        let comparison = between(fixtures, &options());
        let issuer = comparison.consequences.iter().find(|one| one.id == "issuer").unwrap().clone();
        issuer.meaning.contains(absent)
    };
    assert!(says(&["server/good.der", "server/days-398.der"]));
    assert!(says(&["server/good.der", "chain/bad-signature.der"]));
    assert!(!says(&["server/good.der", "chain/bad-signature.der", "ca/intermediate.der"]));
    assert!(!says(&["chain/bad-signature.der", "server/good.der", "ca/intermediate.der"]));
}

#[test]
fn only_a_root_is_said_to_be_a_new_root() {
    let fixtures = [
        "server/good.der",
        "chain/permitted.der",
        "ca/intermediate.der",
        "chain/constrained-ca.der",
        "ca/root.der",
    ];
    for (trusted, expected) in [
        (&[4][..], Outcome::Pass),
        (&[2, 3], Outcome::Unknown),
        (&[2], Outcome::Unknown),
        (&[3], Outcome::Unknown),
        (&[], Outcome::Pass),
    ] {
        let mut inspection = Inspection::default();
        for fixture in fixtures {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
            inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
        }
        trusted.iter().for_each(|input| inspection.trust(*input));
        let comparison = inspection.compare(0, 1, ComparisonOrder::AsGiven, &options()).unwrap();
        assert_eq!(outcome(&comparison, "anchor"), Some(expected), "trusted: {trusted:?}");
    }
}

#[test]
fn every_address_that_is_given_counts_once() {
    // The address is told by itself, and breaks no chain.
    let host = Some(ServerName::parse("vms.example.org").unwrap());
    let typed = Options { host, ..options() };
    let chain = ["server/good.der", "server/san-other-host.der", "ca/intermediate.der", "ca/root.der"];
    let comparison = between(&chain, &typed);
    assert_eq!(outcome(&comparison, "host"), Some(Outcome::Fail));
    assert_eq!(outcome(&comparison, "chain"), None);
    let options = Options {
        addresses: crate::input::parse_addresses("vms.example.org vms2.example.org 192.0.2.7").unwrap(),
        ..typed
    };
    let comparison = between(&["server/good.der", "server/san-wildcard.der"], &options);
    let told = comparison.consequences.iter().filter(|one| one.id == "host");
    let told: Vec<_> = told.map(|one| (one.outcome, one.title.as_ref())).collect();
    let expected = [
        (Outcome::Warn, "Neither covers the address '192.0.2.7'"),
        (Outcome::Pass, "The address 'vms.example.org' is covered"),
        (Outcome::Pass, "The address 'vms2.example.org' is covered"),
    ];
    assert_eq!(told, expected);
    let back = between(&["server/san-wildcard.der", "server/good.der"], &options);
    assert!(back.consequences.iter().any(|one| one.title == "The address 'vms2.example.org' is lost"));
}

#[test]
fn the_address_that_is_typed_counts() {
    use Outcome::{Fail, Pass, Warn};
    for (host, older, newer, expected) in [
        ("vms.example.org", "server/good.der", "server/san-other-host.der", Fail),
        ("vms.example.org", "server/good.der", "server/san-wildcard.der", Pass),
        ("vms.example.org", "server/san-other-host.der", "server/good.der", Pass),
        ("elsewhere.example.com", "server/good.der", "server/days-398.der", Warn),
        ("vms.example.org", "server/good.der", "requests/no-attributes.der", Warn),
        ("vms.example.org", "server/good.der", "requests/good.der", Pass),
    ] {
        let options = Options { host: Some(ServerName::parse(host).unwrap()), ..options() };
        assert_eq!(
            outcome(&between(&[older, newer], &options), "host"),
            Some(expected),
            "{host} {older} {newer}"
        );
    }
}

#[test]
fn a_bot_that_is_named_as_typed_is_no_loss() {
    use Outcome::{Fail, Pass, Warn};
    let (other, lower) = ("bot/upper-case-name.der", "client/good.der");
    let (mixed, space) = ("client/upper-case-name.der", "client/space-in-name.der");
    for (older, newer, typed, expected) in [
        (other, lower, Some("bot.example"), Some(Pass)),
        (other, lower, None, Some(Fail)),
        (other, lower, Some("another"), Some(Fail)),
        (other, mixed, Some("bot.example"), Some(Warn)),
        (other, space, Some("bot.example"), Some(Warn)),
        (mixed, lower, Some("bot.example"), Some(Pass)),
        (lower, mixed, Some("Bot.Example"), Some(Pass)),
        (lower, mixed, Some("bot.example"), Some(Warn)),
        ("bot/good.der", other, None, Some(Warn)),
        (lower, "client/rsa-2048.der", Some("bot.example"), None),
    ] {
        let user_name = typed.map(|typed| UserName::parse(typed).unwrap());
        let comparison = between(&[older, newer], &Options { user_name, ..options() });
        assert_eq!(outcome(&comparison, "common-name"), expected, "{older} {newer} {typed:?}");
    }
}

#[test]
fn a_request_is_the_older_one_and_has_no_dates() {
    let comparison = between(&["requests/bot-minimal.der", "server/good.der"], &options());
    assert!(!comparison.reversed && comparison.older.not_before.is_none());
    assert_eq!(outcome(&comparison, "key"), Some(Outcome::Fail));
    assert_eq!(outcome(&comparison, "handover"), None);
}

#[test]
fn the_older_one_is_found_by_its_date() {
    let mut inspection = Inspection::default();
    for fixture in ["server/begins-tomorrow.der", "server/good.der", "other/pkcs8-key.pem"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
        inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
    }
    let by_date = inspection.compare(0, 1, ComparisonOrder::ByDate, &options()).unwrap();
    assert_eq!((by_date.older.id, by_date.newer.id, by_date.reversed), (1, 0, false));
    let as_given = inspection.compare(0, 1, ComparisonOrder::AsGiven, &options()).unwrap();
    assert_eq!((as_given.older.id, as_given.reversed), (0, true));
    assert_eq!(outcome(&as_given, "order"), Some(Outcome::Warn));
    // The one that ends later is not the newer one for that.
    let together = between(&["server/days-398.der", "server/good.der"], &options());
    assert!(!together.reversed && together.older.not_before == together.newer.not_before);
    assert_eq!(outcome(&together, "order"), None);
    let refused = |id| inspection.compare(0, id, ComparisonOrder::ByDate, &options()).unwrap_err().kind();
    assert_eq!((refused(2), refused(9)), ("notComparable", "noSuchObject"));
}

#[test]
fn fields_are_laid_beside_each_other() {
    let comparison = between(&["server/good.der", "server/san-dns-and-ip.der"], &options());
    let changes = |wanted: Change| -> Vec<(String, Option<&str>, Option<&str>)> {
        let fields = comparison.fields.iter().filter(|field| field.change == wanted);
        fields.map(|f| (f.path.join(" › "), f.older.as_deref(), f.newer.as_deref())).collect()
    };
    println!("{:#?}", comparison.fields);
    let changed = changes(Change::Changed);
    assert!(changed.iter().any(|(path, ..)| path == "Serial number"), "{changed:#?}");
    assert!(changed.iter().all(|(_, older, newer)| older != newer), "{changed:#?}");
    let added = changes(Change::Added);
    assert!(added.iter().any(|(path, older, _)| path.ends_with("› IP") && older.is_none()), "{added:#?}");
    let same = changes(Change::Same);
    assert!(same.iter().any(|(path, ..)| path == "Issuer"), "{same:#?}");
    assert!(same.iter().all(|(_, older, newer)| older == newer));
    let itself = between(&["server/san-thousand.der", "server/san-thousand.der"], &options());
    assert!(itself.fields.iter().all(|field| field.change == Change::Same) && itself.omitted == 0);
}

#[test]
fn the_most_alike_is_offered_first() {
    for (fixtures, expected) in [
        // The renewal, not the issuer and not the double.
        (&["server/good.der", "ca/intermediate.der", "server/good.der", "server/days-398.der"][..], Some(3)),
        (&["server/good.der", "ca/intermediate.der", "ca/root.der", "server/good.der"], None),
        (&["server/good.der", "client/good.der", "server/san-wildcard.der"], Some(2)),
        (&["ca/root.der", "server/good.der", "chain/rekeyed-root.der"], Some(2)),
        (&["server/good.der", "other/pkcs8-key.pem"], None),
        (&["other/pkcs8-key.pem", "server/good.der"], None),
    ] {
        let mut inspection = Inspection::default();
        for fixture in fixtures {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
            inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
        }
        assert_eq!(inspection.detail(0, &options()).unwrap().alike, expected, "{fixtures:?}");
    }
}
