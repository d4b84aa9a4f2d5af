//! The Senstar deployment: which steps there are, what is ticked, and what phones take.

use crate::support;

use std::collections::HashSet;

use cert_inspector::checks::{Delivery, Outcome, Subject, phone_installer};
use cert_inspector::deployment::{Deployment, DeploymentStep, SectionId, StepState, WayFit};
use cert_inspector::model::Encoding;
use cert_inspector::products::senstar_mobile::{Access, DeploymentChoices, GUIDE, ServerVersion, Way};
use cert_inspector::{Inspection, Options, Password, Role, Unlocking};
use support::{reference_instant, reference_options, root, with};

use StepState::{Attention, CannotTell, Done, Impossible, NotMet, ToDo};

const VERSIONS: [&str; 3] = ["8.6.1", "8.6.0", "8.5.1"];

fn choices(version: &str, way: Option<Way>) -> DeploymentChoices {
    DeploymentChoices { way, ..DeploymentChoices::new(ServerVersion::parse(version).expect("a version")) }
}

/// Fixtures by their names with extension, opened with the password of the fixtures.
fn inspection(fixtures: &[&str]) -> Inspection {
    let mut inspection = Inspection::default();
    for name in fixtures {
        let bytes = std::fs::read(root().join("tests/fixtures").join(name)).expect("a fixture");
        let unlocking =
            Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], ..Unlocking::default() };
        inspection.add(name, &bytes, &unlocking, &mut |_| {});
    }
    inspection
}

fn deploy(fixtures: &[&str], choices: &DeploymentChoices) -> Deployment {
    inspection(fixtures).deployment(choices, &reference_options())
}

fn steps(deployment: &Deployment) -> impl Iterator<Item = (SectionId, &DeploymentStep)> {
    deployment.sections.iter().flat_map(|section| section.steps.iter().map(|step| (section.id, step)))
}

fn step<'a>(deployment: &'a Deployment, id: &str) -> &'a DeploymentStep {
    steps(deployment)
        .map(|(_, step)| step)
        .find(|step| step.id == id)
        .unwrap_or_else(|| panic!("no step {id}"))
}

fn has(deployment: &Deployment, id: &str) -> bool {
    steps(deployment).any(|(_, step)| step.id == id)
}

#[test]
fn each_way_and_version_has_its_steps_and_no_others() {
    use Way::{OwnCa, PublicCa, SenstarAsCa};
    for (way, version, present, absent) in [
        (
            SenstarAsCa,
            "8.6.1",
            &[
                "wanted/nothing",
                "wanted/domain-or-ip",
                "server/generate",
                "server/export-der",
                "server/farm",
                "server/mobile-adapter-861",
                "ios/trust",
                "android/install",
                "check/ca",
                "check/server",
            ][..],
            &[
                "wanted/pfx",
                "wanted/domain",
                "server/request",
                "server/select-authority",
                "server/own-import",
                "ios/nothing",
                "server/not-in-this-version",
                "server/mobile-notifications-85",
            ][..],
        ),
        (
            SenstarAsCa,
            "8.6.0",
            &["server/not-in-this-version"],
            &["server/generate", "ios/trust", "wanted/ports", "check/ca"],
        ),
        (
            SenstarAsCa,
            "8.5",
            &["server/not-in-this-version"],
            &["server/generate", "android/install", "wanted/ports"],
        ),
        (
            PublicCa,
            "8.6.1",
            &[
                "wanted/domain",
                "wanted/certificate-in-windows",
                "server/request",
                "server/select-authority",
                "server/mobile-ports-861",
                "ios/nothing",
                "android/nothing",
                "check/public",
            ],
            &[
                "wanted/pfx",
                "wanted/ca-file",
                "server/add-file-860",
                "server/own-import",
                "ios/trust",
                "android/install",
                "check/ca",
                "server/generate",
            ],
        ),
        (
            PublicCa,
            "8.6.0",
            &[
                "wanted/pfx",
                "server/make-pfx",
                "server/add-open-860",
                "server/mobile-certificate-860",
                "server/mobile-adapter-860",
                "ios/nothing",
            ],
            &[
                "wanted/certificate-in-windows",
                "server/select-authority",
                "server/mobile-adapter-861",
                "server/add-open-85",
                "ios/install",
            ],
        ),
        (
            PublicCa,
            "8.5.1",
            &[
                "wanted/file",
                "server/add-open-85",
                "server/mobile-certificate-85",
                "server/mobile-notifications-85",
            ],
            &[
                "wanted/pfx",
                "server/mobile-adapter-860",
                "server/mobile-adapter-861",
                "server/select-authority",
            ],
        ),
        (
            OwnCa,
            "8.6.1",
            &[
                "wanted/ca-file",
                "server/own-import",
                "server/own-store",
                "server/own-personal",
                "server/select-authority",
                "ios/trust",
                "android/file",
                "check/chain",
            ],
            &["wanted/domain", "server/make-pfx", "server/request", "ios/nothing", "check/public"],
        ),
        (
            OwnCa,
            "8.6.0",
            &[
                "wanted/pfx",
                "wanted/ca-file",
                "server/own-import",
                "server/make-pfx",
                "server/mobile-certificate-860",
                "ios/trust",
            ],
            &["server/own-personal", "server/select-authority", "android/nothing"],
        ),
        (
            OwnCa,
            "8.4",
            &[
                "wanted/file",
                "wanted/ca-file",
                "server/own-import",
                "server/add-file-85",
                "server/mobile-ports-85",
                "android/install",
            ],
            &["wanted/pfx", "server/own-personal", "server/add-file-860"],
        ),
    ] {
        let deployment = deploy(&[], &choices(version, Some(way)));
        for id in present {
            assert!(has(&deployment, id), "{way:?} {version} lacks {id}");
        }
        for id in absent {
            assert!(!has(&deployment, id), "{way:?} {version} has {id}");
        }
    }
}

