//! Questions and answers over the wire, and the errors that programs rely on.

use serde::de::DeserializeOwned;

use super::*;
use crate::input::Role;
use crate::model::Oid;
use crate::products::{self, planned};
use crate::report::JudgedFor;

const AT: &str = "2026-11-20T12:00:00Z";
const GOOD: &[u8] = include_bytes!("../../tests/fixtures/server/good.der");
const CONTAINER: &[u8] = include_bytes!("../../tests/fixtures/bot/good.p12");

/// What comes out of a value that goes through JSON.
fn sent<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn at() -> GivenOptions {
    GivenOptions { at: Some(AT.into()), ..GivenOptions::default() }
}

fn with(name: &str, bytes: &[u8]) -> Inspection {
    let mut inspection = Inspection::default();
    let file = GivenFile { name: name.into(), ..GivenFile::default() };
    read_file(&mut inspection, &file, bytes, &mut |_| {});
    inspection
}

fn ask(inspection: &mut Inspection, ask: &Ask, options: &GivenOptions) -> Result<Answer, Failure> {
    let around =
        Around { now: Timestamp::parse_rfc3339(AT), entropy: &[7; ENTROPY_BYTES], progress: &mut |_| {} };
    answer(inspection, sent(ask), &sent(options), around)
}

/// What a portal asks for that imports certificates of servers.
fn wanted() -> GivenOptions {
    GivenOptions {
        profile: products::profile("senstar-mobile"),
        role: Some(Role::Server),
        host: Some("vms.example.org".into()),
        ..at()
    }
}

fn portal_inspected(wanted: GivenOptions, invalid: Option<Failure>) -> Ask {
    Ask::PortalInspected { wanted: Box::new(wanted), invalid }
}

/// What an admission was judged for, in one line.
fn answer_of(judged: &JudgedFor) -> String {
    let JudgedFor { profile, role, host, at } = judged;
    let name = profile.as_ref().map_or("none", ProfileId::name);
    let role = role.map_or("none", Role::name);
    format!("{name}/{role}/{}/{at}", host.as_deref().unwrap_or("none"))
}

fn unlock(password: &str) -> Ask {
    Ask::Unlock { id: 0, password: Password::new(password.as_bytes().to_vec()), any_rounds: false }
}

/// The first plan, for the answers that its form begins with.
fn plan() -> Ask {
    let (product, form) = planned().next().unwrap();
    Ask::Plan { product: product.id, answers: form.initial() }
}

#[test]
fn every_question_survives_the_wire() {
    let password = Some(Password::new(b"changeit".to_vec()));
    for ask in [
        Ask::About,
        Ask::Requirements,
        Ask::Summary,
        unlock("changeit"),
        Ask::Clear,
        Ask::Detail(7),
        Ask::Structure(7),
        plan(),
        Ask::Compare { older: 1, newer: 2, by_date: true },
        Ask::Identify { text: "AB".into(), shown: None },
        Ask::Export(Order { key: true, password, ..Order::of(ExportKind::P12, Some(1)) }),
        portal_inspected(wanted(), None),
        Ask::PortalReport { request: 3.0 },
        Ask::Report,
        Ask::Judge,
        Ask::List,
    ] {
        assert_eq!(sent(&ask), ask);
    }
}

