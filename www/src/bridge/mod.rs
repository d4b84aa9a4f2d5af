//! The page's end of the worker: sends requests, watches them, and starts another worker when one dies or hangs.
//!
//! It keeps the handles of all files, never their bytes, so that a new worker can be given what the old one held.

mod event;
mod ledger;
mod message;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use cert_inspector::protocol::{Answer, Ask, GivenOptions};
use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};
use yew::Callback;

pub(crate) use self::event::Event;
use self::ledger::{Ledger, Request};
pub(crate) use self::message::Entry;
use self::message::{Reply, ReplyKind, bytes_in, content, post};
use crate::state::Cause;

/// The number of the first question to a worker, which is not in the ledger: nobody waits for the answer. Others count from 1.
const ABOUT: u32 = 0;
/// Files that were given to the page while it started come within this time. The verdict on them is what somebody waits for.
const FIRST_FILES_MS: u32 = 200;

/// A request that is answered sooner than this is not worth a word: below about 200 ms, people see cause and effect as one.
const SLOW_MS: u32 = 200;
/// How often it is noted that the worker said nothing. Ticks are counted, not time: a computer that slept does not blame
/// the worker.
const TICK_MS: u32 = 1_000;
/// So many ticks without a word from the worker mean that it hangs. The core reports progress many times a second.
const SILENT_TICKS: u32 = 10;
/// The same while the worker starts, which includes compiling the core: on a slow phone, that takes its time.
const STARTING_TICKS: u32 = 30;

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

    /// Sends a question, or puts it in line.
    pub(crate) fn ask(&self, ask: Ask, options: GivenOptions) {
        self.read(Vec::new(), ask, options);
    }

    /// The same after files are read.
    pub(crate) fn read(&self, files: Vec<Entry>, ask: Ask, options: GivenOptions) {
        self.0.ledger.borrow_mut().push(Request { files, ask, options });
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
        let Request { files, ask, options } = request;
        let posted = post(&worker, number, &files, &ask, &options);
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
        let reply: Reply = match serde_wasm_bindgen::from_value(data.clone()) {
            Ok(reply) => reply,
            Err(error) => {
                let active = self.ledger.borrow().active();
                self.finish(active, Event::Fault(error.to_string()));
                return;
            }
        };
        match reply.kind {
            ReplyKind::Ready => {
                if let Some(connection) = self.worker.borrow_mut().as_mut() {
                    connection.ready = true;
                }
                self.introduce();
                self.pump();
            }
            ReplyKind::Progress => {
                if let Some(progress) =
                    reply.progress.filter(|_| self.ledger.borrow().active() == reply.request)
                {
                    // While signatures are checked, everything is read, and would be checked again by another worker.
                    self.read.set(if progress.file.is_empty() { 0 } else { progress.files });
                    self.emit.emit(Event::Progress(progress));
                }
            }
            ReplyKind::Answer if reply.request == Some(ABOUT) => {
                self.emit.emit(answered(Ask::About, &reply.answer));
            }
            ReplyKind::Answer => {
                let ask = self.ledger.borrow().asked(reply.request);
                if let Some(ask) = ask {
                    self.finish(reply.request, answered(ask, &reply.answer));
                }
            }
            ReplyKind::Error => {
                if let Some(error) = reply.error {
                    self.finish(reply.request, Event::Refused(error));
                }
            }
            ReplyKind::Crashed => self.restart(Cause::Crashed(reply.message.unwrap_or_default())),
        }
    }

    /// Asks a new worker what is known before there are files.
    fn introduce(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let ask = move || {
            if let Some(worker) = weak.upgrade().and_then(|bridge| bridge.free_worker()) {
                // A worker that cannot be asked is found out by the next request.
                _ = post(&worker, ABOUT, &[], &Ask::About, &GivenOptions::default());
            }
        };
        Timeout::new(FIRST_FILES_MS, ask).forget();
    }

    /// Passes an answer on if it is still wanted, and goes on to the next request.
    fn finish(self: &Rc<Self>, request: Option<u32>, event: Event) {
        let wanted = request.is_some_and(|request| self.ledger.borrow_mut().answered(request));
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

/// What the page is to know of an answer.
fn answered(ask: Ask, answer: &JsValue) -> Event {
    let told = match ask {
        Ask::PortalInspected { .. } => Some("inspected"),
        Ask::PortalReport { .. } => Some("report"),
        _ => None,
    };
    if let Some(kind) = told {
        return Event::Told { kind, values: content(answer) };
    }
    let read = serde_wasm_bindgen::from_value::<Answer>(answer.clone());
    for bytes in bytes_in(answer) {
        // A key may be in them. The answer has its own copy, which is wiped, too.
        bytes.fill(0, 0, bytes.length());
    }
    match read {
        Ok(answer) => Event::Answered(ask, answer),
        Err(error) => Event::Fault(error.to_string()),
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