#[test]
fn phones_that_are_not_there_have_no_steps() {
    for version in VERSIONS {
        for way in Way::ALL {
            for (ios, android) in [(true, true), (true, false), (false, true), (false, false)] {
                let choices = DeploymentChoices { ios, android, ..choices(version, Some(*way)) };
                let deployment = deploy(&["ca/root.der", "server/good.der"], &choices);
                let is_available = *way != Way::SenstarAsCa || version == "8.6.1";
                let has_section = |id| deployment.sections.iter().any(|section| section.id == id);
                assert_eq!(has_section(SectionId::Ios), ios && is_available, "{way:?} {version}");
                assert_eq!(has_section(SectionId::Android), android && is_available, "{way:?} {version}");
                assert_eq!(has(&deployment, "phone/ios"), ios && way.installs_ca(), "{way:?} {version}");
                assert_eq!(
                    has(&deployment, "phone/android"),
                    android && way.installs_ca(),
                    "{way:?} {version}"
                );
                assert_eq!(
                    has(&deployment, "server/mobile-notifications-85"),
                    ios && is_available && version == "8.5.1",
                    "{way:?} {version}"
                );
            }
        }
    }
}

#[test]
fn everything_says_where_it_comes_from() {
    let drops: [&[&str]; 2] =
        [&[], &["ca/root.der", "server/no-san.der", "foreign/openssl-windows.p12", "ca/v1.der"]];
    for version in VERSIONS {
        for way in [None, Some(Way::SenstarAsCa), Some(Way::PublicCa), Some(Way::OwnCa)] {
            for drop in drops {
                let deployment = deploy(drop, &choices(version, way));
                let mut ids = HashSet::new();
                for (section, step) in steps(&deployment) {
                    let at = format!("{way:?} {version} {}", step.id);
                    assert!(!step.sources.is_empty(), "{at} has no source");
                    assert!(
                        step.sources
                            .iter()
                            .all(|source| !source.document.is_empty() && !source.section.is_empty()),
                        "{at}"
                    );
                    assert!(!step.text.trim().is_empty() && !step.text.contains("  "), "{at}");
                    assert!(step.reasons.iter().all(|reason| !reason.trim().is_empty()), "{at}");
                    let repeats = matches!(section, SectionId::Pfx | SectionId::PhoneFiles);
                    assert!(ids.insert(step.id.clone()) || repeats, "{at} stands twice");
                    if matches!(step.state, NotMet | Impossible) {
                        assert!(!step.reasons.is_empty(), "{at} says not why");
                    }
                }
                for way in &deployment.ways {
                    assert!(!way.sources.is_empty() && !way.reasons.is_empty() && !way.asks.is_empty());
                    assert_eq!(way.instead.is_some(), way.fit == WayFit::Impossible);
                }
                for question in &deployment.open_questions {
                    assert!(!question.text.is_empty() && !question.sources.is_empty());
                }
                for contradiction in &deployment.contradictions {
                    assert!(contradiction.places.len() >= 2 && !contradiction.decision.is_empty());
                    assert!(contradiction.places.iter().all(|place| place.source.document == GUIDE));
                }
            }
        }
    }
}

