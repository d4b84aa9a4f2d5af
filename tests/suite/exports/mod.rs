//! Files to deploy, as our own reader opens them.

use crate::support;

mod evidence;

use cert_inspector::export::{
    Compatibility, ENTROPY_BYTES, ExportError, ExportKind, ExportOrder, ExportedFile,
};
use cert_inspector::model::ObjectKind;
use cert_inspector::products::dw_spectrum;
use cert_inspector::{Inspection, Password, ServerName, Unlocking};
use support::exports::{CHAIN, expected, export, fixture, inspection, options, order, read_back, text};
use support::with;

/// The same certificates and key in many arrangements.
const SOURCES: &[&[&str]] = &[
    &["bundles/with-key.pem"],
    &["bundles/key-last.pem"],
    &["bundles/root-first.pem"],
    &["bundles/duplicates.pem", "keys/rsa-2048-server.pem"],
    &["bundles/traditional-key.pem"],
    &["server/good.der", "ca/intermediate.der", "foreign/openssl-pkcs8.pem", "ca/root.der"],
    &["ca/root.der", "keys/rsa-2048-server.pem", "ca/intermediate.der", "server/good.der"],
    &["foreign/openssl-default.p12", "ca/root.der"],
];

#[test]
fn every_kind_is_read_back_with_the_same_certificates_and_the_same_key() {
    let (all, spki) = expected(CHAIN);
    for source in SOURCES {
        let from = inspection(source);
        for kind in [
            ExportKind::Cer,
            ExportKind::Pem,
            ExportKind::Chain,
            ExportKind::CertPem,
            ExportKind::P12,
            ExportKind::P7b,
        ] {
            for compatibility in Compatibility::ALL {
                let order = ExportOrder { compatibility: *compatibility, ..order(kind) };
                let file = from
                    .export(&order, &options())
                    .unwrap_or_else(|error| panic!("{source:?} {kind:?}: {error}"));
                let (certificates, keys) = read_back(&file);
                let alone = matches!(kind, ExportKind::Cer | ExportKind::Pem);
                assert_eq!(certificates, if alone { &all[..1] } else { &all[..] }, "{source:?} {kind:?}");
                let wanted = if kind.needs_key() { vec![spki.clone()] } else { Vec::new() };
                assert_eq!(keys, wanted, "{source:?} {kind:?}");
                if kind != ExportKind::P12 {
                    break;
                }
            }
        }
    }
}

#[test]
fn no_file_has_a_key_that_it_does_not_need() {
    let from = inspection(&["bundles/with-key.pem"]);
    // A long part of the secret, in the forms that a file could have it in.
    let secret = fixture("keys/rsa-2048-server.pem");
    let secret = std::str::from_utf8(&secret).unwrap().lines().nth(8).unwrap().as_bytes().to_vec();
    for kind in ExportKind::ALL {
        let order = ExportOrder { key: true, ..order(*kind) };
        let Ok(file) = from.export(&order, &options()) else {
            assert_eq!(*kind, ExportKind::ReportJson);
            continue;
        };
        let has_key = file.bytes.windows(secret.len()).any(|window| window == secret)
            || file.bytes.windows(11).any(|window| window == b"PRIVATE KEY");
        assert_eq!(has_key, *kind == ExportKind::CertPem, "{kind:?}");
        assert!(!format!("{file:?}").contains("MII"), "{file:?}");
    }
}

#[test]
fn the_same_order_gives_the_same_bytes_and_other_entropy_gives_others() {
    let from = inspection(&["bundles/with-key.pem"]);
    for kind in ExportKind::ALL.iter().filter(|kind| **kind != ExportKind::ReportJson) {
        let first = from.export(&order(*kind), &options()).unwrap();
        assert_eq!(from.export(&order(*kind), &options()).unwrap(), first, "{kind:?}");
        let other = ExportOrder { entropy: [7; ENTROPY_BYTES], ..order(*kind) };
        let differs = from.export(&other, &options()).unwrap().bytes != first.bytes;
        assert_eq!(differs, *kind == ExportKind::P12, "{kind:?}");
    }
}

