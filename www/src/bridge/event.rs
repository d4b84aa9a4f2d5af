//! What the bridge tells the page.

use cert_inspector::compare::Comparison;
use cert_inspector::deployment::Deployment;
use cert_inspector::structure::Structure;
use cert_inspector::view::{Detail, Identification, Summary};
use wasm_bindgen::JsValue;

use crate::protocol::{About, File, WorkerError};
use crate::state::{Cause, Progress, Shared};

/// Something that came of a request, or of the worker.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A request was sent, or waits for the worker to start.
    Began,
    /// It takes long enough to say so.
    Slow,
    Progress(Progress),
    /// What is known before there are files.
    About(About),
    Summary(Shared<Summary>),
    Detail(Shared<Detail>),
    Structure(Shared<Structure>),
    Deployment(Shared<Deployment>),
    Comparison(Shared<Comparison>),
    Identification(Identification),
    Report(JsValue),
    /// What the portal is to be told.
    Told {
        kind: String,
        values: JsValue,
    },
    /// A file that was ordered.
    File(File),
    Refused(WorkerError),
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