#[test]
fn nothing_dropped_is_nothing_done() {
    for version in VERSIONS {
        for way in Way::ALL {
            let deployment = deploy(&[], &choices(version, Some(*way)));
            for (_, step) in steps(&deployment) {
                let needs_nothing = step.id == "wanted/nothing";
                assert_eq!(step.state == Done, needs_nothing, "{way:?} {version} {}", step.id);
                assert!(step.objects.is_empty());
            }
        }
    }
}

#[test]
fn good_certificates_tick_every_demand() {
    let deployment = deploy(
        &["server/good.der", "ca/intermediate.der", "ca/root.der"],
        &choices("8.6.1", Some(Way::OwnCa)),
    );
    let demands = steps(&deployment)
        .filter(|(section, _)| matches!(section, SectionId::CaDemands | SectionId::ServerDemands));
    let mut count = 0;
    for (_, step) in demands {
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
        assert_eq!(step(&deployment, id).state, Done, "{id}: {:?}", step(&deployment, id).reasons);
    }
    // What is done on machines cannot be seen in files.
    for id in ["server/own-import", "server/select-apply", "ios/trust", "android/install", "wanted/ports"] {
        assert_eq!(step(&deployment, id).state, ToDo, "{id}");
    }
    let named: Vec<_> = step(&deployment, "check/server")
        .objects
        .iter()
        .map(|o| (o.id, o.title.as_ref(), o.file.as_str()))
        .collect();
    assert_eq!(named, [(0, "vms.example.org", "server/good.der")]);
}

