use cert_inspector::checks::Outcome;
use cert_inspector::input::{Role, ValidationPolicy};
use cert_inspector::model::{LockReason, ObjectKind, Timestamp};
use cert_inspector::products::planned;
use cert_inspector::protocol::About;
use cert_inspector::report::{AnchorsReport, InputReport, Plan, PlanAnswers, Settings as ReportSettings};
use cert_inspector::structure::Structure;

use super::*;
use crate::state::{AsOf, Cause};

fn fresh() -> State {
    State::new(Timestamp::from_unix_seconds(0), Language::English)
}

fn titled(id: u32, title: &'static str, outcome: Outcome) -> ObjectRow {
    ObjectRow { title: title.into(), outcome, ..row(id) }
}

/// A row of a certificate.
pub(crate) fn row(id: u32) -> ObjectRow {
    ObjectRow {
        id,
        input: 0,
        container: None,
        depth: 0,
        place: "".into(),
        kind: ObjectKind::Certificate,
        kind_name: "Certificate".into(),
        lock: None,
        title: "".into(),
        issuer: "".into(),
        not_after: None,
        key: "".into(),
        role: Some(Role::Server),
        trust: None,
        path: None,
        issued_by: None,
        key_of: None,
        self_signed: false,
        outcome: Outcome::Pass,
        destinations: vec![],
        failed: 0,
        warned: 0,
        requirements: 6,
    }
}

fn summary(objects: Vec<ObjectRow>) -> Action {
    summarised_as(summary_of(objects))
}

fn summarised_as(summary: Summary) -> Action {
    Action::Answered(Ask::Summary, Answer::Summary(Box::new(summary)))
}

/// An answer with these rows.
pub(crate) fn summary_of(objects: Vec<ObjectRow>) -> Summary {
    Summary {
        settings: ReportSettings {
            at: Timestamp::from_unix_seconds(5),
            profile: None,
            role: None,
            host: None,
            addresses: Vec::new(),
            email: None,
            user_name: None,
            port: None,
            runtime: None,
            policy: ValidationPolicy::Rfc5280,
            purpose: None,
            further_purposes: vec![],
            initial_policies: vec![],
            require_explicit_policy: false,
            inhibit_policy_mapping: false,
            inhibit_any_policy: false,
        },
        rule_set: "".into(),
        outcome: Outcome::Pass,
        preselected: None,
        verdict: None,
        destinations: vec![],
        cards: vec![],
        inputs: vec![InputReport {
            name: "a".into(),
            size: 1,
            sha256: String::new(),
            encoding: "PEM".into(),
            remarks: Vec::new(),
            passed_over: false,
        }],
        objects,
        bundles: vec![],
        anchors: AnchorsReport::default(),
        problems: vec![],
        not_checked: vec![],
    }
}

fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state.clone(), |state, action| reduce(&state, action))
}

fn interruption(files: &[&str], kept: usize) -> Action {
    Action::Interrupted(Alert::Interrupted {
        cause: Cause::Silent,
        files: files.iter().map(ToString::to_string).collect(),
        kept,
    })
}

#[test]
fn the_object_that_needs_most_care_is_shown_first() {
    let state = after(
        &fresh(),
        [
            Action::Began,
            summary(vec![
                titled(0, "root", Outcome::Pass),
                titled(1, "bad", Outcome::Fail),
                titled(2, "worse", Outcome::Fail),
            ]),
        ],
    );
    assert_eq!(state.chosen, Some(1));
    assert_eq!(state.phase, Phase::Ready);
    assert_eq!(state.judged_at(), Timestamp::from_unix_seconds(5));
}

#[test]
fn the_choice_survives_a_new_judgement_but_not_the_loss_of_its_object() {
    let both = || summary(vec![titled(0, "a", Outcome::Fail), titled(1, "b", Outcome::Pass)]);
    let chosen = after(&fresh(), [both(), Action::Choose(1), both()]);
    assert_eq!(chosen.chosen, Some(1));
    let lost =
        after(&chosen, [summary(vec![titled(0, "a", Outcome::Fail), titled(1, "other", Outcome::Pass)])]);
    assert_eq!(lost.chosen, Some(0));
    assert_eq!(lost.detail, None);
}

