//! What the user can do, and a portal around the page. Side effects live here: requests to the worker, the clock, saving.

mod answers;
mod files;
mod portal;

use std::cell::Cell;
use std::rc::Rc;

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::{Ask, Order};
use gloo_timers::callback::Timeout;
use yew::{Callback, UseReducerDispatcher, UseReducerHandle, hook, use_memo};

use crate::bridge::{Bridge, Entry};
use crate::browser;
use crate::intake::Intake;
use crate::portal::Said;
use crate::samples::Sample;
use crate::state::{
    Action, AsOf, ComparisonState, DeploymentState, FingerprintState, Key, SettingField, Settings, State,
    TabName, TableState,
};
use crate::text::Language;
use answers::hear;
use portal::Portal;

/// Everything that components can ask for.
#[derive(Clone, PartialEq)]
pub(crate) struct Commands {
    /// Read files.
    pub(crate) add: Callback<Vec<Entry>>,
    /// Read what was dropped or pasted.
    pub(crate) take: Callback<Intake>,
    /// Read text from the field for pasting.
    pub(crate) take_text: Callback<String>,
    pub(crate) try_sample: Callback<Sample>,
    /// Judge everything again under other settings.
    pub(crate) set: Callback<Settings>,
    /// Trust a certificate, or no longer, and judge everything again.
    pub(crate) trust: Callback<String>,
    /// A setting was typed that can be used: judge everything again.
    pub(crate) accept_setting: Callback<(SettingField, Settings)>,
    /// A setting was typed that cannot be used.
    pub(crate) refuse_setting: Callback<(SettingField, String)>,
    /// Judge as of this moment again.
    pub(crate) set_clock: Callback<()>,
    /// Show an object.
    pub(crate) choose: Callback<u32>,
    /// Show a part of the object.
    pub(crate) turn: Callback<TabName>,
    /// Ask something else of the table.
    pub(crate) tabulate: Callback<TableState>,
    /// Open an object that is shut.
    pub(crate) open: Callback<Key>,
    /// Ask what a part of the page shows, as of the instant at which the page was judged.
    pub(crate) fetch: Callback<(Ask, Timestamp)>,
    /// Make and save a file, as of the instant at which the page was judged.
    pub(crate) export: Callback<(Order, Timestamp)>,
    /// Open or close the deployment, or choose something for it.
    pub(crate) deploy: Callback<DeploymentState>,
    /// Choose what an object is compared with, or which of the two is the older.
    pub(crate) compare: Callback<ComparisonState>,
    /// Type a fingerprint, or open the QR code of one.
    pub(crate) fingerprints: Callback<FingerprintState>,
    pub(crate) clear: Callback<()>,
    pub(crate) cancel: Callback<()>,
    pub(crate) dismiss: Callback<()>,
    pub(crate) drag: Callback<bool>,
    pub(crate) open_paste: Callback<bool>,
    /// Set everything as it was when the page was opened.
    pub(crate) defaults: Callback<()>,
    pub(crate) print: Callback<()>,
    /// Change what only the page itself is concerned with.
    pub(crate) tell: Callback<Action>,
    /// Word the page in a language.
    pub(crate) speak: Callback<Language>,
    /// Do what a portal says.
    pub(crate) heed: Callback<Said>,
    /// Tell the portal what the files come to, as of the instant at which the page was judged.
    pub(crate) inform: Callback<Timestamp>,
}

/// The commands. They stay the same until the settings change, so that nothing is drawn anew without need.
#[hook]
pub(crate) fn use_commands(state: &UseReducerHandle<State>) -> Rc<Commands> {
    let dispatch = state.dispatcher();
    let portal = use_memo((), |()| Portal::default());
    let bridge = {
        let (dispatch, portal) = (dispatch.clone(), portal.clone());
        use_memo((), |()| Bridge::new(Callback::from(move |event| hear(&dispatch, &portal, event))))
    };
    let pasted = use_memo((), |()| Cell::new(0));
    use_memo(state.settings.clone(), move |settings| {
        Commands::new(&Rc::new(Desk {
            dispatch,
            bridge: (*bridge).clone(),
            settings: settings.clone(),
            pasted,
            portal,
        }))
    })
}

