//! One verdict, read everywhere: the list, one object, the whole report, the admission and the exports agree.

use crate::support;

use cert_inspector::export::{ExportKind, ExportOrder};
use cert_inspector::input::Role;
use cert_inspector::products::{self, PRODUCTS};
use cert_inspector::report::Verdict;
use cert_inspector::{Inspection, Unlocking};
use support::{fixtures, input, name, reference_options, root, with};

#[test]
fn every_face_reads_the_same_verdicts() {
    let mut verdicts = [0_u32; Verdict::ALL.len()];
    for path in fixtures("") {
        let file = input(&path);
        let mut inspection = Inspection::default();
        inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
        for profile in PRODUCTS.iter().map(|product| Some(product.id)).chain([None]) {
            let options = with(reference_options(), |options| options.profile = profile);
            let case = format!("{} for {profile:?}", name(&path));
            let (report, summary) = (inspection.report(&options), inspection.summary(&options));
            assert_eq!(report.destinations, summary.destinations, "{case}: the table and the report");
            assert_eq!(
                (report.verdict, report.preselected),
                (summary.verdict, summary.preselected),
                "{case}: what counts"
            );
            for (object, row) in report.objects.iter().zip(&summary.objects) {
                let assessed = object.assessments.iter().filter(|one| one.verdict != Verdict::Nothing);
                let mut assessed: Vec<_> = assessed.map(|one| (one.destination, one.verdict)).collect();
                // A locked container is handed in although nothing in it can be assessed yet.
                if object.lock.is_some() && assessed.is_empty() {
                    let deliveries = report.destinations.iter().flat_map(|one| &one.deliveries);
                    let of_it = report.destinations.iter().filter_map(|one| {
                        let mut of_it = one.deliveries.iter();
                        let delivery = of_it.find(|delivery| delivery.object == Some(object.id))?;
                        Some((one.destination, delivery.verdict))
                    });
                    assessed.extend(of_it);
                    let count = deliveries.filter(|delivery| delivery.object == Some(object.id)).count();
                    assert_eq!(assessed.len(), count, "{case}: the deliveries of {}", object.id);
                }
                let listed: Vec<_> =
                    row.destinations.iter().map(|one| (one.destination, one.verdict)).collect();
                assert_eq!(assessed, listed, "{case}: the row of {}", object.id);
            }
            if let Some(object) = report.objects.first() {
                let detail = inspection.detail(object.id, &options).expect("an object");
                assert_eq!(detail.assessments, object.assessments, "{case}: the card");
            }
            for destination in &report.destinations {
                let worst = destination.deliveries.iter().map(|one| one.verdict).max();
                assert_eq!(
                    destination.verdict,
                    worst.unwrap_or(Verdict::Nothing),
                    "{case}: the worst counts"
                );
                for delivery in &destination.deliveries {
                    assert!(!delivery.name.is_empty() && !delivery.sentence.is_empty(), "{case}");
                    let object = delivery
                        .object
                        .and_then(|id| report.objects.get(usize::try_from(id).expect("a number")));
                    let mut assessments = object.into_iter().flat_map(|object| &object.assessments);
                    let assessment = assessments.find(|one| {
                        one.destination == destination.destination && one.verdict != Verdict::Nothing
                    });
                    if let Some(assessment) = assessment {
                        assert_eq!(assessment.verdict, delivery.verdict, "{case}: {}", delivery.name);
                        let is_rejected = assessment.verdict == Verdict::Rejected;
                        assert_eq!(is_rejected, !assessment.faults.is_empty(), "{case}: a fault is named");
                        if assessment.verdict == Verdict::WorksAfterStep {
                            assert!(!assessment.steps.is_empty(), "{case}: the step is named");
                        }
                    }
                    let place = Verdict::ALL.iter().position(|verdict| *verdict == delivery.verdict);
                    verdicts[place.expect("one of them")] += 1;
                }
            }
            let roles =
                profile.iter().flat_map(|profile| Role::ALL.iter().map(move |role| (*profile, *role)));
            for (profile, role) in roles {
                let options = with(options.clone(), |options| options.role = Some(role));
                let admission = inspection.judge(&options);
                if !products::has_role(profile, role) {
                    assert!(!admission.admit, "{case}: {role:?} has no place");
                    continue;
                }
                let works = |verdict| matches!(verdict, Verdict::Works | Verdict::WorksAfterStep);
                let report = inspection.report(&options);
                let served = report.destinations.iter().filter(|one| one.verdict != Verdict::Nothing);
                if admission.admit {
                    assert!(served.clone().count() > 0, "{case}: something was judged");
                    assert!(served.clone().all(|one| works(one.verdict)), "{case}: what is admitted works");
                }
            }
            let table = inspection.export(&ExportOrder::of(ExportKind::ReportCsv, None), &options);
            let table = String::from_utf8(table.expect("a table").bytes.to_vec()).expect("text");
            for assessment in report.objects.iter().flat_map(|object| &object.assessments) {
                let is_told = assessment.findings.is_empty() || table.contains(assessment.verdict.words());
                assert!(is_told, "{case}: the table says \"{}\"", assessment.verdict.words());
            }
        }
    }
    println!("deliveries by verdict (nothing, works, after a step, needs more, rejected): {verdicts:?}");
    assert!(verdicts[1..].iter().all(|count| *count > 100), "every verdict is met: {verdicts:?}");
}

