//! Files that come and go: chosen, dropped, pasted, samples.

use cert_inspector::protocol::Ask;
use wasm_bindgen_futures::spawn_local;
use web_sys::FileSystemEntry;

use super::desk::{Desk, FIRST_TAB, PICKER, RESULTS, leave_for};
use crate::bridge::Entry;
use crate::intake::{self, Intake};
use crate::samples::Sample;
use crate::state::{Action, Alert, Settings};
use crate::{browser, text};

/// What disappears when something was pasted in it.
const PASTE_PANEL: &str = ".paste-panel";

impl Desk {
    pub(super) fn add(&self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            if browser::is_focus_below(PASTE_PANEL) {
                leave_for(RESULTS);
            }
            self.tell(Action::Dismiss);
            self.tell(Action::Pasting(false));
            let settings = self.without_sample();
            if self.settings.sample.is_some() {
                self.forget_all(&settings);
            }
            self.read(self.portal.with_anchors(entries), &settings);
        }
    }

    pub(super) fn forget_all(&self, settings: &Settings) {
        self.portal.forgotten();
        self.ask(Ask::Clear, settings);
    }

    /// The settings without those of a sample: what the user brings is judged by what the user set.
    fn without_sample(&self) -> Settings {
        let Some(before) = &self.settings.before_sample else {
            return self.settings.clone();
        };
        let settings = Settings::clone(before);
        self.tell(Action::Set(settings.clone()));
        settings
    }

    pub(super) fn take(&self, intake: Intake) {
        let Intake { mut files, folders, text } = intake;
        if !folders.is_empty() {
            self.take_folders(folders, files);
            return;
        }
        if let Some(text) = text {
            self.pasted.set(self.pasted.get().saturating_add(1));
            files.extend(intake::from_text(&text::pasted_name(self.pasted.get()), &text));
        }
        if files.is_empty() {
            self.tell(Action::Warn(Alert::NothingPasted));
        }
        self.add(files);
    }

    /// Reads dropped folders, however deep, together with the files that were dropped beside them.
    fn take_folders(&self, folders: Vec<FileSystemEntry>, mut files: Vec<Entry>) {
        let desk = self.clone();
        spawn_local(async move {
            match intake::from_folders(&folders).await {
                Ok(found) => {
                    files.extend(found.files);
                    desk.add(files);
                    if found.more || !found.unread.is_empty() {
                        desk.tell(Action::Warn(Alert::PartOfFolder {
                            unread: found.unread,
                            more: found.more,
                        }));
                    }
                }
                Err(why) => {
                    desk.add(files);
                    desk.tell(Action::Warn(Alert::Folder(why)));
                }
            }
        });
    }

    pub(super) fn take_text(&self, text: String) {
        let text = Some(text).filter(|text| !text.trim().is_empty());
        self.take(Intake { text, ..Intake::default() });
    }

    /// A sample is judged by its own settings, and alone.
    pub(super) fn try_sample(&self, sample: Sample) {
        let settings = sample.settings(&self.settings);
        self.tell(Action::Dismiss);
        self.tell(Action::Turn(FIRST_TAB));
        self.tell(Action::Set(settings.clone()));
        leave_for(RESULTS);
        if self.settings.sample.is_some() {
            self.forget_all(&settings);
        }
        let entries = sample.files().filter_map(|(name, bytes)| intake::from_bytes(name, &bytes)).collect();
        self.read(entries, &settings);
    }

    /// Forgets one file; the others stay as they are, what was unlocked included.
    pub(super) fn remove(&self, input: u32) {
        leave_for(RESULTS);
        self.ask(Ask::Remove(input), &self.settings);
    }

    pub(super) fn clear(&self, (): ()) {
        leave_for(PICKER);
        self.tell(Action::Dismiss);
        self.tell(Action::Turn(FIRST_TAB));
        // Trust is in what lay there; what comes next has to earn it again.
        let settings = Settings { trusted: Vec::new(), ..self.without_sample() };
        self.tell(Action::Set(settings.clone()));
        self.forget_all(&settings);
    }
}