#[test]
fn after_a_password_what_matters_is_shown_and_a_wrong_one_changes_nothing() {
    let locked =
        |title| ObjectRow { lock: Some(LockReason::WrongPassword), ..titled(1, title, Outcome::Unknown) };
    let shut = || summary(vec![titled(0, "a", Outcome::Fail), locked("Encrypted private key")]);
    let open = || summary(vec![titled(0, "a", Outcome::Fail), titled(1, "RSA 2048", Outcome::Pass)]);
    let state = after(&fresh(), [shut(), Action::Choose(1), Action::Unlocking(1), open()]);
    assert_eq!((state.chosen, state.unlocking), (Some(0), None));
    let wrong = after(&fresh(), [shut(), Action::Choose(1), Action::Unlocking(1), shut()]);
    assert_eq!(wrong.chosen, Some(1));
    let unasked = after(&fresh(), [shut(), Action::Choose(1), open()]);
    assert_eq!(unasked.chosen, Some(0));
}

#[test]
fn what_an_object_is_counts_for_more_than_its_colour() {
    let of = |id, kind, role, outcome| ObjectRow { kind, role, ..titled(id, "x", outcome) };
    let rows = vec![
        of(0, ObjectKind::PrivateKey, None, Outcome::Fail),
        of(1, ObjectKind::Certificate, Some(Role::Ca), Outcome::Fail),
        of(2, ObjectKind::Certificate, Some(Role::Server), Outcome::Pass),
        of(3, ObjectKind::CertificateRequest, Some(Role::Request), Outcome::Fail),
    ];
    let mut rest = rows;
    for wanted in [2, 3, 1, 0] {
        assert_eq!(after(&fresh(), [summary(rest.clone())]).chosen, Some(wanted));
        rest.retain(|row| row.id != wanted);
    }
}

#[test]
fn a_row_has_the_colour_of_the_product_that_is_shown() {
    let on = |destination, verdict| RowDestination { destination, verdict };
    let [senstar, spectrum] = ["senstar-mobile-server", "dw-spectrum-server"].map(|name| {
        products::destinations().map(|(_, entry)| entry.id).find(|id| id.name() == name).unwrap()
    });
    let row = ObjectRow {
        destinations: vec![on(senstar, Verdict::Works), on(spectrum, Verdict::Rejected)],
        ..titled(0, "x", Outcome::Fail)
    };
    let shown = |product: Option<&str>| {
        let profile = product.and_then(products::profile);
        let settings = Settings { profile, ..Settings::default() };
        after(&fresh(), [Action::Set(settings), summary(vec![row.clone()])]).chosen_row().unwrap().outcome
    };
    assert_eq!(shown(None), Outcome::Fail);
    assert_eq!(shown(Some("senstar-mobile")), Outcome::Pass);
    assert_eq!(shown(Some("dw-spectrum")), Outcome::Fail);
    assert_eq!(shown(Some("symphony-messaging")), Outcome::NotApplicable, "it is nothing for that product");
}

#[test]
fn results_stay_in_view_while_the_next_request_runs() {
    let state = after(&fresh(), [summary(vec![titled(0, "a", Outcome::Pass)]), Action::Began]);
    assert_eq!(state.phase, Phase::Reading { shown: false, progress: None });
    assert!(state.has_results());
}

#[test]
fn another_language_leaves_the_results_as_they_are() {
    let state = after(&fresh(), [summary(vec![titled(0, "a", Outcome::Pass)])]);
    let german = after(&state, [Action::Speak(Language::German)]);
    assert_eq!(german, State { language: Language::German, ..state });
}

#[test]
fn progress_is_shown_only_when_it_is_slow() {
    let state = after(&fresh(), [Action::Slow, Action::Began]);
    assert_eq!(state.phase, Phase::Reading { shown: false, progress: None });
    let slow = after(&state, [Action::Slow, Action::Began]);
    assert_eq!(slow.phase, Phase::Reading { shown: true, progress: None }, "one wait does not blink");
    assert_eq!(after(&slow, [Action::Done]).phase, Phase::Empty);
}

