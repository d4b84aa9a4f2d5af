//! Which request is under way, which wait, and which files the worker holds. Pure, so that it is tested natively.
//!
//! One request is at the worker at a time. Then it is always clear which one hangs, and a newer request can replace one
//! that still waits.

use std::collections::VecDeque;
use std::mem::discriminant;

use cert_inspector::protocol::{Ask, GivenOptions};

/// A request with what it depends on: the files that are read before the question is answered, and the options.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request<F> {
    pub(super) files: Vec<F>,
    pub(super) ask: Ask,
    pub(super) options: GivenOptions,
}

impl<F> Request<F> {
    /// Whether its answer is a summary that takes the place of any before.
    const fn changes(&self) -> bool {
        !self.files.is_empty()
            || matches!(self.ask, Ask::Summary | Ask::Unlock { .. } | Ask::Remove(_) | Ask::Clear)
    }

    /// Whether its answer is wanted whatever is asked next.
    const fn is_owed(&self) -> bool {
        matches!(self.ask, Ask::Export(_) | Ask::PortalReport { .. })
    }

    /// Whether a newer question of its kind takes its place: that is what the page shows.
    const fn is_view(&self) -> bool {
        self.files.is_empty()
            && !self.is_owed()
            && !matches!(self.ask, Ask::Unlock { .. } | Ask::Remove(_) | Ask::Clear)
    }

    /// Whether both ask the same, if about other things.
    fn is_like(&self, other: &Self) -> bool {
        self.is_view() && other.is_view() && discriminant(&self.ask) == discriminant(&other.ask)
    }
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
    newest_options: Option<GivenOptions>,
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
        if matches!(request.ask, Ask::Clear) {
            self.waiting.clear();
        }
        self.waiting.retain(|waiting| !waiting.is_like(&request));
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
        let kept = Request { ask: request.ask.without_passwords(), ..request.clone() };
        self.active = Some((self.last_number, kept));
        Some((self.last_number, request))
    }

    /// The number of the request under way.
    pub(super) fn active(&self) -> Option<u32> {
        self.active.as_ref().map(|(number, _)| *number)
    }

    /// What is asked by the request with this number, if it is under way.
    pub(super) fn asked(&self, number: Option<u32>) -> Option<Ask> {
        let (_, request) = self.active.as_ref().filter(|(active, _)| Some(*active) == number)?;
        Some(request.ask.clone())
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
        let wanted = match &request {
            request if request.is_owed() => true,
            // The summary that comes next is told, too.
            request if request.changes() || matches!(request.ask, Ask::PortalInspected { .. }) => {
                !self.waiting.iter().any(Request::changes)
            }
            request => !self
                .waiting
                .iter()
                .any(|waiting| waiting.is_like(request) || matches!(waiting.ask, Ask::Clear)),
        };
        self.kept.extend(request.files);
        if let Ask::Remove(input) = request.ask
            && let Some(index) = usize::try_from(input).ok().filter(|index| *index < self.kept.len())
        {
            self.kept.remove(index);
        }
        wanted
    }

    /// Notes that the worker is gone. The files it was reading are dropped but for the first so many, which it had `read`,
    /// and with `all_waiting` those that wait to be read, too; the others are put in line for the next worker.
    pub(super) fn interrupted(&mut self, all_waiting: bool, read: usize) -> Remains<F> {
        let mut dropped = Vec::new();
        let mut again = std::mem::take(&mut self.kept);
        if let Some((_, Request { mut files, .. })) = self.active.take() {
            dropped = files.split_off(read.min(files.len()));
            again.append(&mut files);
        }
        for Request { files, ask, .. } in std::mem::take(&mut self.waiting) {
            if matches!(ask, Ask::Clear) {
                // What was dropped for good stays dropped.
                again.clear();
            }
            if all_waiting { dropped.extend(files) } else { again.extend(files) }
        }
        let kept = again.len();
        if let (Some(options), true) = (self.newest_options.clone(), kept > 0) {
            self.waiting.push_back(Request { files: again, ask: Ask::Summary, options });
        }
        Remains { dropped, kept }
    }
}

#[cfg(test)]
mod tests;