impl Commands {
    fn new(desk: &Rc<Desk>) -> Self {
        Self {
            add: desk.callback(Desk::add),
            take: desk.callback(Desk::take),
            take_text: desk.callback(Desk::take_text),
            try_sample: desk.callback(Desk::try_sample),
            set: desk.callback(Desk::set),
            trust: desk.callback(Desk::trust),
            accept_setting: desk.callback(Desk::accept_setting),
            refuse_setting: desk.callback(Desk::refuse_setting),
            set_clock: desk.callback(Desk::set_clock),
            choose: desk.callback(Desk::choose),
            turn: desk.callback(|desk, tab| desk.tell(Action::Turn(tab))),
            tabulate: desk.callback(|desk, table| desk.tell(Action::Tabulate(table))),
            open: desk.callback(Desk::open),
            fetch: desk.callback(|desk, (ask, at)| desk.ask_as_of(ask, &desk.settings, at)),
            deploy: desk.callback(|desk, deployment| desk.tell(Action::Deploy(deployment))),
            export: desk.callback(Desk::export),
            compare: desk.callback(|desk, comparison| desk.tell(Action::Compare(comparison))),
            fingerprints: desk.callback(|desk, state| desk.tell(Action::Fingerprints(state))),
            clear: desk.callback(Desk::clear),
            cancel: desk.callback(Desk::cancel),
            dismiss: desk.callback(Desk::dismiss),
            drag: desk.callback(|desk, dragging| desk.tell(Action::Dragging(dragging))),
            speak: desk.callback(|desk, language| desk.tell(Action::Speak(language))),
            open_paste: desk.callback(|desk, open| desk.tell(Action::Pasting(open))),
            defaults: desk.callback(Desk::defaults),
            print: desk.callback(Desk::print),
            tell: desk.callback(|desk, action| desk.tell(action)),
            heed: desk.callback(Desk::heed),
            inform: desk.callback(Desk::inform),
        }
    }
}

/// Where commands are carried out, with the settings in force.
#[derive(Clone)]
struct Desk {
    dispatch: UseReducerDispatcher<State>,
    bridge: Bridge,
    settings: Settings,
    /// How many texts were pasted.
    pasted: Rc<Cell<usize>>,
    portal: Rc<Portal>,
}

/// After so long, the page has drawn what is to be printed.
const DRAWN_MS: u32 = 100;

/// Elements that take the focus from a button that disappears when it is pressed.
const AT_FIELD: &str = "at";
const PICKER: &str = "file-input";
const RESULTS: &str = "results";
const PRODUCT: &str = "product";

/// The part of a result that stands first.
const FIRST_TAB: TabName = "";

fn leave_for(id: &str) {
    // Where the element is not there, the focus falls to the start of the page, which is no harm.
    _ = browser::focus_in_place(id);
}

impl Desk {
    fn callback<T: 'static>(self: &Rc<Self>, command: fn(&Self, T)) -> Callback<T> {
        let desk = Rc::clone(self);
        Callback::from(move |argument| command(&desk, argument))
    }

    fn tell(&self, action: Action) {
        if let Action::Set(settings) = &action {
            self.portal.set(settings);
        }
        self.dispatch.dispatch(action);
    }

    fn ask(&self, ask: Ask, settings: &Settings) {
        self.ask_as_of(ask, settings, settings.at.instant(browser::now()));
    }

    fn ask_as_of(&self, ask: Ask, settings: &Settings, at: Timestamp) {
        self.bridge.ask(ask, settings.given(at));
    }

    /// Reads files, and judges everything.
    fn read(&self, files: Vec<Entry>, settings: &Settings) {
        let at = settings.at.instant(browser::now());
        self.bridge.read(files, Ask::Summary, settings.given(at));
    }

    fn set(&self, settings: Settings) {
        self.tell(Action::Set(settings.clone()));
        self.ask(Ask::Summary, &settings);
    }

    fn trust(&self, sha256: String) {
        self.set(self.settings.with_trust_turned(sha256));
    }

    fn set_clock(&self, (): ()) {
        leave_for(AT_FIELD);
        self.tell(Action::SettingAccepted(SettingField::At));
        self.set(Settings { at: AsOf::Clock, ..self.settings.clone() });
    }

    /// A sample stays what it is.
    fn defaults(&self, (): ()) {
        leave_for(PRODUCT);
        let Settings { sample, before_sample, .. } = self.settings.clone();
        self.set(Settings { sample, before_sample, ..Settings::default() });
    }

    /// The browser prints what is drawn, so it is asked only after everything was.
    fn print(&self, (): ()) {
        self.tell(Action::Printing(true));
        let desk = self.clone();
        let undo = move || desk.tell(Action::Printing(false));
        Timeout::new(DRAWN_MS, move || _ = browser::print(undo)).forget();
    }

    fn accept_setting(&self, (field, settings): (SettingField, Settings)) {
        self.tell(Action::SettingAccepted(field));
        self.set(settings);
    }

    fn refuse_setting(&self, (field, message): (SettingField, String)) {
        self.tell(Action::SettingRefused(field, message));
    }

    fn choose(&self, id: u32) {
        self.tell(Action::Choose(id));
        _ = browser::reveal_if_narrow(RESULTS);
    }

    fn open(&self, Key { id, password, any_rounds }: Key) {
        self.tell(Action::Dismiss);
        self.tell(Action::Unlocking(id));
        self.ask(Ask::Unlock { id, password, any_rounds }, &self.settings);
    }

    fn export(&self, (order, at): (Order, Timestamp)) {
        self.tell(Action::Dismiss);
        self.ask_as_of(Ask::Export(order), &self.settings, at);
    }

    fn cancel(&self, (): ()) {
        leave_for(PICKER);
        self.bridge.cancel();
    }

    fn dismiss(&self, (): ()) {
        leave_for(RESULTS);
        self.tell(Action::Dismiss);
    }
}
