//! The functions that JavaScript calls: a thin, typed skin over the core.

#[cfg(feature = "page")]
mod deployment;
mod export;
mod options;
#[cfg(feature = "page")]
mod page;
mod session;

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::export::ENTROPY_BYTES;
use crate::formats::{Step, Unit};
use crate::limits::{MAX_INPUT_BYTES, MAX_ROUNDS};
use crate::report::{ProblemOrigin, RequirementInfo};
use options::read_options;
pub use session::Session;

/// The types of the report, generated from the Rust types by `cargo xtask docs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../docs/report.d.ts");

/// What is given and what is thrown. The package has these types, too.
#[wasm_bindgen(typescript_custom_section)]
const COMMON_TYPES: &str = include_str!("types.d.ts");

/// What the functions here are given.
#[wasm_bindgen(typescript_custom_section)]
const GIVEN_TYPES: &str = r#"
/**
 * A file by its bytes. `passwords`, as text or as its bytes in UTF-8, are tried in order on everything in it that is shut;
 * `maxRounds` is the most rounds of key derivation for one password, 5,000,000 where it is absent. Every certificate of a
 * `trusted` file is a trust anchor. A file that came with its folder, and that nobody chose by itself, is passed over if it
 * holds nothing for this inspector.
 */
export interface InputFile {
  name: string; bytes: Uint8Array; passwords?: (string | Uint8Array)[]; maxRounds?: number; trusted?: boolean;
  fromFolder?: boolean
}
/**
 * A file that is wanted; `object` is the number of a certificate, `key` whether the private key may be in it. `password` is
 * UTF-8, and the caller's to wipe. `entropy` are `entropyBytes()` random bytes, never used twice.
 */
export interface ExportOrder {
  kind: ExportKind; object?: number; key?: boolean; password?: Uint8Array;
  compatibility?: "modern" | "legacy"; entropy: Uint8Array
}
"#;

#[wasm_bindgen]
extern "C" {
    /// See `InputFile`.
    #[wasm_bindgen(typescript_type = "InputFile")]
    pub type InputFileObject;
    /// See `InspectOptions`.
    #[wasm_bindgen(typescript_type = "InspectOptions | undefined")]
    pub type InspectOptions;
    /// See `Report`.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type ReportObject;
    /// See `Admission`.
    #[wasm_bindgen(typescript_type = "Admission")]
    pub type AdmissionObject;
    /// See `List`.
    #[wasm_bindgen(typescript_type = "List")]
    pub type ListObject;
    /// See `ExportOrder`.
    #[wasm_bindgen(typescript_type = "ExportOrder")]
    pub type ExportOrderObject;
    /// See `ExportedFile`.
    #[wasm_bindgen(typescript_type = "ExportedFile")]
    pub type ExportedFileObject;
    /// An array of `RequirementInfo`.
    #[wasm_bindgen(typescript_type = "RequirementInfo[]")]
    pub type Requirements;
    /// Called with how much is done, how much there is, and in what it is counted.
    #[wasm_bindgen(
        typescript_type = "((done: number, total: number, unit: 'bytes' | 'rounds' | 'certificates') => void) | undefined"
    )]
    pub type ProgressFunction;
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

/// The most rounds of key derivation that are done for one password unless the user wants more.
#[wasm_bindgen(js_name = maxRounds)]
#[must_use]
pub fn max_rounds() -> u32 {
    MAX_ROUNDS
}

/// How many random bytes `Session.export` takes.
#[wasm_bindgen(js_name = entropyBytes)]
#[must_use]
pub fn entropy_bytes() -> usize {
    ENTROPY_BYTES
}

/// Passes progress on.
fn tell(progress: &ProgressFunction, step: Step) {
    if let Some(function) = progress.dyn_ref::<Function>() {
        let unit = match step.unit {
            Unit::Bytes => "bytes",
            Unit::Rounds => "rounds",
            Unit::Certificates => "certificates",
        };
        // A callback that throws must not stop the reading; it only loses its own news.
        let _ = function.call3(&JsValue::NULL, &step.done.into(), &step.total.into(), &unit.into());
    }
}

/// A count as JavaScript has it, a whole number below 2^53: read from its bits (IEEE 754), which takes less of the module
/// than the printing of floating-point numbers. Anything that is no such number is 0 or the largest one.
fn whole(count: f64) -> u64 {
    const FRACTION_BITS: u64 = 52;
    /// The exponent of 2^52, at which the fraction is the number.
    const WHOLE: u64 = 1023 + FRACTION_BITS;
    if count.is_nan() || count < 1.0 {
        return 0;
    }
    let exponent = (count.to_bits() >> FRACTION_BITS) & 0x7FF;
    let number = (count.to_bits() & ((1 << FRACTION_BITS) - 1)) | (1 << FRACTION_BITS);
    match WHOLE.checked_sub(exponent) {
        Some(right) => number >> right,
        None => u64::MAX,
    }
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
