//! What files tick, and what phones accept.

use crate::support;

use cert_inspector::checks::{Delivery, Outcome, Subject, phone_installer};
use cert_inspector::model::Encoding;
use cert_inspector::report::StepState::{Attention, CannotTell, Done, NotMet, ToDo};
use cert_inspector::{Inspection, Options, Role};
use support::{reference_instant, reference_options, root, with};

use super::{answers, inspection, plan_of, planned, step, steps};

#[test]
fn good_certificates_tick_every_requirement() {
    let plan = planned(
        &["server/good.der", "ca/intermediate.der", "ca/root.der"],
        &answers("8.6.1", Some("own-ca")),
    );
    let requirements =
        steps(&plan).filter(|(section, _)| matches!(*section, "caRequirements" | "serverRequirements"));
    let mut count = 0;
    for (_, step) in requirements {
        assert_eq!(step.state, Done, "{}: {:?}", step.id, step.reasons);
        count += 1;
    }
    assert_eq!(count, 10, "C1 to C4 and V1 to V6");
    for id in [
        "wanted/ca-file",
        "server/own-request",
        "server/own-issue",
        "server/own-export",
        "check/ca",
        "check/server",
        "check/chain",
        "check/address",
        "phone/ios",
        "phone/android",
    ] {
        assert_eq!(step(&plan, id).state, Done, "{id}: {:?}", step(&plan, id).reasons);
    }
    // What is done on machines cannot be seen in files.
    for id in ["server/own-root", "server/select-authority", "ios/trust", "android/install", "phones/site"] {
        assert_eq!(step(&plan, id).state, ToDo, "{id}");
    }
    let named: Vec<_> = step(&plan, "check/server")
        .objects
        .iter()
        .map(|o| (o.id, o.title.as_ref(), o.file.as_str()))
        .collect();
    assert_eq!(named, [(0, "vms.example.org", "server/good.der")]);
}

#[test]
fn a_requirement_that_fails_is_not_ticked() {
    for (fixture, requirement, state) in [
        ("server/no-san.der", "senstar-mobile/server-dns-name", NotMet),
        ("server/san-ip-only.der", "senstar-mobile/server-dns-name", NotMet),
        ("server/rsa-1024.der", "senstar-mobile/server-key-size", NotMet),
        ("server/ec-p256.der", "senstar-mobile/server-key-size", Attention),
        ("server/sha1.der", "senstar-mobile/server-hash", NotMet),
        ("server/no-eku.der", "senstar-mobile/server-extended-key-usage", NotMet),
        ("server/expired.der", "senstar-mobile/server-validity", NotMet),
        ("server/days-825-plus-1s.der", "senstar-mobile/server-validity-period", NotMet),
        ("ca/expired.der", "senstar-mobile/ca-validity", NotMet),
        ("ca/rsa-1024.der", "senstar-mobile/ca-key-size", NotMet),
        ("ca/sha1.der", "senstar-mobile/ca-hash", NotMet),
        ("ca/v1.der", "senstar-mobile/ca-basic-constraints", NotMet),
        ("ca/ca-false.der", "senstar-mobile/ca-basic-constraints", NotMet),
        ("ca/basic-constraints-not-critical.der", "senstar-mobile/ca-basic-constraints", Attention),
    ] {
        let plan = planned(&[fixture], &answers("8.6.1", Some("own-ca")));
        let found = step(&plan, requirement);
        assert_eq!(found.state, state, "{fixture}");
        assert!(!found.reasons.is_empty() && found.remedy.is_some(), "{fixture}");
        let check = if requirement.contains("/ca-") { "check/ca" } else { "check/server" };
        assert_eq!(step(&plan, check).state, state, "{fixture}");
        // One bad certificate among good ones is still seen.
        let good = if requirement.contains("/ca-") { "ca/root.der" } else { "server/good.der" };
        let both = planned(&[good, fixture], &answers("8.6.1", Some("own-ca")));
        assert_eq!(step(&both, requirement).state, state, "{fixture} beside a good one");
    }
}

#[test]
fn ticks_are_those_of_the_assessments() {
    let fixtures = ["server/no-san.der", "ca/root.der", "ca/sha1.der", "server/good.der"];
    let inspection = inspection(&fixtures);
    let options = with(reference_options(), |options| {
        options.profile = Some(cert_inspector::products::senstar_mobile::ID)
    });
    let report = inspection.report(&options);
    let plan = plan_of(&inspection, &answers("8.6.0", Some("own-ca")), &reference_options());
    for (section, step) in steps(&plan) {
        if !matches!(section, "caRequirements" | "serverRequirements") {
            continue;
        }
        let findings = report.objects.iter().flat_map(|object| &object.assessments).flat_map(|a| &a.findings);
        let worst =
            findings.filter(|finding| finding.requirement == step.id).map(|finding| finding.outcome).max();
        let expected = match worst.expect("a finding") {
            Outcome::Pass => Done,
            Outcome::Warn => Attention,
            Outcome::Fail => NotMet,
            _ => CannotTell,
        };
        assert_eq!(step.state, expected, "{}", step.id);
    }
}