#[test]
fn an_interruption_that_keeps_nothing_leaves_the_page_empty_and_says_why() {
    let state = after(&fresh(), [Action::Began, interruption(&["evil.der"], 0)]);
    assert_eq!(state.phase, Phase::Empty);
    assert!(state.alert.is_some());
}

#[test]
fn after_a_death_over_an_object_none_is_chosen_by_itself() {
    let objects = || summary(vec![titled(0, "a", Outcome::Pass)]);
    let state = after(&fresh(), [objects(), Action::Began, interruption(&[], 1), Action::Began, objects()]);
    assert_eq!(state.chosen, None);
    assert_eq!(after(&state, [Action::Choose(0)]).chosen, Some(0));
}

#[test]
fn a_refused_setting_leaves_the_one_before_in_force() {
    let host = Settings { host: Some("vms.example.org".into()), ..Settings::default() };
    let state = after(
        &fresh(),
        [Action::Set(host.clone()), Action::SettingRefused(SettingField::Host, "no port".into())],
    );
    assert_eq!(state.settings, host);
    assert_eq!(state.refusal_of(SettingField::Host), Some("no port"));
    assert_eq!(state.refusal_of(SettingField::At), None);
    let other = Settings { port: Some("8443".into()), ..host };
    let state = after(&state, [Action::Set(other.clone())]);
    assert_eq!(state.refusal_of(SettingField::Host), Some("no port"), "another setting corrects nothing");
    let both = after(&state, [Action::SettingRefused(SettingField::Email, "no".into())]);
    assert!(both.refusal_of(SettingField::Host).is_some() && both.refusal_of(SettingField::Email).is_some());
    let one = after(&both, [Action::SettingAccepted(SettingField::Host), Action::Set(other)]);
    assert!(one.refusal_of(SettingField::Host).is_none() && one.refusal_of(SettingField::Email).is_some());
    assert_eq!(after(&one, [Action::Set(Settings::default())]).refused, []);
}

#[test]
fn before_anything_was_judged_the_time_shown_is_the_time_set() {
    let at = Timestamp::from_unix_seconds(77);
    let set = Settings { at: AsOf::Fixed { at, by_sample: false }, ..Settings::default() };
    assert_eq!(after(&fresh(), [Action::Set(set)]).judged_at(), at);
    assert_eq!(fresh().judged_at(), Timestamp::from_unix_seconds(0));
}

#[test]
fn a_clock_before_the_rules_were_written_is_wrong() {
    let about = |rule_set: &'static str, roots: &'static str| {
        let mut summary = summary_of(vec![]);
        summary.rule_set = rule_set.into();
        summary.anchors.public_source = roots.into();
        Action::Answered(Ask::About, Answer::About(Box::new(About { version: "1".into(), summary })))
    };
    for (clock, wrong) in [
        ("2026-11-19T23:00:00Z", true),
        ("2026-11-20T12:00:00Z", false),
        ("2026-11-22T12:00:00Z", false),
        ("1970-01-01T00:00:00Z", true),
    ] {
        let page = State::new(Timestamp::parse_rfc3339(clock).unwrap(), Language::English);
        assert!(!page.clock_is_wrong(), "nothing is known yet");
        let told = after(&page, [about("2026-11-21", "Mozilla, 2026-09-01")]);
        assert_eq!(told.clock_is_wrong(), wrong, "{clock}");
        let newer = after(&page, [about("2026-09-01", "Mozilla, 2026-11-21")]);
        assert_eq!(newer.clock_is_wrong(), wrong, "{clock}: the new certificate counts");
        let at = AsOf::Fixed { at: Timestamp::from_unix_seconds(0), by_sample: false };
        let set = after(&told, [Action::Set(Settings { at, ..Settings::default() })]);
        assert!(!set.clock_is_wrong(), "a time that was set is meant");
    }
}

