//! What answers a form takes.

use cert_inspector::Inspection;
use cert_inspector::products::senstar_mobile::ID;
use cert_inspector::products::{PlanError, dw_spectrum, product};
use cert_inspector::report::PlanAnswers;

use super::{answers, plan_of};
use crate::support::reference_options;

fn refused(answers: &PlanAnswers) -> PlanError {
    Inspection::default().plan(ID, answers, &reference_options()).expect_err("no plan")
}

#[test]
fn what_is_not_answered_has_its_default() {
    let plan = |answers| plan_of(&Inspection::default(), &answers, &reference_options());
    let default = plan(answers("8.6.1", Some("own-ca")));
    assert_eq!(default.answers.values("phones"), Some(&["ios".to_owned(), "android".to_owned()][..]));
    assert_eq!(default.answers.values("access"), None);
    assert_eq!(default, plan(answers("8.6.1", Some("own-ca")).with("phones", ["ios", "android"])));
    let none: [&str; 0] = [];
    assert_eq!(default, plan(answers("8.6.1", Some("own-ca")).with("access", none)), "as if not answered");
    assert_ne!(default, plan(answers("8.6.1", Some("own-ca")).with("phones", none)), "no phones at all");
}

#[test]
fn what_does_not_fit_a_question_is_refused_with_a_sentence() {
    let base = || answers("8.6.1", None);
    for (answers, expected) in [
        (PlanAnswers::default(), PlanError::Unanswered { question: "server-version" }),
        (base().with("way", ["own-ca", "public-ca"]), PlanError::SeveralAnswers { question: "way" }),
        (
            base().with("access", ["carrier-pigeon"]),
            PlanError::UnknownAnswer { question: "access", possible: vec!["internet", "vpn"] },
        ),
        (
            base().with("static-ip", ["maybe"]),
            PlanError::UnknownAnswer { question: "static-ip", possible: vec!["yes", "no"] },
        ),
        (
            base().with("phones", ["ios", "symbian"]),
            PlanError::UnknownAnswer { question: "phones", possible: vec!["ios", "android"] },
        ),
    ] {
        assert_eq!(refused(&answers), expected);
    }
    let long = "8.".repeat(1_000_000);
    for error in [
        refused(&base().with(&long, ["yes"])),
        refused(&base().with("way", [&long])),
        refused(&answers("9x", None)),
        refused(&answers(&long, None)),
        refused(&PlanAnswers::default()),
        Inspection::default()
            .plan(dw_spectrum::ID, &PlanAnswers::default(), &reference_options())
            .expect_err("no plan"),
    ] {
        let sentence = error.to_string();
        assert!(sentence.contains(' ') && sentence.len() < 300, "{sentence}");
        assert!(!error.kind().is_empty());
    }
}

#[test]
fn a_form_begins_with_answers_that_it_takes() {
    let form = product(ID).and_then(|product| product.plan).expect("a form");
    let initial = form.initial();
    assert_eq!(initial, answers("8.6.1", None).with("phones", ["ios", "android"]));
    assert_eq!(form.check(&initial), Ok(initial));
}
