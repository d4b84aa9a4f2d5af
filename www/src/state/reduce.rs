//! What can happen, and what it makes of the state. No side effects.

use std::rc::Rc;

use cert_inspector::report::deployment::Deployment;
use cert_inspector::report::{Comparison, Detail, Identification, ObjectRow, Structure, Summary};
use yew::Reducible;

use super::{
    Alert, ComparisonState, DeploymentState, FingerprintState, Network, Phase, Progress, SettingField,
    Settings, Shared, State, Tab, TableState,
};
use crate::protocol::About;
use crate::text::Language;

/// Something that happened: the user did it, or the worker answered.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// A request was sent.
    Began,
    /// It takes long enough to say so.
    Slow,
    Progressed(Progress),
    Summarised(Shared<Summary>),
    Detailed(Shared<Detail>),
    Structured(Shared<Structure>),
    /// The checklist of a deployment came.
    Deployed(Shared<Deployment>),
    /// The user opened or closed the deployment, or chose something for it.
    Deploy(DeploymentState),
    /// What changes from one object to another came.
    Compared(Shared<Comparison>),
    /// The user chose something for the comparison.
    Compare(ComparisonState),
    /// What a fingerprint is of came.
    Identified(Identification),
    /// The user typed a fingerprint, or opened the QR code of one.
    Fingerprints(FingerprintState),
    /// A request was answered that changes nothing here.
    Done,
    /// The core refused a request.
    Refused(Alert),
    /// The worker was stopped; another one runs, with what was kept.
    Interrupted(Alert),
    /// The worker cannot be started.
    Unavailable(String),
    /// The user typed a password for an object.
    Unlocking(u32),
    /// The user chose an object.
    Choose(u32),
    /// The user wants to see a part of the result.
    Turn(Tab),
    /// The user wants something else of the table.
    Tabulate(TableState),
    /// The user changed the settings.
    Set(Settings),
    /// The user typed a setting that cannot be used.
    /// What was typed into a field can be used.
    SettingAccepted(SettingField),
    SettingRefused(SettingField, String),
    Warn(Alert),
    Dismiss,
    Dragging(bool),
    Pasting(bool),
    /// The worker said what it is.
    Introduced(About),
    /// The browser said what was asked of a network.
    Watched(Network),
    /// Printing begins or ends.
    Printing(bool),
    /// The window became narrow or wide.
    Narrowed(bool),
    /// The user switched the keys on or off.
    Shortcuts(bool),
    /// The user chose a language.
    Speak(Language),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(reduce(&self, action))
    }
}

/// The state after an action.
pub(super) fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Began => {
            if !matches!(next.phase, Phase::Reading { shown: true, .. } | Phase::Failed(_)) {
                next.phase = Phase::Reading { shown: false, progress: None };
            }
        }
        Action::Slow => {
            if let Phase::Reading { shown, .. } = &mut next.phase {
                *shown = true;
            }
        }
        Action::Progressed(new) => {
            if let Phase::Reading { progress, .. } = &mut next.phase {
                *progress = Some(new);
            }
        }
        Action::Summarised(summary) => summarised(&mut next, summary),
        Action::Detailed(detail) => {
            // Otherwise another one was chosen since.
            if next.chosen == Some(detail.row.id) {
                next.detail = Some(detail);
            }
            rest(&mut next);
        }
        Action::Structured(structure) => {
            // Otherwise another one was chosen since.
            if next.chosen == Some(structure.object) {
                next.structure = Some(structure);
            }
            rest(&mut next);
        }
        Action::Deployed(answer) => {
            next.deployment.answer = Some(answer);
            rest(&mut next);
        }
        Action::Deploy(deployment) => next.deployment = deployment,
        Action::Compared(answer) => {
            next.comparison.answer = Some(answer);
            rest(&mut next);
        }
        Action::Compare(comparison) => next.comparison = comparison,
        Action::Identified(answer) => {
            next.fingerprints.answer = Some(answer);
            rest(&mut next);
        }
        Action::Fingerprints(fingerprints) => next.fingerprints = fingerprints,
        Action::Done => rest(&mut next),
        Action::Refused(alert) => {
            next.unlocking = None;
            next.alert = Some(alert);
            rest(&mut next);
        }
        Action::Interrupted(alert) => interrupted(&mut next, alert),
        Action::Unavailable(why) => next.phase = Phase::Failed(why),
        Action::Choose(id) => {
            next.chosen = Some(id);
            next.table.open = true;
            next.wary = false;
        }
        Action::Turn(tab) => next.tab = tab,
        Action::Tabulate(table) => next.table = table,
        Action::Unlocking(id) => next.unlocking = Some(id),
        Action::Set(settings) => {
            // What was typed wrong stays to be corrected, unless everything is set anew.
            if settings.changed() == 0 || settings.sample != next.settings.sample {
                next.refused.clear();
            }
            next.settings = settings;
        }
        Action::SettingAccepted(field) => next.refused.retain(|(refused, _)| *refused != field),
        Action::SettingRefused(field, message) => {
            next.refused.retain(|(refused, _)| *refused != field);
            next.refused.push((field, message));
        }
        Action::Warn(alert) => next.alert = Some(alert),
        Action::Dismiss => next.alert = None,
        Action::Dragging(dragging) => next.dragging = dragging,
        Action::Pasting(pasting) => next.pasting = pasting,
        Action::Introduced(about) => next.about = Some(about),
        Action::Watched(network) => next.network = network,
        Action::Printing(printing) => next.printing = printing,
        Action::Narrowed(narrow) => next.narrow = narrow,
        Action::Shortcuts(on) => next.shortcuts = on,
        Action::Speak(language) => next.language = language,
    }
    if next.chosen != state.chosen {
        next.comparison = ComparisonState::default();
        next.fingerprints.qr = None;
    }
    next
}

