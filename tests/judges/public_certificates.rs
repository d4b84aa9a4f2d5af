//! Real certificates: the Mozilla roots and the corpus. Each gives a report or a typed error.

use crate::support;

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::{Input, inspect};
use support::{reference_options, shared, walk};

#[test]
fn every_mozilla_root_is_judged_as_an_authority() {
    let options = reference_options();
    let (mut passed, mut other) = (0, 0);
    for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        let report = inspect(&[Input::new("root.der", der.as_ref())], &options);
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        let [object] = report.objects.as_slice() else { panic!("{} objects", report.objects.len()) };
        let senstar = cert_inspector::products::senstar_mobile::IOS_DESTINATION;
        let assessment =
            object.assessments.iter().find(|one| one.destination == senstar).expect("an assessment");
        let certificate = object.certificate.as_ref().expect("a certificate");
        let name = certificate.subject.to_string();
        assert_eq!(assessment.role, Role::Ca, "{name}");
        assert!(certificate.is_self_issued(), "{name}");
        assert!(certificate.basic_constraints().is_some_and(|constraints| constraints.ca), "{name}");
        // What the facts say, the verdict must say: a second way to the same answer.
        let hash = certificate.signature_algorithm.hash.expect("a known hash");
        let is_rsa = certificate.public_key.to_string().starts_with("RSA");
        let in_date =
            certificate.validity.not_before <= options.at && options.at <= certificate.validity.not_after;
        let fails = !hash.is_sha2() || !in_date || (is_rsa && certificate.public_key.bits < Some(2048));
        assert_eq!(assessment.outcome == Outcome::Fail, fails, "{name}: {}", assessment.headline);
        if assessment.outcome == Outcome::Pass { passed += 1 } else { other += 1 }
    }
    println!("{passed} roots pass, {other} pass with a warning or fail");
    assert!(passed > 40 && other > 5, "{passed} {other}");
}

#[test]
fn every_file_of_the_corpus_gives_a_report_or_a_typed_error() {
    let Some(corpus) = shared("corpus/zlint", "every_file_of_the_corpus_gives_a_report_or_a_typed_error")
    else {
        return;
    };
    let mut files = Vec::new();
    walk(&corpus, &mut files);
    let mut judged = 0;
    for path in files {
        let report = inspect(&[support::input(&path)], &reference_options());
        assert!(report.objects.len() + report.problems.len() > 0, "{}", path.display());
        for problem in &report.problems {
            assert!(!problem.kind.is_empty() && problem.message.ends_with('.'), "{}", path.display());
        }
        judged += report.objects.iter().filter(|object| !object.assessments.is_empty()).count();
    }
    println!("{judged} certificates of the corpus judged");
    assert!(judged > 600, "{judged}");
}
