//! Which request is under way, which wait, and which files the worker holds. Pure, so that it is tested natively.
//!
//! One request is at the worker at a time. Then it is always clear which one hangs, and a newer request can replace one
//! that still waits.

use std::collections::VecDeque;

use cert_inspector::Password;

use crate::protocol::{Ask, Options, PortalAsk};

/// A request with what it depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request<F> {
    pub(super) ask: Ask<F>,
    pub(super) options: Options,
}

/// The books of the bridge. `F` is a handle of a file.
#[derive(Debug)]
pub(super) struct Ledger<F> {
    /// The files that the worker has read.
    kept: Vec<F>,
    /// The request at the worker, with its number.
    active: Option<(u32, Request<F>)>,
    waiting: VecDeque<Request<F>>,
    last_number: u32,
    /// The options of the newest request: those that a new worker is asked under, also if the old one died idle.
    newest_options: Option<Options>,
}

/// What a stopped worker leaves behind.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remains<F> {
    /// The files that were being read.
    pub(super) dropped: Vec<F>,
    /// How many files will be given to the next worker.
    pub(super) kept: usize,
}

impl<F: Clone> Ledger<F> {
    pub(super) const fn new() -> Self {
        Self {
            kept: Vec::new(),
            active: None,
            waiting: VecDeque::new(),
            last_number: 0,
            newest_options: None,
        }
    }

    /// Takes a request in. It replaces those waiting that it makes pointless.
    pub(super) fn push(&mut self, request: Request<F>) {
        match &request.ask {
            Ask::Add(_)
            | Ask::Unlock { .. }
            | Ask::Report
            | Ask::Export(_)
            | Ask::Portal(PortalAsk::Report { .. }) => {}
            Ask::Portal(PortalAsk::Inspected { .. }) => {
                self.waiting
                    .retain(|waiting| !matches!(waiting.ask, Ask::Portal(PortalAsk::Inspected { .. })));
            }
            Ask::Judge => self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Judge)),
            Ask::Detail(_) => self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Detail(_))),
            Ask::Structure(_) => self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Structure(_))),
            Ask::Deployment(_) => {
                self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Deployment(_)));
            }
            Ask::Compare(_) => self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Compare(_))),
            Ask::Identify { .. } => {
                self.waiting.retain(|waiting| !matches!(waiting.ask, Ask::Identify { .. }));
            }
            Ask::Clear => self.waiting.clear(),
        }
        self.newest_options = Some(request.options.clone());
        self.waiting.push_back(request);
    }

    /// The next request to send, with its number, if none is under way. A password in it is not kept here.
    pub(super) fn start(&mut self) -> Option<(u32, Request<F>)> {
        if self.active.is_some() {
            return None;
        }
        let request = self.waiting.pop_front()?;
        if matches!(request.ask, Ask::Clear) {
            self.kept.clear();
        }
        self.last_number = self.last_number.wrapping_add(1);
        let mut kept = request.clone();
        match &mut kept.ask {
            Ask::Unlock { password, .. } => *password = Password::default(),
            Ask::Export(order) => order.password = None,
            _ => {}
        }
        self.active = Some((self.last_number, kept));
        Some((self.last_number, request))
    }

    /// The number of the request under way.
    pub(super) fn active(&self) -> Option<u32> {
        self.active.as_ref().map(|(number, _)| *number)
    }

    /// Whether a request is under way or waits.
    pub(super) fn has_work(&self) -> bool {
        self.active.is_some() || !self.waiting.is_empty()
    }

    /// Notes that a request was answered. Whether its answer is still wanted: not if another of its kind waits, nor if
    /// the number is not that of the request under way.
    pub(super) fn answered(&mut self, number: u32) -> bool {
        let Some((_, request)) = self.active.take_if(|(active, _)| *active == number) else {
            return false;
        };
        match request.ask {
            Ask::Add(files) => {
                self.kept.extend(files);
                !self.changes_wait()
            }
            Ask::Judge | Ask::Unlock { .. } | Ask::Clear => !self.changes_wait(),
            Ask::Detail(_) => {
                !self.waiting.iter().any(|waiting| matches!(waiting.ask, Ask::Detail(_) | Ask::Clear))
            }
            Ask::Structure(_) => {
                !self.waiting.iter().any(|waiting| matches!(waiting.ask, Ask::Structure(_) | Ask::Clear))
            }
            Ask::Report | Ask::Export(_) | Ask::Portal(PortalAsk::Report { .. }) => true,
            // The summary that comes next is told, too.
            Ask::Portal(PortalAsk::Inspected { .. }) => !self.changes_wait(),
            Ask::Deployment(_) => {
                !self.waiting.iter().any(|waiting| matches!(waiting.ask, Ask::Deployment(_) | Ask::Clear))
            }
            Ask::Compare(_) => {
                !self.waiting.iter().any(|waiting| matches!(waiting.ask, Ask::Compare(_) | Ask::Clear))
            }
            Ask::Identify { .. } => {
                !self.waiting.iter().any(|waiting| matches!(waiting.ask, Ask::Identify { .. } | Ask::Clear))
            }
        }
    }

    /// Whether a request waits whose summary will replace any that comes before.
    fn changes_wait(&self) -> bool {
        self.waiting
            .iter()
            .any(|waiting| matches!(waiting.ask, Ask::Add(_) | Ask::Judge | Ask::Unlock { .. } | Ask::Clear))
    }

    /// Notes that the worker is gone. The files it was reading are dropped but for the first so many, which it had `read`,
    /// and with `all_waiting` those that wait to be read, too; the others are put in line for the next worker.
    pub(super) fn interrupted(&mut self, all_waiting: bool, read: usize) -> Remains<F> {
        let mut dropped = Vec::new();
        let mut again = std::mem::take(&mut self.kept);
        if let Some((_, Request { ask: Ask::Add(mut files), .. })) = self.active.take() {
            dropped = files.split_off(read.min(files.len()));
            again.append(&mut files);
        }
        for request in std::mem::take(&mut self.waiting) {
            match request.ask {
                Ask::Add(files) if all_waiting => dropped.extend(files),
                Ask::Add(files) => again.extend(files),
                // What was dropped for good stays dropped.
                Ask::Clear => again.clear(),
                Ask::Judge
                | Ask::Unlock { .. }
                | Ask::Detail(_)
                | Ask::Structure(_)
                | Ask::Deployment(_)
                | Ask::Compare(_)
                | Ask::Identify { .. }
                | Ask::Report
                | Ask::Export(_)
                | Ask::Portal(_) => {}
            }
        }
        let kept = again.len();
        if let (Some(options), true) = (self.newest_options.clone(), kept > 0) {
            self.waiting.push_back(Request { ask: Ask::Add(again), options });
        }
        Remains { dropped, kept }
    }
}

