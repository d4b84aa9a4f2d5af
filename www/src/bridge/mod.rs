//! The page's end of the worker: sends requests, watches them, and starts another worker when one dies or hangs.
//!
//! It keeps the handles of all files, never their bytes, so that a new worker can be given what the old one held.

mod event;
mod ledger;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker};
use yew::Callback;

pub(crate) use self::event::Event;
use self::ledger::{Ledger, Request};
use crate::protocol::{Answer, Ask, Options, message};
use crate::state::Cause;

/// A request that is answered sooner than this is not worth a word: below about 200 ms, people see cause and effect as one.
const SLOW_MS: u32 = 200;
/// How often it is noted that the worker said nothing. Ticks are counted, not time: a computer that slept does not blame
/// the worker.
const TICK_MS: u32 = 1_000;
/// So many ticks without a word from the worker mean that it hangs. The core reports progress many times a second.
const SILENT_TICKS: u32 = 10;
/// The same while the worker starts, which includes compiling the core: on a slow phone, that takes its time.
const STARTING_TICKS: u32 = 30;

/// A file as the page knows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) file: File,
    /// It came with its folder: nobody chose it by itself, and it may have nothing to do with certificates.
    pub(crate) from_folder: bool,
    /// Its certificates are trust anchors.
    pub(crate) trusted: bool,
}

/// The bridge. Clones are the same bridge.
#[derive(Clone)]
pub(crate) struct Bridge(Rc<Inner>);

struct Inner {
    ledger: RefCell<Ledger<Entry>>,
    worker: RefCell<Option<Connection>>,
    watch: RefCell<Option<Watch>>,
    /// Ticks since the worker last said something.
    silence: Cell<u32>,
    /// How many files of the request under way the worker has read, as far as it told.
    read: Cell<u32>,
    emit: Callback<Event>,
}

/// A running worker and the ears at it. Ends with them.
struct Connection {
    worker: Worker,
    ready: bool,
    _message: EventListener,
    _error: EventListener,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The timers of the request under way.
struct Watch {
    _slow: Timeout,
    _tick: Interval,
}

impl Bridge {
    /// A bridge with a worker that is starting.
    pub(crate) fn new(emit: Callback<Event>) -> Self {
        let bridge = Self(Rc::new(Inner {
            ledger: RefCell::new(Ledger::new()),
            worker: RefCell::new(None),
            watch: RefCell::new(None),
            silence: Cell::new(0),
            read: Cell::new(0),
            emit,
        }));
        bridge.0.connect();
        bridge
    }

    /// Sends a request, or puts it in line.
    pub(crate) fn ask(&self, ask: Ask<Entry>, options: Options) {
        self.0.ledger.borrow_mut().push(Request { ask, options });
        self.0.pump();
    }

    /// Stops what is under way, at the user's wish.
    pub(crate) fn cancel(&self) {
        self.0.restart(Cause::Cancelled);
    }
}

impl Inner {
    fn connect(self: &Rc<Self>) {
        self.silence.set(0);
        match start_worker() {
            Ok(worker) => {
                let connection = self.listen(worker);
                *self.worker.borrow_mut() = Some(connection);
            }
            Err(why) => self.emit.emit(Event::Unavailable(why)),
        }
    }

    fn listen(self: &Rc<Self>, worker: Worker) -> Connection {
        let weak = Rc::downgrade(self);
        let on_message = EventListener::new(&worker, "message", move |event| {
            if let (Some(bridge), Some(event)) = (weak.upgrade(), event.dyn_ref::<MessageEvent>()) {
                bridge.receive(&event.data());
            }
        });
        let weak = Rc::downgrade(self);
        let on_error = EventListener::new(&worker, "error", move |event| {
            if let Some(bridge) = weak.upgrade() {
                let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                bridge.restart(Cause::Crashed(message));
            }
        });
        Connection { worker, ready: false, _message: on_message, _error: on_error }
    }

    /// Sends the next request if the worker is free to take it.
    fn pump(self: &Rc<Self>) {
        let Some(worker) = self.free_worker() else {
            self.watch_if_waiting();
            return;
        };
        let mut ledger = self.ledger.borrow_mut();
        let Some((number, request)) = ledger.start() else {
            return;
        };
        self.silence.set(0);
        self.read.set(0);
        let posted = worker.post_message(&message(number, &request.ask, &request.options));
        drop(ledger);
        self.start_watch();
        if let Err(error) = posted {
            self.restart(Cause::Crashed(words(&error)));
        }
    }

    fn free_worker(&self) -> Option<Worker> {
        let connection = self.worker.borrow();
        let connection = connection.as_ref()?;
        connection.ready.then(|| connection.worker.clone())
    }