#[test]
fn what_javascript_leaves_out_or_leaves_undefined_is_the_default() {
    let order = r#"{"export":{"kind":"p12","object":null,"key":null,"compatibility":null}}"#;
    let ask: Ask = serde_json::from_str(order).unwrap();
    assert_eq!(ask, Ask::Export(Order::of(ExportKind::P12, None)));
    let options: GivenOptions = serde_json::from_str(r#"{"policy":null,"addresses":null,"more":1}"#).unwrap();
    assert_eq!(options, GivenOptions::default());
    let file: GivenFile = serde_json::from_str(r#"{"name":"a","passwords":null}"#).unwrap();
    assert_eq!(file, GivenFile { name: "a".into(), ..GivenFile::default() });
    for nonsense in [r#"{"export":{"kind":"nonesuch"}}"#, r#""nonesuch""#, r#"{"detail":"x"}"#, "7"] {
        assert!(serde_json::from_str::<Ask>(nonsense).is_err(), "{nonsense}");
    }
    assert!(serde_json::from_str::<GivenOptions>(r#"{"purpose":"nonesuch"}"#).is_err());
}

#[test]
fn answers_that_the_page_reads_survive_the_wire() {
    let mut inspection = with("good.der", GOOD);
    for question in [
        Ask::About,
        Ask::Summary,
        Ask::Detail(0),
        Ask::Structure(0),
        plan(),
        Ask::Compare { older: 0, newer: 0, by_date: false },
        Ask::Identify { text: "AB".into(), shown: Some(0) },
        Ask::Export(Order::of(ExportKind::Pem, Some(0))),
    ] {
        let answer = ask(&mut inspection, &question, &at()).unwrap();
        assert_eq!(sent(&answer), answer, "{question:?}");
    }
}

#[test]
fn answers_are_what_the_inspection_says() {
    let mut inspection = with("good.der", GOOD);
    let options = Options::at(Timestamp::parse_rfc3339(AT).unwrap());
    let report = inspection.report(&options);
    let summary = inspection.summary(&options);
    let list = inspection.list();
    let mut answer = |question: &Ask| ask(&mut inspection, question, &at()).unwrap();
    assert_eq!(answer(&Ask::Report), Answer::Report(Box::new(report.clone())));
    assert_eq!(answer(&Ask::Summary), Answer::Summary(Box::new(summary)));
    assert_eq!(answer(&Ask::List), Answer::List(list));
    let Answer::PortalReport(told) = answer(&Ask::PortalReport { request: 5.0 }) else { panic!() };
    assert_eq!((told.request, told.report.as_ref(), told.error), (5.0, Some(&report), None));
    let Answer::PortalInspected(told) = answer(&portal_inspected(wanted(), None)) else { panic!() };
    assert_eq!(told.report.as_ref(), Some(&report));
    assert!(told.admission.admit);
    assert_eq!(
        answer_of(&told.admission.judged_for),
        "senstar-mobile/server/vms.example.org/2026-11-20T12:00:00Z"
    );
    let Answer::File(file) = answer(&Ask::Export(Order::of(ExportKind::ReportJson, None))) else { panic!() };
    assert_eq!(file.name, "cert-inspector-report.json");
    assert_eq!(*file.bytes, format!("{}\n", serde_json::to_string_pretty(&report).unwrap()).into_bytes());
    let Answer::Summary(empty) = answer(&Ask::Clear) else { panic!() };
    assert!(empty.inputs.is_empty());
}

#[test]
fn a_password_unlocks_and_shows_nowhere() {
    let mut inspection = with("good.p12", CONTAINER);
    let Answer::Summary(locked) = ask(&mut inspection, &unlock("wrong"), &at()).unwrap() else { panic!() };
    let Answer::Summary(open) = ask(&mut inspection, &unlock("changeit"), &at()).unwrap() else { panic!() };
    assert!(locked.objects.len() < open.objects.len());
    assert!(!format!("{:?}", unlock("changeit")).contains("changeit"));
    assert_eq!(unlock("changeit").without_passwords(), unlock(""));
    let order = Order { password: Some(Password::new(vec![1])), ..Order::of(ExportKind::P12, None) };
    let Ask::Export(order) = Ask::Export(order).without_passwords() else { panic!() };
    assert_eq!(order.password, None);
    let file = MadeFile {
        name: "a".into(),
        media_type: "b".into(),
        bytes: Zeroizing::new(vec![123, 45]),
        remarks: vec![],
    };
    assert_eq!(format!("{file:?}"), "MadeFile(a, 2 bytes)");
}

#[test]
fn a_file_is_unlocked_trusted_or_refused_as_it_says() {
    let mut inspection = Inspection::default();
    let file = GivenFile {
        name: "good.p12".into(),
        passwords: vec![Password::new(b"changeit".to_vec())],
        trusted: true,
        ..GivenFile::default()
    };
    read_file(&mut inspection, &sent(&file), CONTAINER, &mut |_| {});
    let Answer::Summary(summary) = ask(&mut inspection, &Ask::Summary, &at()).unwrap() else { panic!() };
    assert!(summary.objects.iter().any(|row| row.lock.is_none()) && !summary.anchors.own.is_empty());
    let large = GivenFile { name: "large".into(), size: 99, ..GivenFile::default() };
    refuse_file(&mut inspection, &large, None);
    refuse_file(&mut inspection, &large, Some("gone".into()));
    let Answer::List(list) = ask(&mut inspection, &Ask::List, &at()).unwrap() else { panic!() };
    let kinds: Vec<_> = list.problems.iter().map(|problem| &*problem.kind).collect();
    assert_eq!(kinds, ["tooLarge", "unreadable"]);
    let sizes: Vec<_> = list.inputs.iter().skip(1).map(|input| input.size).collect();
    assert_eq!(sizes, [99, 0]);
    let from_folder = GivenFile { name: "notes.txt".into(), from_folder: true, ..GivenFile::default() };
    read_file(&mut inspection, &from_folder, b"nothing", &mut |_| {});
    let Answer::List(list) = ask(&mut inspection, &Ask::List, &at()).unwrap() else { panic!() };
    assert!(list.inputs.last().unwrap().passed_over);
}

#[test]
fn failures_have_the_kinds_that_programs_rely_on() {
    let text = |text: &str| Some(text.to_owned());
    let none = GivenOptions::default;
    for (options, kind) in [
        (GivenOptions { at: text("yesterday"), ..none() }, "badTime"),
        (GivenOptions { at: text(""), ..none() }, "badTime"),
        (GivenOptions { host: text("a b"), ..none() }, "badHost"),
        (GivenOptions { addresses: vec!["https://".into()], ..none() }, "badAddress"),
        (GivenOptions { user_name: text(" "), ..none() }, "badUserName"),
        (GivenOptions { port: text("70000"), ..none() }, "badPort"),
        (GivenOptions { trusted: vec!["AB:CD".into()], ..none() }, "badHash"),
        (serde_json::from_str(r#"{"profile":"nonesuch"}"#).unwrap(), "badOptions"),
    ] {
        let mut inspection = with("good.der", GOOD);
        for question in [Ask::Summary, Ask::Report, Ask::Detail(0)] {
            assert_eq!(ask(&mut inspection, &question, &options).unwrap_err().kind, kind, "{options:?}");
        }
        let told = ask(&mut inspection, &Ask::PortalReport { request: 1.0 }, &options).unwrap();
        let Answer::PortalReport(told) = told else { panic!() };
        assert_eq!((told.report, told.error.unwrap().kind), (None, kind.into()));
        assert!(ask(&mut inspection, &Ask::List, &options).is_ok(), "a list judges nothing");
    }
    let no_plan = products::PRODUCTS.iter().find(|product| product.plan.is_none()).unwrap().id;
    let (planned, form) = planned().next().unwrap();
    let answers = |question, values: &[&str]| Ask::Plan {
        product: planned.id,
        answers: form.initial().with(question, values.iter().copied()),
    };
    let mut inspection = with("good.der", GOOD);
    let around = Around { now: None, entropy: &[], progress: &mut |_| {} };
    let error = answer(&mut inspection, Ask::Summary, &none(), around).unwrap_err();
    assert_eq!(error.kind, "badClock");
    for (question, kind) in [
        (Ask::Detail(9), "noSuchObject"),
        (Ask::Structure(9), "noStructure"),
        (Ask::Plan { product: no_plan, answers: PlanAnswers::default() }, "noPlan"),
        (Ask::Plan { product: planned.id, answers: PlanAnswers::default() }, "unanswered"),
        (answers("nonesuch", &["1"]), "unknownQuestion"),
        (answers("way", &["nonesuch"]), "badAnswer"),
        (answers("way", &["own-ca", "public-ca"]), "badAnswer"),
        (answers("server-version", &["9x"]), "badAnswer"),
        (Ask::Compare { older: 0, newer: 9, by_date: false }, "noSuchObject"),
        (Ask::Export(Order::of(ExportKind::P12, Some(0))), "keyNotAsked"),
        (Ask::Export(Order::of(ExportKind::Pem, Some(9))), "noSuchObject"),
    ] {
        assert_eq!(ask(&mut inspection, &question, &at()).unwrap_err().kind, kind, "{question:?}");
    }
    let around = Around { now: None, entropy: &[1], progress: &mut |_| {} };
    let order = Ask::Export(Order::of(ExportKind::Pem, Some(0)));
    assert_eq!(answer(&mut inspection, order, &at(), around).unwrap_err().kind, "badOrder");
}

#[test]
fn options_are_read_as_they_are_typed() {
    let given = GivenOptions {
        at: Some(AT.into()),
        host: Some(" vms.example.org ".into()),
        addresses: vec!["10.0.0.1\nb.example.org".into(), "c.example.org".into()],
        user_name: Some(String::new()),
        port: Some(" ".into()),
        email: Some(" ".into()),
        trusted: vec!["0A".repeat(32), "0b:".repeat(32)],
        initial_policies: vec![" 2.23.140.1.2.2".into()],
        inhibit_any_policy: true,
        ..GivenOptions::default()
    };
    let read = given.read(None).unwrap();
    assert_eq!(read.host.unwrap().to_string(), "vms.example.org");
    assert_eq!(read.addresses.len(), 3);
    assert_eq!(read.trusted, [[10; 32], [11; 32]]);
    assert_eq!((read.user_name, read.port, read.email), (None, None, None));
    assert!(read.public_roots && !read.require_revocation);
    assert_eq!(read.initial_policies, [Oid::parse("2.23.140.1.2.2").unwrap()]);
    assert!(read.inhibit_any_policy && !read.inhibit_policy_mapping && !read.require_explicit_policy);
    let given = GivenOptions { initial_policies: vec!["serverAuth".into()], ..at() };
    assert_eq!(given.read(None).unwrap_err().kind, "badPolicy");
}

/// Without a product, a role and the address of a server nothing is admitted, whatever the files are.
#[test]
fn an_admission_needs_to_know_for_what() {
    let text = |text: &str| Some(text.to_owned());
    let good = wanted();
    let without = |change: fn(&mut GivenOptions)| {
        let mut wanted = wanted();
        change(&mut wanted);
        wanted
    };
    let dw = products::profile("dw-spectrum");
    let mut inspection = with("good.der", GOOD);
    for (options, kind, says) in [
        (
            without(|options| options.profile = None),
            "badOptions",
            "senstar-mobile, dw-spectrum, symphony-messaging",
        ),
        (without(|options| options.role = None), "badOptions", "ca, server, request"),
        (GivenOptions { profile: dw, role: Some(Role::Ca), ..good.clone() }, "badOptions", "server, request"),
        (GivenOptions { role: Some(Role::Client), ..good.clone() }, "badOptions", "ca, server, request"),
        (without(|options| options.host = None), "badOptions", "host is required"),
        (GivenOptions { host: text(" "), ..good.clone() }, "badOptions", "host is required"),
        (GivenOptions { host: text("a b"), ..good.clone() }, "badHost", ""),
        (GivenOptions { at: text("yesterday"), ..good.clone() }, "badTime", ""),
    ] {
        let failure = ask(&mut inspection, &Ask::Judge, &options).unwrap_err();
        assert_eq!(failure.kind, kind, "{options:?}");
        assert!(failure.message.contains(says), "{}", failure.message);
        let Answer::PortalInspected(told) =
            ask(&mut inspection, &portal_inspected(options.clone(), None), &at()).unwrap()
        else {
            panic!()
        };
        let admission = told.admission;
        assert!(!admission.admit, "{options:?}");
        let [reason] = admission.reasons.as_slice() else { panic!("{admission:?}") };
        assert_eq!((reason.kind, &reason.message), (AdmissionReasonKind::Setting, &failure.message));
        assert_eq!(answer_of(&admission.judged_for), "none/none/none/2026-11-20T12:00:00Z");
    }
    let Answer::Admission(yes) = ask(&mut inspection, &Ask::Judge, &good).unwrap() else { panic!() };
    assert!(yes.admit, "{yes:?}");
    let unchecked = GivenOptions { host_unchecked: true, ..without(|options| options.host = None) };
    let Answer::Admission(yes) = ask(&mut inspection, &Ask::Judge, &unchecked).unwrap() else { panic!() };
    assert!(yes.admit, "{yes:?}");
    let is_said = |one: &crate::report::AdmissionReason| one.kind == AdmissionReasonKind::NotChecked;
    assert!(yes.warnings.iter().any(is_said), "that the address was not checked: {yes:?}");
    let invalid = Failure::new("badOptions", "profile 'x' is unknown");
    let told = ask(&mut inspection, &portal_inspected(good, Some(invalid)), &at()).unwrap();
    let Answer::PortalInspected(told) = told else { panic!() };
    assert_eq!((told.admission.admit, told.admission.reasons.len()), (false, 1));
}
