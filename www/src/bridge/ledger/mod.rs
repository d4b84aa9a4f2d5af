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
mod tests;