fn summarised(next: &mut State, summary: Shared<Summary>) {
    let before = next.chosen_row().map(|row| (row.id, row.title.clone()));
    let opened = next.unlocking.take();
    let still_there = |row: &&ObjectRow| {
        before
            .as_ref()
            .is_some_and(|(id, title)| row.id == *id && (row.title == *title || opened == Some(row.id)))
    };
    let kept = summary.objects.iter().find(still_there);
    next.chosen = match kept {
        Some(row) => Some(row.id),
        None if next.wary => None,
        None => worst(&summary.objects).map(|row| row.id),
    };
    if kept.is_none() {
        next.detail = None;
        next.table.open = false;
    }
    // Numbers move when something is opened.
    next.structure = None;
    if summary.inputs.is_empty() {
        next.table = TableState::default();
        next.deployment.answer = None;
        next.fingerprints = FingerprintState::default();
    }
    // Objects may have other numbers now.
    if next.summary.as_ref().is_none_or(|before| before.objects.len() != summary.objects.len()) {
        next.comparison = ComparisonState::default();
    }
    next.summary = Some(summary);
    next.answers = next.answers.wrapping_add(1);
    rest(next);
}

/// The first of the objects that need most care: it is what the user wants to know about.
fn worst(rows: &[ObjectRow]) -> Option<&ObjectRow> {
    let worst = rows.iter().map(|row| row.outcome).max()?;
    rows.iter().find(|row| row.outcome == worst)
}

fn interrupted(next: &mut State, alert: Alert) {
    next.unlocking = None;
    if let Alert::Interrupted { files, kept, .. } = &alert {
        // No file was being read, so what was shown may be what kills the worker.
        next.wary = files.is_empty();
        if next.wary {
            next.chosen = None;
            next.detail = None;
        }
        if *kept == 0 {
            next.chosen = None;
            next.detail = None;
            next.summary = None;
        }
    }
    next.alert = Some(alert);
    rest(next);
}

