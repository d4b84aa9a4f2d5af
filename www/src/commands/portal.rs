//! What a portal around the page may do: set, give files, and ask for the report.

use std::cell::{Cell, RefCell};

use cert_inspector::input::Role;
use cert_inspector::model::Timestamp;
use cert_inspector::protocol::Ask;

use super::{Desk, FIRST_TAB};
use crate::bridge::Entry;
use crate::portal::{self, Preset, Said};
use crate::state::{Action, AsOf, Settings};

/// What is known of the portal beside the settings, which are those of the page.
#[derive(Default)]
pub(super) struct Portal {
    /// What it wants.
    role: Cell<Option<Role>>,
    /// Its trust anchors.
    anchors: RefCell<Vec<Entry>>,
    /// Whether the worker has them. They are no reason to show a result, so they are read with the first files.
    are_read: Cell<bool>,
    /// The newest settings. What a portal says comes faster than the page is drawn.
    settings: RefCell<Option<Settings>>,
}

impl Portal {
    /// The files with the anchors, if the worker has not got those.
    pub(super) fn with_anchors(&self, entries: Vec<Entry>) -> Vec<Entry> {
        if self.are_read.replace(true) {
            return entries;
        }
        entries.into_iter().chain(self.anchors.borrow().iter().cloned()).collect()
    }

    /// Notes what the page will be set to.
    pub(super) fn set(&self, settings: &Settings) {
        *self.settings.borrow_mut() = Some(settings.clone());
    }

    /// Notes which files a worker lost that was stopped.
    pub(super) fn lost(&self, names: &[String]) {
        if self.anchors.borrow().iter().any(|anchor| names.contains(&anchor.name)) {
            self.forgotten();
        }
    }

    /// Notes that the worker was told to forget everything.
    pub(super) fn forgotten(&self) {
        self.are_read.set(false);
    }
}

impl Desk {
    /// Does what the portal says, under the newest settings.
    pub(super) fn heed(&self, said: Said) {
        let newest = self.portal.settings.borrow().clone();
        let desk = Self { settings: newest.unwrap_or_else(|| self.settings.clone()), ..self.clone() };
        desk.carry_out(said);
    }

    fn carry_out(&self, said: Said) {
        match said {
            Said::Connected(origin) => {
                portal::greet(env!("CARGO_PKG_VERSION"));
                self.tell(Action::Framed(origin));
            }
            Said::Settings(preset) => self.preset(preset),
            Said::Unfit { kind, message } => portal::tell_failure(kind, &message),
            Said::Anchors(entries) => self.anchor(entries),
            Said::Files(entries) => {
                self.forget();
                self.add(entries);
            }
            Said::Clear => self.forget(),
            Said::Report(request) => self.ask(Ask::PortalReport { request }, &self.settings),
        }
    }

    /// Has the portal told what the files come to, as of the instant at which the page was judged.
    pub(super) fn inform(&self, at: Timestamp) {
        let role = self.portal.role.get();
        self.ask_as_of(Ask::PortalInspected { role }, &self.settings, at);
    }

    fn preset(&self, Preset { profile, role, host, at, user_name, language }: Preset) {
        if let Some(language) = language {
            self.tell(Action::Speak(language));
        }
        self.portal.role.set(role);
        let at = at.map_or(AsOf::Clock, |at| AsOf::Fixed { at, by_sample: false });
        self.set(Settings { profile, host, at, user_name, ..self.settings.clone() });
    }

    /// Where there are results, new anchors are read at once, beside the old ones, which stay until everything is forgotten.
    fn anchor(&self, entries: Vec<Entry>) {
        if self.portal.are_read.get() {
            self.read(entries.clone(), &self.settings);
        }
        *self.portal.anchors.borrow_mut() = entries;
    }

    /// Forgets every file, without a word to the user: it was not the user who wanted it.
    fn forget(&self) {
        self.tell(Action::Turn(FIRST_TAB));
        self.forget_all(&self.settings);
    }
}
