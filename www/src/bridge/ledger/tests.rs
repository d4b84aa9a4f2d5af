//! What the ledger keeps, drops and sends next.

use cert_inspector::Password;
use cert_inspector::export::ExportKind;
use cert_inspector::protocol::Order;
use cert_inspector::report::PlanAnswers;

use super::*;

fn options(host: &str) -> GivenOptions {
    GivenOptions { host: Some(host.to_owned()), ..GivenOptions::default() }
}

fn push(ledger: &mut Ledger<&'static str>, ask: Ask, host: &str) {
    ledger.push(Request { files: Vec::new(), ask, options: options(host) });
}

fn add(ledger: &mut Ledger<&'static str>, files: &[&'static str], host: &str) {
    ledger.push(Request { files: files.to_vec(), ask: Ask::Summary, options: options(host) });
}

fn sent(ledger: &mut Ledger<&'static str>) -> Option<(u32, Ask, Option<String>)> {
    let (number, request) = ledger.start()?;
    Some((number, request.ask, request.options.host))
}

/// The files of the next request, which is for a summary, and its host.
fn given(ledger: &mut Ledger<&'static str>) -> (Vec<&'static str>, Option<String>) {
    let (_, request) = ledger.start().unwrap();
    assert_eq!(request.ask, Ask::Summary);
    (request.files, request.options.host)
}

#[test]
fn one_request_is_under_way_at_a_time() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["a"], "");
    push(&mut ledger, Ask::Detail(0), "");
    let (number, ..) = sent(&mut ledger).unwrap();
    assert!(sent(&mut ledger).is_none());
    assert!(ledger.answered(number));
    assert_eq!(sent(&mut ledger).unwrap().1, Ask::Detail(0));
}

#[test]
fn the_latest_settings_and_the_latest_choice_win() {
    let mut ledger = Ledger::new();
    push(&mut ledger, Ask::Summary, "first");
    let (first, ..) = sent(&mut ledger).unwrap();
    push(&mut ledger, Ask::Summary, "second");
    push(&mut ledger, Ask::Summary, "third");
    push(&mut ledger, Ask::Detail(1), "third");
    push(&mut ledger, Ask::Detail(2), "third");
    assert!(!ledger.answered(first), "a newer judgement waits");
    let (third, _, host) = sent(&mut ledger).unwrap();
    assert_eq!(host.as_deref(), Some("third"));
    assert!(ledger.answered(third));
    assert_eq!(sent(&mut ledger).unwrap().1, Ask::Detail(2));
    assert!(sent(&mut ledger).is_none());
}

#[test]
fn only_the_latest_answers_of_a_plan_are_asked_about() {
    let (product, _) = cert_inspector::products::planned().next().unwrap();
    let plan = |version| {
        let answers = PlanAnswers::default().with("version", [version]);
        Ask::Plan { product: product.id, answers }
    };
    let mut ledger = Ledger::new();
    push(&mut ledger, plan("8.6.1"), "");
    let (first, ..) = sent(&mut ledger).unwrap();
    push(&mut ledger, plan("8.6.0"), "");
    push(&mut ledger, plan("8.5"), "");
    push(&mut ledger, Ask::Detail(1), "");
    assert!(!ledger.answered(first), "newer answers wait");
    let (last, ask, _) = sent(&mut ledger).unwrap();
    assert_eq!(ask, plan("8.5"));
    assert!(ledger.answered(last));
    assert_eq!(sent(&mut ledger).unwrap().1, Ask::Detail(1));
}

#[test]
fn only_the_latest_pair_and_the_latest_fingerprint_are_asked_about() {
    let compare = |newer| Ask::Compare { older: 0, newer, by_date: true };
    let identify = |text: &str| Ask::Identify { text: text.to_owned(), shown: Some(0) };
    for asks in [[compare(1), compare(2), compare(3)], ["A", "AB", "ABC"].map(identify)] {
        let mut ledger = Ledger::new();
        let [one, two, three] = asks;
        push(&mut ledger, one, "");
        let (first, ..) = sent(&mut ledger).unwrap();
        push(&mut ledger, two, "");
        push(&mut ledger, three.clone(), "");
        assert!(!ledger.answered(first), "a newer one waits");
        let (last, ask, _) = sent(&mut ledger).unwrap();
        assert_eq!(ask, three);
        assert!(ledger.answered(last));
        assert!(sent(&mut ledger).is_none());
    }
}

#[test]
fn a_password_is_sent_and_not_kept() {
    let mut ledger = Ledger::new();
    let ask = |password: &str| Ask::Unlock {
        id: 3,
        password: Password::new(password.as_bytes().to_vec()),
        any_rounds: false,
    };
    push(&mut ledger, ask("changeit"), "");
    assert_eq!(sent(&mut ledger).unwrap().1, ask("changeit"));
    assert_eq!(ledger.active.as_ref().map(|(_, request)| &request.ask), Some(&ask("")));
    ledger.kept.push("a.pfx");
    assert_eq!(ledger.interrupted(true, 0), Remains { dropped: vec![], kept: 1 });
    assert_eq!(given(&mut ledger).0, ["a.pfx"], "the file is locked again");
}

