//! The functions that JavaScript calls: a thin skin over [`crate::protocol`].
//!
//! `package/answers.js` is the one script that calls them, for page and package alike.

use js_sys::{Date, Function};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::export::ENTROPY_BYTES;
use crate::formats::Step;
use crate::inspect::Inspection;
use crate::limits::MAX_INPUT_BYTES;
use crate::model::Timestamp;
use crate::protocol::{
    Around, Ask, Failure, GivenFile, GivenOptions, answer, read_file, refuse_file, write_report,
};

/// Files that are read once and asked about again and again: what a worker holds.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(Inspection);

#[wasm_bindgen]
impl Session {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file: a `GivenFile`, and its bytes. `progress`, a function if there is one, is called with how much is done,
    /// how much there is, and in what it is counted.
    pub fn add(&mut self, file: JsValue, bytes: Vec<u8>, progress: &JsValue) -> Result<(), JsValue> {
        let file: GivenFile = from_js(file, "badFile", "a file does not fit")?;
        read_file(&mut self.0, &file, &Zeroizing::new(bytes), &mut |step| tell(progress, step));
        Ok(())
    }

    /// Notes a file that is not read: it is too large, or unreadable for the reason that the system gives.
    pub fn refuse(&mut self, file: JsValue, unreadable: Option<String>) -> Result<(), JsValue> {
        let file: GivenFile = from_js(file, "badFile", "a file does not fit")?;
        refuse_file(&mut self.0, &file, unreadable);
        Ok(())
    }

    /// Answers an `Ask` with an `Answer`, and throws a `Failure`. `options` are `GivenOptions` or nothing; `entropy` are
    /// `entropyBytes()` random bytes, never used twice.
    pub fn ask(
        &mut self,
        ask: JsValue,
        options: JsValue,
        entropy: Vec<u8>,
        progress: &JsValue,
    ) -> Result<JsValue, JsValue> {
        // These bytes are as secret as what they are mixed into.
        let entropy = Zeroizing::new(entropy);
        let ask = from_js(ask, "badOrder", "what is asked does not fit")?;
        let options: Option<GivenOptions> = from_js(options, "badOptions", "the options do not fit")?;
        let around = Around {
            now: Timestamp::parse_rfc3339(&String::from(Date::new_0().to_iso_string())),
            entropy: &entropy,
            progress: &mut |step| tell(progress, step),
        };
        let options = options.unwrap_or_default();
        let answer = match ask {
            // Object by object: a report of many does not fit into memory twice.
            Ask::Report => write_report(&self.0, &options, around, |report| to_js(&Whole { report })),
            ask => answer(&mut self.0, ask, &options, around).map(|answer| to_js(&answer)),
        };
        match answer {
            Ok(answer) => answer,
            Err(failure) => Err(to_js(&failure)?),
        }
    }
}

/// The size in bytes above which a file is refused; give such a file to `Session.refuse` instead of reading it.
#[wasm_bindgen(js_name = maxInputBytes)]
#[must_use]
pub fn max_input_bytes() -> u32 {
    u32::try_from(MAX_INPUT_BYTES).unwrap_or(u32::MAX)
}

/// The version of the core: scripts of another one would misunderstand it.
#[wasm_bindgen(js_name = coreVersion)]
#[must_use]
pub fn core_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// How many random bytes `Session.ask` needs.
#[wasm_bindgen(js_name = entropyBytes)]
#[must_use]
pub fn entropy_bytes() -> usize {
    ENTROPY_BYTES
}

/// [`crate::protocol::Answer::Report`], whose report is made while it is written.
#[derive(Serialize)]
struct Whole<'r, R: Serialize> {
    report: &'r R,
}

/// Passes progress on.
fn tell(progress: &JsValue, step: Step) {
    if let (Some(function), Ok(unit)) = (progress.dyn_ref::<Function>(), to_js(&step.unit)) {
        // A callback that throws must not stop the reading; it only loses its own news. One that returns something does: a time
        // limit has no other moment on a thread that is busy.
        let told = function.call3(&JsValue::NULL, &step.done.into(), &step.total.into(), &unit);
        if let Some(reason) = told.ok().filter(|reason| !reason.is_undefined()) {
            wasm_bindgen::throw_val(reason);
        }
    }
}

/// A value of the protocol as JavaScript gives it.
fn from_js<T: DeserializeOwned>(value: JsValue, kind: &'static str, what: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value)
        .or_else(|error| Err(to_js(&Failure::new(kind, format_args!("{what}: {error}")))?))
}

/// Plain objects and numbers, exactly as JSON has them; bytes are a `Uint8Array`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&serializer).map_err(Into::into)
}
