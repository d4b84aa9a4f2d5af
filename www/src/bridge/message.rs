//! The messages between page and worker. `static/worker.js` and `package/answers.js` are the worker's side.

use cert_inspector::protocol::{Ask, Failure, GivenOptions, Told};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::preserve;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, Worker};

/// A file as the page knows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) name: String,
    #[serde(rename = "bytes", serialize_with = "preserve::serialize")]
    pub(crate) file: File,
    /// It came with its folder: nobody chose it by itself, and it may have nothing to do with certificates.
    pub(crate) from_folder: bool,
    /// Its certificates are trust anchors.
    pub(crate) trusted: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    request: u32,
    files: &'a [Entry],
    ask: &'a Ask,
    options: &'a GivenOptions,
    wants_progress: bool,
}

/// Sends a question, with the files that are to be read before it. Passwords are handed over: no copy stays here.
pub(super) fn post(
    worker: &Worker,
    request: u32,
    files: &[Entry],
    ask: &Ask,
    options: &GivenOptions,
) -> Result<(), JsValue> {
    let message = Message { request, files, ask, options, wants_progress: true };
    let message = serde_wasm_bindgen::to_value(&message)?;
    let secrets = bytes_in(&Reflect::get(&message, &"ask".into())?);
    let buffers: Array = secrets.iter().map(Uint8Array::buffer).collect();
    worker.post_message_with_transfer(&message, &buffers)
}

/// What the worker says.
#[derive(Deserialize)]
pub(super) struct Reply {
    #[serde(rename = "type")]
    pub(super) kind: ReplyKind,
    pub(super) request: Option<u32>,
    pub(super) progress: Option<Told>,
    /// Not read yet: a portal is told of it as it is.
    #[serde(default, deserialize_with = "preserve::deserialize")]
    pub(super) answer: JsValue,
    pub(super) error: Option<Failure>,
    /// The last words of a worker that crashed.
    pub(super) message: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum ReplyKind {
    Ready,
    Progress,
    Answer,
    Error,
    Crashed,
}

/// The bytes in a question or an answer, which is `{name: {field: value}}`: passwords, and files that were made.
pub(super) fn bytes_in(message: &JsValue) -> Vec<Uint8Array> {
    let Some(fields) = content(message).dyn_ref::<Object>().map(Object::values) else { return Vec::new() };
    fields.iter().filter_map(|value| value.dyn_into().ok()).collect()
}

/// What stands in a question or an answer behind its name.
pub(super) fn content(message: &JsValue) -> JsValue {
    message.dyn_ref::<Object>().map(|object| Object::values(object).get(0)).unwrap_or_default()
}