/// Where the guide is met and software that decides there refuses, the answer is "will be rejected" all the same.
#[test]
fn what_a_device_refuses_is_rejected_though_the_guide_is_met() {
    use cert_inspector::products::{dw_spectrum, senstar_mobile};
    use cert_inspector::report::Group;
    for (fixture, profile, destination, requirement) in [
        (
            "ca/no-common-name.der",
            senstar_mobile::ID,
            senstar_mobile::IOS_DESTINATION,
            "platform/apple-trust-switch",
        ),
        (
            "ca/no-key-cert-sign.der",
            senstar_mobile::ID,
            senstar_mobile::IOS_DESTINATION,
            "platform/ca-key-usage",
        ),
        (
            "ca/no-key-cert-sign.der",
            senstar_mobile::ID,
            senstar_mobile::ANDROID_DESTINATION,
            "platform/ca-key-usage",
        ),
        (
            "server/rsa-roca.der",
            senstar_mobile::ID,
            senstar_mobile::SERVER_DESTINATION,
            "platform/known-weak-key",
        ),
        (
            "server/self-signed-server.der",
            senstar_mobile::ID,
            senstar_mobile::SERVER_DESTINATION,
            "platform/self-signed-server",
        ),
        (
            "details/duplicate-extension.der",
            dw_spectrum::ID,
            dw_spectrum::SERVER_DESTINATION,
            "platform/unique-extensions",
        ),
    ] {
        let file = input(&support::root().join("tests/fixtures").join(fixture));
        let mut inspection = Inspection::default();
        inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
        let options = with(reference_options(), |options| options.profile = Some(profile));
        let report = inspection.report(&options);
        let assessments = report.objects.iter().flat_map(|object| &object.assessments);
        let assessment = assessments.into_iter().find(|one| one.destination == destination);
        let assessment = assessment.unwrap_or_else(|| panic!("{fixture} is judged"));
        assert_eq!(assessment.verdict, Verdict::Rejected, "{fixture}");
        let blocks = assessment
            .findings
            .iter()
            .any(|finding| finding.group == Group::Platform && finding.requirement == requirement);
        assert!(blocks, "{fixture}: {requirement} is among the findings");
        assert!(
            assessment.faults.iter().any(|fault| fault.requirement.as_deref() == Some(requirement)),
            "{fixture}"
        );
    }
}

#[test]
fn the_row_of_a_locked_container_names_where_it_may_go() {
    let bytes = std::fs::read(root().join("tests/fixtures/bot/good.p12")).expect("a fixture");
    let mut inspection = Inspection::default();
    inspection.add("site.p12", &bytes, &Unlocking::default(), &mut |_| {});
    let summary = inspection.summary(&reference_options());
    let row = summary.objects.first().expect("a row");
    let expected = PRODUCTS.iter().flat_map(|product| product.destinations).filter(|entry| entry.holds_key);
    let expected: Vec<_> = expected.map(|entry| (entry.id, Verdict::NeedsMore)).collect();
    let listed: Vec<_> = row.destinations.iter().map(|one| (one.destination, one.verdict)).collect();
    assert!(!expected.is_empty());
    assert_eq!(listed, expected);
}

#[test]
fn an_intermediate_alone_is_meant_for_no_product() {
    for (files, expected) in [
        (&["ca/intermediate.der"][..], None),
        (&["ca/intermediate.der", "chain/constrained-ca.der"], None),
        (&["ca/root.der"], Some(Verdict::WorksAfterStep)),
        (&["ca/intermediate.der", "ca/root.der"], Some(Verdict::WorksAfterStep)),
    ] {
        let mut inspection = Inspection::default();
        for file in files {
            let bytes = std::fs::read(root().join("tests/fixtures").join(file)).expect("a fixture");
            inspection.add(file, &bytes, &Unlocking::default(), &mut |_| {});
        }
        let report = inspection.report(&reference_options());
        assert_eq!(report.preselected.is_some(), expected.is_some(), "{files:?}");
        assert_eq!(report.verdict, expected, "{files:?}");
    }
}
