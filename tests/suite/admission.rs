//! Which files may be taken where a product wants a certificate, and why others may not.

use crate::support;

use cert_inspector::checks::Outcome;
use cert_inspector::input::{Password, Role, UserName};
use cert_inspector::report::{Admission, AdmissionReasonKind, Verdict};
use cert_inspector::{Inspection, Options, ProfileId, Unlocking};
use support::{fixtures, input, name, reference_options, root, with};

use AdmissionReasonKind::{Demand, Fault, Missing, Shut, Undecided, Unread};
use cert_inspector::products::PRODUCTS;
use cert_inspector::products::dw_spectrum::ID as DW_SPECTRUM;
use cert_inspector::products::senstar_mobile::ID as SENSTAR_MOBILE;
use cert_inspector::products::symphony_messaging::ID as SYMPHONY_MESSAGING;

/// Files, the product, the role, a password, and what stands against them.
type Case = (&'static [&'static str], ProfileId, Option<Role>, &'static str, &'static [AdmissionReasonKind]);

const CASES: &[Case] = &[
    (&["server/good.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[]),
    (&["server/rsa-1024.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Demand]),
    // The authority instead of the server, and the other way round.
    (&["ca/root.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Missing]),
    (&["server/good.der"], SENSTAR_MOBILE, Some(Role::Ca), "", &[Demand]),
    (&["ca/root.der"], SENSTAR_MOBILE, Some(Role::Ca), "", &[]),
    // A weak certificate beside a good one of the same role is not overlooked.
    (&["server/good.der", "server/rsa-1024.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Demand]),
    // What lies beside what is wanted stays what it is.
    (&["cert-pem/good/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[]),
    (&["cert-pem/no-key/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[Undecided]),
    (&["cert-pem/key-last/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[]),
    (&["bot/good.p12"], SYMPHONY_MESSAGING, Some(Role::Client), "changeit", &[]),
    (&["bot/good.p12"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[Shut]),
    (&["bot/rsa-2048.der"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[Demand]),
    // Its authority is not among the files.
    (&["bot/good.der"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[Undecided]),
    (&["requests/bot.der"], SYMPHONY_MESSAGING, Some(Role::Request), "", &[]),
    (&["bot/good.der"], SYMPHONY_MESSAGING, Some(Role::Request), "", &[Missing]),
    (&["other/document.docx.ole"], SENSTAR_MOBILE, Some(Role::Server), "", &[Missing]),
    (&["bundles/broken-tail.pem"], SENSTAR_MOBILE, Some(Role::Server), "", &[Unread]),
    (&[], SENSTAR_MOBILE, None, "", &[Missing]),
];

fn judge(files: &[&str], options: &Options, password: &str) -> Admission {
    let mut inspection = Inspection::default();
    let passwords = if password.is_empty() { vec![] } else { vec![Password::new(password.into())] };
    let unlocking = Unlocking { passwords, ..Unlocking::default() };
    for file in files {
        let file = input(&root().join("tests/fixtures").join(file));
        inspection.add(&file.name, &file.bytes, &unlocking, &mut |_| {});
    }
    inspection.judge(options)
}

fn kinds(admission: &Admission) -> Vec<AdmissionReasonKind> {
    let mut kinds: Vec<_> = admission.reasons.iter().map(|reason| reason.kind).collect();
    kinds.dedup();
    kinds
}

#[test]
fn a_file_is_taken_or_refused_for_what_is_wrong_with_it() {
    for (files, profile, role, password, expected) in CASES {
        let options = with(reference_options(), |options| {
            options.profile = Some(*profile);
            options.role = *role;
            options.user_name = UserName::parse("demo-bot1").ok();
        });
        let admission = judge(files, &options, password);
        assert_eq!(kinds(&admission), *expected, "{files:?} for {role:?}: {:#?}", admission.reasons);
        assert_eq!(admission.admit, expected.is_empty(), "{files:?}");
    }
}

#[test]
fn the_reason_names_the_file_the_demand_and_the_remedy() {
    let options = with(reference_options(), |options| {
        options.profile = Some(SENSTAR_MOBILE);
        options.role = Some(Role::Server);
    });
    let admission = judge(&["server/rsa-1024.der"], &options, "");
    let reason = admission.reasons.first().unwrap_or_else(|| panic!("{admission:#?}"));
    assert_eq!((reason.file.as_str(), reason.object), ("rsa-1024.der", Some(0)));
    assert_eq!(reason.requirement.as_deref(), Some("senstar-mobile/server-key-size"));
    assert!(reason.message.contains("1024") && reason.remedy.contains("2048"), "{reason:#?}");

    let damaged = judge(&["bundles/broken-tail.pem"], &options, "");
    let unread = damaged.reasons.iter().find(|reason| reason.kind == Unread).expect("a damaged block");
    assert!(unread.place.starts_with("block "), "the damaged block is named: {unread:#?}");

    let wrong = judge(&["ca/root.der"], &options, "");
    let [reason] = wrong.reasons.as_slice() else { panic!("{wrong:#?}") };
    assert!(reason.message.starts_with("Nothing here is the certificate of a server."), "{reason:#?}");
    assert!(reason.message.contains("certificate authority"), "it says what it is instead: {reason:#?}");
}

/// What is admitted has nothing against it anywhere in the report, and what is refused has a reason in words.
#[test]
fn no_fixture_is_admitted_against_its_report() {
    let mut admitted = 0;
    for path in fixtures("") {
        let file = input(&path);
        for profile in PRODUCTS.iter().map(|product| &product.id) {
            let options = with(reference_options(), |options| options.profile = Some(*profile));
            let mut inspection = Inspection::default();
            inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
            let (report, admission) = (inspection.report(&options), inspection.judge(&options));
            let case = format!("{} for {}", name(&path), profile.name());
            assert_eq!(admission.admit, admission.reasons.is_empty(), "{case}");
            assert!(admission.reasons.iter().all(|reason| !reason.message.is_empty()), "{case}");
            if !admission.admit {
                continue;
            }
            admitted += 1;
            assert!(report.problems.is_empty(), "{case}");
            assert!(report.objects.iter().all(|object| !object.is_unopened()), "{case}");
            let observations = report.objects.iter().flat_map(|object| &object.observations);
            assert!(observations.into_iter().all(|one| one.outcome != Outcome::Fail), "{case}");
            let mut verdict =
                report.destinations.iter().map(|one| one.verdict).filter(|one| *one != Verdict::Nothing);
            let works = |one| matches!(one, Verdict::Works | Verdict::WorksAfterStep);
            assert!(verdict.next().is_some_and(works) && verdict.all(works), "{case}");
        }
    }
    assert!(admitted > 20, "only {admitted} were admitted");
}

#[test]
fn a_key_that_is_broken_is_a_fault_of_any_file() {
    let options = with(reference_options(), |options| options.profile = Some(DW_SPECTRUM));
    let faulty = fixtures("keys").into_iter().chain(fixtures("containers")).find(|path| {
        let mut inspection = Inspection::default();
        let file = input(path);
        inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
        let report = inspection.report(&options);
        report.objects.iter().any(|object| object.observations.iter().any(|one| one.outcome == Outcome::Fail))
    });
    let faulty = faulty.expect("a fixture with a fault");
    let relative = faulty.strip_prefix(root().join("tests/fixtures")).expect("a fixture");
    let admission = judge(&[relative.to_str().expect("a plain name")], &options, "");
    assert!(kinds(&admission).contains(&Fault), "{admission:#?}");
}