#[test]
fn answers_to_a_plan_stay_and_the_plan_goes_with_the_files() {
    let open = PlanState::default().toggled();
    let state = after(&fresh(), [summary(vec![titled(0, "a", Outcome::Pass)]), Action::Plan(open.clone())]);
    assert_eq!(state.plan, open);
    let (product, _) = planned().next().unwrap();
    let answer = Plan {
        product: product.id,
        title: "".into(),
        answers: PlanAnswers::default(),
        guide: "".into(),
        edition: None,
        reader: "".into(),
        headline: "".into(),
        notes: vec![],
        choice: None,
        sections: vec![],
        contradictions: vec![],
        open_questions: vec![],
    };
    let ask = Ask::Plan { product: product.id, answers: PlanAnswers::default() };
    let answer = Action::Answered(ask.clone(), Answer::Plan(Box::new(answer)));
    let answered = after(&state, [Action::Began, answer]);
    assert!(answered.views.shared(&ask).is_some());
    assert_eq!(answered.phase, Phase::Ready);
    let mut cleared = summary_of(vec![]);
    cleared.inputs.clear();
    let empty = after(&answered, [summarised_as(cleared)]);
    assert_eq!(empty.plan, open);
    assert!(empty.views.shared(&ask).is_none());
}

#[test]
fn an_object_stands_in_the_place_of_the_table_until_the_user_goes_back_or_it_is_lost() {
    let many = || summary((0..40).map(|id| titled(id, "a", Outcome::Pass)).collect());
    let state = after(&fresh(), [many()]);
    assert!(state.shows_table());
    assert_eq!((state.chosen, state.shown()), (Some(0), None), "nothing is fetched that is not shown");
    let mut asked = state.table.clone();
    asked.query.text = "vms".into();
    let open = after(&state, [Action::Tabulate(asked), Action::Choose(7), many()]);
    assert_eq!((open.shows_table(), open.shown()), (false, Some(7)));
    let back = after(&open, [Action::Tabulate(open.table.back())]);
    assert!(back.shows_table() && back.table.returned);
    assert_eq!(back.table.query.text, "vms");
    let lost = after(&open, [summary((0..40).map(|id| titled(id, "b", Outcome::Pass)).collect())]);
    assert!(lost.shows_table());
    let mut cleared = summary_of(vec![]);
    cleared.inputs.clear();
    let cleared = after(&open, [summarised_as(cleared)]);
    assert_eq!(cleared.table, TableState::default());
}

#[test]
fn the_structure_of_another_object_is_not_shown() {
    let structure = |object| {
        let structure = Structure { object, ..Structure::default() };
        Action::Answered(Ask::Structure(object), Answer::Structure(structure))
    };
    let shown = |state: &State, object| state.views.shared(&Ask::Structure(object)).is_some();
    let two = || summary(vec![titled(0, "a", Outcome::Fail), titled(1, "b", Outcome::Pass)]);
    let state = after(&fresh(), [two(), structure(0)]);
    assert!(shown(&state, 0));
    let state = after(&state, [Action::Choose(1), structure(0)]);
    assert!(!shown(&state, 1), "that of the other one is still there");
    let state = after(&state, [structure(1)]);
    assert!(shown(&state, 1) && !shown(&state, 0));
    let state = after(&state, [two()]);
    assert!(!shown(&state, 1), "it is asked for again");
}

#[test]
fn what_a_fingerprint_belongs_to_goes_with_the_fingerprint() {
    let ask = Ask::Identify { text: "AB".into(), shown: Some(0) };
    let answer = Action::Answered(
        ask.clone(),
        Answer::Identification(cert_inspector::Inspection::default().identify("AB", Some(0))),
    );
    let typed = |typed: &str| {
        Action::Fingerprints(FingerprintState { typed: typed.into(), ..FingerprintState::default() })
    };
    let state = after(&fresh(), [typed("AB"), answer, typed("ABC")]);
    assert!(state.views.shared(&ask).is_some(), "it stays until the next answer");
    assert!(after(&state, [typed(" ")]).views.shared(&ask).is_none());
}

#[test]
fn a_page_without_a_worker_stays_failed() {
    let state =
        after(&fresh(), [Action::Unavailable("no".into()), Action::Done, Action::Began, Action::Slow]);
    assert_eq!(state.phase, Phase::Failed("no".into()));
}
