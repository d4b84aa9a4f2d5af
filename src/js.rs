//! The functions that JavaScript calls: a thin, typed skin over the core.

use js_sys::{Array, Function, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::formats::FormatError;
use crate::input::{Input, Options, ProfileId, Role, ServerName};
use crate::inspect::{Inspection, inspect};
use crate::limits::MAX_INPUT_BYTES;
use crate::model::Timestamp;
use crate::report::{ProblemOrigin, RequirementInfo};

/// The types of the report, generated from the Rust types by `cargo xtask docs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../docs/report.d.ts");

/// The types that only JavaScript sees.
#[wasm_bindgen(typescript_custom_section)]
const JS_TYPES: &str = r#"
/** A file by its bytes. */
export interface InputFile { name: string; bytes: Uint8Array }
/** What an answer depends on beside the files. `at` is RFC 3339; where it is absent, the clock of the machine. */
export interface InspectOptions { at?: string; profile?: ProfileId; role?: Role; host?: string }
/** What is thrown. */
export interface InspectError { kind: string; message: string; origin: ProblemOrigin | null }
"#;

#[wasm_bindgen]
extern "C" {
    /// An array of `InputFile`.
    #[wasm_bindgen(typescript_type = "InputFile[]")]
    pub type InputFiles;
    /// See `InspectOptions`.
    #[wasm_bindgen(typescript_type = "InspectOptions | undefined")]
    pub type InspectOptions;
    /// See `Report`.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type ReportObject;
    /// See `Summary`.
    #[wasm_bindgen(typescript_type = "Summary")]
    pub type SummaryObject;
    /// See `Detail`.
    #[wasm_bindgen(typescript_type = "Detail")]
    pub type DetailObject;
    /// An array of `RequirementInfo`.
    #[wasm_bindgen(typescript_type = "RequirementInfo[]")]
    pub type Requirements;
    /// Called with bytes done and bytes in all.
    #[wasm_bindgen(typescript_type = "((done: number, total: number) => void) | undefined")]
    pub type ProgressFunction;
}

/// Inspects files and returns the report. Its `JSON.stringify` equals the report of the native command.
#[wasm_bindgen(js_name = inspect)]
pub fn inspect_files(files: &InputFiles, options: &InspectOptions) -> Result<ReportObject, JsValue> {
    let options = read_options(options)?;
    let mut inputs = Vec::new();
    for file in Array::from(files).iter() {
        let name = Reflect::get(&file, &"name".into())?.as_string();
        let bytes = Reflect::get(&file, &"bytes".into())?.dyn_into::<Uint8Array>();
        let (Some(name), Ok(bytes)) = (name, bytes) else {
            return Err(failure(
                "badFile",
                "each file must be an object with a name and bytes (a Uint8Array)",
            ));
        };
        inputs.push(Input { name, bytes: bytes.to_vec() });
    }
    Ok(to_js(&inspect(&inputs, &options))?.unchecked_into())
}

/// Every requirement, as the documentation and the page list them.
#[wasm_bindgen]
pub fn requirements() -> Result<Requirements, JsValue> {
    Ok(to_js(&RequirementInfo::all())?.unchecked_into())
}

/// The version of the tool, and so of its rules.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The size in bytes above which a file is refused; give such a file to `Session.refuse` instead of reading it.
#[wasm_bindgen(js_name = maxInputBytes)]
#[must_use]
pub fn max_input_bytes() -> u32 {
    u32::try_from(MAX_INPUT_BYTES).unwrap_or(u32::MAX)
}

/// Files that are read once and judged again and again: what the page's worker holds.
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

    /// Reads a file and returns how many objects the session holds now.
    pub fn add(&mut self, name: &str, bytes: &[u8], progress: &ProgressFunction) -> usize {
        let function = progress.dyn_ref::<Function>();
        self.0.add(name, bytes, &mut |done, total| {
            if let Some(function) = function {
                // A callback that throws must not stop the reading; it only loses its own news.
                let _ = function.call2(&JsValue::NULL, &done.into(), &total.into());
            }
        });
        self.0.len()
    }

    /// Notes a file that is too large to be read.
    pub fn refuse(&mut self, name: &str, size: f64) {
        let size = whole(size);
        self.0.refuse(name, size, &FormatError::TooLarge { size });
    }

    /// Notes a file that the browser could not read.
    pub fn unreadable(&mut self, name: &str, message: &str) {
        self.0.refuse(name, 0, &FormatError::Unreadable { reason: message.to_owned() });
    }

    /// Forgets every file.
    pub fn clear(&mut self) {
        self.0 = Inspection::default();
    }

    /// Short rows of everything, for a list.
    pub fn summary(&self, options: &InspectOptions) -> Result<SummaryObject, JsValue> {
        Ok(to_js(&self.0.summary(&read_options(options)?))?.unchecked_into())
    }

    /// One object whole.
    pub fn detail(&self, id: u32, options: &InspectOptions) -> Result<DetailObject, JsValue> {
        match self.0.detail(id, &read_options(options)?) {
            Some(detail) => Ok(to_js(&detail)?.unchecked_into()),
            None => Err(failure("noSuchObject", &format!("there is no object with the number {id}"))),
        }
    }

    /// The whole report.
    pub fn report(&self, options: &InspectOptions) -> Result<ReportObject, JsValue> {
        Ok(to_js(&self.0.report(&read_options(options)?))?.unchecked_into())
    }
}

/// A file size as JavaScript counts it, which is a whole number below 2^53.
fn whole(size: f64) -> u64 {
    // A conversion without `as`: by the digits.
    format!("{:.0}", size.max(0.0)).parse().unwrap_or(u64::MAX)
}

/// Options as JavaScript gives them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RawOptions {
    at: Option<String>,
    profile: Option<ProfileId>,
    role: Option<Role>,
    host: Option<String>,
}

fn read_options(options: &JsValue) -> Result<Options, JsValue> {
    let raw: RawOptions = if options.is_undefined() || options.is_null() {
        RawOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options.clone())
            .map_err(|error| failure("badOptions", &format!("the options do not fit: {error}")))?
    };
    let at = match raw.at.as_deref() {
        Some(text) => Timestamp::parse_rfc3339(text).ok_or_else(|| {
            failure("badTime", "the time is not an RFC 3339 date and time such as 2026-11-20T14:02:00Z")
        })?,
        None => Timestamp::parse_rfc3339(&String::from(js_sys::Date::new_0().to_iso_string())).ok_or_else(
            || failure("badClock", "the clock of this machine cannot be read; give the time in `at`"),
        )?,
    };
    let host = match raw.host.as_deref().map(str::trim).filter(|host| !host.is_empty()) {
        Some(text) => Some(ServerName::parse(text).map_err(|error| failure("badHost", &error.to_string()))?),
        None => None,
    };
    Ok(Options { at, profile: raw.profile.unwrap_or(ProfileId::SenstarMobile), role: raw.role, host })
}

#[derive(Serialize)]
struct Failure<'a> {
    kind: &'a str,
    message: &'a str,
    origin: Option<ProblemOrigin>,
}

fn failure(kind: &str, message: &str) -> JsValue {
    to_js(&Failure { kind, message, origin: None }).unwrap_or_else(|_| JsValue::from_str(message))
}

/// Plain objects and numbers, exactly as JSON would have them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(Into::into)
}
