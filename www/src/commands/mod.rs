//! What the user can do, and a portal around the page. Side effects live here: requests to the worker, the clock, saving.

mod answers;
mod desk;
mod files;
mod framed;
mod portal;

use std::cell::Cell;
use std::rc::Rc;

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::{Ask, Order};
use yew::{Callback, UseReducerHandle, hook, use_memo};

use crate::bridge::{Bridge, Entry};
use crate::intake::Intake;
use crate::language::Language;
use crate::portal::Said;
use crate::samples::Sample;
use crate::state::{
    Action, ComparisonState, FingerprintState, Key, PlanState, SettingField, Settings, State, TabName,
    TableState,
};
use answers::hear;
use desk::Desk;
use framed::Portal;

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
    /// Open an object that is locked.
    pub(crate) open: Callback<Key>,
    /// Ask what a part of the page shows, as of the instant at which the page was judged.
    pub(crate) fetch: Callback<(Ask, Timestamp)>,
    /// Make and save a file, as of the instant at which the page was judged.
    pub(crate) export: Callback<(Order, Timestamp)>,
    /// Open or close the plan, or answer a question for it.
    pub(crate) plan: Callback<PlanState>,
    /// Choose what an object is compared with, or which of the two is the older.
    pub(crate) compare: Callback<ComparisonState>,
    /// Type a fingerprint, or open the QR code of one.
    pub(crate) fingerprints: Callback<FingerprintState>,
    pub(crate) clear: Callback<()>,
    /// Forget a file, by its number among the inputs.
    pub(crate) remove: Callback<u32>,
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
            plan: desk.callback(|desk, plan| desk.tell(Action::Plan(plan))),
            export: desk.callback(Desk::export),
            compare: desk.callback(|desk, comparison| desk.tell(Action::Compare(comparison))),
            fingerprints: desk.callback(|desk, state| desk.tell(Action::Fingerprints(state))),
            clear: desk.callback(Desk::clear),
            remove: desk.callback(Desk::remove),
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