/// Nothing is under way any more.
fn rest(next: &mut State) {
    if !matches!(next.phase, Phase::Failed(_)) {
        next.phase = if next.has_results() { Phase::Ready } else { Phase::Empty };
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use cert_inspector::checks::Outcome;
    use cert_inspector::input::{Role, ValidationPolicy};
    use cert_inspector::model::{ObjectKind, Timestamp};
    use cert_inspector::report::deployment::Release;
    use cert_inspector::report::{AnchorsReport, InputReport, Settings as ReportSettings};

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
            demands: 6,
        }
    }

    fn summary(objects: Vec<ObjectRow>) -> Action {
        Action::Summarised(Shared::new(summary_of(objects)))
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
                policy: ValidationPolicy::Rfc5280,
                purpose: None,
            },
            rule_set: "".into(),
            outcome: Outcome::Pass,
            destinations: vec![],
            inputs: vec![InputReport {
                name: "a".into(),
                size: 1,
                sha256: String::new(),
                encoding: "PEM".into(),
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
    fn what_was_opened_stays_chosen_under_its_new_title() {
        let shut = || {
            summary(vec![titled(0, "a", Outcome::Fail), titled(1, "Encrypted private key", Outcome::Unknown)])
        };
        let open = || summary(vec![titled(0, "a", Outcome::Fail), titled(1, "RSA 2048", Outcome::Pass)]);
        let state = after(&fresh(), [shut(), Action::Choose(1), Action::Unlocking(1), open()]);
        assert_eq!((state.chosen, state.unlocking), (Some(1), None));
        let unasked = after(&fresh(), [shut(), Action::Choose(1), open()]);
        assert_eq!(unasked.chosen, Some(0));
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
        let state =
            after(&fresh(), [objects(), Action::Began, interruption(&[], 1), Action::Began, objects()]);
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
        assert!(
            both.refusal_of(SettingField::Host).is_some() && both.refusal_of(SettingField::Email).is_some()
        );
        let one = after(&both, [Action::SettingAccepted(SettingField::Host), Action::Set(other)]);
        assert!(
            one.refusal_of(SettingField::Host).is_none() && one.refusal_of(SettingField::Email).is_some()
        );
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
            Action::Introduced(About { version: "1".into(), summary: Shared::new(summary) })
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
            assert_eq!(newer.clock_is_wrong(), wrong, "{clock}: the newer one counts");
            let at = AsOf::Fixed { at: Timestamp::from_unix_seconds(0), by_sample: false };
            let set = after(&told, [Action::Set(Settings { at, ..Settings::default() })]);
            assert!(!set.clock_is_wrong(), "a time that was set is meant");
        }
    }

    #[test]
    fn choices_of_a_deployment_stay_and_its_answer_goes_with_the_files() {
        let open = DeploymentState { open: true, ..DeploymentState::new() };
        let state =
            after(&fresh(), [summary(vec![titled(0, "a", Outcome::Pass)]), Action::Deploy(open.clone())]);
        assert_eq!(state.deployment, open);
        let answer = Deployment {
            server_version: "8.6.1".into(),
            release: Release::From861,
            way: None,
            headline: "".into(),
            notes: vec![],
            ways: vec![],
            sections: vec![],
            contradictions: vec![],
            open_questions: vec![],
        };
        let answered = after(&state, [Action::Began, Action::Deployed(Shared::new(answer))]);
        assert!(answered.deployment.answer.is_some());
        assert_eq!(answered.phase, Phase::Ready);
        let mut cleared = summary_of(vec![]);
        cleared.inputs.clear();
        let empty = after(&answered, [Action::Summarised(Shared::new(cleared))]);
        assert_eq!(empty.deployment, open);
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
        let cleared = after(&open, [Action::Summarised(Shared::new(cleared))]);
        assert_eq!(cleared.table, TableState::default());
    }

    #[test]
    fn the_structure_of_another_object_is_not_shown() {
        let structure =
            |object| Action::Structured(Shared::new(Structure { object, ..Structure::default() }));
        let two = || summary(vec![titled(0, "a", Outcome::Fail), titled(1, "b", Outcome::Pass)]);
        let state = after(&fresh(), [two(), structure(0)]);
        assert_eq!(state.structure.as_ref().map(|structure| structure.object), Some(0));
        let state = after(&state, [Action::Choose(1), structure(0)]);
        assert!(state.shown_structure().is_none(), "that of the other one is still there");
        let state = after(&state, [structure(1), two()]);
        assert_eq!(state.structure, None, "it is asked for again");
    }

    #[test]
    fn a_page_without_a_worker_stays_failed() {
        let state =
            after(&fresh(), [Action::Unavailable("no".into()), Action::Done, Action::Began, Action::Slow]);
        assert_eq!(state.phase, Phase::Failed("no".into()));
    }
}
