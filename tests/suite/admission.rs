//! Which files may be taken where a product wants a certificate, and why others may not.

use crate::support;

use cert_inspector::checks::Outcome;
use cert_inspector::input::{Password, Role, UserName};
use cert_inspector::model::ObjectKind;
use cert_inspector::report::{Admission, AdmissionReason, AdmissionReasonKind, ObjectReport, Verdict};
use cert_inspector::{Inspection, Options, ProfileId, Unlocking};
use support::{fixtures, input, name, reference_options, root, with};

use AdmissionReasonKind::{
    Fault, Locked, Missing, NeedsMore, NotChecked, Requirement, Setting, Step, Unread, Warning,
};
use cert_inspector::products::dw_spectrum::ID as DW_SPECTRUM;
use cert_inspector::products::senstar_mobile::ID as SENSTAR_MOBILE;
use cert_inspector::products::symphony_messaging::ID as SYMPHONY_MESSAGING;
use cert_inspector::products::{self, PRODUCTS};

/// Files, the product, the role, a password, and what stands against them.
type Case = (&'static [&'static str], ProfileId, Option<Role>, &'static str, &'static [AdmissionReasonKind]);

const CASES: &[Case] = &[
    (&["server/good.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[]),
    (&["server/rsa-1024.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Requirement]),
    // The authority instead of the server, and the other way round.
    (&["ca/root.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Missing]),
    (&["server/good.der"], SENSTAR_MOBILE, Some(Role::Ca), "", &[Requirement]),
    (&["ca/root.der"], SENSTAR_MOBILE, Some(Role::Ca), "", &[]),
    // A weak certificate beside a good one of the same role is not overlooked.
    (&["server/good.der", "server/rsa-1024.der"], SENSTAR_MOBILE, Some(Role::Server), "", &[Requirement]),
    // What lies beside what is wanted stays what it is.
    (&["cert-pem/good/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[]),
    (&["cert-pem/no-key/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[NeedsMore]),
    (&["cert-pem/key-last/cert.pem"], DW_SPECTRUM, Some(Role::Server), "", &[]),
    (&["bot/good.p12"], SYMPHONY_MESSAGING, Some(Role::Client), "changeit", &[]),
    (&["bot/good.p12"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[Locked]),
    (&["bot/rsa-2048.der"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[Requirement]),
    // Its authority is not among the files.
    (&["bot/good.der"], SYMPHONY_MESSAGING, Some(Role::Client), "", &[NeedsMore]),
    (&["requests/bot.der"], SYMPHONY_MESSAGING, Some(Role::Request), "", &[]),
    (&["bot/good.der"], SYMPHONY_MESSAGING, Some(Role::Request), "", &[Missing]),
    (&["other/document.docx.ole"], SENSTAR_MOBILE, Some(Role::Server), "", &[Missing]),
    (&["bundles/broken-tail.pem"], SENSTAR_MOBILE, Some(Role::Server), "", &[Unread]),
    (&[], SENSTAR_MOBILE, Some(Role::Server), "", &[Missing]),
    // Nobody said for what.
    (&["server/good.der"], SENSTAR_MOBILE, None, "", &[Setting]),
    // The product has no place for that.
    (&["ca/root.der"], DW_SPECTRUM, Some(Role::Ca), "", &[Setting]),
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
fn the_reason_names_the_file_the_requirement_and_the_remedy() {
    let options = with(reference_options(), |options| {
        options.profile = Some(SENSTAR_MOBILE);
        options.role = Some(Role::Server);
    });
    let admission = judge(&["server/rsa-1024.der"], &options, "");
    let reason = admission.reasons.first().unwrap_or_else(|| panic!("{admission:#?}"));
    assert_eq!((reason.file.as_str(), reason.object), ("rsa-1024.der", Some(0)));
    assert_eq!(
        (reason.input, reason.findings.as_slice()),
        (Some(0), &["senstar-mobile/server-key-size".into()][..])
    );
    assert!(reason.message.contains("1024") && reason.remedy.contains("2048"), "{reason:#?}");

    assert_eq!(admission.judged_for.at, options.at);
    assert_eq!(admission.judged_for.host.as_deref(), Some("vms.example.org"));

    let damaged = judge(&["bundles/broken-tail.pem"], &options, "");
    let unread = damaged.reasons.iter().find(|reason| reason.kind == Unread).expect("a damaged block");
    assert!(unread.place.starts_with("block "), "the damaged block is named: {unread:#?}");

    let wrong = judge(&["ca/root.der"], &options, "");
    let [reason] = wrong.reasons.as_slice() else { panic!("{wrong:#?}") };
    assert!(reason.message.starts_with("None of the files is a server certificate."), "{reason:#?}");
    assert!(reason.message.contains("certificate authority"), "it says what it is instead: {reason:#?}");
}

/// Every product with every role that it has a place for.
fn asked() -> impl Iterator<Item = (ProfileId, Role)> {
    let of = |product: &'static products::Product| {
        let roles = Role::ALL.iter().filter(move |role| products::has_role(product.id, **role));
        roles.map(move |role| (product.id, *role))
    };
    PRODUCTS.iter().copied().flat_map(of)
}

/// What is admitted works by every other answer of the core, and what is refused has a reason in words for a portal.
#[test]
fn every_admission_is_the_answer_of_the_core() {
    let (mut agreed, mut admitted, mut stricter) = (0_u32, 0_u32, Vec::new());
    for path in fixtures("") {
        let file = input(&path);
        let mut inspection = Inspection::default();
        inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
        for (profile, role) in asked() {
            let options = with(reference_options(), |options| {
                options.profile = Some(profile);
                options.role = Some(role);
            });
            let (report, admission) = (inspection.report(&options), inspection.judge(&options));
            let case = format!("{} for {} as {}", name(&path), profile.name(), role.name());
            let verdict = report.destinations.iter().map(|one| one.verdict).max();
            assert_eq!(admission.verdict, verdict, "{case}");
            assert_eq!(admission.admit, admission.reasons.is_empty(), "{case}");
            for reason in admission.reasons.iter().chain(&admission.warnings) {
                assert!(!reason.message.is_empty(), "{case}: {reason:#?}");
                for text in [&reason.message, &reason.remedy] {
                    let of_page = [
                        "drop ",
                        "Drop ",
                        "dropped",
                        "button",
                        "the page",
                        "trusted here",
                        "Download the",
                        "are shown",
                        "password here",
                    ];
                    assert!(!of_page.iter().any(|words| text.contains(words)), "{case}: {text}");
                }
            }
            let is_warning = |one: &AdmissionReason| matches!(one.kind, Step | Warning | NotChecked);
            assert!(!admission.reasons.iter().any(is_warning), "{case}");
            let is_key = |one: &AdmissionReason| {
                let object = report.objects.iter().find(|object| Some(object.id) == one.object);
                one.kind == Locked
                    && object.is_some_and(|object| object.kind == ObjectKind::EncryptedPrivateKey)
            };
            assert!(admission.warnings.iter().all(|one| is_warning(one) || is_key(one)), "{case}");
            let works = verdict.is_some_and(|one| matches!(one, Verdict::Works | Verdict::WorksAfterStep));
            if verdict == Some(Verdict::WorksAfterStep) {
                assert!(admission.warnings.iter().any(|one| one.kind == Step), "{case}: the step is named");
            }
            if works == admission.admit {
                agreed += 1;
            } else {
                assert!(works, "{case}: admitted although the core does not say that it works");
                let is_unjudged = |one: &AdmissionReason| matches!(one.kind, Unread | Locked | Fault);
                assert!(admission.reasons.iter().all(is_unjudged), "{case}: {admission:#?}");
                stricter.push(format!("{case}: {:?}", kinds(&admission)));
            }
            if admission.admit {
                admitted += 1;
                assert!(report.problems.is_empty(), "{case}");
                let is_needless = |object: &ObjectReport| object.kind == ObjectKind::EncryptedPrivateKey;
                assert!(report.objects.iter().all(|one| !one.is_unopened() || is_needless(one)), "{case}");
                let observations = report.objects.iter().flat_map(|object| &object.observations);
                assert!(observations.into_iter().all(|one| one.outcome != Outcome::Fail), "{case}");
            }
        }
    }
    let all = agreed + u32::try_from(stricter.len()).expect("a number");
    println!("admissions: {agreed} of {all} agree with the core, {admitted} admitted, 0 false admits");
    println!(
        "refused because a part could not be read or unlocked, so was not judged:\n{}",
        stricter.join("\n")
    );
    assert!(admitted > 20, "only {admitted} were admitted");
}

/// What is trusted is never what is uploaded: an anchor neither satisfies the role nor is judged for it.
#[test]
fn an_anchor_never_satisfies_the_role() {
    for (files, anchors, role, admit) in [
        (&["server/good.der"][..], &["ca/root.der"][..], Role::Ca, false),
        (&[], &["ca/root.der"], Role::Ca, false),
        (&[], &["server/good.der"], Role::Server, false),
        (&["ca/root.der"], &["ca/root.der"], Role::Ca, true),
        (&["server/good.der"], &["ca/root.der"], Role::Server, true),
    ] {
        let options = with(reference_options(), |options| {
            options.profile = Some(SENSTAR_MOBILE);
            options.role = Some(role);
        });
        for anchors_first in [false, true] {
            let mut inspection = Inspection::default();
            let mut add = |names: &[&str], trusted: bool| {
                for file in names {
                    let file = input(&root().join("tests/fixtures").join(file));
                    let number = inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
                    if trusted {
                        inspection.trust(number);
                    }
                }
            };
            if anchors_first {
                add(anchors, true);
            }
            add(files, false);
            if !anchors_first {
                add(anchors, true);
            }
            let admission = inspection.judge(&options);
            assert_eq!(admission.admit, admit, "{files:?} with {anchors:?} as {role:?}: {admission:#?}");
        }
    }
}

#[test]
fn a_key_that_is_broken_is_a_fault_of_any_file() {
    let options = with(reference_options(), |options| {
        options.profile = Some(DW_SPECTRUM);
        options.role = Some(Role::Server);
    });
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
