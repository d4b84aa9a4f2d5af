//! What the bridge tells the page.

use cert_inspector::protocol::{Answer, Ask, Failure, Told};
use wasm_bindgen::JsValue;

use crate::state::Cause;

/// Something that came of a request, or of the worker.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A request was sent, or waits for the worker to start.
    Began,
    /// It takes long enough to say so.
    Slow,
    Progress(Told),
    /// A question was answered.
    Answered(Ask, Answer),
    /// What the portal is to be told. The page does not read it.
    Told {
        kind: &'static str,
        values: JsValue,
    },
    Refused(Failure),
    /// The worker was stopped and another one started, which is given the files that are kept.
    Interrupted {
        cause: Cause,
        files: Vec<String>,
        kept: usize,
    },
    /// No worker can be started.
    Unavailable(String),
    /// A message that makes no sense.
    Fault(String),
}