#[test]
fn the_password_of_a_new_file_is_sent_and_not_kept() {
    let order = |password: Option<&str>| {
        let password = password.map(|password| Password::new(password.as_bytes().to_vec()));
        Ask::Export(Order { key: true, password, ..Order::of(ExportKind::P12, Some(1)) })
    };
    let mut ledger = Ledger::new();
    push(&mut ledger, order(Some("changeit")), "");
    let (number, ask, _) = sent(&mut ledger).unwrap();
    assert_eq!(ask, order(Some("changeit")));
    assert_eq!(ledger.active.as_ref().map(|(_, request)| &request.ask), Some(&order(None)));
    assert!(ledger.answered(number), "a file is always wanted");
    push(&mut ledger, order(Some("changeit")), "");
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 0 });
    assert!(sent(&mut ledger).is_none(), "a key is not exported again unasked");
}

#[test]
fn a_portal_is_told_of_the_newest_answer_and_gets_every_report_it_asks_for() {
    let told = Ask::PortalInspected { wanted: Box::default(), invalid: None };
    let report = |request| Ask::PortalReport { request };
    let mut ledger = Ledger::new();
    push(&mut ledger, told.clone(), "");
    let (first, ..) = sent(&mut ledger).unwrap();
    for ask in [told.clone(), report(1.0), report(2.0), told.clone()] {
        push(&mut ledger, ask, "");
    }
    assert!(ledger.answered(first));
    for ask in [report(1.0), report(2.0)] {
        let (number, sent, _) = sent(&mut ledger).unwrap();
        assert_eq!(sent, ask);
        assert!(ledger.answered(number));
    }
    let (last, ..) = sent(&mut ledger).unwrap();
    push(&mut ledger, Ask::Summary, "");
    assert!(!ledger.answered(last), "what comes next is told, too");
}

#[test]
fn an_answer_with_a_foreign_number_is_not_wanted() {
    let mut ledger = Ledger::new();
    push(&mut ledger, Ask::Summary, "");
    let (number, ..) = sent(&mut ledger).unwrap();
    assert!(!ledger.answered(number + 1));
    assert_eq!(ledger.active(), Some(number));
}

#[test]
fn a_dead_worker_costs_only_the_files_it_was_reading() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["good"], "");
    let (number, ..) = sent(&mut ledger).unwrap();
    ledger.answered(number);
    add(&mut ledger, &["evil"], "");
    sent(&mut ledger).unwrap();
    add(&mut ledger, &["late"], "new");
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec!["evil"], kept: 2 });
    let (files, host) = given(&mut ledger);
    assert_eq!(files, ["good", "late"]);
    assert_eq!(host.as_deref(), Some("new"), "the newest settings are used");
}

#[test]
fn a_worker_that_dies_idle_is_replaced_by_one_with_its_files() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["good"], "host");
    let (number, ..) = sent(&mut ledger).unwrap();
    ledger.answered(number);
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 1 });
    let (files, host) = given(&mut ledger);
    assert_eq!((files.as_slice(), host.as_deref()), (["good"].as_slice(), Some("host")));
}

#[test]
fn a_worker_that_dies_over_the_files_again_is_not_fed_for_ever() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["evil"], "");
    let (number, ..) = sent(&mut ledger).unwrap();
    ledger.answered(number);
    push(&mut ledger, Ask::Summary, "");
    sent(&mut ledger).unwrap();
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 1 });
    sent(&mut ledger).unwrap();
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec!["evil"], kept: 0 });
    assert!(sent(&mut ledger).is_none());
}

#[test]
fn cancelling_drops_what_waits_too() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["slow"], "");
    sent(&mut ledger).unwrap();
    add(&mut ledger, &["next"], "");
    assert_eq!(ledger.interrupted(true, 0), Remains { dropped: vec!["slow", "next"], kept: 0 });
}

#[test]
fn what_was_read_before_a_cancellation_is_kept() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["a", "b", "c", "d"], "");
    sent(&mut ledger).unwrap();
    add(&mut ledger, &["e"], "");
    assert_eq!(ledger.interrupted(true, 2), Remains { dropped: vec!["c", "d", "e"], kept: 2 });
    assert_eq!(given(&mut ledger).0, ["a", "b"]);
    assert_eq!(ledger.interrupted(true, 9), Remains { dropped: vec![], kept: 2 });
}

#[test]
fn what_was_cleared_is_not_fed_to_the_next_worker() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["a"], "");
    let (number, ..) = sent(&mut ledger).unwrap();
    ledger.answered(number);
    push(&mut ledger, Ask::Detail(0), "");
    sent(&mut ledger).unwrap();
    push(&mut ledger, Ask::Clear, "");
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 0 });
}

#[test]
fn a_file_that_was_removed_is_not_given_to_the_next_worker() {
    let mut ledger = Ledger::new();
    add(&mut ledger, &["a", "b", "c"], "");
    let (read, ..) = sent(&mut ledger).unwrap();
    assert!(ledger.answered(read));
    push(&mut ledger, Ask::Remove(1), "");
    let (removed, ..) = sent(&mut ledger).unwrap();
    assert!(ledger.answered(removed));
    assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 2 });
    assert_eq!(given(&mut ledger).0, ["a", "c"]);
}