#[test]
fn every_error_says_what_to_do() {
    use ExportError as Error;
    use ExportKind as Kind;
    let without = |kind, change: fn(&mut ExportOrder)| {
        let mut order = order(kind);
        change(&mut order);
        order
    };
    let bundle: &[&str] = &["bundles/with-key.pem"];
    let cases: &[(&[&str], ExportOrder, Error)] = &[
        (&[], order(Kind::Pem), Error::NoCertificate),
        (&["keys/rsa-2048-server.pem"], order(Kind::Cer), Error::NoCertificate),
        (&[], order(Kind::Calendar), Error::NoCertificate),
        (
            &["keys/rsa-2048-server.pem"],
            without(Kind::Pem, |order| order.object = Some(0)),
            Error::NotACertificate,
        ),
        (bundle, without(Kind::Pem, |order| order.object = Some(99)), Error::NoSuchObject { id: 99 }),
        (
            &["server/good.der", "server/ec-p256.der"],
            order(Kind::Pem),
            Error::ObjectUnclear { certificates: 2 },
        ),
        (bundle, without(Kind::CertPem, |order| order.key = false), Error::KeyNotAsked),
        (bundle, without(Kind::P12, |order| order.key = false), Error::KeyNotAsked),
        (&["server/good.der"], order(Kind::CertPem), Error::KeyMissing),
        (&["bundles/wrong-key.pem"], without(Kind::P12, |order| order.object = Some(1)), Error::KeyMissing),
        (&["server/good.der", "foreign/openssl-pkcs8-not-ascii.pem"], order(Kind::P12), Error::KeyLocked),
        (bundle, without(Kind::P12, |order| order.password = None), Error::PasswordEmpty),
        (
            bundle,
            without(Kind::P12, |order| order.password = Some(Password::default())),
            Error::PasswordEmpty,
        ),
        (&["server/good.der"], without(Kind::Mobileconfig, |order| order.object = Some(0)), Error::NotARoot),
        (
            &["ca/intermediate.der"],
            without(Kind::Mobileconfig, |order| order.object = Some(0)),
            Error::NotARoot,
        ),
        (&["server/good.der"], order(Kind::Mobileconfig), Error::NoRoot),
        (bundle, order(Kind::ReportJson), Error::ReportItself),
    ];
    let mut kinds = std::collections::BTreeSet::new();
    for (source, order, error) in cases {
        assert_eq!(export(source, order).unwrap_err(), *error, "{source:?} {:?}", order.kind);
        assert!(error.to_string().ends_with('.'), "{error}");
        kinds.insert(error.kind());
    }
    // All but the one that no fixture can bring about.
    assert_eq!(kinds.len(), 11, "{kinds:?}");
}

#[test]
fn an_object_with_errors_is_never_exported_without_a_word() {
    for (source, kind, words) in [
        (&["server/no-san.der"][..], ExportKind::Pem, "fail"),
        (&["server/expired.der"], ExportKind::Cer, "fail"),
        (&["server/good.der"], ExportKind::Chain, "chain is incomplete"),
        (&["bundles/no-intermediate.pem"], ExportKind::P12, "chain is incomplete"),
        (&["chain/bad-signature.der", "ca/intermediate.der"], ExportKind::Chain, "ignature"),
        (&["ca/expired.der"], ExportKind::Mobileconfig, "fail"),
        (&["server/rsa-roca.der"], ExportKind::Pem, "refused all the same"),
    ] {
        let file = export(source, &order(kind)).unwrap_or_else(|error| panic!("{source:?}: {error}"));
        assert!(file.remarks.iter().any(|remark| remark.contains(words)), "{source:?}: {:?}", file.remarks);
    }
    let good = export(&["ca/root.der"], &order(ExportKind::Cer)).unwrap();
    assert_eq!(good.remarks, [""; 0]);
}

#[test]
fn a_certificate_that_no_signature_ties_to_the_leaf_is_not_in_its_chain() {
    let file =
        export(&["chain/bad-signature.der", "ca/intermediate.der"], &order(ExportKind::Chain)).unwrap();
    assert_eq!(read_back(&file).0.len(), 1);
    let file = export(&["bundles/unrelated.pem"], &ExportOrder::of(ExportKind::Chain, Some(0)));
    assert!(read_back(&file.unwrap()).0.len() <= 3);
}