#[test]
fn another_product_in_the_options_changes_nothing() {
    let inspection = inspection(&["server/good.der", "ca/root.der"]);
    let answers = answers("8.6.1", Some("own-ca"));
    let all = plan_of(&inspection, &answers, &reference_options());
    let other = with(reference_options(), |options| {
        options.profile = Some(cert_inspector::products::dw_spectrum::ID)
    });
    assert_eq!(plan_of(&inspection, &answers, &other), all);
}

#[test]
fn phones_take_roots_alone_in_their_files() {
    for (fixtures, ios, android) in [
        (&["ca/root.der"][..], Some(Done), Some(Done)),
        // Android installs the first of the two, and not the second.
        (&["bundles/roots.pem"], Some(CannotTell), Some(NotMet)),
        (&["ca/basic-constraints-not-critical.der"], Some(Done), Some(Done)),
        (&["ca/v1.der"], Some(NotMet), Some(NotMet)),
        (&["ca/ca-false.der"], Some(NotMet), Some(NotMet)),
        (&["ca/no-basic-constraints.der"], Some(NotMet), Some(NotMet)),
        (&["ca/intermediate.der"], Some(NotMet), Some(Done)),
        // With its root beside it, the root is what phones get.
        (&["ca/intermediate.der", "ca/root.der"], Some(Done), Some(Done)),
        (&["chain/sub-ca.der"], Some(NotMet), Some(Done)),
        (&["chain/cross-signed.der"], Some(NotMet), Some(Done)),
        (&["chain/other-root.der"], Some(Done), Some(Done)),
        (&["chain/rekeyed-root.der"], Some(Done), Some(Done)),
        // The leaf stands first: Android would ask for its key.
        (&["bundles/no-intermediate.pem"], Some(NotMet), Some(NotMet)),
        (&["bundles/with-key.pem"], Some(NotMet), Some(NotMet)),
        // The same root alone beside it is the better file.
        (&["bundles/with-key.pem", "ca/root.der"], Some(Done), Some(Done)),
        (&["foreign/openssl-windows.p12"], Some(NotMet), Some(NotMet)),
        (&["server/good.der"], None, None),
    ] {
        let plan = planned(fixtures, &answers("8.6.1", Some("own-ca")));
        let worst = |id| steps(&plan).filter(|(_, step)| step.id == id).map(|(_, step)| step.state).max();
        assert_eq!((worst("phone/ios"), worst("phone/android")), (ios, android), "{fixtures:?}");
        for (_, step) in steps(&plan).filter(|(section, _)| *section == "phoneFiles") {
            assert_eq!(step.remedy.is_some(), step.state != Done, "{fixtures:?}");
            assert!(!step.reasons.is_empty() && step.objects.len() == 1, "{fixtures:?}");
        }
    }
}

