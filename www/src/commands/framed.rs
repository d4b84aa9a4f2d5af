//! What is known of a portal around the page.

use std::cell::{Cell, RefCell};

use cert_inspector::protocol::Failure;

use crate::bridge::Entry;
use crate::portal::Preset;
use crate::state::Settings;

/// What is known of the portal beside the settings, which are those of the page.
#[derive(Default)]
pub(super) struct Portal {
    /// What it set last, as far as it was valid.
    pub(super) preset: RefCell<Preset>,
    /// Why its newest settings are invalid.
    pub(super) invalid: RefCell<Option<Failure>>,
    /// Whether it was told about files.
    pub(super) is_told: Cell<bool>,
    /// Its trust anchors.
    pub(super) anchors: RefCell<Vec<Entry>>,
    /// Whether the worker has them. They are no reason to show a result, so they are read with the first files.
    pub(super) are_read: Cell<bool>,
    /// The newest settings. What a portal says comes faster than the page is drawn.
    pub(super) settings: RefCell<Option<Settings>>,
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
