//! What a portal around the page may do: set, give files, and ask for the report.

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::{Ask, Failure, GivenOptions};

use super::desk::{Desk, FIRST_TAB};
use crate::bridge::Entry;
use crate::browser;
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
            Said::Invalid(failure) => self.refuse_settings(failure),
            Said::Anchors(entries) => self.anchor(entries),
            Said::Files(entries) => {
                self.forget();
                self.add(entries);
            }
            Said::Clear => self.forget(),
            Said::Report(request) => self.ask(Ask::PortalReport { request }, &self.settings),
        }
    }

    /// Has the portal told what the files come to, as of the time at which the page was judged. What the portal set decides on
    /// an upload, whatever the user of the page sets.
    pub(super) fn inform(&self, at: Timestamp) {
        self.portal.is_told.set(true);
        let Preset { profile, role, host, at: fixed, user_name, .. } = self.portal.preset.borrow().clone();
        let time = fixed.unwrap_or_else(browser::now).to_string();
        let wanted =
            GivenOptions { at: Some(time), profile, role, host, user_name, ..GivenOptions::default() };
        let invalid = self.portal.invalid.borrow().clone();
        self.ask_as_of(Ask::PortalInspected { wanted: Box::new(wanted), invalid }, &self.settings, at);
    }

    /// Nothing is admitted until the portal's settings are valid again, and what was admitted before is revoked.
    fn refuse_settings(&self, failure: Failure) {
        portal::tell_failure(&failure.kind, &failure.message);
        *self.portal.invalid.borrow_mut() = Some(failure);
        if self.portal.is_told.get() {
            self.inform(self.settings.at.instant(browser::now()));
        }
    }

    fn preset(&self, preset: Preset) {
        *self.portal.invalid.borrow_mut() = None;
        *self.portal.preset.borrow_mut() = preset.clone();
        let Preset { profile, host, at, user_name, language, .. } = preset;
        if let Some(language) = language {
            self.tell(Action::Speak(language));
        }
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