#[test]
fn pem_and_der_of_a_root_are_alike_to_phones() {
    let der = std::fs::read(root().join("tests/fixtures/ca/root.der")).expect("a fixture");
    let certificate = &support::certificates(&der)[0];
    let pem = {
        let mut inspection = Inspection::default();
        support::add(&mut inspection, "root.der", &der);
        inspection.detail(0, &reference_options()).and_then(|detail| detail.pem).expect("PEM")
    };
    assert!(certificate.is_self_issued());
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(pem.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with_text = format!("Bag Attributes\n    friendlyName: root\n{pem}");
    let text_behind = format!("{pem}that was it\n");
    for (name, bytes, ios, android) in [
        ("openssl-output.pem", with_text.into_bytes(), Done, NotMet),
        ("text-behind.pem", text_behind.into_bytes(), Done, Done),
        ("root.pem", pem.clone().into_bytes(), Done, Done),
        ("root.cer", der, Done, Done),
        ("windows-power-shell.pem", utf16, NotMet, NotMet),
    ] {
        let mut inspection = Inspection::default();
        support::add(&mut inspection, name, &bytes);
        let plan = plan_of(&inspection, &answers("8.6.1", Some("own-ca")), &reference_options());
        assert_eq!(step(&plan, "phone/ios").state, ios, "{name}");
        assert_eq!(step(&plan, "phone/android").state, android, "{name}");
    }
}

#[test]
fn android_wants_a_dash_at_the_start_of_a_pem_file() {
    let der = std::fs::read(root().join("tests/fixtures/ca/root.der")).expect("a fixture");
    let certificate = &support::certificates(&der)[0];
    let options = reference_options();
    for (stray_text, outcome) in [(false, Outcome::Pass), (true, Outcome::Fail)] {
        let delivery = Delivery {
            encoding: Encoding::Pem,
            certificates: vec![certificate],
            stray_text,
            ..Delivery::default()
        };
        let subject =
            Subject { delivery: Some(&delivery), ..Subject::alone(certificate, Role::Ca, &options) };
        assert_eq!(phone_installer::android(&subject).outcome, outcome);
        assert_eq!(phone_installer::ios(&subject).outcome, Outcome::Pass);
    }
}

#[test]
fn pfx_files_are_judged_for_the_server_and_its_windows() {
    let at = |fixtures: &[&str], version| planned(fixtures, &answers(version, Some("public-ca")));
    for version in ["8.6.0", "8.5.1"] {
        let wanted = if version == "8.6.0" { "wanted/pfx" } else { "wanted/file" };
        let modern = at(&["foreign/openssl-windows.p12"], version);
        assert_eq!(step(&modern, wanted).state, Done);
        assert_eq!(step(&modern, "pfx/certificate-and-key").state, Done);
        assert_eq!(step(&modern, "pfx/intermediates").state, Done);
        assert_eq!(step(&modern, "pfx/windows-new").state, Done);
        assert_eq!(step(&modern, "pfx/windows-old").state, NotMet);
        assert!(step(&modern, "pfx/windows-old").optional);
        let old = at(&["foreign/openssl-legacy.p12"], version);
        assert_eq!(step(&old, "pfx/windows-old").state, Done);
        let no_key = at(&["foreign/openssl-no-keys.p12"], version);
        assert_eq!(step(&no_key, wanted).state, NotMet);
        assert_eq!(step(&no_key, "pfx/certificate-and-key").state, NotMet);
        let alone = at(&["server/good.der"], version);
        assert_eq!(step(&alone, wanted).state, ToDo);
        assert_eq!(step(&alone, wanted).objects.len(), 1);
    }
    let mut locked = Inspection::default();
    let bytes = std::fs::read(root().join("tests/fixtures/foreign/openssl-windows.p12")).expect("a fixture");
    support::add(&mut locked, "server.pfx", &bytes);
    let plan = plan_of(&locked, &answers("8.6.0", Some("own-ca")), &reference_options());
    assert_eq!(step(&plan, "wanted/pfx").state, CannotTell);
    assert_eq!(step(&plan, "pfx/windows-new").state, Done, "it is told before any password");
}

#[test]
fn the_chain_ends_at_the_authority_that_phones_get() {
    for (fixtures, state) in [
        (&["server/good.der", "ca/intermediate.der", "ca/root.der"][..], Done),
        (&["server/good.der", "ca/intermediate.der"], CannotTell),
        (&["server/good.der", "ca/root.der"], CannotTell),
        (&["server/good.der"], CannotTell),
        (&["ca/root.der"], CannotTell),
        (&["server/self-signed-server.der"], NotMet),
        (&["server/ca-true-server.der"], Attention),
        (&["chain/bad-signature.der", "ca/intermediate.der", "ca/root.der"], NotMet),
    ] {
        let plan = planned(fixtures, &answers("8.6.1", Some("own-ca")));
        assert_eq!(step(&plan, "check/chain").state, state, "{fixtures:?}");
    }
    let private = planned(
        &["server/good.der", "ca/intermediate.der", "ca/root.der"],
        &answers("8.6.1", Some("public-ca")),
    );
    for id in ["check/public", "ios/nothing", "android/nothing"] {
        assert_eq!(step(&private, id).state, NotMet, "{id}");
    }
    assert_eq!(step(&private, "server/issue").state, ToDo);
}

#[test]
fn the_address_is_checked_once_it_is_typed() {
    let answers = answers("8.6.1", Some("own-ca"));
    let inspection = inspection(&["server/good.der"]);
    let untyped = plan_of(&inspection, &answers, &Options::at(reference_instant()));
    assert_eq!(step(&untyped, "check/address").state, CannotTell);
    assert_eq!(step(&plan_of(&inspection, &answers, &reference_options()), "check/address").state, Done);
    let other = planned(&["server/san-other-host.der"], &answers);
    assert_eq!(step(&other, "check/address").state, NotMet);
}

#[test]
fn a_large_drop_is_answered_with_a_bound() {
    let mut inspection = Inspection::default();
    for fixture in support::fixtures("server").iter().chain(&support::fixtures("ca")) {
        let bytes = std::fs::read(fixture).expect("a fixture");
        support::add(&mut inspection, &support::name(fixture), &bytes);
    }
    let plan = plan_of(&inspection, &answers("8.6.1", Some("own-ca")), &reference_options());
    for (_, step) in steps(&plan) {
        assert!(step.objects.len() <= 20, "{}", step.id);
    }
    // Those beyond the bound were not looked at, so nothing is ticked.
    for (section, step) in steps(&plan) {
        let is_requirement = matches!(section, "caRequirements" | "serverRequirements");
        assert!(!is_requirement || step.state >= CannotTell, "{}", step.id);
    }
}