#[test]
fn offers_say_what_is_needed() {
    let kinds = |names: &[&str], id| -> Vec<(ExportKind, usize)> {
        let offers = inspection(names).exports(id, &options());
        offers.iter().map(|offer| (offer.kind, offer.needs.len())).collect()
    };
    use ExportKind::{
        Calendar, Cer, CertPem, Chain, Mobileconfig, P7b, P12, Pem, Pins, ReportCsv, ReportHtml, ReportJson,
    };
    assert_eq!(
        kinds(&["bundles/with-key.pem"], Some(1)),
        [(Cer, 0), (Pem, 0), (Chain, 0), (CertPem, 0), (P12, 0), (P7b, 0), (Pins, 0)]
    );
    assert_eq!(
        kinds(&["server/good.der"], Some(0)),
        [(Cer, 0), (Pem, 0), (CertPem, 1), (P12, 1), (P7b, 0), (Pins, 0)]
    );
    assert_eq!(kinds(&["ca/root.der"], Some(0)), [(Cer, 0), (Pem, 0), (P7b, 0), (Mobileconfig, 0)]);
    assert_eq!(kinds(&["keys/rsa-2048-server.pem"], Some(0)), []);
    assert_eq!(kinds(&["ca/root.der"], Some(5)), []);
    assert_eq!(
        kinds(&["ca/root.der"], None),
        [(ReportHtml, 0), (ReportCsv, 0), (ReportJson, 0), (Calendar, 0), (Mobileconfig, 0)]
    );
    // What an offer is called and what is delivered is the same.
    let from = inspection(&["bundles/with-key.pem"]);
    for offer in from.exports(Some(1), &options()) {
        let file = from.export(&ExportOrder { object: Some(1), ..order(offer.kind) }, &options()).unwrap();
        assert_eq!(offer.name, file.name);
        assert!(offer.remarks.iter().all(|remark| file.remarks.contains(remark)));
    }
    let detail = from.detail(1, &options()).unwrap();
    assert_eq!(detail.row.kind, ObjectKind::Certificate);
    assert_eq!(detail.exports, from.exports(Some(1), &options()));
    assert_eq!(from.exports(Some(1), &options())[3].name, "cert.pem");
}

/// What is saved today tells tomorrow what a renewal does; a server that got another key has one pin, not two.
#[test]
fn a_pin_ledger_is_saved_dropped_again_and_carried_on() {
    let options =
        with(options(), |options| options.host = Some(ServerName::parse("vms.example.org").unwrap()));
    let mut inspection = inspection(&["server/good.der"]);
    let pins = |inspection: &Inspection, id| {
        let order = ExportOrder::of(ExportKind::Pins, Some(id));
        String::from_utf8(inspection.export(&order, &options).unwrap().bytes.to_vec()).unwrap()
    };
    let first = pins(&inspection, 0);
    assert_eq!(first.lines().filter(|line| line.contains("vms.example.org")).count(), 1, "{first}");

    inspection.add("pins.txt", first.as_bytes(), &Unlocking::default(), &mut |_| {});
    inspection.add("renewed.der", &fixture("server/rsa-4096.der"), &Unlocking::default(), &mut |_| {});
    let of = |id| {
        inspection.show(id, &dw_spectrum::PRODUCT, &options, dw_spectrum::examine).flatten().unwrap().pins
    };
    let (old, renewed) = (of(0), of(2));
    assert!(old.matches.iter().all(|found| found.same_certificate) && old.matches.len() == 1, "{old:#?}");
    assert!(
        renewed.matches.iter().all(|found| !found.same_key) && renewed.matches.len() == 1,
        "{renewed:#?}"
    );
    assert_ne!(old.consequences, renewed.consequences);

    let second = pins(&inspection, 2);
    assert_eq!(second.lines().count(), first.lines().count(), "{second}");
    assert_ne!(first, second);
}