#[cfg(test)]
mod tests {
    use cert_inspector::export::ExportKind;
    use cert_inspector::model::Timestamp;

    use super::*;
    use crate::protocol::Order;
    use crate::state::Settings;

    fn options(host: &str) -> Options {
        Options {
            at: Timestamp::from_unix_seconds(0),
            settings: Settings { host: Some(host.to_owned()), ..Settings::default() },
        }
    }

    fn push(ledger: &mut Ledger<&'static str>, ask: Ask<&'static str>, host: &str) {
        ledger.push(Request { ask, options: options(host) });
    }

    fn sent(ledger: &mut Ledger<&'static str>) -> Option<(u32, Ask<&'static str>, Option<String>)> {
        let (number, request) = ledger.start()?;
        Some((number, request.ask, request.options.settings.host))
    }

    #[test]
    fn one_request_is_under_way_at_a_time() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["a"]), "");
        push(&mut ledger, Ask::Detail(0), "");
        let (number, ..) = sent(&mut ledger).unwrap();
        assert!(sent(&mut ledger).is_none());
        assert!(ledger.answered(number));
        assert_eq!(sent(&mut ledger).unwrap().1, Ask::Detail(0));
    }

    #[test]
    fn the_latest_settings_and_the_latest_choice_win() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Judge, "first");
        let (first, ..) = sent(&mut ledger).unwrap();
        push(&mut ledger, Ask::Judge, "second");
        push(&mut ledger, Ask::Judge, "third");
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
    fn only_the_latest_choices_of_a_deployment_are_asked_about() {
        let deployment = |version: &str| {
            let version = cert_inspector::products::senstar_mobile::ServerVersion::parse(version).unwrap();
            Ask::Deployment(cert_inspector::products::senstar_mobile::DeploymentChoices::new(version))
        };
        let mut ledger = Ledger::new();
        push(&mut ledger, deployment("8.6.1"), "");
        let (first, ..) = sent(&mut ledger).unwrap();
        push(&mut ledger, deployment("8.6.0"), "");
        push(&mut ledger, deployment("8.5"), "");
        push(&mut ledger, Ask::Detail(1), "");
        assert!(!ledger.answered(first), "newer choices wait");
        let (last, ask, _) = sent(&mut ledger).unwrap();
        assert_eq!(ask, deployment("8.5"));
        assert!(ledger.answered(last));
        assert_eq!(sent(&mut ledger).unwrap().1, Ask::Detail(1));
    }

    #[test]
    fn only_the_latest_pair_and_the_latest_fingerprint_are_asked_about() {
        let compare = |newer| Ask::Compare(crate::state::Pair { older: 0, newer, by_date: true });
        let identify = |text: &str| Ask::Identify { text: text.to_owned(), shown: 0 };
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
        assert_eq!(sent(&mut ledger).unwrap().1, Ask::Add(vec!["a.pfx"]), "the file is shut again");
    }

    #[test]
    fn the_password_of_a_new_file_is_sent_and_not_kept() {
        let order = |password: Option<&str>| {
            let password = password.map(|password| Password::new(password.as_bytes().to_vec()));
            Ask::Export(Order { object: Some(1), key: true, password, ..Order::of_all(ExportKind::P12) })
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
    fn an_answer_with_a_foreign_number_is_not_wanted() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Judge, "");
        let (number, ..) = sent(&mut ledger).unwrap();
        assert!(!ledger.answered(number + 1));
        assert_eq!(ledger.active(), Some(number));
    }

    #[test]
    fn a_dead_worker_costs_only_the_files_it_was_reading() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["good"]), "");
        let (number, ..) = sent(&mut ledger).unwrap();
        ledger.answered(number);
        push(&mut ledger, Ask::Add(vec!["evil"]), "");
        sent(&mut ledger).unwrap();
        push(&mut ledger, Ask::Add(vec!["late"]), "new");
        assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec!["evil"], kept: 2 });
        let (_, ask, host) = sent(&mut ledger).unwrap();
        assert_eq!(ask, Ask::Add(vec!["good", "late"]));
        assert_eq!(host.as_deref(), Some("new"), "the newest settings are used");
    }

    #[test]
    fn a_worker_that_dies_idle_is_replaced_by_one_with_its_files() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["good"]), "host");
        let (number, ..) = sent(&mut ledger).unwrap();
        ledger.answered(number);
        assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 1 });
        let (_, ask, host) = sent(&mut ledger).unwrap();
        assert_eq!((ask, host.as_deref()), (Ask::Add(vec!["good"]), Some("host")));
    }

    #[test]
    fn a_worker_that_dies_over_the_files_again_is_not_fed_for_ever() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["evil"]), "");
        let (number, ..) = sent(&mut ledger).unwrap();
        ledger.answered(number);
        push(&mut ledger, Ask::Judge, "");
        sent(&mut ledger).unwrap();
        assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 1 });
        sent(&mut ledger).unwrap();
        assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec!["evil"], kept: 0 });
        assert!(sent(&mut ledger).is_none());
    }

    #[test]
    fn cancelling_drops_what_waits_too() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["slow"]), "");
        sent(&mut ledger).unwrap();
        push(&mut ledger, Ask::Add(vec!["next"]), "");
        assert_eq!(ledger.interrupted(true, 0), Remains { dropped: vec!["slow", "next"], kept: 0 });
    }

    #[test]
    fn what_was_read_before_a_cancellation_is_kept() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["a", "b", "c", "d"]), "");
        sent(&mut ledger).unwrap();
        push(&mut ledger, Ask::Add(vec!["e"]), "");
        assert_eq!(ledger.interrupted(true, 2), Remains { dropped: vec!["c", "d", "e"], kept: 2 });
        assert_eq!(sent(&mut ledger).unwrap().1, Ask::Add(vec!["a", "b"]));
        assert_eq!(ledger.interrupted(true, 9), Remains { dropped: vec![], kept: 2 });
    }

    #[test]
    fn what_was_cleared_is_not_fed_to_the_next_worker() {
        let mut ledger = Ledger::new();
        push(&mut ledger, Ask::Add(vec!["a"]), "");
        let (number, ..) = sent(&mut ledger).unwrap();
        ledger.answered(number);
        push(&mut ledger, Ask::Detail(0), "");
        sent(&mut ledger).unwrap();
        push(&mut ledger, Ask::Clear, "");
        assert_eq!(ledger.interrupted(false, 0), Remains { dropped: vec![], kept: 0 });
    }
}
