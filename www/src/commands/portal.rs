//! What a portal around the page may do: set, give files, and ask for the report.

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::Ask;

use super::desk::{Desk, FIRST_TAB};
use crate::bridge::Entry;
use crate::portal::{self, Preset, Said};
use crate::state::{Action, AsOf, Settings};

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