#[test]
fn a_demand_that_fails_is_not_ticked() {
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
        let deployment = deploy(&[fixture], &choices("8.6.1", Some(Way::OwnCa)));
        let demand = step(&deployment, requirement);
        assert_eq!(demand.state, state, "{fixture}");
        assert!(!demand.reasons.is_empty() && demand.remedy.is_some(), "{fixture}");
        let check = if requirement.contains("/ca-") { "check/ca" } else { "check/server" };
        assert_eq!(step(&deployment, check).state, state, "{fixture}");
        // One bad certificate among good ones is still seen.
        let good = if requirement.contains("/ca-") { "ca/root.der" } else { "server/good.der" };
        let both = deploy(&[good, fixture], &choices("8.6.1", Some(Way::OwnCa)));
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
    let deployment = inspection.deployment(&choices("8.6.0", Some(Way::OwnCa)), &reference_options());
    for (section, step) in steps(&deployment) {
        if !matches!(section, SectionId::CaDemands | SectionId::ServerDemands) {
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
    let choices = choices("8.6.1", Some(Way::OwnCa));
    let all = inspection.deployment(&choices, &reference_options());
    let other = with(reference_options(), |options| {
        options.profile = Some(cert_inspector::products::dw_spectrum::ID)
    });
    assert_eq!(inspection.deployment(&choices, &other), all);
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
        let deployment = deploy(fixtures, &choices("8.6.1", Some(Way::OwnCa)));
        let worst =
            |id| steps(&deployment).filter(|(_, step)| step.id == id).map(|(_, step)| step.state).max();
        assert_eq!((worst("phone/ios"), worst("phone/android")), (ios, android), "{fixtures:?}");
        for (_, step) in steps(&deployment).filter(|(section, _)| *section == SectionId::PhoneFiles) {
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
        ("openssl-output.pem", with_text.into_bytes(), Done, CannotTell),
        ("text-behind.pem", text_behind.into_bytes(), Done, Done),
        ("root.pem", pem.clone().into_bytes(), Done, Done),
        ("root.cer", der, Done, Done),
        ("windows-power-shell.pem", utf16, NotMet, NotMet),
    ] {
        let mut inspection = Inspection::default();
        support::add(&mut inspection, name, &bytes);
        let deployment = inspection.deployment(&choices("8.6.1", Some(Way::OwnCa)), &reference_options());
        assert_eq!(step(&deployment, "phone/ios").state, ios, "{name}");
        assert_eq!(step(&deployment, "phone/android").state, android, "{name}");
    }
}

#[test]
fn android_wants_a_dash_at_the_start_of_a_pem_file() {
    let der = std::fs::read(root().join("tests/fixtures/ca/root.der")).expect("a fixture");
    let certificate = &support::certificates(&der)[0];
    let options = reference_options();
    for (stray_text, outcome) in [(false, Outcome::Pass), (true, Outcome::Unknown)] {
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
    let at = |fixtures: &[&str], version| deploy(fixtures, &choices(version, Some(Way::PublicCa)));
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
    let mut shut = Inspection::default();
    let bytes = std::fs::read(root().join("tests/fixtures/foreign/openssl-windows.p12")).expect("a fixture");
    support::add(&mut shut, "server.pfx", &bytes);
    let deployment = shut.deployment(&choices("8.6.0", Some(Way::OwnCa)), &reference_options());
    assert_eq!(step(&deployment, "wanted/pfx").state, CannotTell);
    assert_eq!(step(&deployment, "pfx/windows-new").state, Done, "it is told before any password");
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
        let deployment = deploy(fixtures, &choices("8.6.1", Some(Way::OwnCa)));
        assert_eq!(step(&deployment, "check/chain").state, state, "{fixtures:?}");
    }
    let private = deploy(
        &["server/good.der", "ca/intermediate.der", "ca/root.der"],
        &choices("8.6.1", Some(Way::PublicCa)),
    );
    for id in ["check/public", "ios/nothing", "android/nothing"] {
        assert_eq!(step(&private, id).state, NotMet, "{id}");
    }
    assert_eq!(step(&private, "server/issue").state, ToDo);
}

#[test]
fn the_address_is_checked_once_it_is_typed() {
    let choices = choices("8.6.1", Some(Way::OwnCa));
    let inspection = inspection(&["server/good.der"]);
    let untyped = inspection.deployment(&choices, &Options::at(reference_instant()));
    assert_eq!(step(&untyped, "check/address").state, CannotTell);
    assert_eq!(step(&inspection.deployment(&choices, &reference_options()), "check/address").state, Done);
    let other = deploy(&["server/san-other-host.der"], &choices);
    assert_eq!(step(&other, "check/address").state, NotMet);
}

#[test]
fn the_guide_recommends_by_access_and_domain() {
    use WayFit::{Impossible, Possible, Recommended};
    type Said = (Option<Access>, Option<bool>, Option<bool>, Option<bool>);
    let cases: [(&str, Said, [WayFit; 3], Option<Way>); 10] = [
        ("8.6.1", (None, None, None, None), [Possible, Possible, Possible], None),
        (
            "8.6.1",
            (Some(Access::Internet), None, None, None),
            [Possible, Recommended, Possible],
            Some(Way::PublicCa),
        ),
        ("8.6.1", (Some(Access::Vpn), None, None, None), [Possible, Possible, Recommended], Some(Way::OwnCa)),
        ("8.6.1", (None, None, None, Some(true)), [Possible, Possible, Recommended], Some(Way::OwnCa)),
        (
            "8.6.1",
            (Some(Access::Internet), None, None, Some(true)),
            [Possible, Recommended, Possible],
            Some(Way::PublicCa),
        ),
        ("8.6.1", (Some(Access::Internet), Some(false), None, None), [Possible, Impossible, Possible], None),
        (
            "8.6.1",
            (Some(Access::Internet), Some(false), Some(false), None),
            [Impossible, Impossible, Possible],
            None,
        ),
        (
            "8.6.1",
            (Some(Access::Internet), Some(false), Some(true), None),
            [Possible, Impossible, Possible],
            None,
        ),
        (
            "8.6.0",
            (Some(Access::Internet), Some(true), None, None),
            [Impossible, Recommended, Possible],
            Some(Way::PublicCa),
        ),
        (
            "8.4",
            (Some(Access::Vpn), Some(false), None, None),
            [Impossible, Impossible, Recommended],
            Some(Way::OwnCa),
        ),
    ];
    for (version, (access, owns_domain, static_ip, managed_phones), fits, way) in cases {
        let choices =
            DeploymentChoices { access, owns_domain, static_ip, managed_phones, ..choices(version, None) };
        let deployment = deploy(&[], &choices);
        let found: Vec<WayFit> = deployment.ways.iter().map(|way| way.fit).collect();
        assert_eq!((found.as_slice(), deployment.way), (fits.as_slice(), way), "{choices:?}");
        assert_eq!(has(&deployment, "server/choose-way"), way.is_none(), "{choices:?}");
    }
}

#[test]
fn a_way_that_a_version_does_not_have_says_what_to_do_instead() {
    for version in ["8.6.0", "8.5", "8.2"] {
        let deployment = deploy(&["ca/root.der"], &choices(version, Some(Way::SenstarAsCa)));
        let step = step(&deployment, "server/not-in-this-version");
        assert_eq!(step.state, Impossible);
        assert!(step.remedy.as_ref().is_some_and(|remedy| remedy.contains("8.6.1")), "{step:?}");
        assert!(deployment.contradictions.is_empty());
    }
}

#[test]
fn versions_before_the_guide_say_so() {
    let noted = |version| {
        deploy(&[], &choices(version, Some(Way::OwnCa))).notes.iter().any(|note| note.contains("older"))
    };
    assert!(noted("8.4") && noted("7.3"));
    assert!(!noted("8.5") && !noted("8.6.1"));
}

#[test]
fn contradictions_stand_where_they_matter() {
    for (way, version, count, words) in [
        (Way::SenstarAsCa, "8.6.1", 1, "DNS entry"),
        (Way::PublicCa, "8.6.1", 1, "setup wizard"),
        (Way::PublicCa, "8.6.0", 1, "Mobile Connections"),
        (Way::PublicCa, "8.5", 2, "PFX"),
        (Way::OwnCa, "8.6.1", 3, "Personal"),
        (Way::OwnCa, "8.6.0", 3, "Personal"),
        (Way::OwnCa, "8.5", 4, "exported"),
    ] {
        let deployment = deploy(&[], &choices(version, Some(way)));
        assert_eq!(deployment.contradictions.len(), count, "{way:?} {version}");
        assert!(
            deployment.contradictions.iter().any(|contradiction| contradiction.decision.contains(words)),
            "{way:?} {version} {words}"
        );
        assert!(deployment.open_questions.iter().any(|question| question.text.contains("no defaults")));
    }
}

#[test]
fn a_large_drop_is_answered_with_a_bound() {
    let mut inspection = Inspection::default();
    for fixture in support::fixtures("server").iter().chain(&support::fixtures("ca")) {
        let bytes = std::fs::read(fixture).expect("a fixture");
        support::add(&mut inspection, &support::name(fixture), &bytes);
    }
    let deployment = inspection.deployment(&choices("8.6.1", Some(Way::OwnCa)), &reference_options());
    for (_, step) in steps(&deployment) {
        assert!(step.objects.len() <= 20, "{}", step.id);
    }
    // Those beyond the bound were not looked at, so nothing is ticked.
    for (section, step) in steps(&deployment) {
        let is_demand = matches!(section, SectionId::CaDemands | SectionId::ServerDemands);
        assert!(!is_demand || step.state >= CannotTell, "{}", step.id);
    }
}

#[test]
fn it_survives_json() {
    let deployment = deploy(&["server/good.der", "ca/root.der"], &choices("8.6.0", Some(Way::OwnCa)));
    let json = serde_json::to_string(&deployment).expect("JSON");
    assert!(json.contains("\"release\":\"8.6.0\"") && json.contains("\"way\":\"own-ca\""));
    assert_eq!(serde_json::from_str::<Deployment>(&json).expect("a deployment"), deployment);
}
