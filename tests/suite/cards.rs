//! The answers that are shown first: what is wrong, and the file that solves it.

use crate::support;

use cert_inspector::export::{ExportKind, ExportOrder};
use cert_inspector::report::Verdict;
use cert_inspector::view::Card;
use cert_inspector::{Inspection, Options, Password, Unlocking};
use support::{fixtures, input, name, reference_options, with};

/// What a saved PKCS#12 file is put under.
const PASSWORD: &[u8] = b"a password of 28 characters.";

fn of(files: &[(&str, &str)]) -> Inspection {
    let mut inspection = Inspection::default();
    for (name, fixture) in files {
        let file = input(&fixtures("").into_iter().find(|path| path.ends_with(fixture)).expect(fixture));
        inspection.add(name, &file.bytes, &Unlocking::default(), &mut |_| {});
    }
    inspection
}

/// The answer for a saved file alone, and how many cards offer it.
fn saved(inspection: &Inspection, card: &Card, kind: ExportKind, object: u32, options: &Options) -> Verdict {
    let password = kind.needs_password().then(|| Password::new(PASSWORD.to_vec()));
    let order = ExportOrder { key: true, password: password.clone(), ..ExportOrder::of(kind, Some(object)) };
    let made = inspection.export(&order, options).expect("what is offered can be made");
    let mut alone = Inspection::default();
    let unlocking = Unlocking { passwords: password.into_iter().collect(), ..Unlocking::default() };
    alone.add(&made.name, &made.bytes, &unlocking, &mut |_| {});
    let options = with(options.clone(), |options| options.profile = Some(card.product));
    let report = alone.report(&options);
    let found = report.destinations.iter().find(|one| one.destination == card.destination);
    found.expect("its destination").verdict
}

/// Every button keeps its promise: the saved file has the answer that was told with it, and is not rejected.
#[test]
fn a_file_that_is_offered_is_taken() {
    let mut tried = 0;
    for path in fixtures("") {
        let file = input(&path);
        let mut inspection = Inspection::default();
        inspection.add(&file.name, &file.bytes, &file.unlocking, &mut |_| {});
        let options = reference_options();
        for card in inspection.summary(&options).cards {
            for offered in &card.files {
                let case = format!("{}: {} for {}", name(&path), offered.button, card.destination);
                assert!(offered.verdict <= card.verdict && offered.verdict != Verdict::Rejected, "{case}");
                // An iPhone reads the certificate out of the profile, and we do not.
                let kind = offered.offer.kind;
                let kind = if kind == ExportKind::Mobileconfig { ExportKind::Cer } else { kind };
                let answer = saved(&inspection, &card, kind, offered.object, &options);
                assert_eq!(answer, offered.verdict, "{case}");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn a_card_says_what_is_wrong_and_has_the_button_that_solves_it() {
    const OPEN: &[&str] = &[];
    for (files, destination, verdict, fault, buttons) in [
        (&[("cert.pem", "bundles/swapped.pem")][..], "dw-spectrum-server", Verdict::WorksAfterStep, "", OPEN),
        (
            &[("cert.pem", "bundles/root-first.pem")],
            "dw-spectrum-server",
            Verdict::Rejected,
            "Another certificate comes first, and the server would use it as its own",
            &["Save repaired cert.pem"],
        ),
        (
            &[("cert.pem", "bundles/encrypted-key.pem")],
            "dw-spectrum-server",
            Verdict::Rejected,
            "The private key has a password",
            OPEN,
        ),
        (
            &[("root.pem", "ca/root.der")],
            "senstar-mobile-ios",
            Verdict::WorksAfterStep,
            "",
            &["Save profile (.mobileconfig)"],
        ),
        (
            &[("root.pem", "ca/root.der")],
            "senstar-mobile-android",
            Verdict::Works,
            "",
            &["Save certificate (.cer)"],
        ),
    ] {
        let inspection = of(files);
        let cards = inspection.summary(&reference_options()).cards;
        let card = cards.iter().find(|card| card.destination.name() == destination);
        let card = card.unwrap_or_else(|| {
            panic!(
                "{destination} of {:?}",
                cards.iter().map(|card| card.destination.name()).collect::<Vec<_>>()
            )
        });
        let first = card.faults.first().map_or("", |fault| &*fault.title);
        let offered: Vec<&str> = card.files.iter().map(|file| &*file.button).collect();
        assert_eq!((card.verdict, offered), (verdict, buttons.to_vec()), "{files:?}");
        assert!(first.starts_with(fault), "{files:?}: {first}");
    }
}

#[test]
fn the_password_is_asked_for_where_the_answer_waits_for_it() {
    let dw = "dw-spectrum-server";
    for (destination, files, asked) in [
        (dw, &[("a.pfx", "foreign/openssl-default.p12")][..], Some("a.pfx")),
        (dw, &[("cert.pem", "bundles/encrypted-key.pem")], Some("cert.pem")),
        (dw, &[("leaf.der", "server/good.der"), ("key.pem", "other/encrypted-key.pem")], Some("key.pem")),
        (dw, &[("leaf.der", "server/good.der")], None),
        // The answer is there without the key.
        (
            "senstar-mobile-server",
            &[("leaf.der", "server/good.der"), ("key.pem", "other/encrypted-key.pem")],
            None,
        ),
    ] {
        let cards = of(files).summary(&reference_options()).cards;
        let card = cards.iter().find(|card| card.destination.name() == destination).expect("a card");
        let locked = card.locked.as_ref().map(|lock| &*lock.name);
        assert_eq!(locked, asked, "{files:?}");
    }
}
