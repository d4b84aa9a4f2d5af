//! The list of what files hold says the same as the report, for every fixture.

use crate::support;

use cert_inspector::report::Facts;
use cert_inspector::{Inspection, Unlocking};
use support::{fixtures, input, name, reference_options};

#[test]
fn the_list_has_what_the_report_has() {
    let mut certificates = 0;
    for path in fixtures("") {
        let file = input(&path);
        let mut inspection = Inspection::default();
        inspection.add(&file.name, &file.bytes, &Unlocking::default(), &mut |_| {});
        let (list, report) = (inspection.list(), inspection.report(&reference_options()));
        let case = name(&path);
        assert_eq!((&list.inputs, &list.problems), (&report.inputs, &report.problems), "{case}");
        assert_eq!(list.objects.len(), report.objects.len(), "{case}");
        for (listed, object) in list.objects.iter().zip(&report.objects) {
            assert_eq!(
                (listed.id, listed.kind, listed.container),
                (object.id, object.kind, object.container)
            );
            assert_eq!(listed.locked, object.lock.is_some(), "{case}");
            assert!(!listed.title.is_empty(), "{case}");
            if let Some(certificate) = &object.certificate {
                certificates += 1;
                assert_eq!(listed.subject, Some(certificate.subject.to_string()), "{case}");
                assert_eq!(listed.issuer, Some(certificate.issuer.to_string()), "{case}");
                assert_eq!(listed.serial.as_ref(), Some(&certificate.serial), "{case}");
                assert_eq!(listed.sha256.as_ref(), Some(&certificate.fingerprints.sha256), "{case}");
                assert_eq!(listed.not_after, Some(certificate.validity.not_after), "{case}");
            }
            match &object.facts {
                Some(Facts::RevocationList(facts)) => {
                    assert_eq!(listed.not_after, facts.next_update, "{case}")
                }
                Some(Facts::CertificateRequest(facts)) => {
                    assert_eq!(listed.subject, Some(facts.subject.to_string()), "{case}");
                }
                _ => {}
            }
        }
    }
    assert!(certificates > 300, "only {certificates} certificates");
}