    /// A worker that never becomes ready is as bad as one that hangs.
    fn watch_if_waiting(self: &Rc<Self>) {
        if self.worker.borrow().is_some() && self.watch.borrow().is_none() && self.ledger.borrow().has_work()
        {
            self.start_watch();
        }
    }

    fn start_watch(self: &Rc<Self>) {
        let slow = {
            let weak = Rc::downgrade(self);
            Timeout::new(SLOW_MS, move || tell(&weak, Event::Slow))
        };
        let tick = {
            let weak = Rc::downgrade(self);
            Interval::new(TICK_MS, move || {
                if let Some(bridge) = weak.upgrade() {
                    bridge.tick();
                }
            })
        };
        *self.watch.borrow_mut() = Some(Watch { _slow: slow, _tick: tick });
        self.emit.emit(Event::Began);
    }

    fn tick(self: &Rc<Self>) {
        let silence = self.silence.get().saturating_add(1);
        self.silence.set(silence);
        let limit = if self.free_worker().is_some() { SILENT_TICKS } else { STARTING_TICKS };
        if silence >= limit {
            self.restart(Cause::Silent);
        }
    }

    fn receive(self: &Rc<Self>, data: &JsValue) {
        self.silence.set(0);
        let answer = match Answer::read(data) {
            Ok(answer) => answer,
            Err(why) => {
                let active = self.ledger.borrow().active();
                if let Some(number) = active {
                    self.finish(number, Event::Fault(why));
                }
                return;
            }
        };
        match answer {
            Answer::Ready => {
                if let Some(connection) = self.worker.borrow_mut().as_mut() {
                    connection.ready = true;
                }
                self.pump();
            }
            Answer::About(about) => self.emit.emit(Event::About(about)),
            Answer::Progress { request, progress } => {
                if self.ledger.borrow().active() == Some(request) {
                    self.read.set(progress.files);
                    self.emit.emit(Event::Progress(progress));
                }
            }
            Answer::Summary { request, summary } => self.finish(request, Event::Summary(summary)),
            Answer::Detail { request, detail } => self.finish(request, Event::Detail(detail)),
            Answer::Structure { request, structure } => self.finish(request, Event::Structure(structure)),
            Answer::Deployment { request, deployment } => {
                self.finish(request, Event::Deployment(deployment));
            }
            Answer::Comparison { request, comparison } => {
                self.finish(request, Event::Comparison(comparison));
            }
            Answer::Identification { request, identification } => {
                self.finish(request, Event::Identification(identification));
            }
            Answer::Report { request, report } => self.finish(request, Event::Report(report)),
            Answer::Told { request, kind, values } => self.finish(request, Event::Told { kind, values }),
            Answer::File { request, file } => self.finish(request, Event::File(file)),
            Answer::Error { request, error } => self.finish(request, Event::Refused(error)),
            Answer::Crashed { message } => self.restart(Cause::Crashed(message)),
        }
    }

    /// Passes an answer on if it is still wanted, and goes on to the next request.
    fn finish(self: &Rc<Self>, request: u32, event: Event) {
        let wanted = self.ledger.borrow_mut().answered(request);
        if self.ledger.borrow().active().is_none() {
            *self.watch.borrow_mut() = None;
        }
        if wanted {
            self.emit.emit(event);
        }
        self.pump();
    }

    fn restart(self: &Rc<Self>, cause: Cause) {
        *self.watch.borrow_mut() = None;
        let started = self.worker.borrow_mut().take().is_some_and(|connection| connection.ready);
        let is_wanted = cause == Cause::Cancelled;
        // After a death nobody knows which file it was: what was told is older than what was read.
        let read = if is_wanted { usize::try_from(self.read.take()).unwrap_or(0) } else { 0 };
        let remains = self.ledger.borrow_mut().interrupted(is_wanted, read);
        let files = remains.dropped.into_iter().map(|entry| entry.name).collect();
        if !started && cause != Cause::Cancelled {
            // A worker that dies before it is ready would die again.
            let why = if let Cause::Crashed(why) = cause { why } else { String::new() };
            self.emit.emit(Event::Unavailable(why));
            return;
        }
        self.emit.emit(Event::Interrupted { cause, files, kept: remains.kept });
        self.connect();
        self.pump();
    }
}

fn tell(bridge: &Weak<Inner>, event: Event) {
    if let Some(bridge) = bridge.upgrade() {
        bridge.emit.emit(event);
    }
}

/// Asks the start script of the page for a worker.
fn start_worker() -> Result<Worker, String> {
    Reflect::get(&js_sys::global(), &"startInspectorWorker".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|start| start.call0(&JsValue::UNDEFINED))
        .and_then(JsCast::dyn_into::<Worker>)
        .map_err(|error| words(&error))
}

/// What an exception of the browser says.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}
