//! Where commands are carried out.

use std::cell::Cell;
use std::rc::Rc;

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::{Ask, Order};
use gloo_timers::callback::Timeout;
use yew::{Callback, UseReducerDispatcher};

use super::framed::Portal;
use crate::bridge::{Bridge, Entry};
use crate::browser;
use crate::state::{Action, AsOf, Key, SettingField, Settings, State, TabName};

/// Where commands are carried out, with the settings in force.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) dispatch: UseReducerDispatcher<State>,
    pub(super) bridge: Bridge,
    pub(super) settings: Settings,
    /// How many texts were pasted.
    pub(super) pasted: Rc<Cell<usize>>,
    pub(super) portal: Rc<Portal>,
}

/// After so long, the page has drawn what is to be printed.
const DRAWN_MS: u32 = 100;

/// Elements that take the focus from a button that disappears when it is pressed.
const AT_FIELD: &str = "at";
pub(super) const PICKER: &str = "file-input";
pub(super) const RESULTS: &str = "results";
const CLOSE_SETTINGS: &str = "close-settings";
const SHOWN: &str = "shown";

/// The part of a result that stands first.
pub(super) const FIRST_TAB: TabName = "";

pub(super) fn leave_for(id: &str) {
    // Where the element is not there, the focus falls to the start of the page, which is no harm.
    _ = browser::focus_in_place(id);
}

impl Desk {
    pub(super) fn callback<T: 'static>(self: &Rc<Self>, command: fn(&Self, T)) -> Callback<T> {
        let desk = Rc::clone(self);
        Callback::from(move |argument| command(&desk, argument))
    }

    pub(super) fn tell(&self, action: Action) {
        if let Action::Set(settings) = &action {
            self.portal.set(settings);
        }
        self.dispatch.dispatch(action);
    }

    pub(super) fn ask(&self, ask: Ask, settings: &Settings) {
        self.ask_as_of(ask, settings, settings.at.instant(browser::now()));
    }

    pub(super) fn ask_as_of(&self, ask: Ask, settings: &Settings, at: Timestamp) {
        self.bridge.ask(ask, settings.given(at));
    }

    /// Reads files, and judges everything.
    pub(super) fn read(&self, files: Vec<Entry>, settings: &Settings) {
        let at = settings.at.instant(browser::now());
        self.bridge.read(files, Ask::Summary, settings.given(at));
    }

    pub(super) fn set(&self, settings: Settings) {
        self.tell(Action::Set(settings.clone()));
        self.ask(Ask::Summary, &settings);
    }

    pub(super) fn trust(&self, sha256: String) {
        self.set(self.settings.with_trust_turned(sha256));
    }

    pub(super) fn set_clock(&self, (): ()) {
        leave_for(AT_FIELD);
        self.tell(Action::SettingAccepted(SettingField::At));
        self.set(Settings { at: AsOf::Clock, ..self.settings.clone() });
    }

    /// A sample stays what it is.
    pub(super) fn defaults(&self, (): ()) {
        leave_for(CLOSE_SETTINGS);
        let Settings { sample, before_sample, .. } = self.settings.clone();
        self.set(Settings { sample, before_sample, ..Settings::default() });
    }

    /// The browser prints what is drawn, so it is asked only after everything was.
    pub(super) fn print(&self, (): ()) {
        self.tell(Action::Printing(true));
        let desk = self.clone();
        let undo = move || desk.tell(Action::Printing(false));
        Timeout::new(DRAWN_MS, move || _ = browser::print(undo)).forget();
    }

    pub(super) fn accept_setting(&self, (field, settings): (SettingField, Settings)) {
        self.tell(Action::SettingAccepted(field));
        self.set(settings);
    }

    pub(super) fn refuse_setting(&self, (field, message): (SettingField, String)) {
        self.tell(Action::SettingRefused(field, message));
    }

    pub(super) fn choose(&self, id: u32) {
        self.tell(Action::Choose(id));
        _ = browser::close_sheet();
        _ = browser::reveal_if_narrow(SHOWN);
    }

    pub(super) fn open(&self, Key { id, password, any_rounds }: Key) {
        self.tell(Action::Dismiss);
        self.tell(Action::Unlocking(id));
        self.ask(Ask::Unlock { id, password, any_rounds }, &self.settings);
    }

    pub(super) fn export(&self, (order, at): (Order, Timestamp)) {
        self.tell(Action::Dismiss);
        self.ask_as_of(Ask::Export(order), &self.settings, at);
    }

    pub(super) fn cancel(&self, (): ()) {
        leave_for(PICKER);
        self.bridge.cancel();
    }

    pub(super) fn dismiss(&self, (): ()) {
        leave_for(RESULTS);
        self.tell(Action::Dismiss);
    }
}
